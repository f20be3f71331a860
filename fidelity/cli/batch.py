"""The command `fidelity batch`: the pairs of a manifest."""

from __future__ import annotations

from pathlib import Path

import click

from fidelity.cli.options import config_option, engine_options, settings_from


@click.command()
@click.argument("manifest", metavar="INPUT")
@click.option(
    "--out",
    required=True,
    metavar="FILE",
    help="Where the reports go, one JSON line for each row; - prints them.",
)
@engine_options
@click.option("--brief", is_flag=True, help="Leave the texts and the alignment out of the reports.")
@click.option(
    "--html", metavar="FOLDER", help="Also write an HTML report for each row, and an index page."
)
@click.option(
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help="Processes (default: one for each core that may be used).",
)
@config_option
def batch(
    manifest: str,
    out: str,
    engine: str | None,
    layers: str | None,
    fail_on: str | None,
    neural: str | None,
    glossary: tuple[str, ...],
    brief: bool,
    html: str | None,
    jobs: int | None,
    config: str | None,
) -> int:
    """Check the pairs of a JSONL manifest, in order; - reads it from standard input.

    \b
    {"id": 1, "original": "Plain text.", "back_translation": "Plain text."}
    {"id": 2, "original": "Plain text.", "translation": "Texto.", "lang": "es"}
    {"id": 3, "original_path": "a.md", "translation_path": "a.es.md", "lang": "es"}
    {"id": 4, "path": "es.po"}

    INPUT may also be a file that holds both texts (PO, XLIFF, TMX).

    A row that cannot be checked becomes an error in its line, the others go on, and the command
    exits 2.
    """
    from fidelity.batch.run import run_batch
    from fidelity.vetting import vetted

    return run_batch(
        manifest,
        out,
        settings=vetted(settings_from(config, engine, layers, fail_on, neural, glossary)),
        insist=layers is not None,
        brief=brief,
        html=Path(html) if html else None,
        jobs=jobs,
    )
