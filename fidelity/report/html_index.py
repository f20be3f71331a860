"""An index page of many pairs, the worst first, each with a link to its own page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from fidelity.model import Severity, Verdict

_SEVERITIES = tuple(reversed(Severity))


class Entry(Struct, frozen=True):
    """What the index says of one pair.

    Without a verdict it could not be checked, and `message` says why. `page` is the file of its
    report beside the index, or "". `counts` are the findings, the weightiest first.
    """

    id: str
    page: str
    original: str
    translation: str
    verdict: str | None
    mqm: float
    coverage: float
    counts: tuple[int, ...]
    message: str

    @property
    def tallies(self) -> tuple[tuple[Severity, int], ...]:
        """The number of findings of each severity."""
        counts = (*self.counts, *(0 for _ in _SEVERITIES))
        return tuple(zip(_SEVERITIES, counts, strict=False))


def render(entries: Iterable[Entry]) -> str:
    """The page, with styles and script inside; without its script the order is fixed."""
    from fidelity.report.html_frame import fill

    ordered = sorted(entries, key=_badness)
    return fill(
        "html_index",
        {"entries": ordered, "severities": _SEVERITIES, "summary": _summary(ordered)},
    )


def _badness(entry: Entry) -> tuple[float, ...]:
    """What could not be checked comes first, then what fails, then the rest by points."""
    if entry.verdict is None:
        return (0,)
    weighty = tuple(-count for severity, count in entry.tallies if severity.weight)
    return (1 if entry.verdict == Verdict.FAIL else 2, entry.mqm, entry.coverage, *weighty)


def _summary(entries: Sequence[Entry]) -> str:
    verdicts = [entry.verdict for entry in entries]
    passed, unchecked = verdicts.count(Verdict.PASS), verdicts.count(None)
    outdated = verdicts.count(Verdict.OUTDATED)
    failed = len(verdicts) - passed - outdated - unchecked
    parts = [
        (passed, "pass"),
        (failed, "fail"),
        (outdated, "outdated"),
        (unchecked, "could not be checked"),
    ]
    said = ", ".join(f"{count} {words}" for count, words in parts if count)
    pairs = "1 pair" if len(verdicts) == 1 else f"{len(verdicts)} pairs"
    return f"{pairs}: {said}" if said else pairs
