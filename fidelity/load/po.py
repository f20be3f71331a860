"""Reads translations of gettext: PO files, and templates (POT)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from typing import TYPE_CHECKING

from fidelity.errors import LoadError
from fidelity.load.bilingual import Bilingual, Form, Message, bilingual
from fidelity.load.characters import with_plain_lines

if TYPE_CHECKING:
    from polib import POEntry

_KEYWORD = re.compile(r"^[^\S\n]*(msgid|msgid_plural|msgstr(?:\[\d+\])?)(?=[\s\"])", re.MULTILINE)
_UNCLOSED = re.compile(r'^[^\S\n]*(?:msg[\w\[\]]+[^\S\n]*)?"(?:[^"\\\n]|\\.)*$', re.MULTILINE)
_AT_LINE = re.compile(r"\(line (\d+)\)(?:: (.+))?")


def load_po(text: str, path: str, lang: str | None = None) -> Bilingual:
    """Read the messages that are not obsolete; one of which a plural form is lacking counts as not
    translated.

    Raises LoadError with the line where the file is not valid.
    """
    from polib import pofile

    text = with_plain_lines(text)
    if unclosed := _UNCLOSED.search(text):
        line = text.count("\n", 0, unclosed.start()) + 1
        raise _invalid(path, f"(line {line}): a text is not closed")
    try:
        file = pofile(text + "\n")
    except OSError as error:
        raise _invalid(path, str(error)) from error
    entries = [entry for entry in file if not entry.obsolete]
    languages = file.metadata.get("X-Source-Language", "en"), file.metadata.get("Language", "")
    lines = _Lines(text)
    found = (_message(entry, lines.of(entry)) for entry in entries)
    return bilingual(path, found, languages=languages)


def _invalid(path: str, what: str) -> LoadError:
    found = _AT_LINE.search(what)
    where = f"{path or 'text'}:{found[1]}" if found else path or "text"
    why = (found and found[2]) or "not a line of a PO file"
    return LoadError(where, why, "mend the line; `msgfmt --check` lists all that is wrong")


class _Lines:
    """Where the keywords of entries stand."""

    def __init__(self, text: str) -> None:
        self._keywords: list[str] = []
        self._at: list[int] = []
        line, end = 1, 0
        for match in _KEYWORD.finditer(text):
            line += text.count("\n", end, match.start())
            end = match.start()
            self._keywords.append(match[1])
            self._at.append(line)

    def of(self, entry: POEntry) -> dict[str, int]:
        """The line of each keyword of an entry, which knows where its first comment stands."""
        found: dict[str, int] = {}
        for k in range(bisect_left(self._at, entry.linenum or 0), len(self._at)):
            if self._keywords[k] in found:
                break
            found[self._keywords[k]] = self._at[k]
        return found


def _message(entry: POEntry, at: Mapping[str, int]) -> Message:
    """The message of an entry, as far as all its forms are translated."""
    original = [_form(entry.msgid, at, "msgid")]
    translation = [_form(entry.msgstr, at, "msgstr")]
    if entry.msgid_plural:
        original = [
            _form(entry.msgid, at, "msgid", "one"),
            _form(entry.msgid_plural, at, "msgid_plural", "other"),
        ]
        forms = sorted(entry.msgstr_plural.items())
        translation = [_form(text, at, f"msgstr[{k}]", str(k)) for k, text in forms]
    context = f"{entry.msgctxt}\x04" if entry.msgctxt else ""
    is_whole = all(form.text.strip() for form in translation)
    return Message(
        context + entry.msgid,
        original,
        translation if is_whole else (),
        outdated=entry.fuzzy,
        name=entry.msgctxt or "",
    )


def _form(text: str, at: Mapping[str, int], keyword: str, name: str = "") -> Form:
    return Form(text, at.get(keyword, 0), name)
