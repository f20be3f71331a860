"""The command `fidelity check`: one pair, or every translation of a layout."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec.structs import replace

from fidelity.cli.options import config_option, engine_options, scope_options, told
from fidelity.cli.outlets import NAMES, PairedOptions, outlets, tell
from fidelity.cli.output import complain
from fidelity.errors import UsageError

if TYPE_CHECKING:
    from fidelity.cli.answers import Answer
    from fidelity.model import Report
    from fidelity.requests import Asked, Request
    from fidelity.settings import Settings


@click.command(cls=PairedOptions)
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
    "formats",
    type=click.Choice(NAMES),
    multiple=True,
    help="How to tell it (default: text). Several times for several reports of one run.",
)
@click.option(
    "--output",
    "outputs",
    metavar="FILE",
    multiple=True,
    help="Write the report of the --format before it there instead of printing it; - prints it.",
)
@click.option("--html", metavar="FILE", help="Also write a self-contained HTML report.")
@scope_options
@click.option("--fix", is_flag=True, help="Mend what is safe to mend, then tell what is left.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option(
    "--strict-baseline",
    is_flag=True,
    help="Exit 1 also where an accepted finding is there no more.",
)
@click.option(
    "--hints",
    is_flag=True,
    help="Tell also what is likelier no fault than one, as HTML and JSON do.",
)
@click.option("--quiet", "-q", is_flag=True, help="Print findings and errors, and nothing else.")
@click.option("--verbose", "-v", is_flag=True, help="Of several pairs, print also those that pass.")
@config_option
def check(
    files: tuple[str, ...],
    back_translation: str | None,
    lang: str | None,
    engine: str | None,
    layers: str | None,
    fail_on: str | None,
    neural: str | None,
    glossary: tuple[str, ...],
    formats: tuple[str, ...],
    outputs: tuple[str, ...],
    html: str | None,
    config: str | None,
    *,
    fix: bool,
    diff: bool,
    strict_baseline: bool,
    hints: bool,
    quiet: bool,
    verbose: bool,
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
    fidelity check a.md a.es.md --diff    what could be mended; --fix mends it
    fidelity check a.md a.es.md --format sarif --output f.sarif --format markdown
                                          two reports: a file, and the other printed

    With a layout configured, files are its translations (an original stands for all of its
    translations), unless two files are an original and a translation of it.
    """
    told_to = outlets(formats, outputs)
    if fix or diff:
        _vet_mending(files, scope)
    settings_of = told(config, engine, layers, fail_on, neural, glossary)
    asked, answer, read = _asked(
        files,
        settings_of,
        back_translation=back_translation,
        lang=lang,
        **scope,
    )
    for line in () if quiet else asked.skipped:
        click.echo(line, err=True)
    for trouble in asked.troubles:
        complain(trouble)
    requests = asked.requests
    _keep_texts(
        requests, [*filter(None, [html]), *(to.output for to in told_to if not to.is_printed)]
    )
    _vet_html(html, requests)
    from fidelity.acceptance.run import settle_run
    from fidelity.cli.answers import reports as reports_on
    from fidelity.report.run import Run

    found, troubles = reports_on(requests, answer, insist=layers is not None, quiet=quiet)
    is_whole = not (scope["base"] or scope["changed_since"])
    outcome = settle_run(found, settings_of, read, is_whole=is_whole)
    if fix or diff:
        mended = _mended(outcome.reports, requests, answer, diff=diff, quiet=quiet)
        if diff:
            is_clean = not mended and _nothing_fails(outcome.reports, quiet=quiet)
            return 2 if troubles or asked.troubles else int(not is_clean)
        if mended:
            found, troubles = reports_on(requests, answer, insist=layers is not None, quiet=True)
            outcome = settle_run(found, settings_of, read, is_whole=is_whole)
    reports, notes = outcome.reports, tuple(outcome.notes())
    for note in () if quiet else notes:
        click.echo(note, err=True)
    if html and reports:
        _write_html(html, reports[0])
    run = Run(reports, (*asked.troubles, *troubles), notes)
    tell(run, told_to, hints=hints, only_findings=not verbose and (quiet or len(reports) > 1))
    if len(reports) > 1 and any(to.is_text for to in told_to) and not quiet:
        click.echo(_summary(reports), err=True)
    if html and reports and not quiet:
        click.echo(f"HTML report: {html}", err=True)
    if troubles or asked.troubles:
        return 2
    if strict_baseline and outcome.stale:
        return 1
    return int(_fails(reports))


