"""What of a repository is asked about: what is staged, what has changed since a commit, or what is
new since one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from fidelity.changed_blocks import in_changed_blocks
from fidelity.checks.repeated import apart, gathered
from fidelity.errors import LoadError, UsageError
from fidelity.git import repository, root_of
from fidelity.load import is_readable
from fidelity.load.opening import read, reading_from
from fidelity.load.pairs import is_bilingual
from fidelity.model import Finding, Report
from fidelity.pipeline import with_findings
from fidelity.requests import Asked, Request, fulfil, opened, places_of, requests_for, shown
from fidelity.settings import Settings
from fidelity.tree import DISK, Listing, Tree


class Scope(Struct, frozen=True):
    """What a command asks about: of the files, and of their findings.

    `staged` looks at the index instead of the working tree. `changed_since` leaves only findings in
    blocks that have changed since a commit, and `base` only those that it did not have.
    """

    staged: bool = False
    changed_since: str | None = None
    base: str | None = None

    def __post_init__(self) -> None:
        """Two commits to compare with would leave open which one counts."""
        if self.changed_since is not None and self.base is not None:
            what = "cannot be told together with --base"
            raise UsageError("--changed-since", what, "leave out one of them")

    @property
    def option(self) -> str:
        """How the command calls it."""
        if self.base is not None:
            return "--base"
        return "--changed-since" if self.changed_since is not None else "--staged"

    @property
    def name(self) -> str | None:
        """The commit to compare with, as it was named; None where there is none."""
        return self.changed_since if self.base is None else self.base

    @property
    def is_narrow(self) -> bool:
        """Whether it leaves anything out."""
        return self.staged or self.changed_since is not None or self.base is not None


class Inquiry:
    """The pairs that a scope asks about, with what is in them now and was in them before."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._repository = repository(Path.cwd(), scope.option)
        self._tree: Tree = Listing(self._repository.index) if scope.staged else DISK
        name = scope.name
        self._commit = (
            ""
            if name is None
            else self._repository.parting(self._repository.revision(name, scope.option))
        )
        self._changes = self._repository.changed(self._commit, staged=scope.staged)
        self._untracked = frozenset() if scope.staged else self._repository.untracked()
        self._root_of = cache(root_of)
        self._now: dict[Path, bytes] = {}
        self._before: dict[Path, bytes] = {}

    def asked(
        self,
        files: Sequence[str],
        settings_of: Callable[[Path], Settings],
        *,
        lang: str | None,
        by_layout: bool,
    ) -> Asked:
        """The pairs that files stand for, or all that a change concerns, as far as it does."""
        named = bool(files)
        for file in files:
            if trouble := self._elsewhere(Path(file)):
                raise trouble
        files = files or [shown(file) for file in self._concerned(settings_of)]
        if not files:
            return Asked()
        asked = requests_for(
            files,
            settings_of,
            lang=lang,
            by_layout=by_layout or not named,
            tree=self._tree,
        )
        asked = self._of_here(asked)
        if self._commit:
            kept = tuple(request for request in asked.requests if self._has_changed(request))
            asked = replace(asked, requests=kept)
        self._fetch(asked.requests)
        return replace(asked, requests=tuple(map(self._with_contents, asked.requests)))

    def read(self, path: str) -> str:
        """The text of a file, as the scope sees it."""
        kept = {path: self._now.get(Path(path).resolve())} if self._scope.staged else {}
        with reading_from(kept):
            return read(path)

    def _concerned(self, settings_of: Callable[[Path], Settings]) -> Iterator[Path]:
        """Files of a layout, or that hold both texts, that have changed or are gone."""
        for file in sorted({*self._changes.there, *self._untracked}):
            if is_readable(file) and (
                is_bilingual(file.name) or places_of(settings_of(file), self._tree).knows(file)
            ):
                yield file
        for file in filter(is_readable, self._changes.gone):
            layout = places_of(settings_of(file), self._tree)
            if any(layout.translations_of(file)):
                yield file

    def _elsewhere(self, file: Path) -> UsageError | None:
        """Why this repository cannot tell what has changed in a file: it lies in another one."""
        place = file.resolve()
        root = self._root_of(place if place.is_dir() else place.parent)
        if root is None or root == self._repository.root:
            return None
        name, what = shown(root), "another repository"
        if root in self._repository.index:
            where = f"lies in the submodule {name}, {what}"
        else:
            where = f"lies in {what}, {name}"
        return UsageError(file, where, f"run it there: cd {name}")

    def _of_here(self, asked: Asked) -> Asked:
        """The pairs of this repository; of each other one it is said once that nobody looked."""
        kept: list[Request] = []
        troubles: dict[str, UsageError] = {}
        for request in asked.requests:
            elsewhere = [*filter(None, map(self._elsewhere, map(Path, request.files)))]
            troubles |= {trouble.what: trouble for trouble in elsewhere}
            if not elsewhere:
                kept.append(request)
        return replace(asked, requests=tuple(kept), troubles=(*asked.troubles, *troubles.values()))

    def _has_changed(self, request: Request) -> bool:
        paths = {Path(file).resolve() for file in request.files}
        return any(
            path in self._changes.there or not self._repository.holds(path) for path in paths
        ) or not paths.isdisjoint(self._untracked)

    def _fetch(self, requests: Sequence[Request]) -> None:
        """What all texts are and were, in one go each."""
        files = [*{Path(file).resolve() for request in requests for file in request.files}]
        inside = [file for file in files if self._repository.holds(file)]
        if self._scope.staged:
            self._now = self._repository.contents("", inside)
        if self._commit:
            old = {file: self._changes.there.get(file, file) for file in inside}
            found = self._repository.contents(self._commit, [*old.values()])
            self._before = {file: found[was] for file, was in old.items() if was in found}

    def _with_contents(self, request: Request) -> Request:
        places = {file: Path(file).resolve() for file in request.files}
        now = {file: self._now.get(place) for file, place in places.items()}
        before = {file: self._before.get(place) for file, place in places.items()}
        return replace(request, now=now if self._scope.staged else {}, before=before)


