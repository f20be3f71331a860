"""One row of a manifest becomes one line of output."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fidelity.batch.rows import Row
from fidelity.errors import FidelityError, LoadError
from fidelity.load import load, parse
from fidelity.model import Document, Report, Verdict
from fidelity.pipeline import check_documents, cues_of
from fidelity.report import json as json_report
from fidelity.settings import Settings

ERROR_SCHEMA = "fidelity/error@1"


@dataclass(frozen=True, slots=True)
class Order:
    """What to do with every row."""

    settings: Settings
    insist: bool = False
    brief: bool = False
    html: Path | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
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
    return [_outcome(row, order) for row in rows]


def _outcome(row: Row, order: Order) -> Outcome:
    try:
        if row.error is not None:
            raise row.error
        report = _report(row, order)
        if order.html:
            from fidelity.report import html
            from fidelity.report.writer import write

            write(order.html / row.page, html.render(report))
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


def _report(row: Row, order: Order) -> Report:
    original, translation, back_translation = _documents(row, order.settings)
    lang = row.values.get("lang")
    return check_documents(
        original,
        translation,
        back_translation=back_translation,
        lang="en" if "back_translation" in row.values and "translation" not in row.values else lang,
        settings=order.settings,
        insist=order.insist,
        row=row.id,
    )


def _documents(row: Row, settings: Settings) -> tuple[Document, Document, Document | None]:
    values, cues = row.values, cues_of(settings)
    if "original_path" in values:
        given = values.get("back_translation_path")
        return (
            load(values["original_path"], cues=cues),
            load(values["translation_path"], cues=cues),
            load(given, cues=cues) if given else None,
        )
    texts = {
        key: parse(values[key], ".txt", path=key, cues=cues)
        for key in ("original", "translation", "back_translation")
        if key in values
    }
    for key, document in texts.items():
        if not document.blocks:
            raise LoadError(
                f"{row.where} {key}", "there is no text in it", "give each row its texts"
            )
    if "translation" in texts:
        return texts["original"], texts["translation"], texts.get("back_translation")
    return texts["original"], texts["back_translation"], None


def _line(values: object) -> str:
    return json.dumps(values, ensure_ascii=False) + "\n"
