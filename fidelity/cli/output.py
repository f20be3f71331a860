"""What every command says: to standard output, where a full disk is an error and no traceback, and
of errors to standard error.
"""

from __future__ import annotations

import sys

import click

from fidelity.cli.terminal import wants_colour
from fidelity.errors import FidelityError


def show(text: str) -> None:
    """Write a text as it is."""
    from fidelity.report.writer import standard_output

    with standard_output() as file:
        file.write(text)


def complain(error: FidelityError) -> None:
    """Say where something is wrong, what it is, and what to try."""
    colour = wants_colour(sys.stderr)
    click.secho("error: ", fg="red", bold=True, nl=False, err=True, color=colour)
    click.echo(str(error), err=True)
