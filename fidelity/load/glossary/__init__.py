"""Reads glossaries, as tables (CSV) or in TBX, and chooses the terms for a language."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from msgspec.structs import replace

from fidelity.errors import LoadError
from fidelity.load.glossary.table import terms_of_table
from fidelity.load.glossary.tbx import terms_of_tbx
from fidelity.load.opening import read
from fidelity.model import Glossary, Term, TermRule


def load_glossary(files: Sequence[Path], lang: str) -> Glossary:
    """The terms of all files for a translation into a language (a primary subtag).

    A file is read again when it has been written to. Raises LoadError where one cannot be read,
    is not understood, or holds no term.
    """
    return _glossary(tuple((file, _state(file)) for file in files), lang)


def read_terms(text: str, path: str) -> tuple[Term, ...]:
    """The terms of a glossary in all languages; what begins with < is TBX."""
    terms = tuple((terms_of_tbx if text.lstrip().startswith("<") else terms_of_table)(text, path))
    if not terms:
        raise LoadError(path, "there is no term in this glossary", "give each term a line or entry")
    _refuse_contradictions(terms, path)
    return terms


def _refuse_contradictions(terms: Iterable[Term], path: str) -> None:
    """LoadError for a wording that is required and forbidden for one term."""
    decided: dict[tuple[str, str, str], Term] = {}
    for term in terms:
        for wording in term.wordings:
            key = (term.english.casefold(), wording.casefold(), term.lang)
            other = decided.setdefault(key, term)
            if (other.rule is TermRule.MUST_NOT) is not (term.rule is TermRule.MUST_NOT):
                line = term.source.rpartition(":")[2]
                what = f"“{wording}” is {term.rule.value}, and {other.rule.value} in {other.source}"
                raise LoadError(f"{path}:{line}", what, "leave out one of them")


def _state(file: Path) -> tuple[int, int]:
    """What changes when a file is written to; it is missed when it is read."""
    try:
        state = file.stat()
    except OSError:
        return (0, 0)
    return state.st_mtime_ns, state.st_size


@lru_cache(maxsize=32)
def _glossary(files: tuple[tuple[Path, tuple[int, int]], ...], lang: str) -> Glossary:
    terms = [term for file, state in files for term in _terms(file, state)]
    digest = hashlib.sha256("\n".join(map(repr, terms)).encode()).hexdigest()[:12]
    return Glossary(tuple(_for_language(terms, lang)), digest)


@lru_cache(maxsize=32)
def _terms(file: Path, state: tuple[int, int]) -> tuple[Term, ...]:
    del state
    return read_terms(read(str(file)), str(file))


def _for_language(terms: Iterable[Term], lang: str) -> Iterator[Term]:
    """The rules for a language, one `must` for all lines of a term; terms of other languages lose
    their wordings.
    """
    must: dict[tuple[str, bool], Term] = {}
    others: dict[tuple[str, bool], Term] = {}
    for term in terms:
        key = (term.english.casefold(), term.case_sensitive)
        if term.lang not in ("", lang):
            others.setdefault(key, replace(term, rule=TermRule.MUST, wordings=()))
        elif term.rule is not TermRule.MUST:
            yield term
        elif key in must:
            wordings = dict.fromkeys((*must[key].wordings, *term.wordings))
            must[key] = replace(must[key], wordings=tuple(wordings))
        else:
            must[key] = term
    yield from must.values()
    yield from (term for key, term in others.items() if key not in must and term.english)
