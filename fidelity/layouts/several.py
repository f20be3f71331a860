"""Several layouts of one project: the first that knows a file has its say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from fidelity.layouts.layout import Layout, Translation
from fidelity.tree import Tree


class Places(Protocol):
    """Who knows where originals and translations lie."""

    @property
    def tree(self) -> Tree:
        """The files that there are."""
        ...

    @property
    def told(self) -> str:
        """The places where translations lie, in words."""
        ...

    def is_original(self, file: Path) -> bool:
        """Whether a file lies where originals lie, and is no translation of another."""
        ...

    def knows(self, file: Path) -> bool:
        """Whether a file lies where originals or translations do."""
        ...

    def translation(self, file: Path) -> Translation | None:
        """What a file translates, whether that exists or not."""
        ...

    def translations_of(self, file: Path) -> Iterator[Translation]:
        """The translations of an original that exist."""
        ...

    def layout_for(self, file: Path) -> Layout | None:
        """The layout that knows a file."""
        ...


class Layouts(Struct, frozen=True):
    """The layouts that a project names, in its order; there is at least one."""

    parts: tuple[Layout, ...]

    @property
    def tree(self) -> Tree:
        """The files that there are."""
        return self.parts[0].tree

    @property
    def root(self) -> Path:
        """The folder that the patterns start from."""
        return self.parts[0].root

    @property
    def shape(self) -> str:
        """The pairs of patterns."""
        return " or ".join(f"{each.originals} and {each.translations}" for each in self.parts)

    @property
    def told(self) -> str:
        """The patterns of translations."""
        return " or ".join(layout.translations for layout in self.parts)

    def is_original(self, file: Path) -> bool:
        """Whether a file lies where originals lie, and is no translation of another."""
        if self.translation(file) is not None:
            return False
        return any(layout.is_original(file) for layout in self.parts)

    def knows(self, file: Path) -> bool:
        """Whether a file lies where originals or translations do."""
        return any(layout.knows(file) for layout in self.parts)

    def translation(self, file: Path) -> Translation | None:
        """What a file translates: by the first layout whose original is there, else by the first
        that has a place for it.
        """
        found = [t for layout in self.parts if (t := layout.translation(file)) is not None]
        there = (translation for translation in found if self.tree.has(translation.original))
        return next(there, found[0] if found else None)

    def translations_of(self, file: Path) -> Iterator[Translation]:
        """The translations of an original that exist, each once."""
        seen: set[Path] = set()
        for layout in self.parts:
            for translation in layout.translations_of(file):
                path = translation.path.resolve()
                told = self.translation(translation.path)
                if path in seen or told is None or told.original != translation.original:
                    continue
                seen.add(path)
                yield translation

    def layout_for(self, file: Path) -> Layout | None:
        """The layout by which a file is a translation, else one that has a place for it."""
        told = self.translation(file)
        if told is not None:
            return next(layout for layout in self.parts if layout.translation(file) == told)
        those = [layout for layout in self.parts if layout.is_original(file)]
        with_translations = (layout for layout in those if any(layout.translations_of(file)))
        return next(with_translations, those[0] if those else None)
