"""The report as JSON: the contract `fidelity/report@1` that scripts rely on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from fidelity.model import (
    Acceptance,
    Alignment,
    BackTranslation,
    Block,
    Document,
    Evidence,
    Finding,
    Report,
    SecondOpinion,
    Severity,
)

SCHEMA = "fidelity/report@1"


def render(report: Report) -> str:
    """The report as indented JSON with a final newline."""
    return json.dumps(as_dict(report), ensure_ascii=False, indent=2) + "\n"


def as_dict(report: Report, *, brief: bool = False) -> dict[str, Any]:
    """The report as plain values; `brief` leaves out the texts and the alignment."""
    alignment = report.alignment
    values: dict[str, Any] = {
        "schema": SCHEMA,
        **sources(alignment),
        "layers": [layer.value for layer in report.layers],
        "notes": list(report.notes),
        "scores": {
            "mqm": report.scores.mqm,
            "penalty": report.scores.penalty,
            "coverage": report.scores.coverage,
            "similarity": report.scores.similarity,
        },
        "verdict": report.verdict.value,
        "signature": report.signature,
    }
    if report.id is not None:
        values = {"schema": SCHEMA, "id": report.id, **values}
    if not brief:
        values |= texts(alignment)
    findings = (*report.findings, *report.accepted)
    return values | {"findings": [_finding(finding) for finding in findings]}


def sources(alignment: Alignment) -> dict[str, Any]:
    """Both documents, and the engine that made the English."""
    return {
        "original": _document(alignment.original),
        "translation": _document(alignment.translation),
        "engine": _engine(alignment.back_translation),
    }


def _engine(made: BackTranslation | None) -> dict[str, Any] | None:
    """The engine, and the share of the words that it did not know."""
    if made is None:
        return None
    return {
        "name": made.engine.name,
        "model": made.engine.model,
        "signature": made.engine.signature,
        "unknown_words": round(made.unknown, 4),
        **({"second": _engine(made.second)} if made.second else {}),
    }


def _document(document: Document) -> dict[str, Any]:
    return {"path": document.path, "lang": document.lang, "words": document.words}


def texts(alignment: Alignment) -> dict[str, Any]:
    """The blocks of both documents, and which belong together."""
    translation = [_block(k, block) for k, block in enumerate(alignment.translation.blocks)]
    if alignment.back_translation:
        for values, text in zip(translation, alignment.back_translation.texts, strict=True):
            values["back_translation"] = text
        for values, why in zip(translation, alignment.back_translation.unreliable, strict=False):
            if why:
                values["unreliable"] = why
        second = alignment.back_translation.second
        for values, text in zip(translation, second.texts if second else (), strict=False):
            values["second_opinion"] = text
    return {
        "blocks": {
            "original": [_block(k, block) for k, block in enumerate(alignment.original.blocks)],
            "translation": translation,
        },
        "alignment": [
            {
                "original": list(bead.original),
                "translation": list(bead.translation),
                "similarity": round(bead.similarity, 4),
                "confidence": round(bead.confidence, 4),
                "moved": bead.moved,
            }
            for bead in alignment.beads
        ],
    }


def _block(index: int, block: Block) -> dict[str, Any]:
    values = {"index": index, "kind": block.kind.value, "line": block.line, "text": block.text}
    if block.unit and block.unit.name:
        values["name"] = block.unit.name
    return values


def _finding(finding: Finding) -> Mapping[str, Any]:
    values: dict[str, Any] = {
        "id": finding.id,
        "check": finding.check,
        "layer": finding.layer.value,
        "category": finding.category.value,
        "severity": finding.severity.value,
        "confidence": finding.confidence,
        "message": finding.message,
    }
    if finding.suggestion:
        values["suggestion"] = finding.suggestion
    return values | {
        "original": _evidence(finding.original),
        "translation": _evidence(finding.translation),
        "back_translation": _evidence(finding.back_translation),
        **({"second_opinion": _opinion(finding.second)} if finding.second else {}),
        **({"accepted": _acceptance(finding.accepted)} if finding.accepted else {}),
        **({"folded": [_finding(each) for each in finding.folded]} if finding.folded else {}),
    }


def _acceptance(accepted: Acceptance) -> dict[str, str]:
    """Why it is no fault, who said so, when and where, as far as that is known."""
    values = {
        "reason": accepted.reason,
        "source": accepted.source,
        "author": accepted.author,
        "date": accepted.date,
    }
    return {key: value for key, value in values.items() if value}


def _opinion(second: SecondOpinion) -> dict[str, Any]:
    return {
        "engine": second.engine,
        "agrees": second.agrees,
        "alone": second.is_alone,
        "back_translation": _evidence(second.english),
    }


def _evidence(evidence: Evidence | None) -> dict[str, Any] | None:
    if evidence is None:
        return None
    return {
        "block": evidence.block,
        "start": evidence.start,
        "end": evidence.end,
        "line": evidence.line,
        "quote": evidence.quote,
    }


def counts(report: Report) -> tuple[int, ...]:
    """How many findings of each severity there are, the weightiest first; hints do not count."""
    told = [finding.severity for finding in report.findings if not finding.is_hint]
    return tuple(map(told.count, reversed(Severity)))
