"""What a repository shows of itself, as its first configuration file: where originals and
translations lie, in which languages, and what else could be decided.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from fidelity.errors import FidelityError
from fidelity.layouts import Detected, Layout
from fidelity.load.pairs import is_bilingual

Pair = tuple[Path, Path]
Patterns = tuple[str, str]


class Place(Struct, frozen=True):
    """Where originals and translations lie, below the folder that was looked at."""

    originals: str
    translations: str
    pairs: int
    langs: tuple[str, ...]


class Seen(Struct, frozen=True):
    """What was found: places of pairs, the most pairs first, and files that hold both texts."""

    places: tuple[Place, ...]
    bilingual: int


def look(folder: Path, files: Iterable[Path]) -> Seen:
    """Look through the files of a folder for pairs of originals and translations."""
    root = folder.resolve()
    detected = Detected()
    pairs: dict[Pair, str] = {}
    shapes: dict[Patterns, None] = {}
    bilingual = 0
    for file in files:
        bilingual += is_bilingual(file.name)
        try:
            told = detected.translation(file)
            layout = detected.layout_for(file) if told else None
        except FidelityError:  # several originals are as likely: a person has to say
            continue
        if told is None or layout is None or not layout.root.resolve().is_relative_to(root):
            continue
        prefix = layout.root.resolve().relative_to(root)
        shapes |= dict.fromkeys(_with_wider(prefix, layout.originals, layout.translations))
        pairs[told.original.resolve(), told.path.resolve()] = told.lang
    return Seen(tuple(_places(root, list(shapes), pairs)), bilingual)


def _with_wider(prefix: Path, *patterns: str) -> Iterator[Patterns]:
    """Patterns below a folder, and the same below the folders above it: the narrowest first."""
    for above in (prefix, *prefix.parents):
        originals, translations = ((above / pattern).as_posix() for pattern in patterns)
        yield originals, translations


def _places(root: Path, shapes: Sequence[Patterns], pairs: dict[Pair, str]) -> Iterator[Place]:
    """The fewest places that explain all pairs, those of most pairs first."""
    explained = {shape: _explained(Layout(root, *shape), pairs) for shape in shapes}
    left = set(pairs)
    while left:
        shape = max(shapes, key=lambda shape: (len(explained[shape] & left), len(shape[0])))
        found = explained[shape] & left
        if not found:
            return
        left -= found
        langs = Counter(pairs[pair] for pair in sorted(found))
        yield Place(*shape, len(found), tuple(lang for lang, _ in langs.most_common()))


def _explained(layout: Layout, pairs: Iterable[Pair]) -> set[Pair]:
    """The pairs that a layout knows as such."""
    found = set()
    for original, path in pairs:
        told = layout.translation(path)
        if told and told.original.resolve() == original:
            found.add((original, path))
    return found


def text(seen: Seen) -> str:
    """The configuration file, with comments."""
    return "\n".join([*_head(seen), *_REST, *_more(seen.places[1:])]) + "\n"


def _head(seen: Seen) -> Iterator[str]:
    yield "# What fidelity looks at in this repository."
    yield "# Every key: `fidelity config schema`; what holds for one: `fidelity config show FILE`."
    yield ""
    if not seen.places:
        yield "# Where originals lie, and where their translations do: no pairs were found here."
        yield '# originals = "content/en/{path}"'
        yield '# translations = "content/{lang}/{path}"'
        return
    first = seen.places[0]
    yield f"# Where originals lie, and where their translations do: {said(first)} found."
    yield f"originals = {json.dumps(first.originals, ensure_ascii=False)}"
    yield f"translations = {json.dumps(first.translations, ensure_ascii=False)}"


_REST = (
    "",
    "# The kind of text, with severities that fit it: news, docs, legal or subtitles.",
    '# preset = "docs"',
    "",
    "# The severity from which a finding fails a run: minor, major, critical or never.",
    '# fail-on = "major"',
    "",
    "# The layers that run (the third needs an engine: `fidelity engines`), and the engine.",
    '# layers = ["structural", "lexical", "meaning"]',
    '# engine = "auto"',
    "",
    "# Files that are not checked, such as translations without an original.",
    '# exclude = ["drafts/", "content/*/community/**"]',
    "",
    "# Checks that do not run, other severities than their own, how sure one must be to be heard.",
    '# ignore = ["changed-force"]',
    '# severities = { "added-link" = "neutral" }',
    '# thresholds = { "changed-name" = 0.7 }',
    "",
    "# Terms that must and must not be used: a table (CSV) or TBX.",
    '# glossary = "terms.csv"',
    "",
    "# What holds for some files only.",
    "# [[overrides]]",
    '# files = ["content/*/terms/**"]',
    '# preset = "legal"',
)


def _more(places: Sequence[Place]) -> Iterator[str]:
    for place in places:
        yield ""
        yield f"# {said(place)} more."
        yield "[[layouts]]"
        yield f"originals = {json.dumps(place.originals, ensure_ascii=False)}"
        yield f"translations = {json.dumps(place.translations, ensure_ascii=False)}"


def said(place: Place) -> str:
    """How many pairs, and in which languages."""
    return f"{place.pairs} pair{'' if place.pairs == 1 else 's'} ({', '.join(place.langs)})"
