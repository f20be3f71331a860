"""Reads TBX, the format of term bases (ISO 30042): version 2 (`martif`) and version 3 (`tbx`)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING

from fidelity.errors import LoadError
from fidelity.language import ENGLISH
from fidelity.load.declared_language import declared_language
from fidelity.load.xml_units import child, line_of, name_of, units
from fidelity.model import Term, TermRule

if TYPE_CHECKING:
    from lxml.etree import _Element

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ROOTS = ("martif", "tbx")
_ENTRIES = ("termEntry", "conceptEntry")
_OF_A_LANGUAGE = ("langSet", "langSec")
_OF_A_TERM = ("tig", "ntig", "termSec")
_STATUSES = ("administrativeStatus", "normativeAuthorization")
_ALLOWED = (
    "preferredTerm", "admittedTerm", "standardizedTerm", "legalTerm", "regulatedTerm",
)  # fmt: skip
_FORBIDDEN = ("deprecatedTerm", "supersededTerm")


def terms_of_tbx(text: str, path: str) -> Iterator[Term]:
    """The terms of a term base, from English into each other language of an entry.

    What is preferred, admitted or without a status must stand for each English term of its entry;
    what is deprecated or superseded must not, and without an English term not anywhere. Raises
    LoadError, with the line, for XML that is not valid, that is no TBX, or for an unknown status.
    """
    is_tbx = False
    for event, element in units(text, path, *_ROOTS, *_ENTRIES):
        is_tbx = is_tbx or name_of(element) in _ROOTS
        if event == "end" and name_of(element) in _ENTRIES:
            yield from _terms(element, path)
    if not is_tbx:
        hint = "name a file with <martif> or <tbx> in it, or a table (CSV)"
        raise LoadError(path, "is XML, but no TBX", hint)


def _terms(entry: _Element, path: str) -> Iterator[Term]:
    """The terms of one entry."""
    sections = [(_language(s), s) for s in entry if name_of(s) in _OF_A_LANGUAGE]
    english = [_text(term) for lang, s in sections if lang == ENGLISH for term in _of_section(s)]
    note = _text(child(entry, "note"))
    for lang, section in sections:
        if lang == ENGLISH:
            continue
        for rule, (words, line) in _wordings(section, path).items():
            for term in english or ([""] if rule is TermRule.MUST_NOT else []):
                source = f"{PurePath(path).name}:{line}"
                yield Term(term, rule, tuple(words), source=source, lang=lang, note=note)


def _wordings(section: _Element, path: str) -> dict[TermRule, tuple[list[str], int]]:
    """The wordings of a language by their rule, with the line of the first."""
    found: dict[TermRule, tuple[list[str], int]] = {}
    for term in _of_section(section):
        words, _ = found.setdefault(_rule(term, path), ([], line_of(term)))
        words.append(_text(term))
    return found


def _of_section(section: _Element) -> Iterator[_Element]:
    """The elements `term` of a language that hold text."""
    for element in section.iter("{*}term"):
        if _text(element):
            yield element


def _rule(term: _Element, path: str) -> TermRule:
    group = next((above for above in term.iterancestors() if name_of(above) in _OF_A_TERM), term)
    for element in group.iter("{*}*"):
        status = element.get("type") if name_of(element) == "termNote" else name_of(element)
        if status not in _STATUSES:
            continue
        said = _text(element)
        if said.startswith(_FORBIDDEN):
            return TermRule.MUST_NOT
        if not said.startswith(_ALLOWED):
            known = ", ".join((*_ALLOWED, *_FORBIDDEN))
            where = f"{path}:{line_of(element)}"
            raise LoadError(where, f"unknown {status} “{said}”", f"write one of {known}")
    return TermRule.MUST


def _language(section: _Element) -> str:
    return declared_language(section.get(_LANG), section.get("lang")) or ""


def _text(element: _Element | None) -> str:
    """All text in an element, without markup."""
    return "" if element is None else " ".join("".join(map(str, element.itertext())).split())
