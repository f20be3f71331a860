"""Sets the accepted findings of a report apart, and tells which acceptances no longer serve."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches

from msgspec import Struct
from msgspec.structs import replace

from fidelity.acceptance.baseline import Entry
from fidelity.acceptance.comments import ALL, Comment, can_hold, comments, covered, covers_entry
from fidelity.checks import CHECKS
from fidelity.checks.repeated import apart, fault, gathered
from fidelity.errors import FidelityError
from fidelity.model import Acceptance, Alignment, Document, Finding, Report
from fidelity.pipeline import with_findings
from fidelity.report.anchor import anchor
from fidelity.settings import Settings
from fidelity.settings.globs import matches

_BASELINE = "baseline"


class Settled(Struct, frozen=True):
    """A report with its accepted findings set apart.

    `stale` are the entries of the baseline on this text whose finding is no longer there, and
    `complaints` what is wrong with its comments.
    """

    report: Report
    stale: tuple[Entry, ...] = ()
    complaints: tuple[str, ...] = ()


def settled(
    report: Report,
    settings: Settings,
    baseline: Sequence[Entry],
    read: Callable[[str], str],
    *,
    is_whole: bool = True,
) -> Settled:
    """The report by the project's settings; `read` gives the text of a file, to see its comments.

    `is_whole` says that all findings of the pair are in the report: only then can it be told that
    one is no longer there.
    """
    alignment = report.alignment
    said = [_Said(document, read) for document in (alignment.translation, alignment.original)]
    if alignment.translation.path == alignment.original.path:
        said = said[:1]
    if not baseline and not settings.accept and not any(each.has_comments for each in said):
        return Settled(report)
    entries = {entry.id: entry for entry in baseline}
    found = (*report.findings, *report.accepted)
    taken: list[Finding] = []
    for finding in apart(report.findings):
        acceptance = (
            _by_comment(report, finding, said)
            or _by_baseline(entries.get(finding.id))
            or _by_pattern(finding, settings, alignment)
        )
        if acceptance:
            taken.append(replace(finding, accepted=acceptance))
    taken += _in_new_places(report, taken)
    ids = {finding.id for finding in taken}
    left = gathered(f for f in apart(report.findings) if f.id not in ids)
    if taken:
        report = replace(
            with_findings(report, left, report.fail_on), accepted=(*report.accepted, *taken)
        )
    complaints = [complaint for each in said for complaint in each.complaints()]
    stale: list[Entry] = []
    if is_whole:
        name = settings.name_of(alignment.translation.path)
        there = {f.id for finding in found for f in (finding, *finding.folded)}
        stale = [
            e
            for e in baseline
            if e.path == name and e.id not in there and _ran(e, report, settings)
        ]
        complaints += [
            complaint for each in said for complaint in each.unused(report, settings.ignore)
        ]
    return Settled(report, tuple(stale), tuple(complaints))


def _in_new_places(report: Report, taken: Sequence[Finding]) -> Iterator[Finding]:
    """Findings of a fault that the baseline has accepted in several places: it is accepted in one
    that came later, too.
    """
    kept = [f for f in taken if f.accepted and f.accepted.source == _BASELINE and fault(f)]
    often = Counter(map(fault, kept))
    why = {fault(f): f.accepted for f in kept if often[fault(f)] > 1}
    ids = {finding.id for finding in taken}
    for finding in apart(report.findings) if why else ():
        if finding.id not in ids and fault(finding) in why:
            yield replace(finding, accepted=why[fault(finding)])


class _Said:
    """The comments of one text, and which of them have accepted anything."""

    def __init__(self, document: Document, read: Callable[[str], str]) -> None:
        self._document = document
        self._used: set[int] = set()
        try:
            text = read(document.path) if can_hold(document.path) else ""
        except FidelityError:
            text = ""  # no text, such as a DOCX: there are no comments in it
        self._comments = comments(text, document.path)
        self._covered = [covered(comment, document) for comment in self._comments]

    @property
    def has_comments(self) -> bool:
        """Whether there are any."""
        return bool(self._comments)

    def reason(self, check: str, where: _Where) -> Comment | None:
        """The first comment that accepts a check's finding there."""
        for k, comment in enumerate(self._comments):
            if comment.reason and comment.is_for(check) and self._holds(k, where):
                self._used.add(k)
                return comment
        return None

    def _holds(self, k: int, where: _Where) -> bool:
        if where.is_entry:
            return covers_entry(self._comments[k], where.line, self._document)
        return not where.blocks.isdisjoint(self._covered[k])

    def complaints(self) -> Iterator[str]:
        """What is wrong with comments: no reason, or no such check."""
        for comment in self._comments:
            where = f"{self._document.path}:{comment.line}"
            if not comment.reason:
                yield (
                    f"{where}: accepts nothing without a reason: "
                    f"fidelity: accept {', '.join(comment.checks)}: why it is no fault"
                )
            for check in comment.checks:
                if check != ALL and check not in CHECKS:
                    near = get_close_matches(check, CHECKS, n=1)
                    hint = f", did you mean {near[0]}?" if near else ""
                    yield f"{where}: there is no check {check}{hint}"

    def unused(self, report: Report, ignored: frozenset[str]) -> Iterator[str]:
        """Comments that accept nothing any more."""
        for k, comment in enumerate(self._comments):
            known = [check for check in comment.checks if check in CHECKS]
            ran = all(CHECKS[c].LAYER in report.layers and c not in ignored for c in known)
            if k not in self._used and comment.reason and known and ran:
                yield (
                    f"{self._document.path}:{comment.line}: stale, it accepts nothing any more: "
                    f"fidelity: accept {', '.join(comment.checks)}"
                )


