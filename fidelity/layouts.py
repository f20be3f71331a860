"""Where a translation's original lies: path patterns of a project, read both ways."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fidelity.tree import DISK, Tree

_LANG = r"(?P<lang>[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)"
_PATH = r"(?P<path>.+)"


@dataclass(frozen=True, slots=True)
class Translation:
    """A translated file, its original, and the language that its path names."""

    path: Path
    original: Path
    lang: str


@dataclass(frozen=True, slots=True)
class Layout:
    """Two path patterns below a folder, such as `content/en/{path}` and `content/{lang}/{path}`."""

    root: Path
    originals: str
    translations: str
    tree: Tree = DISK

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
        if match is None:
            return None
        original = self.originals.replace("{path}", match["path"])
        # The folder of the originals may look like that of one more language: content/en.
        return None if original == place else Translation(file, self.root / original, match["lang"])

    def translations_of(self, file: Path) -> Iterator[Translation]:
        """The translations of an original that exist, in the order of their paths."""
        place = self._relative(file)
        match = _match(self.originals, place)
        if match is None:
            return
        pattern = _escaped(self.translations.replace("{path}", match["path"]))
        for found in sorted(self.tree.found(self.root, pattern.replace("{lang}", "*"))):
            translation = self.translation(found)
            if translation is not None and translation.original == self.root / place:
                yield translation

    def _relative(self, file: Path) -> str:
        resolved = file.resolve()
        root = self.root.resolve()
        return resolved.relative_to(root).as_posix() if resolved.is_relative_to(root) else ""


@dataclass(frozen=True, slots=True)
class Layouts:
    """The layouts of a project: a file belongs to the first of them in which it has its original.

    All of them lie below one folder and look at the same files.
    """

    parts: tuple[Layout, ...]

    @property
    def root(self) -> Path:
        """The folder below which they lie."""
        return self.parts[0].root

    @property
    def tree(self) -> Tree:
        """The files that they look at."""
        return self.parts[0].tree

    @property
    def shape(self) -> str:
        """The patterns of translations, for people."""
        return " or ".join(part.translations for part in self.parts)

    def is_original(self, file: Path) -> bool:
        """Whether a file lies where originals lie, and is no translation of another."""
        return any(part.is_original(file) for part in self.parts) and not self.translation(file)

    def knows(self, file: Path) -> bool:
        """Whether a file lies where originals or translations do."""
        return any(part.knows(file) for part in self.parts)

    def translation(self, file: Path) -> Translation | None:
        """What a file translates; None for an original and for a file outside the layouts."""
        found = [made for part in self.parts if (made := part.translation(file))]
        whole = (translation for translation in found if self.tree.has(translation.original))
        return next(whole, found[0] if found else None)

    def translations_of(self, file: Path) -> Iterator[Translation]:
        """The translations of an original that exist, in the order of the layouts and paths."""
        seen: set[Path] = set()
        for part in self.parts:
            for translation in part.translations_of(file):
                if translation.path not in seen:
                    seen.add(translation.path)
                    yield translation


def _match(pattern: str, path: str) -> re.Match[str] | None:
    parts = re.escape(pattern).replace(r"\{lang\}", _LANG).replace(r"\{path\}", _PATH)
    return re.fullmatch(parts, path)


def _escaped(path: str) -> str:
    """A path in which glob sees nothing but letters."""
    return re.sub(r"([*?\[])", r"[\1]", path)
