"""Nothing is translated twice, and no state of the disk harms a run."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
import stress_cache
from git_here import git

from fidelity.back_translate.cache import Cache, Row
from fidelity.cache_folder import cache_folder
from fidelity.errors import LoadError

ENGLISH = {"La casa.": "The house.", "El río.": "The river."}


def filled(folder: Path, english: dict[str, str] = ENGLISH, *, engine: str = "e/1") -> None:
    with Cache(folder) as cache:
        cache.put(engine, english)


def found(folder: Path, engine: str = "e/1") -> dict[str, str]:
    with Cache(folder) as cache:
        return cache.get(engine, [*ENGLISH, "El cielo."])


def database(folder: Path) -> Path:
    return next(folder.glob("*/cache.sqlite"))


def test_what_was_put_is_there_for_the_next_process(tmp_path: Path) -> None:
    filled(tmp_path)
    assert found(tmp_path) == ENGLISH


def test_git_leaves_a_cache_in_a_project_alone(tmp_path: Path) -> None:
    git("init", "--quiet", cwd=tmp_path)
    with Cache(tmp_path / "cache") as cache:
        cache.put("engine", {"Hola.": "Hello."})
    assert git("status", "--porcelain", cwd=tmp_path) == ""


def test_another_engine_or_another_model_has_nothing_of_it(tmp_path: Path) -> None:
    filled(tmp_path)
    assert found(tmp_path, "e/2") == {}


def test_thousands_of_sentences_come_back_from_one_question(tmp_path: Path) -> None:
    english = {f"Frase {n}.": f"Sentence {n}." for n in range(3000)}
    filled(tmp_path, english)
    with Cache(tmp_path) as cache:
        assert cache.get("e/1", list(english)) == english


@pytest.mark.parametrize("text", ["", "a\0b", "日本語", "\ue05fxyzzy", "x" * 100_000, "\ud800"])
def test_every_text_comes_back_as_it_was(tmp_path: Path, text: str) -> None:
    filled(tmp_path, {text: text})
    with Cache(tmp_path) as cache:
        assert cache.get("e/1", [text]) == {text: text}


@pytest.mark.parametrize(
    "harm",
    [
        b"no database at all",
        b"",
        os.urandom(4096),
        b"SQLite format 3\0" + bytes(4080),
    ],
    ids=["text", "empty", "noise", "header"],
)
def test_a_broken_database_is_replaced_by_one_that_works(tmp_path: Path, harm: bytes) -> None:
    filled(tmp_path)
    database(tmp_path).write_bytes(harm)
    assert found(tmp_path) == {}
    filled(tmp_path)
    assert (found(tmp_path), len(list(tmp_path.glob("sentences-*")))) == (ENGLISH, 1)


def test_pages_that_were_overwritten_never_give_wrong_english(tmp_path: Path) -> None:
    english = {f"Frase {n}.": f"Sentence {n}." for n in range(2000)}
    filled(tmp_path, english)
    whole = database(tmp_path).read_bytes()
    for at in range(4096, len(whole), 8 * 4096):
        harmed = whole[:at] + os.urandom(512) + whole[at + 512 :]
        database(tmp_path).write_bytes(harmed)
        with Cache(tmp_path) as cache:
            assert cache.get("e/1", list(english)).items() <= english.items()
            cache.put("e/1", english)
        with Cache(tmp_path) as cache:
            cache.put("e/1", english)
            assert (cache.get("e/1", list(english)), cache.trouble) == (english, "")


def test_english_that_was_changed_in_place_is_not_believed(tmp_path: Path) -> None:
    filled(tmp_path)
    with sqlite3.connect(database(tmp_path)) as opened:
        opened.execute("UPDATE sentences SET english = X'66' WHERE english = ?", (b"The house.",))
    opened.close()
    assert found(tmp_path) == {"El río.": "The river."}
    filled(tmp_path)
    assert found(tmp_path) == ENGLISH


def test_a_folder_that_cannot_be_written_is_said_and_harms_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with Cache(tmp_path / "file") as cache:
        cache.put("e/1", ENGLISH)
        assert cache.get("e/1", list(ENGLISH)) == {}
        assert cache.trouble.startswith(f"the cache in {tmp_path / 'file'} cannot be used: ")


def test_a_locked_database_can_still_be_read(tmp_path: Path) -> None:
    filled(tmp_path)
    opened = sqlite3.connect(database(tmp_path), isolation_level=None)
    opened.execute("UPDATE sentences SET used = 0")
    opened.execute("BEGIN IMMEDIATE")
    with Cache(tmp_path, patience=0.1) as cache:
        assert cache.get("e/1", list(ENGLISH)) == ENGLISH
        assert cache.trouble == ""
    opened.close()


def test_it_stays_within_its_size_and_keeps_what_was_used_last(tmp_path: Path) -> None:
    long = "word " * 200
    with Cache(tmp_path, max_bytes=400_000) as cache:
        cache.put("e/1", {f"old {n}": long for n in range(200)})
        with sqlite3.connect(database(tmp_path)) as opened:
            opened.execute("UPDATE sentences SET used = used - 10")
        opened.close()
        for part in range(10):
            cache.put("e/1", {f"new {part} {n}": long for n in range(20)})
        kept = cache.rows()
        assert sum(len(row.english) for row in kept) < 400_000
        new = [f"new {part} {n}" for part in range(10) for n in range(20)]
        assert (len(cache.get("e/1", new)), len(cache.get("e/1", ["old 0"]))) == (200, 0)


def test_it_can_be_cleared_and_taken_in_again(tmp_path: Path) -> None:
    filled(tmp_path)
    with Cache(tmp_path) as cache:
        rows = list(cache.rows())
        assert (cache.clear(), cache.get("e/1", list(ENGLISH))) == (2, {})
        assert (cache.add(rows), cache.get("e/1", list(ENGLISH))) == (2, ENGLISH)


def test_rows_that_break_off_leave_nothing_behind(tmp_path: Path) -> None:
    def rows() -> Iterator[Row]:
        yield Row("e/1", b"k" * 16, "x")
        raise LoadError("export.jsonl:3", "not JSON", "export it again")

    with Cache(tmp_path) as cache:
        with pytest.raises(LoadError):
            cache.add(rows())
        assert list(cache.rows()) == []


def test_it_says_what_it_holds(tmp_path: Path) -> None:
    filled(tmp_path)
    filled(tmp_path, {"Si.": "Yes."}, engine="f/1")
    with Cache(tmp_path) as cache:
        held = cache.holdings()
    assert (held.path, held.sentences) == (tmp_path, {"e/1": 2, "f/1": 1})
    assert held.size >= database(tmp_path).stat().st_size


def test_many_processes_fill_it_while_some_are_killed(tmp_path: Path) -> None:
    killed = stress_cache.run(tmp_path, processes=4, seconds=4, kill_every=0.8)
    noted, lost, errors, whole = stress_cache.verdict(tmp_path)
    assert (killed >= 3, noted > 0, lost, errors, whole) == (True, True, 0, 0, True)


@pytest.mark.parametrize(
    ("variable", "setting", "folder"),
    [
        ("none", "here", None),
        ("there", "here", Path("there")),
        ("", "none", None),
        ("", "here", Path("root/here")),
    ],
)
def test_the_variable_overrules_the_project(
    monkeypatch: pytest.MonkeyPatch, variable: str, setting: str, folder: Path | None
) -> None:
    monkeypatch.setenv("FIDELITY_CACHE", variable)
    assert cache_folder(setting, Path("root")) == folder