class _Where(Struct, frozen=True):
    """Where a finding stands in one text: in blocks, or in the front matter at a line (None where
    the entry is missing).
    """

    blocks: frozenset[int] = frozenset()
    is_entry: bool = False
    line: int | None = None


def _places(report: Report, finding: Finding) -> tuple[_Where, _Where]:
    """Where a finding stands in the translation, and in the original."""
    ours, theirs = finding.original, finding.translation
    if (ours and ours.is_entry) or (theirs and theirs.is_entry):
        there = _Where(is_entry=True, line=theirs.line if theirs else None)
        return there, _Where(is_entry=ours is not None, line=ours.line if ours else None)
    place = anchor(report.alignment, finding)
    blocks = frozenset({place.block} if place.block is not None else ())
    if place.is_gap:
        blocks |= {0 if place.block is None else place.block + 1}
    return _Where(blocks), _Where(frozenset({ours.block} if ours else ()))


def _by_comment(report: Report, finding: Finding, said: Sequence[_Said]) -> Acceptance | None:
    for each, where in zip(said, _places(report, finding), strict=False):
        if comment := each.reason(finding.check, where):
            return Acceptance(comment.reason, "comment")
    return None


def _by_baseline(entry: Entry | None) -> Acceptance | None:
    if entry is None:
        return None
    return Acceptance(entry.reason, _BASELINE, entry.author, entry.date)


def _by_pattern(finding: Finding, settings: Settings, alignment: Alignment) -> Acceptance | None:
    for pattern in settings.accept:
        names = map(settings.name_of, (alignment.translation.path, alignment.original.path))
        if _fits(pattern, finding, tuple(names)):
            return Acceptance(pattern["reason"], "configuration")
    return None


def _fits(pattern: Mapping[str, str], finding: Finding, names: Sequence[str]) -> bool:
    if pattern.get("check", finding.check) != finding.check:
        return False
    path = pattern.get("path")
    if path is not None and not any(matches(name, (path,)) for name in names):
        return False
    text = pattern.get("text")
    quotes = (evidence.quote for evidence in (finding.original, finding.translation) if evidence)
    return text is None or any(text in quote for quote in quotes)


def _ran(entry: Entry, report: Report, settings: Settings) -> bool:
    """Whether the check of an entry has looked: only then is its finding gone."""
    check = CHECKS.get(entry.check)
    if entry.check in settings.ignore:
        return False
    return check is None or check.LAYER in report.layers
