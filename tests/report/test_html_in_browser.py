"""The page as a browser shows it: wide and narrow, with its script and without, hostile or not."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pytest
from msgspec.structs import replace

from fidelity.model import Report
from fidelity.pipeline import compare
from fidelity.report import html, html_index

pytest.importorskip("playwright", reason="playwright is not installed")

from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
WIDTHS = (1400, 400)
FILLER = "\n\n".join(
    f"Chapter {number} of the log tells how the {animal} were counted on the eastern shore, "
    f"how the wind turned at noon, and why nobody on board wanted to land before night fell."
    for number, animal in enumerate(["seals", "gulls", "terns", "otters", "cranes", "geese"] * 8)
)
ORIGINAL = f"""The harbour master counted 40 boats on Monday.

Nobody slept on the pier that night, because the storm was not over.

{FILLER}

At least 300 people signed the letter to the council of Marrowby.
"""
ENGLISH = f"""The harbour master counted 14 boats on Monday.

Nobody slept on the jetty that night, because the storm was over.

{FILLER}

At least 500 people signed the letter to the council of Marrowby.
"""
HOSTILE = (
    '<script>alert(1)</script>"><img src=x onerror=alert(1)></style></script>'
    "<svg onload=alert(1)>{{ 7*7 }}\u202e\0" + "W" * 10_000
)
FAINT_TEXTS = """() => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const channels = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].map((value) => value / 255);
  };
  const over = (top, below) => top.slice(0, 3).map((c, k) => c * top[3] + below[k] * (1 - top[3]));
  const backdrop = (node) => node === null ? [1, 1, 1]
    : over(channels(getComputedStyle(node).backgroundColor), backdrop(node.parentElement));
  const light = (colour) => colour
    .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, k) => sum + c * [0.2126, 0.7152, 0.0722][k], 0);
  const contrast = (node) => {
    const below = backdrop(node);
    const [a, b] = [light(over(channels(getComputedStyle(node).color), below)), light(below)];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };
  return [...document.body.querySelectorAll("*")]
    .filter((node) => [...node.childNodes].some((child) => child.data?.trim()))
    .filter((node) => !node.matches("script, option") && contrast(node) < 4.5)
    .map((node) => `${node.className || node.tagName} ${contrast(node).toFixed(2)}`);
}"""
"""The elements whose own text has less contrast than WCAG AA asks for."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no chromium here")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def report() -> Report:
    return compare(ORIGINAL, ENGLISH)


@pytest.fixture
def file(tmp_path: Path, report: Report) -> Path:
    written = tmp_path / "report.html"
    written.write_text(html.render(report), encoding="utf-8")
    return written


@contextmanager
def opened(
    browser: Browser, file: Path, *, width: int = 1400, script: bool = True
) -> Iterator[Page]:
    """The file in a window of its own, which must not complain, ask, or load anything else."""
    page = browser.new_page(viewport={"width": width, "height": 900}, java_script_enabled=script)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    page.on("request", lambda request: complaints.append(request.url))
    page.goto(file.as_uri())
    yield page
    page.close()
    assert complaints == [file.as_uri()]


