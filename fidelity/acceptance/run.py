"""All reports of a run with their accepted findings set apart, each by its project's baseline."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field

from fidelity.acceptance.baseline import Entry, read
from fidelity.acceptance.renamed import gone, renamed
from fidelity.acceptance.settle import Settled, settled
from fidelity.model import Report
from fidelity.report.run import count
from fidelity.settings import Settings

_SHOWN = 5


class SettledRun(Struct, frozen=True):
    """The settled reports, and the entries of their baselines whose file is gone: what those have
    become, by their identities, whose finding stands in another file now, and the others.
    """

    outcomes: tuple[Settled, ...]
    moved: Mapping[str, Entry] = field(default_factory=dict)
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
        if self.moved:
            yield (
                f"{count(len(self.moved), 'accepted finding')} of a file that was renamed: "
                "`fidelity accept --prune` writes its new name"
            )
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
    found: dict[Path, tuple[Settings, list[Report]]] = {}
    for report in reports:
        settings = settings_of(Path(_path(report)))
        found.setdefault(settings.baseline_file, (settings, []))[1].append(report)
    baselines: dict[Path, tuple[Entry, ...]] = {}
    moved: dict[str, Entry] = {}
    orphans: list[Entry] = []
    for file, (settings, own) in found.items():
        baseline = read(file)
        now = renamed(baseline, own, settings)
        moved |= now
        baselines[file] = tuple(now.get(entry.id, entry) for entry in baseline)
        if is_whole:
            orphans += gone(baselines[file], settings)
    outcomes: list[Settled] = []
    for report in reports:
        settings = settings_of(Path(_path(report)))
        baseline = baselines[settings.baseline_file]
        decided = settings.for_files(report.alignment.original.path, _path(report))
        outcomes.append(settled(report, decided, baseline, read_text, is_whole=is_whole))
    return SettledRun(tuple(outcomes), moved, tuple(orphans))


def _path(report: Report) -> str:
    return report.alignment.translation.path or report.alignment.original.path
