"""The page that an editor reads: rows, marked texts, cards, and nothing a document could run."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
from collections.abc import Sequence
from typing import cast

import pytest
from lxml import etree
from lxml import html as lxml_html
from msgspec.structs import replace

from fidelity.model import (
    Alignment,
    BackTranslation,
    Bead,
    Block,
    BlockKind,
    Category,
    Document,
    EngineInfo,
    Evidence,
    Finding,
    Layer,
    Link,
    Mark,
    MarkKind,
    Report,
    Scores,
    Segment,
    SegmentPair,
    Severity,
    Verdict,
)
from fidelity.report import html

ENGINE = EngineInfo("recorded", "by hand", "recorded/1")
ITSELF = EngineInfo("none", "text as it is", "none/1")
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "{{ 7*7 }} {% raw %}",
    "</style></title></textarea><svg onload=alert(1)>",
    "%s %d {0} {x} \\1",
    "W" * 10_000,
]


def block(text: str, kind: BlockKind = BlockKind.PARAGRAPH, line: int = 1) -> Block:
    return Block(kind, text, line)


def report(
    original: Sequence[Block],
    translation: Sequence[Block],
    *,
    english: Sequence[str] | None = None,
    beads: Sequence[Bead] | None = None,
    findings: Sequence[Finding] = (),
    engine: EngineInfo = ENGINE,
) -> Report:
    """A report on blocks that are paired one by one, if no beads are given."""
    pairs = range(max(len(original), len(translation)))
    return Report(
        alignment=Alignment(
            Document("texts/pier.md", tuple(original), lang="en"),
            Document("texts/pier.sv.md", tuple(translation), lang="sv"),
            None if english is None else BackTranslation(engine, tuple(english)),
            tuple(beads if beads is not None else (Bead((k,), (k,), 0.8, 0.99) for k in pairs)),
        ),
        findings=tuple(findings),
        scores=Scores(mqm=91.5, penalty=6, coverage=0.875, similarity=0.61),
        verdict=Verdict.FAIL,
        signature="fidelity:0|engine:recorded/1",
        layers=tuple(Layer) if english is not None else (Layer.STRUCTURAL, Layer.LEXICAL),
        notes=("back-translation recorded earlier with by hand",),
    )


def evidence(where: Block | str, start: int, end: int, index: int = 0) -> Evidence:
    text = where if isinstance(where, str) else where.text
    return Evidence(index, start, end, 1, text[start:end])


def finding(
    original: Evidence | None = None,
    translation: Evidence | None = None,
    back_translation: Evidence | None = None,
    *,
    severity: Severity = Severity.MAJOR,
    message: str = "“nine” became “ten”",
) -> Finding:
    return Finding(
        id="0123456789ab",
        check="changed-number",
        layer=Layer.LEXICAL,
        category=Category.MISTRANSLATION,
        severity=severity,
        confidence=0.8,
        message=message,
        suggestion="keep the number",
        original=original,
        translation=translation,
        back_translation=back_translation,
    )


def page(made: Report) -> etree._Element:
    return lxml_html.document_fromstring(html.render(made))


def nodes(root: etree._Element, path: str) -> list[etree._Element]:
    return cast("list[etree._Element]", root.xpath(path))


def values(root: etree._Element, path: str) -> list[str]:
    return cast("list[str]", root.xpath(path))


def text_of(node: etree._Element) -> str:
    return etree.tostring(node, method="text", encoding="unicode", with_tail=False)


def texts(root: etree._Element, path: str) -> list[str]:
    return [text_of(node) for node in nodes(root, path)]


def marked(root: etree._Element, column: str, number: int) -> str:
    path = f"//li//div[contains(@class, 'cell {column}')]//mark[@data-finding='{number}']"
    return "".join(texts(root, path))


def test_each_bead_is_one_row_with_a_cell_for_each_column() -> None:
    made = report(
        [block("One."), block("Two.")], [block("Ett."), block("Två.")], english=["A.", "B."]
    )
    rows = nodes(page(made), "//ol[@class='rows']/li")
    assert [texts(row, ".//p[contains(@class, 'passage')]") for row in rows] == [
        ["One.", "Ett.", "A."],
        ["Two.", "Två.", "B."],
    ]


def test_blocks_of_one_bead_share_a_row() -> None:
    beads = [Bead((0, 1), (0,), 0.8, 0.99)]
    made = report([block("One."), block("Two.")], [block("Ett, två.")], beads=beads)
    (row,) = nodes(page(made), "//ol[@class='rows']/li")
    assert texts(row, ".//p[contains(@class, 'passage')]") == ["One.", "Two.", "Ett, två."]


def test_an_omission_and_an_addition_say_which_side_is_empty() -> None:
    beads = [Bead((0,), (), 0.0, 0.9), Bead((), (0,), 0.0, 0.9)]
    root = page(report([block("One.")], [block("Två.")], english=["Two."], beads=beads))
    assert texts(root, "//*[@class='none']") == [
        "No counterpart in the translation",
        "No counterpart in the original",
    ]


def test_a_moved_and_an_unsure_bead_say_so_and_others_do_not() -> None:
    beads = [
        Bead((0,), (1,), 0.9, 0.99),
        Bead((1,), (0,), 0.9, 0.99, moved=True),
        Bead((2,), (2,), 0.2, 0.3),
    ]
    made = report([block(t) for t in "abc"], [block(t) for t in "åäö"], beads=beads)
    rows = nodes(page(made), "//ol[@class='rows']/li")
    assert [texts(row, ".//*[@class='remark']") for row in rows] == [
        [],
        ["Moved: in the translation this stands at the beginning."],
        ["Unsure pairing (30% sure): these may not belong together."],
    ]


def test_a_bead_that_moved_back_names_the_row_before_it() -> None:
    beads = [Bead((0,), (1,), 0.9, 0.99, moved=True), Bead((1,), (0,), 0.9, 0.99)]
    made = report([block(t) for t in "ab"], [block(t) for t in "åä"], beads=beads)
    assert texts(page(made), "//*[@class='remark']") == [
        "Moved: in the translation this stands after row 2."
    ]


def test_evidence_is_marked_exactly_in_every_column() -> None:
    ours, theirs, english = block("Nine boats left."), block("Tio båtar gick."), "Ten boats went."
    found = finding(evidence(ours, 0, 4), evidence(theirs, 0, 3), evidence(english, 0, 3))
    root = page(report([ours], [theirs], english=[english], findings=[found]))
    columns = ("original", "translation", "back-translation")
    assert [marked(root, column, 1) for column in columns] == ["Nine", "Tio", "Ten"]
    assert values(root, "//mark/@id") == [f"{column}-1" for column in columns]


def test_overlapping_and_nested_evidence_is_marked_for_each_finding() -> None:
    ours = replace(
        block("All nine small boats left the harbour."),
        links=(Link("https://boats.example/nine", 4, 14),),
        marks=(Mark(MarkKind.STRONG, 9, 20),),
    )
    spans = [(0, 20), (4, 8), (9, 25), (4, 8)]
    found = [finding(evidence(ours, start, end)) for start, end in spans]
    root = page(report([ours], [block("Båtar.")], findings=found))
    assert [marked(root, "original", n) for n in (1, 2, 3, 4)] == [
        ours.text[start:end] for start, end in spans
    ]
    assert sorted(values(root, "//mark/@id")) == [f"original-{n}" for n in (1, 2, 3, 4)]
    assert texts(root, "//li//div[contains(@class, 'original')]//a") == ["nine small"]
    assert texts(root, "//li//p[contains(@class, 'passage')]")[0] == ours.text


@pytest.mark.parametrize(("at", "before"), [(0, ""), (4, "Ett."), (9, "Ett. Två.")])
def test_a_gap_is_a_marker_at_its_place(at: int, before: str) -> None:
    theirs = block("Ett. Två.")
    found = finding(None, evidence(theirs, at, at), message="A sentence is missing")
    root = page(report([block("One. Two.")], [theirs], findings=[found]))
    (gap,) = nodes(root, "//li//mark")
    assert gap.get("class") == "major gap"
    assert "A sentence is missing" in gap.get("aria-label", "")
    (passage,) = nodes(gap, "..")
    assert text_of(passage) == theirs.text
    assert (passage.text or "") == before


def test_a_translation_that_is_its_own_back_translation_has_two_columns_and_the_closer_place() -> (
    None
):
    ours, theirs = block("Nine boats left."), block("Ten boats went away.")
    found = finding(evidence(ours, 0, 4), evidence(theirs, 0, 20), evidence(theirs, 0, 3))
    made = report([ours], [theirs], english=[theirs.text], engine=ITSELF, findings=[found])
    root = page(made)
    assert len(nodes(root, "//li//div[contains(@class, 'cell')]")) == 2
    assert marked(root, "translation", 1) == "Ten"


def test_without_a_back_translation_the_page_says_why_the_meaning_was_not_compared() -> None:
    made = replace(report([block("One.")], [block("Ett.")]), notes=("no engine for Swedish",))
    root = page(made)
    assert len(nodes(root, "//li//div[contains(@class, 'cell')]")) == 2
    (notice,) = texts(root, "//*[@class='notice']")
    assert "no engine for Swedish" in notice
    compared = page(report([block("One.")], [block("Ett.")], english=["One."]))
    assert not nodes(compared, "//*[@class='notice']")


def test_words_that_differ_from_the_back_translation_are_marked_in_both() -> None:
    pair = SegmentPair(
        (Segment(0, 0, 16, "Nine boats left."),), (Segment(0, 0, 16, "Nine ships left."),), (), 0.8
    )
    beads = [Bead((0,), (0,), 0.8, 0.99, pairs=(pair,))]
    made = report(
        [block("Nine boats left.")], [block("Nio.")], english=["Nine ships left."], beads=beads
    )
    assert texts(page(made), "//li//u") == ["boats", "ships"]


def test_a_finding_is_a_card_in_its_row_with_all_that_is_known_of_it() -> None:
    ours = block("Nine boats.", line=12)
    found = finding(replace(evidence(ours, 0, 4), line=12))
    root = page(
        report(
            [block("Zero."), ours],
            [block("Noll."), block("Tio.")],
            findings=[replace(found, original=replace(evidence(ours, 0, 4, index=1), line=12))],
        )
    )
    (card,) = nodes(root, "//li[@id='row-2']//article")
    words = " ".join(text_of(card).split())
    for part in ("major", "changed-number", "“nine” became “ten”", "keep the number", "line 12"):
        assert part in words
    assert "fairly sure, 80%" in words
    assert "0123456789ab" in words
    assert values(card, ".//a/@href")[0] == "#original-1"


def test_every_link_into_the_page_has_a_target() -> None:
    ours, theirs = block("Nine boats."), block("Tio båtar.")
    found = [finding(evidence(ours, 0, 4), evidence(theirs, 10, 10)), finding()]
    root = page(report([ours], [theirs], findings=found))
    ids = set(values(root, "//@id"))
    inward = [href[1:] for href in values(root, "//a/@href") if href.startswith("#")]
    assert inward
    assert set(inward) <= ids


def test_a_finding_without_a_place_belongs_to_the_document_as_a_whole() -> None:
    root = page(report([block("One.")], [block("Ett.")], findings=[finding()]))
    assert len(nodes(root, "//section[@class='general']//article")) == 1
    assert not nodes(root, "//li//article")


def test_a_neutral_finding_is_folded_away_in_its_row_and_in_the_list() -> None:
    ours = block("Nine boats.")
    found = finding(evidence(ours, 0, 4), severity=Severity.NEUTRAL)
    root = page(report([ours], [block("Tio.")], findings=[found]))
    assert not nodes(root, "//article")
    assert len(nodes(root, "//li//details[contains(@class, 'neutral') and not(@open)]")) == 1
    assert "For your information" in texts(root, "//nav//details[@id='neutral']/summary")[0]


def test_a_hint_is_folded_away_and_shown_only_on_demand() -> None:
    ours = block("Nine boats.")
    found = replace(finding(evidence(ours, 0, 4), severity=Severity.MINOR), confidence=0.4)
    root = page(report([ours], [block("Tio.")], findings=[found]))
    assert not nodes(root, "//article")
    assert len(nodes(root, "//li//details[contains(@class, 'hint') and not(@open)]")) == 1
    assert len(nodes(root, "//mark[contains(@class, 'hint')]")) > 0
    (box,) = nodes(root, "//input[@id='show-hint']")
    assert "checked" not in box.attrib
    assert "Nothing was found" in " ".join(texts(root, "//header")[0].split())


def test_the_header_says_scores_and_counts_in_words() -> None:
    ours = block("Nine boats.")
    found = [finding(evidence(ours, 0, 4)), finding(severity=Severity.MINOR)]
    root = page(report([ours], [block("Tio.")], english=["Ten."], findings=found))
    header = " ".join(texts(root, "//header")[0].split())
    for part in ("texts/pier.md", "Fails", "91.5", "6 penalty points", "88 %", "0.61"):
        assert part in header
    assert "close in most places" in header
    assert "back-translation recorded earlier" in header
    assert [
        " ".join(tally.split()) for tally in texts(root, "//dd[contains(@class, 'tally')]")
    ] == ["0 critical", "1 major", "1 minor", "0 neutral"]
    assert texts(root, "//footer//p[@class='signature']") == ["fidelity:0|engine:recorded/1"]


def test_blocks_are_shown_as_what_they_are() -> None:
    ours = [
        replace(block("Piers", BlockKind.HEADING), level=2),
        block("x = 1\n\n  y", BlockKind.CODE),
        block("Rust never sleeps.", BlockKind.QUOTE),
    ]
    theirs = [replace(b, text=b.text.upper()) for b in ours]
    root = page(report(ours, theirs))
    assert values(root, "//p[contains(@class, 'heading level-2')]/@lang") == ["en", "sv"]
    assert texts(root, "//pre")[0] == "x = 1\n\n  y"
    assert texts(root, "//span[@class='kind']") == ["heading", "code", "quote"]
    assert set(values(root, "//*[contains(@class, 'passage')]/@dir")) == {"auto"}


@pytest.mark.parametrize(
    ("href", "leads"),
    [
        ("https://piers.example/a?b=1&c=2", True),
        ("HTTP://piers.example", True),
        ("mailto:harbour@piers.example", True),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,<script>alert(1)</script>", False),
        ("/relative", False),
        ("", False),
    ],
)
def test_only_links_to_the_web_or_a_mailbox_lead_anywhere(href: str, leads: bool) -> None:
    ours = replace(block("See the pier."), links=(Link(href, 4, 12),))
    root = page(report([ours], [block("Se piren.")]))
    links = nodes(root, "//li//p//a")
    assert [(a.get("href"), a.get("rel")) for a in links] == (
        [(href, "noopener noreferrer")] if leads else []
    )
    assert texts(root, "//li//*[@class='link']") == ["the pier"]


def hostile_report(text: str) -> Report:
    """A report in which every field that is text is hostile."""
    ours = Block(BlockKind.PARAGRAPH, text, 1, links=(Link(text, 0, len(text)),))
    theirs = block(text)
    found = [
        replace(
            finding(evidence(ours, 0, 5), evidence(theirs, 2, 2), evidence(text, 1, 4)),
            severity=severity,
            id=text,
            check=text,
            message=text,
            suggestion=text,
        )
        for severity in Severity
    ]
    made = report([ours], [theirs], english=[text], findings=found)
    return replace(
        made,
        alignment=replace(
            made.alignment,
            original=replace(made.alignment.original, path=text, lang=text, metadata={"a": text}),
            translation=replace(made.alignment.translation, path=text, lang=text),
        ),
        notes=(text,),
        signature=text,
        id=text,
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    made = hostile_report(text)
    root = page(made)
    assert len(nodes(root, "//script")) == 1
    assert len(nodes(root, "//style")) == 1
    assert not nodes(root, "//img | //svg | //@onerror | //@onload | //@onmouseover | //@style")
    assert texts(root, "//li//p[contains(@class, 'passage')]") == [text] * 3
    assert texts(root, "//li//article//p[@class='suggestion']") == [text] * 3
    assert texts(root, "//footer//p[@class='signature']") == [text]


def test_control_characters_are_shown_and_directions_are_not_overridden() -> None:
    text = "a\0b\x1bc\u202ed\ud800e\x85f"
    rendered = html.render(hostile_report(text))
    assert not re.search("[\0\x1b\u202e\ud800\x85]", rendered)
    assert "a␀b␛c�d�e�f" in rendered
    rendered.encode("utf-8")


def test_the_policy_lets_only_the_own_style_and_script_in() -> None:
    root = page(report([block("One.")], [block("Ett.")]))
    (policy,) = values(root, "//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; ")
    for directive, tag in (("script-src", "script"), ("style-src", "style")):
        (content,) = texts(root, f"//{tag}")
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy


def test_the_page_loads_nothing_from_elsewhere() -> None:
    rendered = html.render(report([block("One.")], [block("Ett.")]))
    assert not re.search(r"""\ssrc=|<link|@import|url\(""", rendered)


def test_a_report_without_rows_is_a_page() -> None:
    root = page(report([], [], beads=[]))
    assert "Nothing was found" in texts(root, "//header")[0]


def test_importing_the_reporter_does_not_import_the_template_engine() -> None:
    code = (
        "import sys, fidelity.report.html, fidelity.report.html_index\n"
        "print('jinja2' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_a_row_whose_english_is_unreliable_says_why() -> None:
    made = report(
        [block("One."), block("Two.")], [block("Ett."), block("Två.")], english=["1", "2"]
    )
    english = BackTranslation(ENGINE, ("1", "2"), unreliable=("", "it says <b>2</b>"))
    root = page(replace(made, alignment=replace(made.alignment, back_translation=english)))
    assert [texts(root, f"//li[@id='row-{n}']//p[@class='remark']") for n in (1, 2)] == [
        [],
        ["The back-translation is unreliable (it says <b>2</b>): meaning was not compared here."],
    ]
