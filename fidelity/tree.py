"""Which files there are: on disk, or in a list such as the index of git."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

_NOT_OURS = frozenset({"node_modules", "__pycache__", "_build", "site-packages", "vendor"})


def texts_below(folder: Path) -> Iterator[Path]:
    """The files below a folder in the order of their paths, without hidden folders and those that
    tools fill.
    """
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name not in _NOT_OURS
        )
        yield from (Path(place, name) for name in sorted(files))


class Tree(Protocol):
    """Files that can be asked for."""

    def has(self, file: Path) -> bool:
        """Whether there is this file."""
        ...

    def below(self, folder: Path) -> Iterable[Path]:
        """The files in a folder and in those within it, in the order of their paths."""
        ...

    def found(self, root: Path, pattern: str) -> Iterable[Path]:
        """The files below a folder that may match a glob pattern; others may be among them."""
        ...


class Disk:
    """The files as they lie there."""

    def has(self, file: Path) -> bool:
        """Whether it is a file."""
        return file.is_file()

    def below(self, folder: Path) -> Iterable[Path]:
        """What lies there, but for hidden folders and those that tools fill."""
        return texts_below(folder)

    def found(self, root: Path, pattern: str) -> Iterable[Path]:
        """What the pattern finds."""
        return root.glob(pattern)


@dataclass(frozen=True, slots=True)
class Listing:
    """Files by their absolute paths, wherever they are kept."""

    files: frozenset[Path]

    def has(self, file: Path) -> bool:
        """Whether it is listed."""
        return file.resolve() in self.files

    def below(self, folder: Path) -> Iterable[Path]:
        """What is listed there."""
        return sorted(file for file in self.files if file.is_relative_to(folder.resolve()))

    def found(self, root: Path, pattern: str) -> Iterable[Path]:
        """All of them: who asks looks at their names anyway."""
        return self.files


DISK = Disk()
