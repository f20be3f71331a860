"""The command `fidelity which`: what a file is to others, and why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fidelity.cli.options import config_option, told
from fidelity.cli.output import show

if TYPE_CHECKING:
    from fidelity.which import Relations


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
)
@config_option
def which(file: Path, output_format: str, config: str | None) -> None:
    """Say what a file's original is, or which translations it has, and why.

    \b
    fidelity which content/es/guide.md                 its original, and the layout that says so
    fidelity which content/en/guide.md --format json   its translations, for a script

    Places are those of the configuration, else those that the files themselves show. Where they
    show several, or none, the exit code is 2, with what to try.
    """
    from fidelity.which import relations

    found = relations(file, told(config)(file))
    if output_format == "json":
        show(json.dumps(_as_dict(found), indent=2, ensure_ascii=False) + "\n")
    else:
        show("".join(line + "\n" for line in _lines(found)))


def _lines(found: Relations) -> Iterator[str]:
    from fidelity.requests import shown

    if found.role == "translation":
        missing = "" if found.is_there else " (missing)"
        yield f"{found.file} is the {found.lang} translation of {found.original}{missing}"
    elif found.role == "original":
        count = len(found.translations)
        yield f"{found.file} is an original with {count} translation{'' if count == 1 else 's'}"
        yield from (f"  {other.lang}  {shown(other.path)}" for other in found.translations)
    else:
        yield f"{found.file} holds both texts"
    yield f"  why: {found.why}"
    if found.layout:
        name = _name(found)
        named = f"layout {name}: " if name else ""
        yield f"  {named}{found.layout.originals} and {found.layout.translations}"
        yield f"  below {found.layout.root}"


def _as_dict(found: Relations) -> dict[str, object]:
    from fidelity.requests import shown

    answer: dict[str, object] = {"file": found.file, "role": found.role.value, "why": found.why}
    if found.role == "translation":
        answer["lang"] = found.lang
        answer["original"] = {"path": found.original, "exists": found.is_there}
    if found.role == "original":
        answer["translations"] = [
            {"lang": other.lang, "path": shown(other.path)} for other in found.translations
        ]
    if found.layout:
        answer["layout"] = {
            "name": _name(found) or None,
            "originals": found.layout.originals,
            "translations": found.layout.translations,
            "root": str(found.layout.root),
        }
    return answer


def _name(found: Relations) -> str:
    return found.layout.name if found.layout else ""
