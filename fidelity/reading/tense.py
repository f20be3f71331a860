"""When a sentence says that things happen: its verbs, each with its tense."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from fidelity.reading.lexicon import entry, lemmas, parts_of_speech
from fidelity.reading.words import Word


class Tense(StrEnum):
    """When something happens; the perfect is between past and present."""

    PAST = "past"
    PERFECT = "perfect"
    PRESENT = "present"
    FUTURE = "future"


_BE = {
    **dict.fromkeys("is are am 're isn't aren't".split(), Tense.PRESENT),
    **dict.fromkeys("was were wasn't weren't".split(), Tense.PAST),
}
_HAVE = {
    **dict.fromkeys("has have hasn't haven't".split(), Tense.PERFECT),
    **dict.fromkeys("had hadn't".split(), Tense.PAST),
}
_DO = {
    **dict.fromkeys("do does don't doesn't".split(), Tense.PRESENT),
    **dict.fromkeys("did didn't".split(), Tense.PAST),
}
_FUTURE = frozenset("will shall won't shan't".split())
_MODAL = frozenset(
    """would could should may might must can cannot can't couldn't shouldn't wouldn't ought
    to let lets help helped""".split()
)
_AUXILIARIES = _MODAL.union(_FUTURE, _BE, _HAVE, _DO)
_BETWEEN = frozenset(
    """not never also still already always often now just only even soon then currently ever
    usually generally probably likely reportedly been be being really however therefore
    it he she they we you i""".split()
)
_DETERMINERS = frozenset(
    """the a an this that these those his her its their our my your no some any each every
    of for in on at by with from as into more most all many such own other two three""".split()
)
_PAST_IN_N = frozenset("ran began won spun".split())
_PASSIVE = frozenset("been be being get got getting having".split())
_REACH = 4


class Verb(Struct, frozen=True):
    """A verb as its first and last word, the index of its main word, its lemma and its tense.

    `is_told` says that an auxiliary verb tells the tense, `is_passive` that it is one of `be` and
    the main word a past participle.
    """

    first: int
    main: int
    lemma: str
    tense: Tense
    is_told: bool
    is_passive: bool = False


def verbs(words: Sequence[Word]) -> tuple[Verb, ...]:
    """The verbs of a sentence that tell a time, in their order."""
    return tuple(_verbs(words))


def _verbs(words: Sequence[Word]) -> Iterator[Verb]:
    behind = 0
    for k in [k for k, word in enumerate(words) if _may_tell(word.folded)]:
        found = (_with_auxiliary(words, k) or _alone(words, k)) if k >= behind else None
        if isinstance(found, Verb):
            yield found
            behind = found.main + 1
        elif found is not None:
            behind = found


@lru_cache(maxsize=20_000)
def _may_tell(folded: str) -> bool:
    """Whether a word may be a verb that tells a time, or helps one to."""
    return folded in _AUXILIARIES or _own_tense(folded) is not None


@lru_cache(maxsize=20_000)
def _own_tense(folded: str) -> Tense | None:
    """The tense of a form without an auxiliary, if it may be a verb that has one."""
    parts = parts_of_speech(folded)
    if "v" not in parts:
        return None
    if _is_past(folded):
        return None if _is_participle(folded) else Tense.PAST
    is_present = not folded.endswith("ing") and (parts[0] == "v" or folded.endswith("s"))
    return Tense.PRESENT if is_present else None


def _with_auxiliary(words: Sequence[Word], k: int) -> Verb | int | None:
    """The verb that begins with an auxiliary here; the next index where it tells no time."""
    word = words[k].folded
    if word in _MODAL:
        main = _main(words, k + 1)
        return k + 1 if main is None else main + 1
    if word in _FUTURE:
        return _future(words, k) or k + 1
    if word in _BE:
        return _be(words, k, _BE[word])
    if word in _HAVE:
        main = _main(words, k + 1)
        if main is not None and _is_past(words[main].folded):
            return Verb(k, main, _lemma(words[main]), _HAVE[word], True)
        if k + 1 < len(words) and words[k + 1].folded == "been":
            return Verb(k, k + 1, "be", _HAVE[word], True)
        tense = Tense.PRESENT if _HAVE[word] is Tense.PERFECT else Tense.PAST
        return Verb(k, k, "have", tense, True)
    if word in _DO:
        main = _main(words, k + 1)
        if main is not None:
            return Verb(k, main, _lemma(words[main]), _DO[word], True)
        return Verb(k, k, "do", _DO[word], True)
    return None


def _future(words: Sequence[Word], k: int) -> Verb | None:
    main = _main(words, k + 1)
    be = next((j for j in _close(words, k, _REACH) if words[j].folded == "be"), None)
    if be is not None and (main is None or not _follows_be(words[main].folded)):
        return Verb(k, be, "be", Tense.FUTURE, True)
    return Verb(k, main, _lemma(words[main]), Tense.FUTURE, True) if main is not None else None


def _follows_be(folded: str) -> bool:
    return _is_past(folded) or folded.endswith("ing")


def _be(words: Sequence[Word], k: int, tense: Tense) -> Verb:
    after = [w.folded for w in words[k + 1 : k + 3]]
    if after == ["going", "to"]:
        main = _main(words, k + 3)
        future = Tense.FUTURE if tense is Tense.PRESENT else Tense.PAST
        if main is not None:
            return Verb(k, main, _lemma(words[main]), future, True)
    main = _main(words, k + 1)
    if main is not None and _follows_be(words[main].folded):
        is_passive = not words[main].folded.endswith("ing")
        return Verb(k, main, _lemma(words[main]), tense, True, is_passive)
    return Verb(k, k, "be", tense, True)


def _main(words: Sequence[Word], start: int) -> int | None:
    """The main verb after auxiliaries, with adverbs and pronouns between them passed over."""
    for j in _close(words, start - 1, _REACH):
        folded = words[j].folded
        is_verb = "v" in parts_of_speech(folded)
        if folded in _BETWEEN or (folded.endswith("ly") and not is_verb):
            continue
        return j if is_verb else None
    return None


def _close(words: Sequence[Word], k: int, reach: int) -> Iterator[int]:
    """The words after one, up to a punctuation mark."""
    for j in range(k + 1, min(k + 1 + reach, len(words))):
        if words[j].start - words[j - 1].end > 1:
            return
        yield j


def _alone(words: Sequence[Word], k: int) -> Verb | None:
    word, before = words[k], words[k - 1].folded if k else ""
    tense = _own_tense(word.folded)
    if tense is None or before in _DETERMINERS or (word.is_capitalised and k):
        return None
    if tense is Tense.PAST:
        after = words[k + 1].folded if k + 1 < len(words) else ""
        if before in _PASSIVE or after == "by":
            return None
    return Verb(k, k, _lemma(word), tense, False)


@lru_cache(maxsize=20_000)
def _is_past(folded: str) -> bool:
    """Whether a form is that of the past or the past participle."""
    if folded.endswith("ed") and folded not in ("need", "feed", "seed", "speed", "exceed"):
        return any(lemma != folded for lemma in lemmas(folded))
    of = entry(folded)
    if of is None or not of.forms or folded.endswith(("ing", "s")):
        return False
    return any(form != folded and "v" in parts_of_speech(form) for form in of.forms)


def _is_participle(folded: str) -> bool:
    """Whether an irregular form is the participle alone (known, taken)."""
    return folded.endswith(("n", "ne")) and folded not in _PAST_IN_N


def _lemma(word: Word) -> str:
    found = [lemma for lemma in lemmas(word.folded) if "v" in parts_of_speech(lemma)]
    other = [lemma for lemma in found if lemma != word.folded]
    return (other or found or [word.folded])[0]
