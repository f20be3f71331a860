"""The command `fidelity check`: one pair, or every translation of a layout."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fidelity.cli.options import config_option, engine_options, settings_from
from fidelity.cli.output import complain, show
from fidelity.errors import FidelityError, UsageError

if TYPE_CHECKING:
    from fidelity.model import Report
    from fidelity.requests import Request
    from fidelity.settings import Settings


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="ORIGINAL TRANSLATION | FILE...")
@click.option(
    "--back-translation",
    metavar="FILE",
    help="The translation in English, paragraph by paragraph, instead of an engine.",
)
@click.option(
    "--from",
    "lang",
    metavar="LANG",
    help="The translation's language, e.g. es (default: what it declares or shows).",
)
@engine_options
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
)
@click.option("--output", metavar="FILE", help="Write the report there instead of printing it.")
@click.option("--html", metavar="FILE", help="Also write a self-contained HTML report.")
@config_option
def check(
    files: tuple[str, ...],
    back_translation: str | None,
    lang: str | None,
    engine: str | None,
    layers: str | None,
    fail_on: str | None,
    neural: str | None,
    output_format: str,
    output: str | None,
    html: str | None,
    config: str | None,
) -> int:
    """Check a translation against its original.

    \b
    fidelity check original.md translation.es.md
    fidelity check original.html translation.ru.html --back-translation translation.en.txt
    cat translation.md | fidelity check original.md -
    fidelity check content/es/*.md        originals are found by [tool.fidelity]
    fidelity check locale/es.po           a file that holds both texts

    With a layout configured, files are its translations (an original stands for all of its
    translations), unless two files are an original and a translation of it.
    """
    from fidelity.requests import requests_for

    settings = settings_from(config, engine, layers, fail_on, neural)
    requests, skipped = requests_for(files, settings, back_translation, lang)
    for line in skipped:
        click.echo(line, err=True)
    _keep_texts(requests, [out for out in (html, output) if out is not None])
    if html in ("", "-"):
        raise UsageError("--html", "the page needs a file", "name one, such as --html report.html")
    if html and len(requests) != 1:
        raise UsageError(
            "--html",
            f"one page for {len(requests)} pairs",
            "check one pair, or use `fidelity batch --html DIR`",
        )
    reports, failed = _reports(requests, settings, insist=layers is not None)
    if html and reports:
        from fidelity.report import html as html_report
        from fidelity.report.writer import write

        write(Path(html), html_report.render(reports[0]))
    _print(reports, output_format, output)
    if html and reports:
        click.echo(f"HTML report: {html}", err=True)
    if failed:
        return 2
    return int(any(report.verdict.value == "fail" for report in reports))


def _keep_texts(requests: Sequence[Request], outputs: Sequence[str]) -> None:
    """UsageError where a report would replace one of the texts, or the other report."""
    texts = (
        text for r in requests for text in (r.original, r.translation, r.back_translation) if text
    )
    taken = {Path(text).resolve() for text in texts if text != "-"}
    for output in outputs:
        place = Path(output).resolve()
        if place in taken:
            raise UsageError(output, "the report would replace this file", "name another file")
        taken.add(place)


def _reports(
    requests: Sequence[Request], settings: Settings, *, insist: bool
) -> tuple[list[Report], bool]:
    """A report for each pair that could be checked; what could not is complained of, and the rest
    goes on.
    """
    if not requests:
        return [], False
    from fidelity.requests import fulfil
    from fidelity.vetting import vetted

    settings = vetted(settings)
    reports, failed = [], False
    for request in requests:
        try:
            reports.append(fulfil(request, settings, insist=insist))
        except FidelityError as error:
            complain(error)
            failed = True
    return reports, failed


def _print(reports: Sequence[Report], output_format: str, output: str | None) -> None:
    if not reports:
        return
    colour = output is None and _wants_colour()
    text = "".join(
        _rendered(report, output_format, colour, alone=len(reports) == 1) for report in reports
    )
    if output is None or output == "-":
        show(text)
        return
    from fidelity.report.writer import write

    write(Path(output), text)


def _rendered(report: Report, output_format: str, colour: bool, *, alone: bool) -> str:
    if output_format == "text":
        from shutil import get_terminal_size

        from fidelity.report import text

        return text.render(
            report, colour=colour, width=min(120, get_terminal_size((100, 24)).columns)
        )
    import json

    from fidelity.report import json as json_report

    # One report is a document; several are one to a line, so that they can be read as a stream.
    return (
        json_report.render(report)
        if alone
        else json.dumps(json_report.as_dict(report), ensure_ascii=False) + "\n"
    )


def _wants_colour() -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()