def _fails(reports: Sequence[Report]) -> bool:
    return any(report.verdict.value == "fail" for report in reports)


def _nothing_fails(reports: Sequence[Report], *, quiet: bool) -> bool:
    """Whether there is nothing to mend because there is no fault; else it is said."""
    fails = _fails(reports)
    if fails and not quiet:
        click.echo("nothing of what fails can be mended by --fix", err=True)
    return not fails


def _vet_mending(files: Sequence[str], scope: Mapping[str, Any]) -> None:
    """UsageError where there is no whole file that could be mended."""
    if scope["staged"] or scope["base"] or scope["changed_since"]:
        what = "it mends files as they stand, whatever has changed in them"
        raise UsageError("--fix", what, "leave out --staged, --base and --changed-since")
    if files[-1:] == ("-",):
        raise UsageError("--fix", "standard input is no file that could be mended", "name a file")


def _write_html(html: str, report: Report) -> None:
    from fidelity.report import html as html_report
    from fidelity.report.writer import write

    write(Path(html), html_report.render(report))


def _vet_html(html: str | None, requests: Sequence[Request]) -> None:
    """UsageError where there is no file for the page, or not one pair that it could show."""
    if html in ("", "-"):
        raise UsageError("--html", "the page needs a file", "name one, such as --html report.html")
    if html and len(requests) != 1:
        raise UsageError(
            "--html",
            f"one page for {len(requests)} pairs",
            "check one pair, or use `fidelity batch --html DIR`",
        )


def _mended(
    reports: Sequence[Report],
    requests: Sequence[Request],
    answer: Answer,
    *,
    diff: bool,
    quiet: bool,
) -> int:
    """Mend the files, or show how they would be mended; how many there are."""
    from fidelity.cli.fixing import carry_out, mend, show_difference

    number = 0
    for found in mend(reports, requests, answer):
        number += 1
        if diff:
            show_difference(found)
        else:
            carry_out(found, quiet=quiet)
    return number


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
    base_commit: str | None,
) -> tuple[Asked, Answer, Callable[[str], str]]:
    """The pairs to check, who checks one, and who reads a file as it is asked about."""
    from fidelity.load.opening import read
    from fidelity.requests import fulfil, requests_for
    from fidelity.scope import Inquiry, Narrow, Scope

    scope = Scope(staged=staged, changed_since=changed_since, base=base)
    if scope.is_narrow:
        if back_translation:
            what = f"belongs to one text, and {scope.option} compares two"
            raise UsageError("--back-translation", what, "leave out one of them")
        inquiry = Inquiry(scope)
        asked = inquiry.asked(files, settings_of, lang=lang, by_layout=by_layout)
        if asked == type(asked)():
            click.echo("nothing to check: no text of the layout has changed", err=True)
        return _of_version(asked, base_commit), Narrow(scope), inquiry.read
    if not files:
        hint = "name ORIGINAL and TRANSLATION, or --staged, --changed-since or --base"
        raise UsageError("check", "no file is named", hint)
    asked = requests_for(
        files, settings_of, back_translation=back_translation, lang=lang, by_layout=by_layout
    )
    return _of_version(asked, base_commit), fulfil, read


def _of_version(asked: Asked, base_commit: str | None) -> Asked:
    """The same pairs, with the version of the originals that was translated."""
    if base_commit is None:
        return asked
    requests = tuple(replace(request, base_commit=base_commit) for request in asked.requests)
    return replace(asked, requests=requests)


def _summary(reports: Sequence[Report]) -> str:
    verdicts = [report.verdict.value for report in reports]
    passed, failed, outdated = map(verdicts.count, ("pass", "fail", "outdated"))
    late = f", {outdated} outdated" if outdated else ""
    return f"{len(reports)} checked: {passed} pass, {failed} fail{late}"
