"""What the commands let a user choose, and the settings that come of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from fidelity.settings import Settings

_SEVERITIES = click.Choice(["minor", "major", "critical", "never"])

config_option = click.option(
    "--config", metavar="FILE", help="A fidelity.toml or pyproject.toml (default: the nearest one)."
)


def engine_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options by which `check` and `batch` choose what is looked at."""
    for option in (
        click.option(
            "--fail-on", type=_SEVERITIES, help="Exit 1 from this severity on (default: major)."
        ),
        click.option(
            "--layers",
            metavar="LAYER,...",
            help="Any of structural, lexical, meaning; one that is named must run.",
        ),
        click.option(
            "--neural",
            metavar="FOLDER",
            help="A model of entailment there is asked as well (extra neural).",
        ),
        click.option(
            "--engine",
            metavar="NAME",
            help="See `fidelity engines` (default: auto); argos,apertium for a second opinion.",
        ),
    ):
        command = option(command)
    return command


def settings_from(
    config: str | None,
    engine: str | None = None,
    layers: str | None = None,
    fail_on: str | None = None,
    neural: str | None = None,
) -> Settings:
    """The settings of the project, overruled by the options of the command."""
    from dataclasses import replace

    from fidelity.model import Severity
    from fidelity.settings import layers_named, nearest, read

    settings = read(Path(config)) if config is not None else nearest(Path.cwd())
    if engine is not None:
        settings = replace(settings, engine=engine)
    if layers is not None:
        named = [name.strip() for name in layers.split(",") if name.strip()]
        settings = replace(settings, layers=layers_named(named))
    if neural is not None:
        settings = replace(settings, neural=str(Path(neural).resolve()) if neural else "")
    if fail_on:
        settings = replace(settings, fail_on=None if fail_on == "never" else Severity(fail_on))
    return settings
