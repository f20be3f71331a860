"""Addresses that a reader of a translation takes for the same page, or not."""

import pytest

from fidelity.reading.hrefs import Sameness, sameness

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
        ("/a/?lang=en", "/a/?lang=de"),
        ("/a/?lang=en", "/a/"),
        ("/en/", "/de"),
        ("mailto:Ed@a.example", "mailto:ed@a.example"),
        ("http://[", "http://["),
        (" /x ", "/x"),
    ],
    Sameness.LOCALISED: [
        ("https://en.a.example/wiki/Dog", "https://de.a.example/wiki/Hund"),
        ("#intro", "#einleitung"),
    ],
    Sameness.OTHER: [
        (f"{A}/x", f"{A}/y"),
        (f"{A}/X", f"{A}/x"),
        (f"{A}/x", "https://b.example/x"),
        (f"{A}:8080/x", f"{A}/x"),
        (f"{A}/x#one", f"{A}/x#two"),
        (f"{A}/?q=1", f"{A}/?q=2"),
        ("https://en.a.example/x", "https://en.a.example/y"),
        ("https://en.a.example/x", "https://es.b.example/y"),
        ("mailto:ed@a.example", "mailto:al@a.example"),
        ("tel:+4312", "tel:+4313"),
        ("#top", "/x#top"),
        ("../x", "./x"),
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
