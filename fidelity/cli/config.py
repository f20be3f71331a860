"""The command `fidelity config`: what is decided here, and what can be."""

from __future__ import annotations

import json
from pathlib import Path

import click

from fidelity.cli.options import config_option, told
from fidelity.cli.output import show as print_text
from fidelity.errors import UsageError

_WIDTH = 50
_NOTHING = '""'


@click.group()
def config() -> None:
    """Show what the configuration decides, and what it can say.

    \b
    fidelity config init                      look at the repository, and write a fidelity.toml
    fidelity config show                      every key, its value, and where it comes from
    fidelity config show content/es/guide.md  the same for one file, with its overrides
    fidelity config schema                    a JSON Schema, by which editors complete keys
    """


@config.command()
@click.option("--print", "is_printed", is_flag=True, help="Print it instead of writing a file.")
def init(*, is_printed: bool) -> None:
    """Look where originals and translations lie here, and write a fidelity.toml that says so.

    It looks at the repository of the current folder, or at that folder where there is none, and
    never writes over a configuration.
    """
    from fidelity.first_config import look, said, text
    from fidelity.report.writer import write
    from fidelity.requests import shown

    folder, files = _texts()
    seen = look(folder, files)
    if is_printed:
        print_text(text(seen))
        return
    path = folder / "fidelity.toml"
    _refuse_second(folder)
    write(path, text(seen))
    print_text(f"written: {shown(path)}\n")
    for place in seen.places:
        print_text(f"  {place.originals} and {place.translations}: {said(place)}\n")
    if seen.bilingual:
        print_text(f"  files that hold both texts, without a layout: {seen.bilingual}\n")
    if not seen.places:
        print_text("  no pairs were found: say in it where originals and translations lie\n")
        return
    print_text("next: fidelity check .    and fidelity doctor says what else could be installed\n")


def _texts() -> tuple[Path, list[Path]]:
    """The folder to look at, and the files in it that are of its own."""
    from fidelity.git import repository
    from fidelity.tree import texts_below

    here = Path.cwd()
    try:
        found = repository(here, "config init")
    except UsageError:
        return here, list(texts_below(here))
    files = sorted(file for file in found.index | found.untracked() if file.is_file())
    return found.root, files


def _refuse_second(folder: Path) -> None:
    from fidelity.settings import nearest

    decided = nearest(folder)
    if decided.root and decided.root.resolve() == folder.resolve():
        hint = "edit it, or see `fidelity config init --print`"
        raise UsageError(decided.file, "there is a configuration already", hint)


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
