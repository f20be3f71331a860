"""What a configuration file may say, and how a mistake in it is answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from fidelity.errors import SettingsError, UsageError
from fidelity.model import Layer, Severity
from fidelity.settings import Settings, layers_named, nearest, read
from fidelity.vetting import vetted

EVERY_KEY = """
originals = "./content/en//{path}"
translations = "content/{lang}/{path}"
engine = "apertium"
layers = ["lexical", "structural"]
fail-on = "critical"
ignore = ["changed-force", "added-link"]

[severities]
added-link = "neutral"

[roles]
byline = ["^Words by "]
"""


def written(folder: Path, text: str, name: str = "fidelity.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def under_tool(text: str) -> str:
    return "[tool.fidelity]\n" + text.replace("[severities]", "[tool.fidelity.severities]").replace(
        "[roles]", "[tool.fidelity.roles]"
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [("fidelity.toml", EVERY_KEY), ("pyproject.toml", under_tool(EVERY_KEY))],
)
def test_every_key_of_a_configuration_file_is_taken(tmp_path: Path, name: str, text: str) -> None:
    path = written(tmp_path, text, name)
    assert read(path) == Settings(
        file=path,
        originals="content/en/{path}",
        translations="content/{lang}/{path}",
        engine="apertium",
        layers=(Layer.STRUCTURAL, Layer.LEXICAL),
        fail_on=Severity.CRITICAL,
        ignore=frozenset({"changed-force", "added-link"}),
        severities={"added-link": Severity.NEUTRAL},
        roles={"byline": ("^Words by ",)},
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [("never", None), ("minor", Severity.MINOR), ("major", Severity.MAJOR)],
)
def test_fail_on_is_a_severity_or_never(
    tmp_path: Path, value: str, expected: Severity | None
) -> None:
    assert read(written(tmp_path, f'fail-on = "{value}"')).fail_on is expected


@pytest.mark.parametrize(
    ("text", "what", "hint"),
    [
        ('engin = "auto"', "unknown key engin", "did you mean engine?"),
        ('[tool.fidelity]\nengine = "none"', "[tool.fidelity] is for a pyproject.toml", "keys stand alone"),
        ("zebra = 1", "unknown key zebra", "known keys: originals, translations, layouts, exclude"),
        ("engine = 3", "engine: 3 is not text", "config schema"),
        ('layers = "lexical"', "layers: 'lexical' is not a list", "config schema"),
        ('layers = ["lexcal"]', "layers: 'lexcal' is none of structural, lexical, meaning", 'did you mean "lexical"?'),
        ("layers = []", "layers: there is no layer in the list", "config schema"),
        ("layers = [[]]", "layers: [] is none of structural", "config schema"),
        ('fail-on = "Never"', "fail-on: 'Never' is none of neutral, minor, major, critical, never", "config schema"),
        ("fail-on = []", "fail-on: [] is none of", "config schema"),
        ("ignore = [1]", "ignore: 1 is not text", "config schema"),
        ('severities = ["minor"]', "severities: ['minor'] is not a table", "config schema"),
        ('severities = { added-link = "small" }', "severities.added-link: 'small' is none of", "config schema"),
        ('roles = { byline = "By" }', "roles.byline: 'By' is not a list", "config schema"),
        ('originals = "{path}"', "originals is set, but not translations", "set translations"),
        ('translations = "{lang}/{path}"', "translations is set, but not originals", "set originals"),
        ('translations = "content/{path}"', "does not hold {lang} and {path}", "config schema"),
        ('translations = "{lang}/{path}.{lang}"', "each once and no other", "config schema"),
        ('originals = "content/{lang}/{path}"', "does not hold {path}, each once and no other", "config schema"),
        ('originals = "/content/{path}"', "lies neither below the folder", "../content/en"),
        ('originals = "../{path}"', "lies neither below the folder", "../content/en"),
        ('layouts = ["hogo"]', "layouts: 'hogo' is none of docusaurus, fastapi", 'did you mean "hugo"?'),
        ('layouts = [{ originals = "en/{path}" }]', "layouts: translations is missing", "set translations"),
        ('layouts = [3]', "layouts: 3 is not a table", "config schema"),
        ("engine = ", "not valid TOML", "mend the file"),
        ("x = " + "[" * 5000, "not valid TOML", "mend the file"),
    ],
)  # fmt: skip
def test_a_mistake_is_an_error_that_names_the_file_the_fault_and_the_remedy(
    tmp_path: Path, text: str, what: str, hint: str
) -> None:
    path = written(tmp_path, text)
    with pytest.raises(SettingsError) as caught:
        read(path)
    error = caught.value
    line = "" if error.what.startswith("not valid TOML") else ":1"
    assert (error.where, what in error.what, hint in error.hint) == (f"{path}{line}", True, True), (
        error
    )


@pytest.mark.parametrize(
    ("text", "what"),
    [("[tool]\nfidelity = 3", "tool.fidelity is not a table"), ("tool = 3", None), ("", None)],
)
def test_a_project_without_our_table_has_decided_nothing(
    tmp_path: Path, text: str, what: str | None
) -> None:
    path = written(tmp_path, text, "pyproject.toml")
    if what is None:
        assert read(path) == Settings(file=path)
        return
    with pytest.raises(SettingsError, match=what):
        read(path)


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (lambda path: path.mkdir(), "cannot be read: Is a directory"),
        (lambda path: path.write_bytes(b'engine = "caf\xe9"'), "not valid TOML"),
        (lambda path: None, "cannot be read: No such file"),
    ],
)
def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path, make: object, what: str) -> None:
    path = tmp_path / "fidelity.toml"
    assert callable(make)
    make(path)
    with pytest.raises(SettingsError, match=what):
        read(path)


def test_the_nearest_configuration_above_a_folder_holds(tmp_path: Path) -> None:
    written(tmp_path, under_tool('engine = "argos"'), "pyproject.toml")
    written(tmp_path / "site" / "bare", "[project]\nname = 'x'\n", "pyproject.toml")
    written(tmp_path / "blog", 'engine = "file"')
    written(tmp_path / "blog", under_tool('engine = "none"'), "pyproject.toml")
    (tmp_path / "blog" / "posts").mkdir()
    starts = [tmp_path, tmp_path / "site" / "bare", tmp_path / "blog", tmp_path / "blog" / "posts"]
    assert [nearest(start).engine for start in starts] == ["argos", "argos", "file", "file"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["meaning"], (Layer.MEANING,)),
        (["meaning", "structural", "meaning"], (Layer.STRUCTURAL, Layer.MEANING)),
        (list(Layer), tuple(Layer)),
    ],
)
def test_layers_come_in_their_own_order_and_once(
    names: list[str], expected: tuple[Layer, ...]
) -> None:
    assert layers_named(names) == expected


@pytest.mark.parametrize(
    ("names", "what"), [(["lexcal"], "unknown layer lexcal"), ([], "no layer named")]
)
def test_layers_that_there_are_not_are_an_error(names: list[str], what: str) -> None:
    with pytest.raises(UsageError, match=what):
        layers_named(names)


def test_what_an_engine_is_told_is_taken_as_it_stands(tmp_path: Path) -> None:
    text = "[tool.fidelity.engines.command]\nrun = ['a', 'b']\ntimeout = 2.5\n[tool.fidelity.engines.opus]\n"
    settings = read(written(tmp_path, text, "pyproject.toml"))
    assert settings.engines == {"command": {"run": ["a", "b"], "timeout": 2.5}, "opus": {}}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("engines = 3", "engines: 3 is not a table"),
        ('engines = { opus = "models" }', "engines.opus: 'models' is not a table"),
    ],
)
def test_what_an_engine_is_told_is_a_table(tmp_path: Path, text: str, what: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read(written(tmp_path, text))
    assert caught.value.what == what


@pytest.mark.parametrize(
    ("name", "hint"),
    [("libretranslat", "did you mean libretranslate?"), ("xyz", "see `fidelity engines` for the ")],
)
def test_an_engine_that_there_is_not_can_be_told_nothing(
    tmp_path: Path, name: str, hint: str
) -> None:
    settings = read(written(tmp_path, f'[engines.{name}]\nurl = "x"\n'))
    with pytest.raises(SettingsError) as caught:
        vetted(settings)
    error = caught.value
    assert (error.what, error.hint[: len(hint)]) == (f"engines: no such engine {name}", hint)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('# engin\nengine = "auto"\n\nengin = "x"\n', 4),
        ('layers = [\n  "lexical",\n]\nignore = 3\n', 4),
        ('ignore = [\n  "a",\n  3,\n]\n', 1),
        ('layers = [\n  "lexical",\n  "meening",\n]\n', 3),
        ('[severities]\nadded-link = "minor"\nchanged-link = "small"\n', 3),
        ('severities.added-link = "minor"\nseverities.changed-link = "small"\n', 2),
        ('[[overrides]]\nfiles = ["a"]\nengine = "x"\n[[overrides]]\nfiles = ["b"]\nengine = 3\n', 6),
        ('[[overrides]]\nfiles = ["a"]\n\n[[overrides]]\nengine = "x"\n', 4),
        ('[[overrides]]\nfiles = ["a"]\ncache = "x"\n', 3),
        ('overrides = [\n  { files = ["a"], engine = "x" },\n  { files = [] },\n]\n', 2),
        ('engine = "auto"\nlayers = ["lexical"\nignore = []\n', 3),
        ('"engin" = 1\n', 1),
        ('"\\u0065ngin" = 1\n', None),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["fidelity.toml", "pyproject.toml"])
def test_a_mistake_names_its_line(tmp_path: Path, text: str, line: int | None, name: str) -> None:
    head = ""
    if name == "pyproject.toml":
        head = '[project]\nname = "engin"\n\n[tool.fidelity]\n'
        text = text.replace("[[overrides]]", "[[tool.fidelity.overrides]]")
        text = text.replace("[severities]", "[tool.fidelity.severities]")
    path = written(tmp_path, head + text, name)
    with pytest.raises(SettingsError) as caught:
        read(path)
    if line is None:
        assert caught.value.where.startswith(str(path))
    else:
        assert caught.value.where == f"{path}:{line + head.count(chr(10))}"


def test_a_check_in_a_list_is_told_with_its_line(tmp_path: Path) -> None:
    path = written(tmp_path, 'ignore = [\n  "added-link",\n  "dropped-lnk",\n]\n')
    with pytest.raises(SettingsError) as caught:
        vetted(read(path))
    assert caught.value.where == f"{path}:3"


def test_a_check_that_there_is_not_is_told_with_its_line(tmp_path: Path) -> None:
    path = written(
        tmp_path, '[[overrides]]\nfiles = ["*.md"]\n\n[overrides.severities]\nadded-lnk = "minor"\n'
    )
    with pytest.raises(SettingsError) as caught:
        vetted(read(path))
    error = caught.value
    assert (error.where, error.hint) == (f"{path}:5", "did you mean added-link?")
