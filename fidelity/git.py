"""What git knows of the files: which have changed, and what was in them.

A few processes tell it, whatever the number of files.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from fidelity.errors import UsageError

_PATIENCE = 10.0
"""Seconds for what one document asks of the history: on a large repository without a commit graph
it may take longer than anybody waits.
"""
_NO_PAGER = ("--no-pager", "-c", "core.quotePath=false")


class Repository(Struct, frozen=True, dict=True):
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
        if not name:
            raise UsageError(option, "it names no commit", "name one, such as origin/main")
        words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        commit = _run(self.root, *words, may_fail=True).decode().strip()
        if not commit and name in ("HEAD", "@"):
            hint = "commit something first, or look at what is staged: --staged"
            raise UsageError(f"{option} {name}", "there is no commit yet", hint)
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

    def log(self, name: str, most: int) -> list[tuple[str, int, str]]:
        """The newest commits that touched a file, below whatever name: commit, time and name."""
        words = ("log", "--follow", f"-n{most}", "--format=%x00%H %ct", "--name-only", "--", name)
        said = _run(self.root, *words, seconds=_PATIENCE).decode(errors="surrogateescape")
        found = []
        for part in said.split("\0")[1:]:
            head, _, names = part.partition("\n")
            commit, time = head.split()
            found.append((commit, int(time), names.strip() or name))
        return found

    def objects(self, names: Sequence[str]) -> list[Object | None]:
        """The objects of these names, such as `commit:path`, in their order; by one process."""
        asked = [name for name in names if "\n" not in name]
        if not asked:
            return [None for _ in names]
        batch = "".join(name + "\n" for name in asked).encode(errors="surrogateescape")
        answer = _run(self.root, "cat-file", "--batch", given=batch, seconds=_PATIENCE)
        found = dict(zip(asked, _named_objects(answer, len(asked)), strict=True))
        return [found.get(name) for name in names]

    def is_shallow(self) -> bool:
        """Whether the clone was told to leave older commits out."""
        said = _run(self.root, "rev-parse", "--is-shallow-repository", may_fail=True)
        return said.strip() == b"true"

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


class Object(Struct, frozen=True):
    """What git keeps under a name."""

    name: str
    content: bytes


class Changes(Struct, frozen=True):
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


def _named_objects(answer: bytes, count: int) -> Iterator[Object | None]:
    """The objects of `git cat-file --batch`, of whatever type, with the names of their contents."""
    place = 0
    for _ in range(count):
        end = answer.index(b"\n", place)
        words, place = answer[place:end].split(b" "), end + 1
        if len(words) != 3 or words[1] not in (b"blob", b"commit", b"tree", b"tag"):
            yield None  # missing, ambiguous or a submodule: one line, and nothing after it
            continue
        size = int(words[2])
        yield Object(words[0].decode(), answer[place : place + size])
        place += size + 1


def _run(
    folder: Path,
    *words: str,
    given: bytes = b"",
    may_fail: bool = False,
    seconds: float | None = None,
) -> bytes:
    try:
        done = subprocess.run(
            ["git", *_NO_PAGER, *words],
            cwd=folder,
            input=given,
            capture_output=True,
            check=False,
            timeout=seconds,
        )
    except subprocess.TimeoutExpired as error:
        what = f"takes more than {seconds:.0f} seconds here"
        raise UsageError(f"git {words[0]}", what, "name the commit: --base-commit REF") from error
    except FileNotFoundError as error:
        raise UsageError("git", "it is not installed", "install git") from error
    if done.returncode and not may_fail:
        said = done.stderr.decode(errors="replace").strip().removeprefix("fatal: ")
        raise UsageError(f"git {words[0]}", said, "mend the repository")
    return b"" if done.returncode else done.stdout
