"""Finds layouts that nobody has named: by the files that are there, and only where these leave one
answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from fidelity.errors import LoadError
from fidelity.layouts.layout import Layout, Translation
from fidelity.layouts.presets import LAYOUTS
from fidelity.tree import DISK, Listing, Tree, texts_below

_ENGLISH = ("en", "en-us", "en-US", "en_US", "en-GB", "english")
_TEXTS = frozenset(
    """.md .markdown .mdx .html .htm .xhtml .wml .txt .rst .adoc .asciidoc .po .pot .xlf .xliff .tmx
    .json .arb .yaml .yml .properties .srt .vtt .docx .epub""".split()
)
_FOLDERS_UP = 12
_IS_THERE = " is there"
_FOLDER = "English has a folder beside that of the language"
_ENDING = "English has an ending as the language has"
_FILE = "English has a file beside that of the language"
_NO_FOLDER = "the same path is there without the folder of the language"
_NO_ENDING = "the same name is there without the ending of the language"
_NO_WORD = "the same name is there without the language at its end"
_RANKS = {_FOLDER: 2, _ENDING: 2, _FILE: 2, _NO_FOLDER: 3, _NO_ENDING: 3, _NO_WORD: 4}
_ASK = 'say which: layouts = ["jekyll"], or originals and translations, in [tool.fidelity]'


class Found(Struct, frozen=True):
    """A preset that a project seems to follow, how many pairs there are, and what shows it."""

    name: str
    pairs: int
    why: str


class Detected(Struct, frozen=True):
    """The layout that the files themselves show: a place counts only where an original is there."""

    tree: Tree = DISK

    @property
    def told(self) -> str:
        """How the layout came about."""
        return "of a translation with its original in a usual place"

    def is_original(self, file: Path) -> bool:
        """Whether there are translations of it, and it is none itself."""
        return any(self.translations_of(file))

    def knows(self, file: Path) -> bool:
        """Whether it has a counterpart, be it that several are possible."""
        try:
            return self.translation(file) is not None or self.is_original(file)
        except LoadError:
            return True

    def translation(self, file: Path) -> Translation | None:
        """What a file translates; LoadError where several originals are as likely."""
        found = self._best(file)
        return found[0][1] if found else None

    def translations_of(self, file: Path) -> Iterator[Translation]:
        """The translations that lead back to this original."""
        if self._best(file):
            return
        place, seen = file.resolve(), set()
        for layout in _candidates(file, self.tree):
            for translation in layout.translations_of(file):
                path = translation.path.resolve()
                if path in seen or _is_english(translation):
                    continue
                told = self._best(translation.path)
                if told and told[0][1].original.resolve() == place:
                    seen.add(path)
                    yield translation

    def layout_for(self, file: Path) -> Layout | None:
        """The layout that shows."""
        if found := self._best(file):
            return found[0][0]
        first = next(self.translations_of(file), None)
        return self._best(first.path)[0][0] if first else None

    def _best(self, file: Path) -> list[tuple[Layout, Translation]]:
        """The most telling layouts by which a file is a translation; they agree on its original."""
        found: dict[int, list[tuple[Layout, Translation]]] = {}
        for layout in _candidates(file, self.tree):
            told = layout.translation(file)
            if told and not _is_english(told) and self.tree.has(told.original):
                found.setdefault(_rank(layout), []).append((layout, told))
        if not found:
            return []
        best = found[min(found)]
        if len({told.original.resolve() for _, told in best}) > 1:
            raise _ambiguous(file, best)
        return best


def layouts_in(folder: Path, texts: Iterable[Path] | None = None) -> tuple[Found, ...]:
    """The presets that the files below a folder follow: those that a tool's own file stands for,
    then those with the most pairs. One that only repeats another's pairs is left out.
    """
    found_there = texts_below(folder) if texts is None else texts
    files = [file.resolve() for file in found_there if file.suffix.lower() in _TEXTS]
    listing = Listing(frozenset(files))
    shown: list[tuple[Found, bool, frozenset[tuple[Path, Path]]]] = []
    for name, preset in LAYOUTS.items():
        marker = _marker(preset.markers, folder)
        layouts = [Layout(folder.resolve(), *pair, listing) for pair in preset.pairs]
        pairs = frozenset(
            (told.original, told.path)
            for layout in layouts
            for file in files
            if (told := layout.translation(file))
            and not _is_english(told)
            and told.original in listing.files
        )
        why = marker + _IS_THERE if marker else preset.about
        if pairs:
            shown.append((Found(name, len(pairs), why), bool(marker), pairs))
    shown.sort(key=lambda each: (not each[1], -each[0].pairs))
    kept: list[tuple[Found, frozenset[tuple[Path, Path]]]] = []
    for found, _, pairs in shown:
        if not any(pairs <= others for _, others in kept):
            kept.append((found, pairs))
    return tuple(found for found, _ in kept)


def _rank(layout: Layout) -> int:
    """How telling a layout is: 0 where a tool's own file stands for it, 4 for a mere name."""
    if layout.name:
        return 0 if layout.why.endswith(_IS_THERE) else 1
    return _RANKS[layout.why]


