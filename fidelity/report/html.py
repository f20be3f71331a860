"""The report for an editor: the texts side by side, with each finding at its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from fidelity.model import Layer, Report, Verdict
from fidelity.report.html_cards import RANKS, Card
from fidelity.report.html_rows import Sheet, sheet_of

_VERDICTS = {Verdict.PASS: "Passes", Verdict.FAIL: "Fails", Verdict.OUTDATED: "Outdated"}
_LIKENESS = (
    (0.75, "close to the original"),
    (0.55, "close in most places"),
    (0.35, "differs in many places"),
    (0.0, "hardly like the original"),
)


def render(report: Report) -> str:
    """One page that needs no other file and no network; it works without its script as well."""
    from fidelity.report.html_frame import fill

    sheet = sheet_of(report)
    return fill(
        "html_page",
        {
            "report": report,
            "sheet": sheet,
            "general": [card for card in sheet.cards if card.row == 0],
            "groups": _groups(sheet.cards),
            "checks": _checks(sheet.cards),
            "verdict": _VERDICTS.get(report.verdict, report.verdict.value),
            "in_short": _in_short(sheet, len(report.accepted)),
            "likeness": _likeness(report),
            "missing_meaning": _missing_meaning(report),
        },
    )


def _groups(cards: Iterable[Card]) -> dict[str, list[Card]]:
    """The cards of each rank, those that ask for the most first."""
    groups: dict[str, list[Card]] = {rank: [] for rank in RANKS}
    for card in cards:
        groups[card.rank].append(card)
    return groups


def _checks(cards: Iterable[Card]) -> Mapping[str, int]:
    """How many findings each check has, by its name."""
    return Counter(sorted(card.finding.check for card in cards))


def _in_short(sheet: Sheet, accepted: int) -> str:
    told = _found_in_short(sheet)
    return f"{told} {accepted} more accepted." if accepted else told


def _found_in_short(sheet: Sheet) -> str:
    weighty = [card for card in sheet.cards if not card.is_aside]
    if not weighty:
        return "Nothing was found that a reader of the translation would miss."
    rows = len({card.row for card in weighty if card.row})
    findings = "1 finding" if len(weighty) == 1 else f"{len(weighty)} findings"
    return f"{findings}, in {rows} of {len(sheet.rows)} rows."


def _likeness(report: Report) -> str:
    if report.alignment.back_translation is None:
        return "not measured"
    return next(words for least, words in _LIKENESS if report.scores.similarity >= least)


def _missing_meaning(report: Report) -> tuple[str, ...]:
    """Why the meaning was not compared; empty where it was."""
    if Layer.MEANING in report.layers:
        return ()
    asked = () if report.alignment.back_translation is None else ("the meaning layer was left out",)
    return (*asked, *report.notes)
