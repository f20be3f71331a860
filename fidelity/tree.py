"""Which files there are: on disk, or in a list such as the index of git."""

from __future__ import annotations

import os
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Protocol

from msgspec import Struct

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


class Listing(Struct, frozen=True, dict=True):
    """Files by their absolute paths, wherever they are kept."""

    files: frozenset[Path]

    def has(self, file: Path) -> bool:
        """Whether it is listed."""
        return file.resolve() in self.files

    def below(self, folder: Path) -> Iterable[Path]:
        """What is listed there."""
        return sorted(file for file in self.files if file.is_relative_to(folder.resolve()))

    def found(self, root: Path, pattern: str) -> Iterable[Path]:
        """Those with the pattern's beginning and end: who asks looks at their names anyway."""
        literal = re.split(r"[*?\[]", pattern)
        start, end = f"{root.resolve().as_posix()}/{literal[0]}", literal[-1].partition("]")[2]
        end = end if "[" in pattern else literal[-1]
        first = bisect_left(self._names, start)
        after = bisect_left(self._names, start + "\U0010ffff")
        return [Path(name) for name in self._names[first:after] if name.endswith(end)]

    @cached_property
    def _names(self) -> list[str]:
        return sorted(file.as_posix() for file in self.files)


DISK = Disk()
