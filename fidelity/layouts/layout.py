"""One pair of path patterns, read both ways: from a translation to its original and back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from os.path import relpath
from pathlib import Path

from fidelity.layouts.tongues import language_of_name
from fidelity.tree import DISK, Tree

_LANG = r"(?P<lang>[A-Za-z]+(?:[-_][A-Za-z0-9]{2,8})*(?:@[a-z]+)?)"
_PATH = r"(?P<path>(?!\.\.(?:/|$)).+)"


@dataclass(frozen=True, slots=True)
class Translation:
    """A translated file, its original, and the language that its path names."""

    path: Path
    original: Path
    lang: str


@dataclass(frozen=True, slots=True)
class Layout:
    """Two path patterns below a folder, such as `content/en/{path}` and `content/{lang}/{path}`.

    A pattern that begins with `../` leads to a neighbour of that folder: originals may lie in
    another repository. `name` is that of a preset; `why` says where the layout comes from.
    """

    root: Path
    originals: str
    translations: str
    tree: Tree = DISK
    name: str = field(default="", compare=False)
    why: str = field(default="", compare=False)

    def is_original(self, file: Path) -> bool:
        """Whether a file lies where originals lie, and is no translation of another."""
        lies_there = _match(self.originals, self._relative(file)) is not None
        return lies_there and self.translation(file) is None

    def knows(self, file: Path) -> bool:
        """Whether a file lies where originals or translations do."""
        return _match(self.originals, self._relative(file)) is not None or (
            self.translation(file) is not None
        )

    def translation(self, file: Path) -> Translation | None:
        """What a file translates; None for an original and for a file outside the layout."""
        place = self._relative(file)
        match = _match(self.translations, place)
        lang = language_of_name(match["lang"]) if match else None
        if match is None or lang is None:
            return None
        original = self.originals.replace("{path}", match["path"])
        # The folder of the originals may look like that of one more language: content/en.
        return None if original == place else Translation(file, self._absolute(original), lang)

    def translations_of(self, file: Path) -> Iterator[Translation]:
        """The translations of an original that exist, in the order of their paths."""
        place = self._relative(file)
        match = _match(self.originals, place)
        if match is None:
            return
        pattern = _escaped(self.translations.replace("{path}", match["path"]))
        root = self.root
        while pattern.startswith("../"):
            root, pattern = root.resolve().parent, pattern.removeprefix("../")
        original = self._absolute(place)
        for found in sorted(self.tree.found(root, pattern.replace("{lang}", "*"))):
            translation = self.translation(found)
            if translation is not None and translation.original == original:
                yield translation

    def _relative(self, file: Path) -> str:
        resolved, root = _resolved(Path.cwd() / file), _resolved(Path.cwd() / self.root)
        if resolved.is_relative_to(root):
            return resolved.relative_to(root).as_posix()
        if not (self.originals.startswith("../") or self.translations.startswith("../")):
            return ""
        return Path(relpath(resolved, root)).as_posix()

    def _absolute(self, place: str) -> Path:
        root = self.root
        while place.startswith("../"):
            root, place = root.resolve().parent, place.removeprefix("../")
        return root / place


def _match(pattern: str, path: str) -> re.Match[str] | None:
    return _compiled(pattern).fullmatch(path)


@lru_cache(maxsize=1 << 15)
def _resolved(path: Path) -> Path:
    """Where links lead: each of many layouts asks it of each of many files."""
    return path.resolve()


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(re.escape(pattern).replace(r"\{lang\}", _LANG).replace(r"\{path\}", _PATH))


def _escaped(path: str) -> str:
    """A path in which glob sees nothing but letters."""
    return re.sub(r"([*?\[])", r"[\1]", path)
