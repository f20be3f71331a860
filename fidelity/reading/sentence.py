"""What an English sentence says, read once for all that ask."""

from __future__ import annotations

from functools import lru_cache

from fidelity.reading.bounds import Quantity, degrees, quantifiers
from fidelity.reading.certainty import Cue, cues, evidence
from fidelity.reading.connectives import Connective, connectives, may_join
from fidelity.reading.dates import Date, dates
from fidelity.reading.enumerations import Enumeration, enumerations
from fidelity.reading.force import Force, forces
from fidelity.reading.gender import Gendered, pronouns
from fidelity.reading.holes import holes
from fidelity.reading.identifiers import Identifier, identifiers
from fidelity.reading.kept import kept
from fidelity.reading.numbers import Number, implied, numbers
from fidelity.reading.polarity import Negation, may_deny, negations
from fidelity.reading.questions import questions
from fidelity.reading.roles import Deed, deeds
from fidelity.reading.tense import Verb, verbs
from fidelity.reading.words import Word, words

_REMEMBERED = 2_048
"""Sentences that are kept: originals come again, with another translation or another check."""


class Sentence:
    """A sentence, or some of them as one text; each thing is read when it is first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._cues: dict[str, tuple[Cue, ...]] = {}

    @kept
    def words(self) -> tuple[Word, ...]:
        """Its words and numbers, in order."""
        return words(self.text)

    @kept
    def forms(self) -> frozenset[str]:
        """Its words in plain letters, each once."""
        return frozenset([word.folded for word in self.words])

    @kept
    def matter(self) -> tuple[int, ...]:
        """The places of its words that carry matter."""
        return tuple([k for k, word in enumerate(self.words) if word.is_content])

    @kept
    def numbers(self) -> tuple[Number, ...]:
        """Its numbers."""
        return numbers(self.text)

    @kept
    def implied(self) -> frozenset[float]:
        """The numbers that it comes to in other forms."""
        return implied(self.text)

    @kept
    def dates(self) -> tuple[Date, ...]:
        """Its dates."""
        return dates(self.text)

    @kept
    def identifiers(self) -> tuple[Identifier, ...]:
        """Its names of letters and digits."""
        return identifiers(self.text)

    @kept
    def negations(self) -> tuple[Negation, ...]:
        """What it denies."""
        return negations(self.text, self.words) if may_deny(self.forms) else ()

    @kept
    def connectives(self) -> tuple[Connective, ...]:
        """Its connectives."""
        return connectives(self.text, self.words) if may_join(self.forms) else ()

    @kept
    def enumerations(self) -> tuple[Enumeration, ...]:
        """Its lists."""
        return enumerations(self.text, self.words)

    @kept
    def holes(self) -> tuple[int, ...]:
        """Its words behind which a noun is missing."""
        return holes(self.text, self.words)

    @kept
    def verbs(self) -> tuple[Verb, ...]:
        """Its verbs that tell a time."""
        return verbs(self.words)

    @kept
    def deeds(self) -> tuple[Deed, ...]:
        """Who does what to whom in it."""
        return deeds(self.words, self.verbs)

    @kept
    def pronouns(self) -> tuple[Gendered, ...]:
        """Its pronouns that tell a gender."""
        return pronouns(self.words)

    @kept
    def quantifiers(self) -> tuple[Quantity, ...]:
        """Its words such as `most` and `all`."""
        return quantifiers(self.words)

    @kept
    def degrees(self) -> tuple[Quantity, ...]:
        """Its words such as `largely`."""
        return degrees(self.words)

    @kept
    def forces(self) -> tuple[Force, ...]:
        """The places of its words on scales of force."""
        return forces(self.words)

    @kept
    def evidence(self) -> tuple[tuple[int, int], ...]:
        """Its verbs of evidence, with their strength."""
        return evidence(self.words)

    @kept
    def questions(self) -> int:
        """How many questions end in it."""
        return questions(self.text)

    def cues(self, family: str) -> tuple[Cue, ...]:
        """Its words that say how sure something is, of one kind."""
        if family not in self._cues:
            self._cues[family] = cues(self.text, family)
        return self._cues[family]


@lru_cache(maxsize=_REMEMBERED)
def sentence(text: str) -> Sentence:
    """The reading of a text."""
    return Sentence(text)
