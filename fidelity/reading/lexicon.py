"""What English words have to do with each other: opposites, wider words, word families.

The words are those of Princeton WordNet 3.0 (Fellbaum 1998), as `scripts/build_lexicon.py` writes
them. The file is searched where it lies, so that nothing is loaded that no text asks for.
"""

from __future__ import annotations

import mmap
from bisect import bisect_right
from collections.abc import Collection, Iterator
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

_FILE = Path(__file__).parent / "wordnet" / "words.txt"
_PAGE = 2048
"""Bytes of the file that are read to find a line."""

_MAIN = 3
"""Senses of a part of speech that count for likeness: rarer ones make anything alike."""

_ENDINGS = (
    ("ies", ("y",)), ("ied", ("y",)), ("ier", ("y",)), ("iest", ("y",)), ("ying", ("ie",)),
    ("sses", ("ss",)), ("ches", ("ch",)), ("shes", ("sh",)), ("xes", ("x",)), ("zes", ("z", "ze")),
    ("ves", ("f", "fe", "ve")), ("men", ("man",)), ("ing", ("", "e")), ("est", ("", "e")),
    ("es", ("", "e")), ("ed", ("", "e")), ("er", ("", "e")), ("s", ("",)),
)  # fmt: skip
_SHORTEST = 2


class Entry(Struct, frozen=True):
    """A word: what it is a form of, its senses (the most frequent first), its opposites, words
    that are opposites through the words they are derived from, and words derived from it.
    """

    forms: tuple[str, ...] = ()
    senses: tuple[str, ...] = ()
    opposites: tuple[str, ...] = ()
    indirect: tuple[str, ...] = ()
    derived: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def _file() -> mmap.mmap:
    with _FILE.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


@lru_cache(maxsize=1)
def _pages() -> tuple[list[bytes], list[int]]:
    """The first key of each page, and where its line begins."""
    file = _file()
    starts = [0, *(file.find(b"\n", at) + 1 for at in range(_PAGE, len(file) - _PAGE, _PAGE))]
    return [file[at : file.find(b"\t", at)] for at in starts], starts


def _columns(key: str) -> tuple[tuple[str, ...], ...] | None:
    """The columns of the line that begins with a key, looked for in the page where it must be."""
    wanted = key.encode()
    keys, starts = _pages()
    page = bisect_right(keys, wanted)
    start, end = starts[max(0, page - 1)], starts[page] if page < len(starts) else None
    lines = b"\n" + _file()[start:end]
    at = lines.find(b"\n" + wanted + b"\t")
    if at < 0:
        return None
    _, *columns = lines[at + 1 : lines.index(b"\n", at + 1)].decode().split("\t")
    return tuple([tuple(column.split()) for column in columns])


@lru_cache(maxsize=50_000)
def entry(word: str) -> Entry | None:
    """What is known of a word in lower case, as it stands."""
    columns = _columns(word) if word.isascii() and word.isalpha() else None
    return None if columns is None else Entry(*columns)


@lru_cache(maxsize=50_000)
def lemmas(word: str) -> tuple[str, ...]:
    """The words that a folded word may be a form of, itself among them where it is one."""
    bare = word.removesuffix("'s").removesuffix("'")
    here = entry(bare)
    found = [bare] if here and here.senses else []
    irregular = here.forms if here else ()
    found += irregular or _regular(bare)
    return tuple(dict.fromkeys(found))


def _regular(word: str) -> Iterator[str]:
    for ending, instead in _ENDINGS:
        if not word.endswith(ending) or len(word) - len(ending) < _SHORTEST:
            continue
        trunk = word.removesuffix(ending)
        bases = [trunk + letters for letters in instead]
        if len(trunk) > _SHORTEST and trunk[-1] == trunk[-2] and instead[0] == "":
            bases.append(trunk[:-1])
        known = [base for base in bases if (of := entry(base)) and of.senses]
        if known:
            yield from known
            return


@lru_cache(maxsize=50_000)
def senses(word: str) -> frozenset[str]:
    """The main senses of a folded word, whatever its form."""
    return frozenset(sense for lemma in lemmas(word) for sense in _main(lemma))


@lru_cache(maxsize=50_000)
def _main(lemma: str) -> tuple[str, ...]:
    here = entry(lemma)
    counts: dict[str, int] = {}
    kept = []
    for sense in here.senses if here else ():
        counts[sense[0]] = counts.get(sense[0], 0) + 1
        if counts[sense[0]] <= _MAIN:
            kept.append(sense)
    return tuple(kept)


@lru_cache(maxsize=50_000)
def all_senses(word: str) -> frozenset[str]:
    """All senses of a folded word, whatever its form."""
    return frozenset(sense for lemma in lemmas(word) if (of := entry(lemma)) for sense in of.senses)


