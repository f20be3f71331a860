"""One row of a manifest becomes one line of output."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from fidelity.acceptance import Entry, settled
from fidelity.acceptance.renamed import with_renamed
from fidelity.batch.pairs import Pair, read_pair
from fidelity.batch.rows import Row
from fidelity.cache_folder import cache_folder
from fidelity.errors import FidelityError
from fidelity.history import in_time
from fidelity.load.opening import read, reading_once
from fidelity.model import Layer, Report, Verdict
from fidelity.pipeline import check_documents
from fidelity.report import json as json_report
from fidelity.settings import Settings
from fidelity.vetting import cues_of

ERROR_SCHEMA = "fidelity/error@1"
_JSON = json.JSONEncoder(ensure_ascii=False)


class Order(Struct, frozen=True):
    """What to do with every row; `baseline` holds what people have accepted in these texts."""

    settings: Settings
    baseline: tuple[Entry, ...] = ()
    insist: bool = False
    brief: bool = False
    html: Path | None = None


class Outcome(Struct, frozen=True):
    """A line of output, and what the index page and the exit code need to know of it.

    `verdict` is None where the row could not be checked; `message` then says why.
    """

    line: str
    id: str | int
    verdict: Verdict | None
    message: str = ""
    findings: tuple[int, ...] = ()
    mqm: float = 0.0
    coverage: float = 0.0
    page: str = ""
    pair: tuple[str, str] = ("", "")


def work(rows: Sequence[Row], order: Order) -> list[Outcome]:
    """Check some rows, each by itself: what fails in one is said in its line and stops no other."""
    with reading_once():  # their comments are looked for when they have been checked
        pairs = [_read(row, order) for row in rows]
        if len(rows) > 1:
            _translate([pair for pair in pairs if isinstance(pair, Pair)], order.settings)
        return [_outcome(row, pair, order) for row, pair in zip(rows, pairs, strict=True)]


def _read(row: Row, order: Order) -> Pair | FidelityError:
    try:
        return read_pair(row, cues_of(order.settings))
    except FidelityError as error:
        return error


def _translate(pairs: Sequence[Pair], settings: Settings) -> None:
    """The sentences of all pairs through their engines together, into the cache."""
    if Layer.MEANING not in settings.layers:
        return
    folder = cache_folder(settings.cache, settings.root)
    if folder is None:
        return
    from fidelity.back_translate.together import translate_together

    foreign = [
        pair.translation
        for pair in pairs
        if pair.needs_engine
        and settings.for_files(pair.original.path, pair.translation.path).engine == settings.engine
    ]
    for name in settings.engines_asked:
        translate_together(
            foreign,
            engine=name,
            options=settings.engines,
            cache=folder,
            root=settings.root or Path(),
        )


def _outcome(row: Row, pair: Pair | FidelityError, order: Order) -> Outcome:
    try:
        if isinstance(pair, FidelityError):
            raise pair
        report = _report(row, pair, order)
    except FidelityError as error:
        values = {
            "schema": ERROR_SCHEMA,
            "id": row.id,
            "error": {"where": error.where, "what": error.what, "hint": error.hint},
        }
        place = "" if error.where.startswith(row.where) else f"{row.where}: "
        return Outcome(_line(values), row.id, None, message=f"{place}{error}")
    return Outcome(
        line=_line(json_report.as_dict(report, brief=order.brief)),
        id=row.id,
        verdict=report.verdict,
        findings=json_report.counts(report),
        mqm=report.scores.mqm,
        coverage=report.scores.coverage,
        page=row.page,
        pair=(report.alignment.original.path, report.alignment.translation.path),
    )


def _report(row: Row, pair: Pair, order: Order) -> Report:
    report = check_documents(
        pair.original,
        pair.translation,
        back_translation=pair.back_translation,
        settings=order.settings,
        insist=order.insist,
        row=row.id,
    )
    if "translation_path" in row.values:
        report = in_time(report, order.settings)
    report = _without_accepted(report, order)
    if order.html:
        from fidelity.report import html
        from fidelity.report.writer import write

        write(order.html / row.page, html.render(report))
    return report


def _without_accepted(report: Report, order: Order) -> Report:
    """What people have accepted, by a comment, in the baseline or by a pattern, is set apart."""
    paths = report.alignment.original.path, report.alignment.translation.path
    own = order.settings.for_files(*paths)
    baseline = with_renamed(order.baseline, [report], order.settings)
    outcome = settled(report, own, baseline, read, is_whole=False)
    if not outcome.complaints:
        return outcome.report
    return replace(outcome.report, notes=(*outcome.report.notes, *outcome.complaints))


def _line(values: object) -> str:
    return _JSON.encode(values) + "\n"
