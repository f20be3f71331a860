"""What git knows of the files: which have changed, and what was in them.

A few processes tell it, whatever the number of files.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from fidelity.errors import UsageError

_NO_PAGER = ("--no-pager", "-c", "core.quotePath=false")


@dataclass(frozen=True)
class Repository:
    """A working tree and its repository; paths are absolute outside, and below the root for git."""

    root: Path

    @cached_property
    def index(self) -> frozenset[Path]:
        """The files that the next commit will hold."""
        return frozenset(self._paths(_run(self.root, "ls-files", "-z")))

    def untracked(self) -> frozenset[Path]:
        """The files that git has not been told of, without those that it is to ignore."""
        words = ("ls-files", "-z", "--others", "--exclude-standard")
        return frozenset(self._paths(_run(self.root, *words)))

    def changed(self, revision: str, *, staged: bool) -> Changes:
        """What differs between a revision and the working tree, or the index.

        Without a revision it is what is staged, or what is not staged yet.
        """
        words = ["diff", "--name-status", "-z", "-M", "--no-ext-diff"]
        words += ["--cached"] if staged else []
        words += [revision] if revision else []
        return self._changes(_run(self.root, *words, "--"))

    def revision(self, name: str, option: str) -> str:
        """The commit that a name stands for; UsageError, for the option, where there is none."""
        words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        commit = _run(self.root, *words, may_fail=True).decode().strip()
        if not commit:
            hint = f"fetch it first: git fetch origin {name.removeprefix('origin/')}"
            raise UsageError(f"{option} {name}", "there is no such commit here", hint)
        return commit

    def parting(self, commit: str) -> str:
        """Where this branch left the other: what came there later is not what changed here."""
        words = ("merge-base", commit, "HEAD")
        return _run(self.root, *words, may_fail=True).decode().strip() or commit

    def contents(self, revision: str, files: Sequence[Path]) -> dict[Path, bytes]:
        """What was in the files; an empty revision is the index. Files that were not there are
        left out.
        """
        names = [f"{revision}:{self.below(file)}" for file in files]
        # A name with a line break in it cannot be asked for by line.
        asked = {file: name for file, name in zip(files, names, strict=True) if "\n" not in name}
        if not asked:
            return {}
        batch = "".join(name + "\n" for name in asked.values()).encode()
        answer = _run(self.root, "cat-file", "--batch", given=batch)
        return dict(zip_present(asked, _objects(answer, len(asked))))

    def below(self, file: Path) -> str:
        """A path as git knows it."""
        return file.resolve().relative_to(self.root).as_posix()

    def holds(self, file: Path) -> bool:
        """Whether a file lies in the working tree."""
        return file.resolve().is_relative_to(self.root)

    def _paths(self, listed: bytes) -> Iterator[Path]:
        return (
            self.root / name for name in listed.decode(errors="surrogateescape").split("\0") if name
        )

    def _changes(self, listed: bytes) -> Changes:
        words = iter(listed.decode(errors="surrogateescape").split("\0"))
        there: dict[Path, Path] = {}
        gone: list[Path] = []
        for state in words:
            if not state:
                continue
            old = self.root / next(words)
            if state[0] in "RC":
                there[self.root / next(words)] = old
            elif state[0] == "D":
                gone.append(old)
            else:
                there[old] = old
        return Changes(there, tuple(gone))


@dataclass(frozen=True, slots=True)
class Changes:
    """Files that differ, with their paths before; and files that are there no more."""

    there: dict[Path, Path]
    gone: tuple[Path, ...]


def repository(folder: Path, option: str) -> Repository:
    """The repository that a folder lies in; UsageError, for the option, where there is none."""
    root = _run(folder, "rev-parse", "--show-toplevel", may_fail=True)
    if not root.strip():
        raise UsageError(option, "this is no git repository", "run it in one, or leave this out")
    return Repository(Path(root.decode().rstrip("\n")).resolve())


def root_of(folder: Path) -> Path | None:
    """The folder above that git calls a working tree; asks no process."""
    return next((place for place in (folder, *folder.parents) if (place / ".git").exists()), None)


def author(folder: Path) -> str:
    """The name by which git would sign a commit there, or nothing where it knows none."""
    try:
        name = _run(folder, "config", "user.name", may_fail=True)
    except UsageError:  # there is no git
        return ""
    return name.decode(errors="replace").strip()


def zip_present(
    files: Iterable[Path], contents: Iterable[bytes | None]
) -> Iterator[tuple[Path, bytes]]:
    """Files with their contents, without those that have none."""
    for file, content in zip(files, contents, strict=True):
        if content is not None:
            yield file, content


def _objects(answer: bytes, count: int) -> Iterator[bytes | None]:
    """The objects of `git cat-file --batch`: a line that ends in a size, and so many bytes."""
    place = 0
    for _ in range(count):
        end = answer.index(b"\n", place)
        head, place = answer[place:end], end + 1
        if not head.endswith(b" missing") and b" blob " in head:
            size = int(head.rsplit(b" ", 1)[1])
            yield answer[place : place + size]
            place += size + 1
        elif head.endswith(b" missing"):
            yield None
        else:  # a folder or a submodule of that name
            place += int(head.rsplit(b" ", 1)[1]) + 1
            yield None


def _run(folder: Path, *words: str, given: bytes = b"", may_fail: bool = False) -> bytes:
    try:
        done = subprocess.run(
            ["git", *_NO_PAGER, *words], cwd=folder, input=given, capture_output=True, check=False
        )
    except FileNotFoundError as error:
        raise UsageError("git", "it is not installed", "install git") from error
    if done.returncode and not may_fail:
        said = done.stderr.decode(errors="replace").strip().removeprefix("fatal: ")
        raise UsageError(f"git {words[0]}", said, "mend the repository")
    return b"" if done.returncode else done.stdout