@lru_cache(maxsize=50_000)
def _beyond(sense: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The wider senses of a sense, and its opposites."""
    wider, opposite = (*(_columns(f"#{sense}") or ()), (), ())[:2]
    return wider, opposite


def _above(start: Collection[str], steps: int) -> frozenset[str]:
    """The senses up to so many steps wider."""
    found: set[str] = set()
    edge = set(start)
    for _ in range(steps):
        edge = {wider for sense in edge for wider in _beyond(sense)[0]} - found
        found |= edge
    return frozenset(found)


@lru_cache(maxsize=50_000)
def parts_of_speech(word: str) -> str:
    """Letters of the parts of speech that a folded word can be (n, v, a, r), the commonest first;
    empty for a word that is not known.
    """
    found = [sense[0] for lemma in lemmas(word) if (of := entry(lemma)) for sense in of.senses]
    return "".join(dict.fromkeys(found))


def near_and_far(word: str) -> tuple[frozenset[str], frozenset[str]]:
    """All words and senses that a folded word stands for, and all that are opposite to one of
    them: two words are no opposites if neither is far of what is near to the other.
    """
    bases, kin = lemmas(word), _kin(word)  # the senses and shades are among the kin
    entries = [of for base in bases if (of := entry(base))]
    by_word = (opposite for of in entries for opposite in (*of.opposites, *of.indirect))
    return kin.union(bases), frozenset(by_word).union(*(_beyond(s)[1] for s in kin))


def are_opposites(one: str, other: str) -> float:
    """How opposite two folded words are: 1 for a pair such as hot and cold, less for opposites by
    derivation or shade (quickness and slowness, hideous and beautiful), 0 for none.
    """
    mine, theirs = _reach(one), _reach(other)
    if mine.lemmas & theirs.lemmas:
        return 0.0
    if mine.opposites & theirs.lemmas or theirs.opposites & mine.lemmas:
        return 1.0
    if mine.indirect & theirs.lemmas:
        return 0.8
    return 0.6 if mine.against & theirs.shades and not mine.senses & theirs.senses else 0.0


def are_loosely_opposite(one: str, other: str) -> bool:
    """Whether words of the families of two folded words, or what they are kinds of, are opposites:
    happily and unhappiness, growth and shrinking.
    """
    mine, theirs = _reach(one), _reach(other)
    return bool(mine.kin_against & theirs.kin) and not mine.kin & theirs.kin


class _Reach(Struct, frozen=True):
    """What a word is a form of and means, and what is opposite to that: words and senses; each
    also for what it is a shade of, and for its kin.
    """

    lemmas: frozenset[str]
    senses: frozenset[str]
    opposites: frozenset[str]
    indirect: frozenset[str]
    shades: frozenset[str]
    against: frozenset[str]
    kin: frozenset[str]
    kin_against: frozenset[str]


@lru_cache(maxsize=20_000)
def _reach(word: str) -> _Reach:
    bases = lemmas(word)
    entries = [of for base in bases if (of := entry(base))]
    own = senses(word)
    shades = own | {wider for s in own if s[0] == "a" for wider in _beyond(s)[0]}
    kin = _kin(word)
    return _Reach(
        lemmas=frozenset(bases),
        senses=own,
        opposites=frozenset(opposite for of in entries for opposite in of.opposites),
        indirect=frozenset(opposite for of in entries for opposite in of.indirect),
        shades=frozenset(shades),
        against=frozenset(opposite for s in shades for opposite in _beyond(s)[1]),
        kin=kin,
        kin_against=frozenset(opposite for s in kin for opposite in _beyond(s)[1]),
    )


@lru_cache(maxsize=20_000)
def _kin(word: str) -> frozenset[str]:
    """The first senses of a word and of those derived from it, with the next wider ones."""
    found = {s for lemma in lemmas(word) for s in _main(lemma)}
    found |= {s for relative in family(word) for s in _main(relative)[:2]}
    return frozenset(found | {wider for s in found if s[0] != "n" for wider in _beyond(s)[0]})


def are_synonyms(one: str, other: str) -> bool:
    """Whether two folded words share a sense, or one is derived from the other."""
    return not (
        all_senses(one).isdisjoint(all_senses(other)) and family(one).isdisjoint(family(other))
    )


@lru_cache(maxsize=50_000)
def family(word: str) -> frozenset[str]:
    """The words that a folded word is a form of, and those derived from them."""
    found = set(lemmas(word))
    for lemma in lemmas(word):
        of = entry(lemma)
        found |= set(of.derived) if of else set()
    return frozenset(found)


@lru_cache(maxsize=50_000)
def distance(one: str, other: str) -> int | None:
    """Steps up and down the tree of senses between two folded words: 0 for synonyms, 1 for a word
    and the next wider one, 2 for two that share the next wider one; nothing beyond 3.
    """
    mine, theirs = all_senses(one), all_senses(other)
    if mine & theirs:
        return 0
    levels = [(mine, theirs)]
    levels += [(_above(mine, k), _above(theirs, k)) for k in (1, 2)]
    for steps in (1, 2, 3):
        for up in range(steps, -1, -1):
            down = steps - up
            if up <= 2 and down <= 2 and levels[up][0] & levels[down][1]:
                return steps
    return None
