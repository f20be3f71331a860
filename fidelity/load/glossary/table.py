"""Reads a glossary that is a table: CSV with commas, semicolons or tabs, and a row of names."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from io import StringIO
from pathlib import PurePath

from fidelity.errors import LoadError
from fidelity.language import CODES, ENGLISH
from fidelity.model import Term, TermRule

_TERM, _TRANSLATION, _RULE, _NOTE, _CASE = "term", "translation", "rule", "note", "case sensitive"
_NAMES = (_TERM, _TRANSLATION, _RULE, _NOTE, _CASE)
_CODE = re.compile(r"([a-z]{2,3})(?: [a-z0-9]{2,8}){0,2}")
_YES, _NO = ("yes", "true", "1"), ("no", "false", "0")
_RULES = {"": TermRule.MUST, **{rule.value: rule for rule in TermRule}}
_HOW = "name the columns term, translation (or codes of languages: de, es), rule and note"


def terms_of_table(text: str, path: str) -> Iterator[Term]:
    """The terms of a table.

    Its columns are `term` (or `en`), `translation` or one for each language by its code, `rule`
    (`must`, which an empty cell means as well, `must not`, `do not translate`), `note` and
    `case-sensitive` (yes or no). A cell may hold several wordings with | between them. Raises
    LoadError, with the line, for what is not understood.
    """
    rows = _rows(text, path)
    first, header = next(rows, (1, []))
    columns = _columns(header, f"{path}:{first}")
    for line, cells in rows:
        where = f"{path}:{line}"
        if len(cells) > len(columns):
            what = f"this row has {len(cells)} cells, and the first row names {len(columns)}"
            raise LoadError(where, what, "put quotation marks around a cell with a delimiter in it")
        yield from _terms(dict(zip(columns, map(str.strip, cells), strict=False)), where)


def _rows(text: str, path: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything, each with the line on which it begins."""
    delimiter = max(",;\t", key=text.lstrip().partition("\n")[0].count)
    reader = csv.reader(StringIO(text, newline=None), delimiter=delimiter, strict=True)
    before = 0
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield before + 1, cells
            before = reader.line_num
    except csv.Error as error:
        hint = "double each quotation mark that stands in a quoted cell, and close the last one"
        raise LoadError(f"{path}:{before + 1}", f"not valid CSV: {error}", hint) from error


def _columns(header: Sequence[str], where: str) -> list[str]:
    """What each column holds: one of our names, or the code of a language."""
    found = [_column(name, where) for name in header]
    for name in found:
        if found.count(name) > 1:
            raise LoadError(where, f"two columns are named {name}", "leave out one of them")
    if _TERM not in found:
        raise LoadError(where, "no column is named term, or en", _HOW)
    if _TRANSLATION in found and not set(found) <= {*_NAMES}:
        what = "there is a column translation, and one of a language as well"
        raise LoadError(where, what, "name either, or give each language a column")
    return found


def _column(name: str, where: str) -> str:
    plain = re.sub(r"[\s_-]+", " ", name.strip().casefold())
    if plain in _NAMES:
        return plain
    code = _CODE.fullmatch(plain)
    if code and (len(code[1]) == 2 or code[1] in CODES):
        return _TERM if code[1] == ENGLISH else plain.replace(" ", "-")
    near = get_close_matches(plain, _NAMES, n=1)
    raise LoadError(
        where, f"unknown column “{name.strip()}”", f"did you mean {near[0]}?" if near else _HOW
    )


def _terms(row: Mapping[str, str], where: str) -> Iterator[Term]:
    """The terms of a row, one for each language."""
    english, rule = row[_TERM], _rule(row.get(_RULE, ""), where)
    wordings = {
        "" if name == _TRANSLATION else name.partition("-")[0]: _wordings(cell)
        for name, cell in row.items()
        if name not in (_TERM, _RULE, _NOTE, _CASE) and _wordings(cell)
    }
    if not any(map(str.isalnum, english)) and (english or rule is not TermRule.MUST_NOT):
        raise LoadError(where, "there is no word in the term", "name the English term")
    if rule is TermRule.KEEP:
        if others := [w for each in wordings.values() for w in each if w != english]:
            what = f"“{english}” is not to be translated, and yet there is “{others[0]}”"
            raise LoadError(where, what, "leave the translation empty, or change the rule")
        wordings = {"": (english,)}
    if not wordings:
        what = f"the rule is {rule.value}, but there is no translation"
        raise LoadError(where, what, "write the wording that it is about, or `do not translate`")
    case = _case(row.get(_CASE, ""), where)
    for lang, words in wordings.items():
        yield Term(
            english,
            rule,
            words,
            source=PurePath(where).name,
            lang=lang,
            note=row.get(_NOTE, ""),
            case_sensitive=rule is TermRule.KEEP if case is None else case,
        )


def _wordings(cell: str) -> tuple[str, ...]:
    parts = (" ".join(part.split()) for part in cell.split("|"))
    return tuple(dict.fromkeys(part for part in parts if any(map(str.isalnum, part))))


def _rule(cell: str, where: str) -> TermRule:
    plain = re.sub(r"[\s_-]+", " ", cell.casefold())
    if plain in _RULES:
        return _RULES[plain]
    near = get_close_matches(plain, _RULES, n=1)
    known = ", ".join(rule.value for rule in TermRule)
    hint = f"did you mean {near[0]}?" if near else f"write one of {known}"
    raise LoadError(where, f"unknown rule “{cell}”", hint)


def _case(cell: str, where: str) -> bool | None:
    plain = cell.casefold()
    if plain and plain not in (*_YES, *_NO):
        raise LoadError(where, f"case-sensitive is “{cell}”", "write yes or no")
    return plain in _YES if plain else None
