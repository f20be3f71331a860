"""What `fidelity check --fix` does, and what `--diff` shows of it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from difflib import unified_diff
from functools import partial
from pathlib import Path

import click

from fidelity.cli.answers import Answer
from fidelity.cli.terminal import wants_colour
from fidelity.fix.mend import Mended, mended, write
from fidelity.load.opening import reading_from
from fidelity.model import Report
from fidelity.requests import Request


def mend(
    reports: Sequence[Report], requests: Sequence[Request], answer: Answer
) -> Iterator[Mended]:
    """The translations that can be mended, as they would be then."""
    by_path = {request.files[-1]: request for request in requests}
    for report in reports:
        request = by_path.get(report.alignment.translation.path)
        if request and (found := mended(report, _checking(request, answer))):
            yield found


def _checking(request: Request, answer: Answer) -> Callable[[bytes], Report]:
    return partial(_checked, request, answer)


def _checked(request: Request, answer: Answer, content: bytes) -> Report:
    """The report on a pair whose translation has another content."""
    with reading_from({request.files[-1]: content}):
        return answer(request, insist=False)


def show_difference(found: Mended) -> None:
    """What would be changed, as `patch` reads it: from the root, where the path begins there."""
    name = found.path.lstrip("/")
    end = "\t" if any(map(str.isspace, name)) else ""  # it ends a name with blanks
    lines = unified_diff(
        found.before.splitlines(keepends=True),
        found.after.splitlines(keepends=True),
        f"a/{name}{end}",
        f"b/{name}{end}",
    )
    colour = wants_colour(sys.stdout)
    for line in lines:
        sign = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1]) if colour else None
        click.echo(click.style(line, fg=sign) if sign else line, nl=False, color=colour)
        if not line.endswith("\n"):
            click.echo("\n\\ No newline at end of file")


def carry_out(found: Mended, *, quiet: bool) -> None:
    """Write the file, and say what was mended in it."""
    write(Path(found.path), found.after)
    for edit in () if quiet else found.edits:
        click.echo(f"mended in {found.path}: {edit.finding.message}", err=True)
