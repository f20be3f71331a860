"""Lists within a sentence: A, B, C and D."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from fidelity.reading.words import Word

_FEWEST, _LONGEST = 2, 4
"""Items of a list, and words of an item of which it is clear where it begins."""

_BREAKS = frozenset(
    """of in on at by with for from to into onto over under about as than that which who whose when
    while where if because but is are was were be been has have had will would can could may might
    must should do does did not it he she they we you i""".split()
)


class Enumeration(Struct, frozen=True):
    """The items of a list, each as the indices of its words of matter."""

    items: tuple[tuple[int, ...], ...]


def enumerations(text: str, words: Sequence[Word]) -> tuple[Enumeration, ...]:
    """The lists of a sentence, of two items or more; of the first only the last word is taken, for
    it cannot be told where it begins.
    """
    return tuple(_enumerations(text, words))


def _enumerations(text: str, words: Sequence[Word]) -> Iterator[Enumeration]:
    for k, word in enumerate(words):
        if word.folded in ("and", "or") and 0 < k < len(words) - 1:
            items = [*_before(text, words, k), _item(words, _last(text, words, k))]
            if len(items) >= _FEWEST and all(items):
                yield Enumeration(tuple(items))


def _last(text: str, words: Sequence[Word], k: int) -> range:
    """The words of the item behind `and`."""
    end = k + 1
    while end < len(words) and end - k <= _LONGEST and words[end].folded not in _BREAKS:
        if end > k + 1 and _gap(text, words, end).strip():
            break
        end += 1
    return range(k + 1, end)


def _before(text: str, words: Sequence[Word], k: int) -> list[tuple[int, ...]]:
    """The items before `and`, in order."""
    items: list[tuple[int, ...]] = []
    end = k
    while True:
        start = end - 1
        while start > 0 and _gap(text, words, start).strip() != "," and end - start <= _LONGEST:
            start -= 1
        is_clear = start > 0 and _gap(text, words, start).strip() == ","
        if not is_clear or any(words[j].folded in _BREAKS for j in range(start, end)):
            return [_item(words, range(end - 1, end)), *items]
        items.insert(0, _item(words, range(start, end)))
        end = start


def _gap(text: str, words: Sequence[Word], k: int) -> str:
    """What stands between a word and the one before it."""
    return text[words[k - 1].end : words[k].start]


def _item(words: Sequence[Word], inside: range) -> tuple[int, ...]:
    return tuple(k for k in inside if words[k].is_content)
