"""Who does what to whom in the simple clauses of a sentence: the heads of subject and object."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from fidelity.reading.lexicon import parts_of_speech
from fidelity.reading.tense import Verb
from fidelity.reading.words import Word

_BE = frozenset("be been being is are am was were isn't aren't wasn't weren't".split())
_PREPOSITIONS = frozenset(
    """of in on at by for with from to into onto over under about against between among through
    during before after since until without within across along near behind beyond despite toward
    towards as than like per via""".split()
)
_BREAKS = frozenset(
    """and or but nor that which who whom whose because although though while when where if unless
    so yet whether what how why not it he she they we you i him her them us me this these those
    itself himself herself themselves""".split()
)
_DETERMINERS = frozenset("the a an his her its their our my your every each some no".split())
_LINKING = frozenset(
    """be become seem appear remain stay feel look sound turn get have include contain cost weigh
    last happen occur say tell think believe know""".split()
)
"""Verbs that nobody does to anybody."""

_MUTUAL = frozenset(
    """meet marry fight play face match equal resemble border join kiss hug love date cross touch
    accompany border adjoin intersect divorce wed contact encounter mirror represent mean denote
    replace follow precede exceed""".split()
)
"""Verbs that are the same both ways, or that have a counterpart which turns them round."""

_LONGEST = 9
"""Words of a noun phrase."""


class Deed(Struct, frozen=True):
    """A verb and the heads of who does it and to whom it is done, as indices of words."""

    verb: int
    lemma: str
    doer: int
    done_to: int


def deeds(words: Sequence[Word], verbs: Sequence[Verb]) -> tuple[Deed, ...]:
    """The deeds of a sentence of which both parties stand beside the verb: `the mayor of Riga sued
    the harbour`, `the harbour was sued by the mayor`.
    """
    return tuple(_deeds(words, verbs))


def _deeds(words: Sequence[Word], verbs: Sequence[Verb]) -> Iterator[Deed]:
    for verb in verbs:
        if verb.lemma in _LINKING or verb.lemma in _MUTUAL:
            continue
        subject = _subject(words, verb.first)
        start = verb.main + 1
        between = [word.folded for word in words[verb.first : verb.main]]
        is_passive = any(word in _BE for word in between) and not words[verb.main].folded.endswith(
            "ing"
        )
        if is_passive:
            if start >= len(words) or words[start].folded != "by":
                continue
            start += 1
        other = _object(words, start)
        if subject is None or other is None:
            continue
        doer, done_to = (other, subject) if is_passive else (subject, other)
        yield Deed(verb.main, verb.lemma, doer, done_to)


def _subject(words: Sequence[Word], end: int) -> int | None:
    """The head of the noun phrase that ends before a verb; none where another phrase may be the
    subject.
    """
    start = end
    while start > 0 and end - start < _LONGEST and not _parts(words, start):
        if words[start - 1].folded in _BREAKS:
            break
        start -= 1
    if start < end and words[start].folded in _PREPOSITIONS:
        start = _behind_adverbial(words, start, end)
    prepositions = [k for k in range(start, end) if words[k].folded in _PREPOSITIONS]
    if prepositions and words[prepositions[0]].folded != "of":
        return None
    return _head(words, range(start, prepositions[0] if prepositions else end))


def _behind_adverbial(words: Sequence[Word], start: int, end: int) -> int:
    """Where the subject begins behind a phrase of time or place: on Friday [the army], in the end
    [Anna]; the start where that cannot be told.
    """
    for k in range(end - 1, start, -1):
        begins = words[k].folded in _DETERMINERS or (k == end - 1 and words[k].is_capitalised)
        if (
            begins
            and words[k - 1].is_content
            and not (words[k].is_capitalised and words[k - 1].is_capitalised)
        ):
            return k
    return start


def _object(words: Sequence[Word], start: int) -> int | None:
    """The head of the noun phrase that begins behind a verb."""
    end = start
    while end < len(words) and end - start < _LONGEST:
        if words[end].folded in _BREAKS or words[end].folded in _PREPOSITIONS:
            break
        if end > start and _parts(words, end):
            break
        end += 1
    return None if start < len(words) and _parts(words, start) else _head(words, range(start, end))


def _head(words: Sequence[Word], phrase: range) -> int | None:
    """The last word of matter, where it is a noun or a name."""
    matter = [k for k in phrase if words[k].is_content and not words[k].folded.endswith("ly")]
    if not matter:
        return None
    kinds = parts_of_speech(words[matter[-1]].folded)
    is_noun = "n" in kinds and not kinds.startswith("a")
    return matter[-1] if words[matter[-1]].is_capitalised or is_noun else None


def _parts(words: Sequence[Word], k: int) -> bool:
    """Whether a mark stands between a word and the one before it."""
    return k > 0 and words[k].start - words[k - 1].end > 1
