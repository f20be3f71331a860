"""Which words of a sentence say that somebody is a man or a woman."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from fidelity.reading.words import Word


class Gender(StrEnum):
    """What a word says of the person that it stands for."""

    FEMALE = "female"
    MALE = "male"

    @property
    def other(self) -> Gender:
        """The other of the two."""
        return Gender.MALE if self is Gender.FEMALE else Gender.FEMALE


PRONOUNS = {
    **dict.fromkeys("she her hers herself".split(), Gender.FEMALE),
    **dict.fromkeys("he him his himself".split(), Gender.MALE),
}
_CONTRACTED = ("'s", "'d", "'ll")
_NOUNS = {
    **dict.fromkeys(
        """woman women girl girls mother mothers daughter daughters sister sisters wife wives widow
        aunt niece grandmother granddaughter queen princess duchess countess empress actress
        waitress stewardess heroine goddess mrs ms miss madam lady ladies female females bride
        girlfriend mom mum nun spokeswoman businesswoman chairwoman congresswoman policewoman
        stepmother landlady baroness""".split(),
        Gender.FEMALE,
    ),
    **dict.fromkeys(
        """man men boy boys father fathers son sons brother brothers husband husbands widower uncle
        nephew grandfather grandson king prince duke count emperor mr sir gentleman gentlemen male
        males groom boyfriend dad monk spokesman businessman chairman congressman policeman
        stepfather landlord baron lord""".split(),
        Gender.MALE,
    ),
}


class Gendered(Struct, frozen=True):
    """A pronoun: the index of its word, and the gender of whom it stands for."""

    word: int
    gender: Gender


def pronouns(words: Sequence[Word]) -> tuple[Gendered, ...]:
    """The pronouns of a sentence that tell a gender, `he or she` left out."""
    told = [(k, gender) for k, word in enumerate(words) if (gender := _gender(word.folded))]
    return tuple(Gendered(k, gender) for k, gender in told if not _is_either(words, k, gender))


@lru_cache(maxsize=20_000)
def _gender(folded: str) -> Gender | None:
    for ending in _CONTRACTED:
        folded = folded.removesuffix(ending)
    return PRONOUNS.get(folded)


def _is_either(words: Sequence[Word], k: int, gender: Gender) -> bool:
    """Whether the pronoun is half of `he or she`, `his/her`."""
    near = [w.folded for w in (*words[max(0, k - 2) : k], *words[k + 1 : k + 3])]
    beside = [w.folded for w in (*words[max(0, k - 1) : k], *words[k + 1 : k + 2])]
    opposite = [w for w in near if _gender(w) is gender.other]
    return bool(opposite) and ("or" in beside or any(_gender(w) is gender.other for w in beside))


def nouns(words: Sequence[Word]) -> Iterator[Gender]:
    """The genders that nouns and titles of a sentence tell."""
    for word in words:
        gender = _NOUNS.get(word.folded.removesuffix("'s").removesuffix("'"))
        if gender:
            yield gender


_EXPLICIT = {
    "es": "él ella",
    "pt": "ele ela dele dela nele nela",
    "it": "lui lei egli ella",
    "ca": "ell ella",
    "gl": "el ela",
    "fr": "il elle lui",
}
"""Languages that have one word for his and her; all but French leave out he and she as well."""


def tells_gender(lang: str | None, words: Sequence[Word]) -> bool:
    """Whether a sentence of a translation says he or she by itself, so that the engine need not
    guess.

    Finnish, Turkish and their like have one word for both; Spanish and its like have one word for
    his and her, and leave he and she out.
    """
    if lang in ONE_FOR_BOTH:
        return False
    if lang not in _EXPLICIT:
        return True
    explicit = set(_EXPLICIT[lang].split())
    return any(word.text.lower() in explicit for word in words)


ONE_FOR_BOTH = frozenset("az bn eu et fa fi hu hy id ja ka kk ko ms ta tr uz yo zh zt".split())
"""Languages whose pronouns, written or left out, do not tell she from he."""
