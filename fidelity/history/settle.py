"""Finds the version of the original that a report's translation was made from, and tells what has
come since apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import islice
from pathlib import PurePath

from msgspec import Struct
from msgspec.structs import replace

from fidelity.errors import FidelityError, LoadError, UsageError
from fidelity.history.claims import claimed_commit
from fidelity.history.fold import CHECK, Base, folded, noted, parted, weighty
from fidelity.history.resemblance import resemblance, traits
from fidelity.history.versions import Past, Version, hindrance, past_of
from fidelity.load import parse
from fidelity.load.opening import decoded, read_bytes
from fidelity.model import Category, Finding, Report
from fidelity.pipeline import findings_against
from fidelity.settings import Settings

_TRIED = 2
"""Versions that are compared in full because they resemble the translation most."""
_MANY = 3
"""Differences that are no coincidence when one version explains them all."""


def in_time(report: Report, settings: Settings, *, base_commit: str | None = None) -> Report:
    """The report on a pair of files, with what only came since the translation was made as one
    finding; as it is where there is no history to look at.

    Raises UsageError where there is no such commit as `base_commit`; what else git cannot tell is
    a note.
    """
    settings = settings.for_files(report.alignment.original.path, report.alignment.translation.path)
    inquest = _Inquest(report, settings)
    claim = claimed_commit(report.alignment.translation)
    if not inquest.is_possible or not (base_commit or claim or inquest.doubts):
        return report
    past = inquest.past
    if past is None:
        if base_commit:
            what = f"{report.alignment.original.path} lies in no git repository"
            raise UsageError(f"--base-commit {base_commit}", what, "leave this out")
        note = f"the page was made from {claim}, which cannot be looked up: there is no repository"
        return noted(report, note) if claim and inquest.doubts else report
    try:
        if base_commit:
            return inquest.against_named(past, base_commit)
        return inquest.against_claimed(past, claim) if claim else inquest.against_history(past)
    except FidelityError as error:
        if base_commit:
            raise
        if not inquest.doubts:
            return report
        return noted(
            report, f"the history of the original was not looked at: {hindrance(past, error)}"
        )


class _Tried(Struct, frozen=True):
    """A version with what is found against it, and what of the findings now is new since."""

    version: Version
    findings: tuple[Finding, ...]
    new: tuple[Finding, ...]

    @property
    def weight(self) -> int:
        return sum(finding.severity.weight for finding in self.findings)

    def explains_more(self, than: Sequence[Finding]) -> bool:
        """Whether it cannot be by accident that findings are not there against this version: the
        translation says what the original said then, or much of it is explained at once.
        """
        _, gone = parted(than, self.findings)
        gone = weighty(gone)
        before = sum(finding.severity.weight for finding in than)
        if not gone or 2 * self.weight > before:
            return False
        return len(gone) >= _MANY or any(not _is_lack(finding) for finding in gone)


def _is_lack(finding: Finding) -> bool:
    """Whether it says that something is not there, which proves little."""
    return finding.category is Category.OMISSION or finding.check == "dropped-link"


class _Inquest(Struct, frozen=True, dict=True):
    report: Report
    settings: Settings

    @property
    def is_possible(self) -> bool:
        """Whether there are two files, of which one can have a history of its own."""
        ours, theirs = self.report.alignment.original.path, self.report.alignment.translation.path
        return bool(ours) and ours not in ("-", theirs) and CHECK not in self.settings.ignore

    @cached_property
    def doubts(self) -> tuple[Finding, ...]:
        """The findings that history may explain."""
        return weighty(self.report.findings)

    @cached_property
    def past(self) -> Past | None:
        return past_of(self.report.alignment.original.path)

    @cached_property
    def now(self) -> bytes:
        """The original as it is."""
        return read_bytes(self.report.alignment.original.path)

    def against_named(self, past: Past, name: str) -> Report:
        """By the version that the user names."""
        (version,) = past.at([name])
        if version is None:
            what = f"it does not have {self.report.alignment.original.path}"
            raise UsageError(f"--base-commit {name}", what, f"look it up: git log {name}")
        return self._told(self._tried(version), "named by --base-commit")

    def against_claimed(self, past: Past, claim: str) -> Report:
        """By the version that the page names; where that is none, by history."""
        (version,) = past.at([claim])
        if version is None:
            if not self.doubts:
                return self.report
            told = self.against_history(past)
            why = hindrance(past)
            return noted(told, f"the page was made from {claim}, which cannot be looked up: {why}")
        claimed = self._tried(version)
        doubts = weighty(claimed.findings)
        if any(map(_is_lack, doubts)):
            older = (each for each in past.commits() if each.time <= version.time)
            for tried in self._alike(past, older, without=version.content):
                _, gone = parted(doubts, tried.findings)
                if any(map(_is_lack, weighty(gone))) and tried.weight < claimed.weight:
                    return self._told(tried, "which reads most like it", claimed=version.told)
        return self._told(claimed, "which the page names")

    def against_history(self, past: Past) -> Report:
        """By the version of the time when it was last committed, or the one most like it."""
        theirs = past_of(self.report.alignment.translation.path)
        made = theirs.commits() if theirs else ()
        versions = past.commits()
        if not versions:
            return self._in_vain(past)
        anchor = self._at(past, theirs, made, versions)
        best: _Tried | None = None
        if anchor is not None and anchor.content != self.now:
            tried = self._tried(anchor)
            best = tried if weighty(tried.new) else None
            if best and not best.weight:
                return self._anchored(best, versions)
        held = best.findings if best else self.report.findings
        is_alone = not made and best is None
        searched = [
            tried
            for tried in self._alike(past, versions, without=anchor.content if anchor else b"")
            if tried.explains_more(weighty(held))
            or (is_alone and weighty(tried.new) and not tried.weight)
        ]
        if searched:
            likely = min(searched, key=lambda tried: (tried.weight, -tried.version.time))
            return self._told(likely, "which reads most like it")
        if best:
            return self._anchored(best, versions)
        return self._in_vain(past)

    def _anchored(self, tried: _Tried, versions: Sequence[Version]) -> Report:
        """By the version of the last commit; where that is the newest one, the change of now is all
        that makes the difference.
        """
        is_of_now = tried.version.commit == versions[0].commit
        how = "as it was when this was last committed"
        return self._told(tried, how, is_of_now=is_of_now)

    def _in_vain(self, past: Past) -> Report:
        """Nothing explains anything; in a shallow clone that proves nothing."""
        if past.is_shallow:
            note = f"older versions of the original were not looked at: {hindrance(past)}"
            return noted(self.report, note)
        return self.report

    def _at(
        self, past: Past, theirs: Past | None, made: Sequence[Version], versions: Sequence[Version]
    ) -> Version | None:
        """The original as it was when the translation was last committed."""
        if theirs is None or not made:
            return None
        if theirs.repository.root == past.repository.root:
            (found,) = past.at([made[0].commit])
            if found is not None:
                same = (v for v in past.filled(v for v in versions if v.time <= found.time))
                return next((v for v in same if v.content == found.content), found)
        earlier = (version for version in versions if version.time <= made[0].time)
        return next(past.filled(islice(earlier, 1)), None)

    def _alike(self, past: Past, versions: Iterable[Version], *, without: bytes) -> list[_Tried]:
        """The versions that resemble the translation most, compared in full; in order."""
        english = self.report.alignment.back_translation
        path = self.report.alignment.translation.path
        text = decoded(read_bytes(path), path)
        wanted = traits(text, " ".join(english.texts) if english else "")
        scored: dict[bytes, tuple[float, int, Version]] = {}
        for version in past.filled(versions):
            if version.content in (self.now, without) or version.content in scored:
                continue
            said = version.content.decode(errors="replace")
            scored[version.content] = (
                resemblance(traits(said, said), wanted),
                version.time,
                version,
            )
        best = sorted(scored.values(), key=lambda each: each[:2], reverse=True)[:_TRIED]
        tried = []
        for *_, version in best:
            try:
                tried.append(self._tried(version))
            except LoadError:  # it could not be read at that time
                continue
        return tried

    def _tried(self, version: Version) -> _Tried:
        path = self.report.alignment.original.path
        text = decoded(version.content, path)
        document = replace(parse(text, PurePath(path).suffix, path=path))
        findings = findings_against(self.report, document, self.settings)
        return _Tried(version, findings, parted(self.report.findings, findings)[1])

    def _told(
        self, tried: _Tried, how: str, *, claimed: str = "", is_of_now: bool = False
    ) -> Report:
        """The report by one version; where the original is as it was then, as it is."""
        if tried.version.content == self.now and not claimed:
            return self.report
        path = self.report.alignment.original.path
        version = tried.version
        todo = f"bring it up to date: git diff {version.commit[:9]} -- {path}"
        base = Base(version.told, how, todo, tried.findings, claimed, is_of_now)
        return folded(self.report, base, self.settings)
