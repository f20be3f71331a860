"""All reports of a run with their accepted findings set apart, each by its project's baseline."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fidelity.acceptance.baseline import Entry, read
from fidelity.acceptance.settle import Settled, settled
from fidelity.model import Report
from fidelity.report.run import count
from fidelity.settings import Settings

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class SettledRun:
    """The settled reports, and the entries of their baselines whose file is gone."""

    outcomes: tuple[Settled, ...]
    orphans: tuple[Entry, ...] = ()

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports in their order."""
        return tuple(outcome.report for outcome in self.outcomes)

    @property
    def stale(self) -> tuple[Entry, ...]:
        """Entries that accept nothing any more."""
        return tuple(entry for outcome in self.outcomes for entry in outcome.stale) + self.orphans

    @property
    def complaints(self) -> tuple[str, ...]:
        """What is wrong with comments, each once: an original may have many translations."""
        said = (complaint for outcome in self.outcomes for complaint in outcome.complaints)
        return tuple(dict.fromkeys(said))

    def notes(self) -> Iterator[str]:
        """What a person should know of the acceptances."""
        yield from self.complaints
        if stale := self.stale:
            named = ", ".join(
                f"{entry.id} ({entry.check}, {entry.path})" for entry in stale[:_SHOWN]
            )
            more = f" and {len(stale) - _SHOWN} more" if len(stale) > _SHOWN else ""
            yield (
                f"{count(len(stale), 'accepted finding')} no longer there: {named}{more}; "
                "`fidelity accept --prune` takes such entries out"
            )


def settle_run(
    reports: Sequence[Report],
    settings_of: Callable[[Path], Settings],
    read_text: Callable[[str], str],
    *,
    is_whole: bool = True,
) -> SettledRun:
    """Every report by the settings of its translation's folder."""
    entries = cache(read)
    outcomes: list[Settled] = []
    orphans: dict[str, Entry] = {}
    for report in reports:
        path = report.alignment.translation.path or report.alignment.original.path
        settings = settings_of(Path(path))
        baseline = entries(settings.baseline_file)
        own = settings.for_files(report.alignment.original.path, path)
        outcomes.append(settled(report, own, baseline, read_text, is_whole=is_whole))
        if is_whole:
            orphans |= {entry.id: entry for entry in gone(baseline, settings)}
    return SettledRun(tuple(outcomes), tuple(orphans.values()))


def gone(baseline: Sequence[Entry], settings: Settings) -> Iterator[Entry]:
    """Entries on files that are there no more."""
    root = settings.root or Path()
    there = cache(lambda name: (root / name).exists())
    return (entry for entry in baseline if not there(entry.path))
