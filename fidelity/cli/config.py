"""The command `fidelity config`: what is decided here, and what can be."""

from __future__ import annotations

import json
from pathlib import Path

import click

from fidelity.cli.options import config_option, told
from fidelity.cli.output import show as print_text

_WIDTH = 50
_NOTHING = '""'


@click.group()
def config() -> None:
    """Show what the configuration decides, and what it can say.

    \b
    fidelity config show                      every key, its value, and where it comes from
    fidelity config show content/es/guide.md  the same for one file, with its overrides
    fidelity config schema                    a JSON Schema, by which editors complete keys
    """


@config.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@config_option
def show(file: Path | None, config: str | None) -> None:
    """Print every key with its value and the line that it comes from, as TOML."""
    from fidelity.settings.sources import decisions
    from fidelity.vetting import vetted

    settings = vetted(told(config)(file or Path.cwd()))
    found = list(decisions(settings, file))
    lines = [
        f"{f'{decision.key} = {decision.value}':<{_WIDTH}}  # {decision.source}\n"
        if decision.value != _NOTHING
        else f"# {decision.key} is not set\n"
        for decision in found
    ]
    where = settings.file or "no configuration found"
    what = f", as it holds for {file}" if file else ""
    print_text(f"# {where}{what}\n" + "".join(lines))


@config.command()
def schema() -> None:
    """Print the JSON Schema of a fidelity.toml, and of the table [tool.fidelity]."""
    from fidelity.checks import CHECKS
    from fidelity.settings.schema import schema as described

    print_text(json.dumps(described(CHECKS), indent=2, ensure_ascii=False) + "\n")
