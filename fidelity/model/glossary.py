"""What a project has decided on its terms: which words must, and must not, stand for them."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class TermRule(StrEnum):
    """What a glossary says of the wordings of a term."""

    MUST = "must"
    MUST_NOT = "must not"
    KEEP = "do not translate"


class Term(Struct, frozen=True):
    """One rule of a glossary.

    `english` is the term in the original, or nothing where wordings are forbidden whatever they
    stand for. `wordings` are those of the translation, any of which will do (must), or none of
    which may stand there (must not); without any, the term only keeps shorter ones from being seen
    in it. `lang` is the primary subtag that they are for, nothing for every language, and `source`
    the file and line that say so: `terms.csv:12`.
    """

    english: str
    rule: TermRule
    wordings: tuple[str, ...]
    source: str
    lang: str = ""
    note: str = ""
    case_sensitive: bool = False


class Glossary(Struct, frozen=True, eq=False):
    """The terms for one language, and a hash of the files that they come from.

    Glossaries are told apart by identity, so that what is made of one can be remembered for it.
    """

    terms: tuple[Term, ...]
    digest: str

    @property
    def has_rules(self) -> bool:
        """Whether anything is asked of translations into this language."""
        return any(term.wordings for term in self.terms)
