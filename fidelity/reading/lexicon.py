"""What English words have to do with each other: opposites, wider words, word families.

The words are those of Princeton WordNet 3.0 (Fellbaum 1998), as `scripts/build_lexicon.py` writes
them. The file is searched where it lies, so that nothing is loaded that no text asks for.
"""

from __future__ import annotations

import mmap
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).parent / "wordnet" / "words.txt"
_MAIN = 3
"""Senses of a part of speech that count for likeness: rarer ones make anything alike."""

_ENDINGS = (
    ("ies", ("y",)), ("ied", ("y",)), ("ier", ("y",)), ("iest", ("y",)), ("ying", ("ie",)),
    ("sses", ("ss",)), ("ches", ("ch",)), ("shes", ("sh",)), ("xes", ("x",)), ("zes", ("z", "ze")),
    ("ves", ("f", "fe", "ve")), ("men", ("man",)), ("ing", ("", "e")), ("est", ("", "e")),
    ("es", ("", "e")), ("ed", ("", "e")), ("er", ("", "e")), ("s", ("",)),
)  # fmt: skip
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Entry:
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


@lru_cache(maxsize=50_000)
def _columns(key: str) -> tuple[tuple[str, ...], ...] | None:
    """The columns of the line that begins with a key, found by bisection."""
    file, wanted = _file(), key.encode()
    low, high = 0, len(file)
    while low < high:
        middle = (low + high) // 2
        start = file.rfind(b"\n", low, middle) + 1 or low
        end = file.find(b"\n", middle)
        found, *columns = file[start:end].split(b"\t")
        if found == wanted:
            return tuple(tuple(column.decode().split()) for column in columns)
        if found < wanted:
            low = end + 1
        else:
            high = start
    return None


@lru_cache(maxsize=20_000)
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
def _all_senses(word: str) -> frozenset[str]:
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


@lru_cache(maxsize=50_000)
def are_opposites(one: str, other: str) -> float:
    """How opposite two folded words are: 1 for a pair such as hot and cold, less for opposites by
    derivation or shade (quickness and slowness, hideous and beautiful), 0 for none.
    """
    mine, theirs = lemmas(one), lemmas(other)
    if set(mine) & set(theirs):
        return 0.0
    for a in mine:
        of = entry(a)
        if of and any(b in of.opposites for b in theirs):
            return 1.0
        back = [entry(b) for b in theirs]
        if any(b and a in b.opposites for b in back):
            return 1.0
    if any((of := entry(a)) and set(of.indirect) & set(theirs) for a in mine):
        return 0.8
    return 0.6 if _shades_are_opposite(one, other) else 0.0


def _shades_are_opposite(one: str, other: str) -> bool:
    mine, theirs = senses(one), senses(other)
    if mine & theirs:
        return False
    heads = {sense: {sense, *_beyond(sense)[0]} for sense in theirs if sense[0] == "a"}
    theirs_all = frozenset(theirs).union(*heads.values())
    for sense in mine:
        ours = {sense, *_beyond(sense)[0]} if sense[0] == "a" else {sense}
        if any(opposite in theirs_all for head in ours for opposite in _beyond(head)[1]):
            return True
    return False


@lru_cache(maxsize=50_000)
def are_loosely_opposite(one: str, other: str) -> bool:
    """Whether words of the families of two folded words, or what they are kinds of, are opposites:
    happily and unhappiness, growth and shrinking.
    """
    mine, theirs = _kin(one), _kin(other)
    if mine & theirs:
        return False
    return any(opposite in theirs for sense in mine for opposite in _beyond(sense)[1])


@lru_cache(maxsize=50_000)
def _kin(word: str) -> frozenset[str]:
    """The first senses of a word and of those derived from it, with the next wider ones."""
    found = {s for lemma in lemmas(word) for s in _main(lemma)}
    found |= {s for relative in family(word) for s in _main(relative)[:2]}
    return frozenset(found | {wider for s in found if s[0] != "n" for wider in _beyond(s)[0]})


@lru_cache(maxsize=50_000)
def are_synonyms(one: str, other: str) -> bool:
    """Whether two folded words share a sense, or one is derived from the other."""
    if _all_senses(one) & _all_senses(other):
        return True
    mine, theirs = family(one), family(other)
    return bool(mine & theirs)


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
    mine, theirs = _all_senses(one), _all_senses(other)
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
