"""The batch command: reads a manifest, writes the reports, shows how far it is, and says how it
ended.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import TextIO

from msgspec.structs import replace

from fidelity.acceptance import read as read_baseline
from fidelity.batch.pages import INDEX, with_pages
from fidelity.batch.pool import run
from fidelity.batch.rows import Row, read_rows
from fidelity.batch.work import Order, Outcome
from fidelity.cli.terminal import wants_bar
from fidelity.cores import cores
from fidelity.errors import LoadError, OutputError, UsageError
from fidelity.load.pairs import is_bilingual
from fidelity.model import Verdict
from fidelity.report.writer import standard_output, write, writing
from fidelity.settings import Settings

_STANDARD = "-"


def run_batch(
    manifest: str,
    out: str,
    *,
    settings: Settings,
    insist: bool,
    brief: bool,
    html: Path | None,
    jobs: int | None,
) -> int:
    """Check every row of a manifest, or a file that holds both texts; the exit code is 0, 1
    (findings) or 2 (a row could not be checked, or there was none).
    """
    if manifest != _STANDARD and Path(manifest).resolve() == Path(out).resolve():
        raise UsageError("--out", "the reports would replace their input", "name another file")
    if html is not None:
        _make_folder(html)
    baseline = read_baseline(settings.baseline_file)
    order = Order(settings, baseline, insist=insist, brief=brief, html=html)
    verdicts: Counter[Verdict | None] = Counter()
    entries: list[Outcome] = []
    with _rows(manifest) as rows, _output(out) as file, _progress() as advance:
        named = rows if html is None else with_pages(rows)
        with closing(run(named, order, jobs or cores())) as outcomes:
            for outcome in outcomes:
                file.write(outcome.line)
                verdicts[outcome.verdict] += 1
                if outcome.verdict is None:
                    print(outcome.message, file=sys.stderr)  # noqa: T201 - rows complain there
                if html is not None:
                    entries.append(replace(outcome, line=""))
                advance()
        if not verdicts:
            raise LoadError(manifest, "there is no row in it", "write one JSON object on each line")
    if html is not None:
        _index(entries, html)
    _say(verdicts)
    if verdicts[None]:
        return 2
    return int(verdicts[Verdict.FAIL] > 0)


@contextmanager
def _rows(manifest: str) -> Iterator[Iterator[Row]]:
    if manifest == _STANDARD:
        yield read_rows(sys.stdin.buffer, "standard input", Path())
        return
    if is_bilingual(manifest):
        yield iter([Row(manifest, manifest, {"path": manifest})])
        return
    path = Path(manifest)
    try:
        file = path.open("rb")
    except OSError as error:
        raise LoadError(path, f"cannot be read: {error.strerror}", "name a JSONL file") from error
    with file:
        yield read_rows(file, manifest, path.parent)


def _output(out: str) -> AbstractContextManager[TextIO]:
    return standard_output() if out == _STANDARD else writing(Path(out))


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(folder, f"cannot be made: {error.strerror}", "name a folder") from error


@contextmanager
def _progress() -> Iterator[Callable[[], None]]:
    """A counter on the terminal; nothing where nobody watches it."""
    if not wants_bar():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed} pairs, {task.speed} a second"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)
        yield lambda: progress.advance(task)


def _index(entries: list[Outcome], folder: Path) -> None:
    from fidelity.report.html_index import Entry, render

    write(
        folder / INDEX,
        render(
            [
                Entry(
                    id=str(outcome.id),
                    page=outcome.page,
                    original=outcome.pair[0],
                    translation=outcome.pair[1],
                    verdict=outcome.verdict.value if outcome.verdict else None,
                    mqm=outcome.mqm,
                    coverage=outcome.coverage,
                    counts=outcome.findings,
                    message=outcome.message,
                )
                for outcome in entries
            ]
        ),
    )


def _say(verdicts: Counter[Verdict | None]) -> None:
    checked = sum(count for verdict, count in verdicts.items() if verdict)
    line = f"{checked} checked: {verdicts[Verdict.PASS]} pass, {verdicts[Verdict.FAIL]} fail"
    for verdict, words in ((Verdict.OUTDATED, "outdated"), (None, "could not be checked")):
        if verdicts[verdict]:
            line += f", {verdicts[verdict]} {words}"
    print(line, file=sys.stderr)  # noqa: T201
