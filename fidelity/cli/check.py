"""The command `fidelity check`: one pair, or every translation of a layout."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import click

from fidelity.cli.options import config_option, engine_options, scope_options, told
from fidelity.cli.output import complain, show
from fidelity.errors import FidelityError, UsageError

if TYPE_CHECKING:
    from fidelity.model import Report
    from fidelity.requests import Asked, Request
    from fidelity.settings import Settings

    class Answer(Protocol):
        """Who checks one pair."""

        def __call__(self, request: Request, *, insist: bool) -> Report:
            """The report on it."""
            ...


@click.command()
@click.argument("files", nargs=-1, metavar="ORIGINAL TRANSLATION | FILE...")
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
@scope_options
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
    **scope: Any,  # noqa: ANN401 - the options of `scope_options`
) -> int:
    """Check a translation against its original.

    \b
    fidelity check original.md translation.es.md
    fidelity check original.html translation.ru.html --back-translation translation.en.txt
    cat translation.md | fidelity check original.md -
    fidelity check content/es/*.md        originals are found by [tool.fidelity]
    fidelity check locale/es.po           a file that holds both texts
    fidelity check --base origin/main     what this branch has made worse

    With a layout configured, files are its translations (an original stands for all of its
    translations), unless two files are an original and a translation of it.
    """
    asked, answer = _asked(
        files,
        told(config, engine, layers, fail_on, neural),
        back_translation=back_translation,
        lang=lang,
        **scope,
    )
    for line in asked.skipped:
        click.echo(line, err=True)
    for trouble in asked.troubles:
        complain(trouble)
    requests = asked.requests
    _keep_texts(requests, [out for out in (html, output) if out is not None])
    if html in ("", "-"):
        raise UsageError("--html", "the page needs a file", "name one, such as --html report.html")
    if html and len(requests) != 1:
        raise UsageError(
            "--html",
            f"one page for {len(requests)} pairs",
            "check one pair, or use `fidelity batch --html DIR`",
        )
    reports, failed = _reports(requests, answer, insist=layers is not None)
    if html and reports:
        from fidelity.report import html as html_report
        from fidelity.report.writer import write

        write(Path(html), html_report.render(reports[0]))
    _print(reports, output_format, output)
    if html and reports:
        click.echo(f"HTML report: {html}", err=True)
    if failed or asked.troubles:
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


def _asked(
    files: Sequence[str],
    settings_of: Callable[[Path], Settings],
    *,
    back_translation: str | None,
    lang: str | None,
    by_layout: bool,
    staged: bool,
    changed_since: str | None,
    base: str | None,
) -> tuple[Asked, Answer]:
    """The pairs to check, and who checks one."""
    from fidelity.requests import fulfil, requests_for
    from fidelity.scope import Inquiry, Scope

    scope = Scope(staged=staged, changed_since=changed_since, base=base)
    if scope.is_narrow:
        if back_translation:
            what = f"belongs to one text, and {scope.option} compares two"
            raise UsageError("--back-translation", what, "leave out one of them")
        inquiry = Inquiry(scope, settings_of)
        asked = inquiry.asked(files, lang=lang, by_layout=by_layout)
        if asked == type(asked)():
            click.echo("nothing to check: no text of the layout has changed", err=True)
        return asked, inquiry.report
    if not files:
        hint = "name ORIGINAL and TRANSLATION, or --staged, --changed-since or --base"
        raise UsageError("check", "no file is named", hint)
    asked = requests_for(
        files, settings_of, back_translation=back_translation, lang=lang, by_layout=by_layout
    )
    return asked, fulfil


def _reports(
    requests: Sequence[Request], answer: Answer, *, insist: bool
) -> tuple[list[Report], bool]:
    """A report for each pair that could be checked; what could not is complained of, and the rest
    goes on.
    """
    if not requests:
        return [], False
    from fidelity.vetting import vetted

    for settings in {request.settings.file: request.settings for request in requests}.values():
        vetted(settings)
    reports, failed = [], False
    for request in requests:
        try:
            reports.append(answer(request, insist=insist))
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
