"""Directions are read from their names, in old and new spelling."""

from __future__ import annotations

import pytest

from fidelity.back_translate.apertium_modes import languages, mode_from

LISTED = (
    "eng-spa",
    "spa-eng",
    "spa-eng_US",
    "ca_valencia-en",
    "ca-en",
    "hbs-eng",
    "mk-en",
    "fra-cat",
)


@pytest.mark.parametrize(
    ("lang", "mode"),
    [
        ("es", "spa-eng"),
        ("ca", "ca-en"),
        ("hr", "hbs-eng"),
        ("sr", "hbs-eng"),
        ("mk", "mk-en"),
        ("fr", None),
        ("en", None),
    ],
)
def test_a_language_finds_its_direction(lang: str, mode: str | None) -> None:
    assert mode_from(lang, LISTED) == mode


def test_every_language_that_leads_into_english_is_listed() -> None:
    assert languages(LISTED) == ("bs", "ca", "es", "hr", "mk", "sh", "sr")
