"""Where the reports of a run go: every `--format` with the `--output` that belongs to it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct
from msgspec.structs import replace

from fidelity.cli.output import show
from fidelity.cli.terminal import wants_colour
from fidelity.errors import UsageError

if TYPE_CHECKING:
    from fidelity.model import Report
    from fidelity.report.run import Run

TEXT = "text"
NAMES = (TEXT, "json", "markdown", "sarif", "junit", "github", "gitlab")
_STDOUT = "-"
_ORDER = "fidelity.order"


class PairedOptions(click.Command):
    """A command that remembers in which order its options were given, so that an `--output` can
    belong to the `--format` before it.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse as any command, and keep the order."""
        if not ctx.resilient_parsing:
            order = self.make_parser(ctx).parse_args(list(args))[2]
            ctx.meta[_ORDER] = [parameter.name for parameter in order]
        return super().parse_args(ctx, args)


class Outlet(Struct, frozen=True):
    """A format, and the file that it goes to; `-` is standard output."""

    format: str
    output: str

    @property
    def is_text(self) -> bool:
        """Whether it is the text for people."""
        return self.format == TEXT

    @property
    def is_printed(self) -> bool:
        """Whether it goes to standard output."""
        return self.output == _STDOUT


def outlets(formats: Sequence[str], outputs: Sequence[str]) -> tuple[Outlet, ...]:
    """The formats with their outputs, in the order of the command line.

    An `--output` belongs to the `--format` before it; one that stands before all of them belongs to
    the first. A format without an output is printed, and only one can be. UsageError where that
    does not come out even.
    """
    order = click.get_current_context().meta.get(_ORDER, [])
    return paired([name for name in order if name in ("formats", "outputs")], formats, outputs)


def paired(
    order: Sequence[str], formats: Sequence[str], outputs: Sequence[str]
) -> tuple[Outlet, ...]:
    """The pairs, by the order in which `formats` and `outputs` were named."""
    if not formats:
        formats, order = [TEXT], ["formats", *order]
    own: list[str | None] = [None] * len(formats)
    place, named = -1, iter(outputs)
    for option in order:
        if option == "formats":
            place += 1
            continue
        output = next(named)
        at = max(place, 0)
        if own[at] is not None:
            what = f"{formats[at]} has an output already, {own[at]}"
            raise UsageError(f"--output {output}", what, "name its --format before it")
        own[at] = output
    found = [Outlet(name, to or _STDOUT) for name, to in zip(formats, own, strict=True)]
    printed = [outlet.format for outlet in found if outlet.is_printed]
    if len(printed) > 1:
        what = f"{' and '.join(printed)} would both go to standard output"
        raise UsageError("--format", what, "give all but one an --output FILE")
    return tuple(found)


def tell(
    run: Run, wanted: Sequence[Outlet], *, hints: bool = False, only_findings: bool = False
) -> None:
    """Write the run to its outlets, files first: a reader who leaves early costs none of them.

    Hints are told to programs that read JSON, and to people who ask for them. The text for a
    terminal may leave out the reports without findings.
    """
    from fidelity.report.run import without_hints

    plain = run if hints else replace(run, reports=tuple(map(without_hints, run.reports)))
    for outlet in sorted(wanted, key=lambda outlet: outlet.is_printed):
        told = run if outlet.format == "json" else plain
        text = _rendered(told, outlet, only_findings=only_findings)
        if outlet.is_printed:
            show(text)
        elif text or outlet.format not in _OF_REPORTS:
            from fidelity.report.writer import write

            write(Path(outlet.output), text)


_OF_REPORTS = (TEXT, "json")
"""Formats that say nothing of a run without reports."""


def _rendered(run: Run, outlet: Outlet, *, only_findings: bool) -> str:
    if outlet.is_text:
        reports = [report for report in run.reports if report.findings or not only_findings]
        return _as_text(reports, colour=outlet.is_printed and wants_colour(sys.stdout))
    from fidelity.report.formats import FORMATS

    return FORMATS[outlet.format](run)


def _as_text(reports: Sequence[Report], *, colour: bool) -> str:
    from shutil import get_terminal_size

    from fidelity.report import text

    width = min(120, get_terminal_size((100, 24)).columns)
    return "".join(text.render(report, colour=colour, width=width) for report in reports)