def _candidates(file: Path, tree: Tree) -> list[Layout]:
    """The usual layouts in all folders above a file."""
    resolved = file.resolve()
    if resolved.suffix.lower() not in _TEXTS:
        return []
    return [
        replace(layout, tree=tree)
        for folder in _above(resolved.parent)
        for layout in (*_presets_at(folder), *_usual_at(folder, resolved.suffix))
    ]


@lru_cache(maxsize=512)
def _above(folder: Path) -> tuple[Path, ...]:
    """The folders that a layout may start from: up to the repository, not beyond."""
    found = []
    for place in (folder, *folder.parents)[:_FOLDERS_UP]:
        found.append(place)
        if (place / ".git").exists():
            break
    return tuple(found)


@lru_cache(maxsize=512)
def _presets_at(folder: Path) -> tuple[Layout, ...]:
    found = []
    for name, preset in LAYOUTS.items():
        marker = _marker(preset.markers, folder)
        if marker or preset.telling:
            why = marker + _IS_THERE if marker else preset.about
            found += [Layout(folder, *pair, name=name, why=why) for pair in preset.pairs]
    return tuple(found)


@lru_cache(maxsize=2048)
def _usual_at(folder: Path, suffix: str) -> tuple[Layout, ...]:
    """What people do without a tool's help: a folder or an ending for each language."""
    forms = [
        *((f"{en}/{{path}}", "{lang}/{path}", _FOLDER) for en in _ENGLISH),
        *((f"{{path}}.{en}{suffix}", f"{{path}}.{{lang}}{suffix}", _ENDING) for en in _ENGLISH),
        *((f"{{path}}/{en}{suffix}", f"{{path}}/{{lang}}{suffix}", _FILE) for en in _ENGLISH),
        ("{path}", "{lang}/{path}", _NO_FOLDER),
        (f"{{path}}{suffix}", f"{{path}}.{{lang}}{suffix}", _NO_ENDING),
        (f"{{path}}{suffix}", f"{{path}}_{{lang}}{suffix}", _NO_WORD),
        (f"{{path}}{suffix}", f"{{path}}-{{lang}}{suffix}", _NO_WORD),
    ]
    return tuple(
        Layout(folder, originals, translations, why=why) for originals, translations, why in forms
    )


def _marker(markers: Iterable[str], folder: Path) -> str:
    return next((marker for marker in markers if (folder / marker).exists()), "")


def _is_english(translation: Translation) -> bool:
    return translation.lang.lower().replace("_", "-").split("-")[0] in ("en", "eng")


def _ambiguous(file: Path, found: Iterable[tuple[Layout, Translation]]) -> LoadError:
    originals = {told.original: layout.why for layout, told in found}
    said = " or of ".join(f"{original} ({why})" for original, why in originals.items())
    return LoadError(file, f"may be a translation of {said}", _ASK)
