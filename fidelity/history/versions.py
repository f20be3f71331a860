"""The versions of a file in its repository, and what was in them: a few calls of git."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from fidelity.errors import FidelityError
from fidelity.git import Repository, root_of

_MOST = 40
"""Versions that are looked at: the newest ones."""


class Version(Struct, frozen=True):
    """A file as a commit left it; its path may have been another one."""

    commit: str
    time: int
    path: str
    content: bytes = b""

    @property
    def told(self) -> str:
        """The commit and its day, for people."""
        return f"{self.commit[:9]} of {datetime.fromtimestamp(self.time, UTC).date()}"


class Past(Struct, frozen=True):
    """What git knows of a file."""

    repository: Repository
    file: Path

    def commits(self, most: int = _MOST) -> tuple[Version, ...]:
        """The commits that touched it, the newest first, without contents."""
        listed = self.repository.log(self.repository.below(self.file), most)
        return tuple(Version(*each) for each in listed)

    def at(self, names: Sequence[str]) -> list[Version | None]:
        """The file as it was at some commits, under the name that it has now; None where a commit
        is not known, or does not have it.
        """
        below = self.repository.below(self.file)
        objects = self.repository.objects(
            [each for name in names for each in (f"{name}^0", f"{name}:{below}")]
        )
        found: list[Version | None] = []
        for commit, content in zip(objects[::2], objects[1::2], strict=True):
            known = commit is not None and content is not None
            found.append(
                Version(_name(commit.name), _time(commit.content), below, content.content)
                if known and commit and content
                else None
            )
        return found

    def filled(self, versions: Iterable[Version]) -> Iterator[Version]:
        """The versions with their contents, without those that git cannot show."""
        wanted = list(versions)
        objects = self.repository.objects([f"{v.commit}:{v.path}" for v in wanted])
        for version, found in zip(wanted, objects, strict=True):
            if found is not None:
                yield Version(version.commit, version.time, version.path, found.content)

    @property
    def is_shallow(self) -> bool:
        """Whether the clone was told to leave older commits out."""
        return self.repository.is_shallow()


def past_of(file: str) -> Past | None:
    """What git knows of a file; None where it lies in no repository."""
    path = Path(file).resolve()
    root = root_of(path.parent)
    return Past(Repository(root), path) if root else None


def hindrance(past: Past, error: FidelityError | None = None) -> str:
    """Why history did not tell, for people."""
    if error is not None:
        return f"{error.what} (try: {error.hint})"
    if past.is_shallow:
        return "this clone is shallow (try: git fetch --unshallow)"
    return "there is no such commit here (try: git fetch)"


def _name(oid: str) -> str:
    return oid


def _time(commit: bytes) -> int:
    """When a commit was made, from the line of its committer."""
    for line in commit.split(b"\n\n", 1)[0].splitlines():
        if line.startswith(b"committer "):
            return int(line.rsplit(b" ", 2)[1])
    return 0
