"""The report for a terminal: grouped by place, evidence quoted, the weightiest place first to last
in reading order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from fidelity.model import Alignment, Block, Evidence, Finding, Report, SecondOpinion, Severity
from fidelity.report.said import told_in_short

if TYPE_CHECKING:
    from rich.console import RenderableType

_STYLES = {
    Severity.CRITICAL: "bold white on red",
    Severity.MAJOR: "bold red",
    Severity.MINOR: "yellow",
    Severity.NEUTRAL: "dim",
}
_CONTEXT = 60
"""Characters of text shown on either side of a quote."""


def render(report: Report, *, colour: bool = False, width: int = 100) -> str:
    """The report as text; with colour it carries terminal escapes."""
    return _printed(_parts(report), unbroken=report.signature, colour=colour, width=width)


def of_finding(report: Report, finding: Finding, *, colour: bool = False, width: int = 100) -> str:
    """One finding of a report with its place, as the report shows it."""
    return _printed(_alone(report, finding), colour=colour, width=width)


def _alone(report: Report, finding: Finding) -> Iterator[RenderableType]:
    from rich.text import Text

    yield Text(_place(finding, report.alignment), style="bold")
    yield from _finding(finding, report.alignment)


def _printed(
    parts: Iterable[RenderableType], *, unbroken: str = "", colour: bool, width: int
) -> str:
    """The parts wrapped to the width, and below them what programs look for, in one line."""
    from io import StringIO

    from rich.console import Console
    from rich.text import Text

    out = StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=colour,
        no_color=not colour,
        highlight=False,
        soft_wrap=False,
    )
    for part in parts:
        console.print(part)
    if unbroken:
        console.print(Text(unbroken, style="dim"), soft_wrap=True)
    shown = out.getvalue()
    return shown if colour else "\n".join(line.rstrip() for line in shown.split("\n"))


def _parts(report: Report) -> Iterator[RenderableType]:
    from rich.text import Text

    alignment = report.alignment
    original = alignment.original.path or "original"
    translation = alignment.translation.path or "translation"
    arrow = ("  →  ", (translation, "bold")) if original != translation else ()
    yield Text.assemble((original, "bold"), *arrow)
    for note in report.notes:
        yield Text(note, style="dim")
    weighty = [f for f in report.findings if f.severity is not Severity.NEUTRAL]
    for place, findings in groupby(weighty, key=lambda finding: _place(finding, alignment)):
        yield Text()
        yield Text(place, style="bold")
        for finding in findings:
            yield from _finding(finding, alignment)
    neutral = [f for f in report.findings if f.severity is Severity.NEUTRAL]
    if neutral:
        yield Text()
        yield Text("For your information", style="bold")
        for finding in neutral:
            yield _indented(Text(f"{finding.message}  [{finding.id}]", style="dim"), 2)
    yield Text()
    yield _summary(report)


def _place(finding: Finding, alignment: Alignment) -> str:
    """Which paragraph a finding belongs to, as a heading."""
    evidence = finding.original or finding.translation
    if evidence is None:
        return "the document"
    document = alignment.original if finding.original else alignment.translation
    name = _name(document.path, "original" if finding.original else "translation")
    if evidence.is_entry:
        return f"{name}:{evidence.line}  front matter"
    block = document.blocks[evidence.block]
    called = f" {block.unit.name}" if block.unit and block.unit.name else ""
    return f"{name}:{block.line}  {block.kind.value}{called}: {_start(block)}"


def _name(path: str, otherwise: str) -> str:
    return path or otherwise


def _start(block: Block) -> str:
    text = " ".join(block.text.split())
    return f"“{text}”" if len(text) <= 60 else f"“{text[:60].rsplit(' ', 1)[0]} …”"


def _finding(finding: Finding, alignment: Alignment) -> Iterator[RenderableType]:
    from rich.text import Text

    head = Text.assemble(
        (f" {finding.severity.value} ", _STYLES[finding.severity]),
        " ",
        (finding.check, "cyan"),
        f"  {finding.message}  ",
        (f"{finding.confidence:.0%} sure  [{finding.id}]", "dim"),
    )
    yield _indented(head, 2)
    for name, evidence, text in _evidence(finding, alignment):
        yield _indented(Text.assemble((f"{name:<17}", "dim"), *_in_context(evidence, text)), 6)
    if finding.second:
        opinion = Text.assemble((f"{'second opinion':<17}", "dim"), *_opinion(finding.second))
        yield _indented(opinion, 6)
    if finding.suggestion:
        yield _indented(Text.assemble(("what to do       ", "dim"), finding.suggestion), 6)
    for folded in finding.folded:
        yield _indented(Text(f"- {told_in_short(folded)}", style="dim"), 6)


def _evidence(finding: Finding, alignment: Alignment) -> Iterator[tuple[str, Evidence, str]]:
    english = alignment.back_translation.texts if alignment.back_translation else ()
    if finding.original:
        yield "original", finding.original, alignment.original.blocks[finding.original.block].text
    if finding.translation:
        block = alignment.translation.blocks[finding.translation.block]
        yield "translation", finding.translation, block.text
    back = finding.back_translation
    if back and (
        not finding.translation
        or english[back.block] != alignment.translation.blocks[back.block].text
    ):
        yield "back-translation", back, english[back.block]


def _opinion(second: SecondOpinion) -> Iterator[str]:
    yield f"{second.engine} {second.says}"
    if second.english:
        yield f": {' '.join(second.english.quote.split())}"


def _in_context(evidence: Evidence, text: str) -> Sequence[str | tuple[str, str]]:
    """The quote between some of the words around it; an empty quote is a gap."""
    if evidence.is_entry or evidence.is_embed:
        return "", (evidence.quote, "reverse"), ""
    start, end = max(0, evidence.start - _CONTEXT), min(len(text), evidence.end + _CONTEXT)
    before = ("… " if start else "") + text[start : evidence.start]
    after = text[evidence.end : end] + (" …" if end < len(text) else "")
    return before, (evidence.quote or "▲", "reverse"), after


def _indented(part: RenderableType, by: int) -> RenderableType:
    from rich.padding import Padding

    return Padding(part, (0, 0, 0, by))


def _summary(report: Report) -> RenderableType:
    from rich.text import Text

    scores = report.scores
    counts = ", ".join(
        f"{count} {severity.value}"
        for severity in reversed(Severity)
        if (count := sum(f.severity is severity for f in report.findings))
    )
    failed = report.verdict.value == "fail"
    accepted = f", {len(report.accepted)} accepted" if report.accepted else ""
    return Text.assemble(
        (
            f" {report.verdict.value.upper()} ",
            "bold white on red" if failed else "bold white on green",
        ),
        f"  {counts or 'nothing found'}{accepted}\n",
        f"MQM {scores.mqm:g} of 100 (penalty {scores.penalty}), coverage {scores.coverage:.0%}, "
        f"similarity {scores.similarity:.2f}",
    )
