"""Files in other encodings are read where a mark or the file itself says which."""

from pathlib import Path

import pytest

from fidelity.errors import LoadError
from fidelity.load import load

XLIFF = """<?xml version="1.0" encoding="{name}"?>
<xliff version="1.2"><file original="a" target-language="es"><body><trans-unit id="1">
<source>Coffee</source><target>Café “señor”</target></trans-unit></body></file></xliff>
"""
PO = """msgid ""
msgstr ""
"Language: es\\n"
"Content-Type: text/plain; charset={name}\\n"

msgid "Coffee"
msgstr "Café “señor”"
"""
SAMPLES = [
    ("a.html", '<html><head><meta charset="{name}"></head><body><p>Café “señor”</p></body></html>'),
    (
        "a.htm",
        '<meta http-equiv="Content-Type" content="text/html; charset={name}"><p>Café “señor”</p>',
    ),
    ("a.xlf", XLIFF),
    ("a.po", PO),
    ("a.md", "<!-- -*- coding: {name} -*- -->\n\nCafé “señor”\n"),
    ("a.txt", "# -*- mode: text; coding: {name} -*-\n\nCafé “señor”\n"),
]


def text_of(path: Path) -> str:
    return load(path).blocks[-1].text


@pytest.mark.parametrize(("name", "text"), SAMPLES)
@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("UTF-8", "utf-8"),
        ("UTF-8", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("UTF-16LE", "utf-16-le"),
        ("UTF-16BE", "utf-16-be"),
        ("windows-1252", "cp1252"),
        ("ISO-8859-1", "cp1252"),
        ("us-ascii", "cp1252"),
        ("GB18030", "gb18030"),
        ("ISO-8859-1", "utf-8"),
        ("CHARSET", "utf-8"),
        ("hex", "utf-8"),
    ],
)
def test_what_is_declared_is_read(
    tmp_path: Path, name: str, text: str, declared: str, encoding: str
) -> None:
    path = tmp_path / name
    path.write_bytes(text.format(name=declared).encode(encoding))
    assert text_of(path) == "Café “señor”"


@pytest.mark.parametrize(("name", "text"), SAMPLES)
@pytest.mark.parametrize("declared", ["koi8-r", "iso-2022-jp", "shift_jis"])
def test_encodings_of_other_scripts_are_read(
    tmp_path: Path, name: str, text: str, declared: str
) -> None:
    words = "Паром" if declared == "koi8-r" else "渡し船"
    path = tmp_path / name
    path.write_bytes(text.replace("Café “señor”", words).format(name=declared).encode(declared))
    assert text_of(path) == words


def test_properties_are_latin_where_they_are_not_unicode(tmp_path: Path) -> None:
    path = tmp_path / "a.properties"
    found = []
    for encoding in ("latin-1", "utf-8"):
        path.write_bytes("a=Café\n".encode(encoding))
        found.append(text_of(path))
    assert found == ["Café", "Café"]


@pytest.mark.parametrize(
    ("declared", "what"),
    [
        ("koi8-u", "seems to be a binary file, not text"),
        ("shift_jis", "not SHIFT_JIS at byte 36 (line 2)"),
        ("nonsense", "not UTF-8 at byte 36 (line 2)"),
    ],
)
def test_what_is_not_in_the_declared_encoding_is_an_error(
    tmp_path: Path, declared: str, what: str
) -> None:
    path = tmp_path / "a.txt"
    last = b"\x00\xfe" if declared == "koi8-u" else b"\xfe\xff"
    head = f"# -*- coding: {declared} -*-".ljust(35)
    path.write_bytes(head.encode() + b"\n" + last)
    with pytest.raises(LoadError) as caught:
        load(path)
    assert caught.value.what == what