def overflow(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


def in_view(page: Page, selector: str) -> bool:
    """Whether an element stands in the window, below the bar."""
    box = page.locator(selector).first.bounding_box()
    bar = page.locator(".bar").bounding_box()
    assert box is not None
    assert bar is not None
    return bar["y"] + bar["height"] <= box["y"] and box["y"] + box["height"] <= 900


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("script", [True, False])
def test_nothing_sticks_out_at_the_side(
    browser: Browser, file: Path, width: int, script: bool
) -> None:
    with opened(browser, file, width=width, script=script) as page:
        assert overflow(page) <= 0
        page.locator(".view summary").click()
        menu = page.locator(".view fieldset").bounding_box()
        assert menu is not None
        assert menu["x"] >= 0
        assert menu["x"] + menu["width"] <= width


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("script", [True, False])
def test_a_click_on_a_finding_shows_and_focuses_its_place(
    browser: Browser, file: Path, width: int, script: bool
) -> None:
    with opened(browser, file, width=width, script=script) as page:
        link = page.locator(".overview a").last
        target = (link.get_attribute("href") or "")[1:]
        page.locator(".overview details").last.evaluate("details => { details.open = true }")
        link.click()
        assert in_view(page, f"[id='{target}']")
        assert page.evaluate("document.activeElement.id") == target


@pytest.mark.parametrize("width", WIDTHS)
def test_a_finding_stands_beside_its_place_or_under_it(
    browser: Browser, file: Path, width: int
) -> None:
    with opened(browser, file, width=width) as page:
        row = page.locator(".rows .row:has(article)").first
        row.scroll_into_view_if_needed()
        card, cells = row.locator("article").first.bounding_box(), row.locator(".cell")
        assert card is not None
        boxes = [box for box in (cell.bounding_box() for cell in cells.all()) if box]
        if width == 400:
            assert all(box["y"] + box["height"] <= card["y"] for box in boxes)
            assert row.locator(".side").first.is_visible()
        else:
            assert all(box["x"] + box["width"] <= card["x"] for box in boxes)


@pytest.mark.parametrize("script", [True, False])
def test_a_severity_can_be_hidden_and_shown_again(
    browser: Browser, file: Path, script: bool
) -> None:
    with opened(browser, file, script=script) as page:
        cards = page.locator(".rows article.major")
        assert cards.first.is_visible()
        page.uncheck("#show-major")
        assert not cards.first.is_visible()
        assert (
            page.locator("mark.major").first.evaluate(
                "mark => getComputedStyle(mark).borderBottomWidth"
            )
            == "0px"
        )
        page.check("#show-major")
        assert cards.first.is_visible()


def test_hints_are_shown_to_those_who_ask_for_them(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "hint.html"
    made = compare("The old red boat left the harbour.", "The old boat left the harbour.")
    file.write_text(html.render(made), encoding="utf-8")
    with opened(browser, file) as page:
        hint = page.locator("details.card.hint")
        seen = [hint.is_visible()]
        page.check("#show-hint")
        seen.append(hint.is_visible())
        hint.locator("summary").click(position={"x": 100, "y": 5})
        assert (seen, hint.locator(".suggestion").is_visible()) == ([False, True], True)


def test_a_column_and_the_clean_rows_can_be_hidden(browser: Browser, file: Path) -> None:
    with opened(browser, file) as page:
        page.locator(".view summary").click()
        page.uncheck("#show-translation")
        assert not page.locator(".rows .cell.translation").first.is_visible()
        height = page.evaluate("document.documentElement.scrollHeight")
        page.uncheck("#show-clean")
        assert page.evaluate("document.documentElement.scrollHeight") < height / 2


def test_one_check_can_be_read_alone(browser: Browser, file: Path, report: Report) -> None:
    check = report.findings[0].check
    with opened(browser, file) as page:
        page.locator(".view summary").click()
        page.select_option("#only-check", check)
        shown = page.locator("article.card:visible").all()
        assert {card.get_attribute("data-check") for card in shown} == {check}
        page.select_option("#only-check", "")
        assert page.locator("article.card:visible").count() > len(shown)


def test_next_and_previous_walk_through_the_findings(browser: Browser, file: Path) -> None:
    with opened(browser, file) as page:
        count = page.locator("article.card").count()
        page.click("#next")
        assert page.locator("#position").inner_text() == f"1 of {count}"
        first = page.evaluate("document.activeElement.id")
        page.click("#next")
        assert page.evaluate("document.activeElement.id") != first
        page.click("#previous")
        assert page.evaluate("document.activeElement.id") == first
        page.click("#previous")
        assert page.locator("#position").inner_text() == f"{count} of {count}"


def test_pointing_at_a_finding_lights_up_its_places(browser: Browser, file: Path) -> None:
    with opened(browser, file) as page:
        card = page.locator(".rows article").first
        card.hover()
        number = card.get_attribute("data-finding")
        lit = page.locator("mark.lit")
        assert lit.count() > 0
        assert {mark.get_attribute("data-finding") for mark in lit.all()} == {number}


def test_without_a_script_the_findings_are_there_and_no_dead_controls(
    browser: Browser, file: Path, report: Report
) -> None:
    with opened(browser, file, script=False) as page:
        weighty = [finding for finding in report.findings if finding.severity.weight]
        assert page.locator("article.card:visible").count() == len(weighty)
        assert not page.locator("#next").is_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_hostile_document_runs_nothing_and_breaks_no_line(
    browser: Browser, tmp_path: Path, width: int
) -> None:
    made = compare(HOSTILE + " " + ORIGINAL, ENGLISH + " " + HOSTILE)
    alignment = made.alignment
    hostile = replace(
        made,
        alignment=replace(
            alignment,
            original=replace(alignment.original, path=HOSTILE),
            translation=replace(alignment.translation, path=HOSTILE, lang=HOSTILE),
        ),
        findings=tuple(
            replace(finding, id=f"{HOSTILE}{n}", check=HOSTILE, message=HOSTILE, suggestion=HOSTILE)
            for n, finding in enumerate(made.findings)
        ),
        notes=(HOSTILE,),
        signature=HOSTILE,
        id=HOSTILE,
    )
    file = tmp_path / "hostile.html"
    file.write_text(html.render(hostile), encoding="utf-8")
    with opened(browser, file, width=width) as page:
        assert overflow(page) <= 0
        page.locator(".view summary").click()
        assert overflow(page) <= 0
        assert page.locator("img, svg, iframe").count() == 0
        assert page.locator("script").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_every_text_has_enough_contrast(
    browser: Browser, file: Path, width: int, scheme: Literal["light", "dark"]
) -> None:
    with opened(browser, file, width=width) as page:
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate(FAINT_TEXTS) == []


def test_the_index_is_sorted_by_a_click_and_searched(browser: Browser, tmp_path: Path) -> None:
    scores = {"tides": 91.0, "ropes": 100.0, "sails": 9.5}
    entries = [
        html_index.Entry(name, f"{name}.html", "a.md", "b.md", "pass", mqm, 1.0, (0, 0, 0, 0), "")
        for name, mqm in scores.items()
    ]
    file = tmp_path / "index.html"
    file.write_text(html_index.render(entries), encoding="utf-8")
    with opened(browser, file) as page:
        names = page.locator("tbody th")
        assert names.all_inner_texts() == ["sails", "tides", "ropes"]
        mqm = page.get_by_role("columnheader", name="MQM")
        mqm.get_by_role("button").click()
        mqm.get_by_role("button").click()
        assert names.all_inner_texts() == ["ropes", "tides", "sails"]
        assert mqm.get_attribute("aria-sort") == "descending"
        page.fill("#find", "TIDE")
        assert [name for name in names.all() if name.is_visible()] != []
        assert page.locator("tbody tr:visible").count() == 1


@pytest.mark.parametrize("width", WIDTHS)
def test_the_index_fits_the_window(browser: Browser, tmp_path: Path, width: int) -> None:
    hostile = html_index.Entry(
        HOSTILE, HOSTILE, HOSTILE, HOSTILE, "fail", 0.0, 0.0, (99_999,) * 4, HOSTILE
    )
    file = tmp_path / "index.html"
    file.write_text(html_index.render([hostile, replace(hostile, verdict=None)]), encoding="utf-8")
    with opened(browser, file, width=width) as page:
        assert overflow(page) <= 0
