"""The command `fidelity doctor`: what is installed, what works, what is missing, how to get it."""

from __future__ import annotations

import sys

import click

from fidelity.cli.options import config_option, told
from fidelity.cli.output import show
from fidelity.cli.terminal import wants_colour

_COLOURS = {"ok": "green", "missing": "yellow", "broken": "red"}


@click.command()
@config_option
def doctor(config: str | None) -> int:
    """Look at everything that a run may need here, and say how to get what is missing.

    Exit codes: 0 all that is asked for works, 2 something does not.
    """
    from fidelity.doctor import State, examine

    colour = wants_colour(sys.stdout)
    broken = False
    for sign in examine(told(config)):
        broken = broken or sign.state is State.BROKEN
        state = f"{sign.state.value:<9}"
        if colour:
            state = click.style(state, fg=_COLOURS[sign.state.value])
        show(f"{state}{sign.name:<21}{sign.said}\n")
        if sign.hint:
            show(f"{'':<30}try: {sign.hint}\n")
    return 2 if broken else 0
