"""Addresses that a reader of a translation takes for the same page, or not."""

import pytest

from fidelity.reading.hrefs import Likeness, Sameness, is_elsewhere, likeness, sameness

A = "https://a.example"
PAIRS = {
    Sameness.SAME: [
        ("https://a.example/x", "http://www.a.example/x/"),
        (f"{A}/x.html", f"{A}/x"),
        (f"{A}/a.md", f"{A}/a.html"),
        (f"{A}/index.html", A),
        (f"{A}/README.md", f"{A}/"),
        (f"{A}:443/x", f"{A}/x"),
        ("https://A.Example/x", f"{A}/x"),
        (f"{A}/x y", f"{A}/x%20y"),
        (f"{A}/x?a=1&b=2", f"{A}/x?b=2&a=1"),
        (f"{A}/x?utm_source=mail&b=1&fbclid=2", f"{A}/x?b=1"),
        (f"{A}/en/x", f"{A}/es/x"),
        (f"{A}/x", f"{A}/pt-BR/x"),
        ("https://en.a.example/x", "https://a.example/x"),
        ("/a/report.en.pdf", "/a/report.es.pdf"),
        (f"{A}/guide_de", f"{A}/guide_en"),
        ("https://ftp.us.pumps.example/x", "https://ftp.de.pumps.example/x"),
        ("pumps.en.html", "pumps.es.html"),
        ("pumps.en.html#care", "pumps.pt-BR.html#care"),
        ("en/pumps.html", "de/pumps.html"),
        (f"{A}/a/", f"{A}/a/index.es.html"),
        (A, f"{A}/index.es.html"),
        (f"{A}/a/index.html.en", f"{A}/a/index.html.fr"),
        ("/a/?lang=en", "/a/?lang=de"),
        ("/a/?lang=en", "/a/"),
        ("/en/", "/de"),
        ("mailto:Ed@a.example", "mailto:ed@a.example"),
        ("http://[", "http://["),
        (" /x ", "/x"),
        (f"{A}/en/x/y", "/de/x/y/"),
        (f"{A}/x/y.html", "../x/y.md"),
        ("/docs/x/y", "y.md"),
        ("$(HOME)/x", f"{A}/x"),
        ("{{ site.baseurl }}/x", "/x"),
        ("https://git.example/p/blob/master/x.md", "https://git.example/p/blob/HEAD/x.md"),
        (f"https://web.archive.org/web/20200102030405/{A}/x", f"{A}/x"),
    ],
    Sameness.LOCALISED: [
        ("https://en.a.example/wiki/Dog", "https://de.a.example/wiki/Hund"),
        ("https://en.a.example/wiki/Dog#Fur", "https://de.a.example/wiki/Dog"),
        ("#intro", "#einleitung"),
        ("pumps.en.html#care", "pumps.es.html#cuidado"),
        (f"{A}/en/salt-of-the-sea", f"{A}/de/meersalz"),
        ("/x#intro", "/x#einleitung"),
        (f"{A}/en/x#intro", f"{A}/de/x#einleitung"),
    ],
    Sameness.OTHER: [
        (f"{A}/x", f"{A}/y"),
        ("pumps.en.html", "valves.es.html"),
        ("https://a.es", "https://a.de"),
        ("https://ftp.us.pumps.example/x", "https://www.de.pumps.example/x"),
        (f"{A}/X", f"{A}/x"),
        (f"{A}/x", "https://b.example/x"),
        (f"{A}:8080/x", f"{A}/x"),
        (f"{A}/x#one", f"{A}/x#two"),
        (f"{A}/x#one", f"{A}/x"),
        (f"{A}/?q=1", f"{A}/?q=2"),
        ("https://en.a.example/x", "https://en.a.example/y"),
        ("https://en.a.example/x", "https://es.b.example/y"),
        ("mailto:ed@a.example", "mailto:al@a.example"),
        ("tel:+4312", "tel:+4313"),
        ("#top", "/x#top"),
        ("../x", "./x"),
        ("/x", f"{A}/y/x"),
        ("", f"{A}/x"),
        ("x", f"{A}/y/zx"),
        ("x#one", f"{A}/x#two"),
        (f"{A}/en/2021/salt", f"{A}/de/2022/salz"),
        (f"{A}/en/x", f"{A}/x/y"),
        ("http://[::1", "http://a.example"),
        ("javascript:one()", "javascript:two()"),
        ("", "/x"),
    ],
}
ROWS = [(one, other, kind) for kind, pairs in PAIRS.items() for one, other in pairs]


@pytest.mark.parametrize(("one", "other", "kind"), ROWS)
def test_addresses_lead_to_one_page_to_its_translation_or_elsewhere(
    one: str, other: str, kind: Sameness
) -> None:
    assert (sameness(one, other), sameness(other, one)) == (kind, kind)


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        (f"{A}/x", f"{A}/x", Likeness.EXACT),
        (f"{A}/x", "http://www.a.example/x/", Likeness.FORM),
        (f"{A}/x?utm_source=mail", f"{A}/x", Likeness.TRACKING),
        (f"{A}/en/x", f"{A}/es/x", Likeness.LANGUAGE),
        (f"https://web.archive.org/web/2020/{A}/x", f"{A}/x", Likeness.ARCHIVE),
        (f"{A}/x/y", "../x/y", Likeness.RELATIVE),
        ("#intro", "#einleitung", Likeness.HEADING),
        ("https://en.wiki.example/Dog", "https://de.wiki.example/Hund", Likeness.LOCALISED),
        (f"{A}/x", f"{A}/y", Likeness.OTHER),
    ],
)
def test_the_first_rule_that_makes_two_addresses_one_page_is_told(
    one: str, other: str, rule: Likeness
) -> None:
    assert likeness(one, other) is rule


@pytest.mark.parametrize(
    ("one", "other", "moved"),
    [
        ("/docs/pumps/valve/", "/docs/water/pumps/valve/", True),
        (f"{A}/pumps/valve", f"{A}/pumps/old/valve", True),
        ("/docs/v1/valve", "/docs/v2/valve", False),
        ("/valve", "/pump", False),
        (f"{A}/x/valve", "https://b.example/x/y/valve", False),
        (A, f"{A}/x", False),
    ],
)
def test_a_page_that_was_put_into_another_folder_keeps_its_name(
    one: str, other: str, moved: bool
) -> None:
    assert (is_elsewhere(one, other), is_elsewhere(other, one)) == (moved, moved)
