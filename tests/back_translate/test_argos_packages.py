"""Which packages lead into English, and which of several ways is taken."""

from __future__ import annotations

from pathlib import Path

import pytest
from argos_at_hand import hollow

from fidelity.back_translate.argos_packages import (
    chain_from,
    installed,
    languages,
    old_from,
    package_at,
)
from fidelity.errors import EngineError


def put(folder: Path, monkeypatch: pytest.MonkeyPatch, names: str) -> None:
    """Install hollow packages: ru-en, ru-en/1.9, or ru-en/bpe for an old one."""
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(folder))
    for name in names.split():
        codes, _, kind = name.partition("/")
        if kind == "bpe":
            hollow(folder, codes, tokeniser="bpe")
        else:
            hollow(folder, codes, version=kind)


@pytest.mark.parametrize(
    ("names", "lang", "way"),
    [
        ("ru-en uk-en", "ru", ["ru-en"]),
        ("be-ru ru-en", "be", ["be-ru", "ru-en"]),
        ("be-ru ru-en be-en", "be", ["be-en"]),
        ("be-pl pl-ru ru-en", "be", ["be-pl", "pl-ru", "ru-en"]),
        ("be-pl pl-ru ru-en be-uk uk-en", "be", ["be-uk", "uk-en"]),
        ("be-uk uk-en be-ru ru-en", "be", ["be-ru", "ru-en"]),  # as long: by the alphabet
        ("be-ru ru-be", "be", []),
        ("be-ru en-ru", "be", []),
        ("bel-en", "be", ["bel-en"]),
        ("be-ru ru-en bel-en", "be", ["bel-en"]),  # another code for it, and shorter
        ("nb-en", "no", ["nb-en"]),
        ("", "be", []),
        ("ru-en/1.9 ru-en/1.10 ru-en/1.2", "ru", ["ru-en 1.10"]),
        ("be-ru/1.2 be-ru/1.0 ru-en/1.9", "be", ["be-ru 1.2", "ru-en 1.9"]),
        ("be-en/bpe be-ru ru-en", "be", ["be-ru", "ru-en"]),
        ("be-en/bpe", "be", []),
    ],
)
def test_the_shortest_chain_of_the_newest_packages_is_taken(
    names: str, lang: str, way: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, monkeypatch, names)
    assert [package.path.name for package in chain_from(lang, installed())] == way


def test_a_language_counts_if_any_chain_leads_from_it_into_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, monkeypatch, "be-ru ru-en ru-fr de-fr hbs-en pl-en/bpe")
    assert languages(installed()) == ("be", "bs", "hr", "ru", "sh", "sr")


@pytest.mark.parametrize(
    ("names", "old"),
    [
        ("be-en/bpe", "be-en"),
        ("be-ru/bpe ru-en", "be-ru"),
        ("be-ru ru-en/bpe", "ru-en"),
        ("be-en/bpe be-ru ru-en", None),
        ("pl-en/bpe", None),
    ],
)
def test_an_old_package_stands_in_the_way_only_where_no_other_leads(
    names: str, old: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, monkeypatch, names)
    found = old_from("be", installed())
    assert (found.path.name if found else None) == old


@pytest.mark.parametrize("make", [Path.touch, Path.mkdir, lambda path: None])
def test_a_package_that_is_named_must_be_the_folder_of_one(make: object, tmp_path: Path) -> None:
    path = tmp_path / "ru_en"
    assert callable(make)
    make(path)
    with pytest.raises(EngineError) as caught:
        package_at(path)
    assert (caught.value.where, caught.value.what) == (str(path), "there is no Argos package here")
