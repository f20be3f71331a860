"""The command `fidelity align`: what belongs together, without any checks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from fidelity.cli.options import config_option, settings_from
from fidelity.cli.output import show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fidelity.model import Alignment


@click.command()
@click.argument("original", metavar="ORIGINAL")
@click.argument("translation", required=False, metavar="[TRANSLATION]")
@click.option(
    "--back-translation", metavar="FILE", help="The translation in English, by paragraph."
)
@click.option("--from", "lang", metavar="LANG", help="The translation's language, such as es.")
@click.option("--engine", metavar="NAME", help="See `fidelity engines` (default: auto).")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json", "tmx"]),
    default="text",
    show_default=True,
    help="tmx is for translation memories.",
)
@click.option("--output", "-o", metavar="FILE", help="Write there instead of standard output.")
@config_option
def align(
    original: str,
    translation: str | None,
    back_translation: str | None,
    lang: str | None,
    engine: str | None,
    output_format: str,
    output: str | None,
    config: str | None,
) -> int:
    """Put ORIGINAL and TRANSLATION side by side, paragraph by paragraph.

    \b
    fidelity align original.md translation.es.md
    fidelity align original.md translation.es.md --format tmx -o memory.tmx
    fidelity align locale/es.po                   a file that holds both texts

    In text, the numbers are lines: 3 = 4 are a pair, 3 = 4,6 one against two, 3 ~ 9 has moved, 3 -
    was omitted, + 4 was added. Where the aligner is unsure it says how sure it is. With an English
    back-translation (from an engine or a file) sentences are aligned as well; without one, blocks
    are aligned by what both languages share.
    """
    from fidelity.load import load
    from fidelity.load.pairs import load_pair
    from fidelity.pipeline import align_pair
    from fidelity.report.writer import write
    from fidelity.vetting import cues_of, vetted

    settings = vetted(settings_from(config, engine))
    cues = cues_of(settings)
    alignment, notes = align_pair(
        *load_pair(original, translation, lang=lang, cues=cues),
        back_translation=load(back_translation, cues=cues) if back_translation else None,
        lang=lang,
        settings=settings,
    )
    text = _rendered(alignment, notes, output_format)
    if output is None or output == "-":
        show(text)
    else:
        write(Path(output), text)
    return 0


def _rendered(alignment: Alignment, notes: Sequence[str], output_format: str) -> str:
    if output_format == "json":
        from fidelity.report import align_json

        return align_json.render(alignment, notes)
    if output_format == "tmx":
        from fidelity.report import tmx

        return tmx.render(alignment)
    from shutil import get_terminal_size

    from fidelity.report import align_text

    return align_text.render(alignment, notes, width=get_terminal_size((120, 24)).columns)
