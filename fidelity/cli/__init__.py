"""The command line: parses, calls, prints, and exits 0 (clean), 1 (findings) or 2 (could not
check).
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from fidelity import __version__
from fidelity.cli.cache import cache_commands
from fidelity.cli.engines import engines
from fidelity.cli.output import show
from fidelity.errors import FidelityError, UsageError

if TYPE_CHECKING:
    from fidelity.model import Report
    from fidelity.requests import Request
    from fidelity.settings import Settings

_SEVERITIES = click.Choice(["minor", "major", "critical", "never"])
_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def main() -> NoReturn:
    """Run the command; our own errors exit 2 with where, what and what to try, a bug shows its
    traceback.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    # Terminated politely, we clean up behind us as after an error.
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    code: int | str | None = 2
    try:
        code = cli.main(standalone_mode=False) or 0
    except FidelityError as error:
        _complain(error)
    except click.ClickException as error:
        error.show()
    except click.Abort:
        code = 130
    except BrokenPipeError:
        sys.stderr.close()
        code = 141
    except SystemExit as ended:
        code = ended.code
    _leave(code)


def _leave(code: int | str | None) -> NoReturn:
    """Exit; after a batch without waiting for its threads, one of which waits for ever where a
    process was ended in the middle of what it had to say.
    """
    if "concurrent.futures.process" in sys.modules and isinstance(code, int):
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                stream.flush()
        os._exit(code)
    sys.exit(code)


def _complain(error: FidelityError) -> None:
    colour = False if os.environ.get("NO_COLOR") else None
    click.secho("error: ", fg="red", bold=True, nl=False, err=True, color=colour)
    click.echo(str(error), err=True)


def _engine_options(command: Callable[..., Any]) -> Callable[..., Any]:
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
            "--engine",
            metavar="NAME",
            help="See `fidelity engines` (default: auto); argos,apertium for a second opinion.",
        ),
    ):
        command = option(command)
    return command


@click.group(context_settings=_CONTEXT)
@click.version_option(__version__, "-V", "--version", prog_name="fidelity")
def cli() -> None:
    """Does this translation still say what the original said, and what got lost on the way?

    \b
    fidelity check article.md article.es.md               print the findings
    fidelity check article.md article.es.md --html r.html and show both texts side by side
    fidelity check content/es/guide.md                    original found by the configured layout
    fidelity batch pairs.jsonl --out reports.jsonl        many pairs
    fidelity explain dropped-link                         what a check sees, and what it cannot

    Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 could not check.
    """


@cli.command()
@click.argument("files", nargs=-1, required=True, metavar="ORIGINAL TRANSLATION | TRANSLATION...")
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
@_engine_options
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
)
@click.option("--output", metavar="FILE", help="Write the report there instead of printing it.")
@click.option("--html", metavar="FILE", help="Also write a self-contained HTML report.")
@click.option(
    "--config", metavar="FILE", help="A fidelity.toml or pyproject.toml (default: the nearest one)."
)
def check(
    files: tuple[str, ...],
    back_translation: str | None,
    lang: str | None,
    engine: str | None,
    layers: str | None,
    fail_on: str | None,
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

    With a layout configured, files are its translations (an original stands for all of its
    translations), unless two files are an original and a translation of it.
    """
    from fidelity.requests import requests_for

    settings = _settings(config, engine, layers, fail_on)
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
            _complain(error)
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


def _settings(
    config: str | None, engine: str | None, layers: str | None, fail_on: str | None
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
    if fail_on:
        settings = replace(settings, fail_on=None if fail_on == "never" else Severity(fail_on))
    return settings


@cli.command()
@click.argument("manifest", metavar="INPUT")
@click.option(
    "--out",
    required=True,
    metavar="FILE",
    help="Where the reports go, one JSON line for each row; - prints them.",
)
@_engine_options
@click.option("--brief", is_flag=True, help="Leave the texts and the alignment out of the reports.")
@click.option(
    "--html", metavar="FOLDER", help="Also write an HTML report for each row, and an index page."
)
@click.option(
    "--jobs", type=click.IntRange(1), metavar="N", help="Processes (default: one for each core)."
)
@click.option(
    "--config", metavar="FILE", help="A fidelity.toml or pyproject.toml (default: the nearest one)."
)
def batch(
    manifest: str,
    out: str,
    engine: str | None,
    layers: str | None,
    fail_on: str | None,
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

    A row that cannot be checked becomes an error in its line, the others go on, and the command
    exits 2.
    """
    from fidelity.batch.run import run_batch
    from fidelity.vetting import vetted

    return run_batch(
        manifest,
        out,
        settings=vetted(_settings(config, engine, layers, fail_on)),
        insist=layers is not None,
        brief=brief,
        html=Path(html) if html else None,
        jobs=jobs,
    )


@cli.command()
@click.argument("name", required=False, metavar="CHECK")
def explain(name: str | None) -> None:
    """Print the page of a check, or the list of all checks."""
    from fidelity.report.pages import index, page

    show(page(name) if name else index())


cli.add_command(engines)


@cli.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--config", metavar="FILE", help="A fidelity.toml or pyproject.toml (default: the nearest one)."
)
def which(file: Path, config: str | None) -> None:
    """Say what a file's original is, or which translations it has, by the configured layout."""
    from fidelity.requests import relatives

    lines = relatives(file, _settings(config, None, None, None))
    show("".join(line + "\n" for line in lines))


cli.add_command(cache_commands)