class Narrow(Struct, frozen=True):
    """Checks one pair, and leaves out what a scope leaves out."""

    scope: Scope

    def __call__(self, request: Request, *, insist: bool) -> Report:
        """The report on it."""
        with reading_from(request.now):
            whole = fulfil(request, insist=insist)
        if self.scope.name is None:
            return whole
        report = replace(whole, findings=tuple(apart(whole.findings)))
        try:
            with reading_from(request.before):
                kept = self._kept(report, request, insist=insist)
        except LoadError:  # there was no such pair yet: all of it is new
            return whole
        return _narrowed(report, kept, request, self.scope)

    def _kept(self, report: Report, request: Request, *, insist: bool) -> tuple[Finding, ...]:
        """What is left of the findings, while the texts are read as they were before."""
        if self.scope.changed_since is not None:
            return in_changed_blocks(report, opened(request))
        before = fulfil(request, insist=insist)
        return _new(report.findings, tuple(apart(before.findings)))


def _new(now: Sequence[Finding], before: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings that were not there before.

    One that says the same of the same words of the original is no new one, even where the sentence
    of the translation that it stands in has been edited.
    """
    ids = {finding.id for finding in now} & {finding.id for finding in before}
    left = Counter(_said(finding) for finding in before if finding.id not in ids)
    new = []
    for finding in now:
        if finding.id in ids:
            continue
        if finding.original and left[_said(finding)]:
            left[_said(finding)] -= 1
            continue
        new.append(finding)
    return tuple(new)


def _said(finding: Finding) -> tuple[str, str, str]:
    return finding.check, finding.message, finding.original.quote if finding.original else ""


def _narrowed(report: Report, kept: tuple[Finding, ...], request: Request, scope: Scope) -> Report:
    """The report with what is left of its findings, and a note of what is not shown."""
    fail_on = request.settings.for_files(*request.files).fail_on
    told = with_findings(report, gathered(kept), fail_on)
    left_out = len(report.findings) - len(kept)
    if not left_out:
        return told
    name = scope.name
    where = f"that {name} had" if scope.base is not None else f"in what is as it was in {name}"
    s = "" if left_out == 1 else "s"
    return replace(told, notes=(*told.notes, f"{left_out} finding{s} {where}: not shown"))
