"""The model that tells languages apart is the same from its copy as from its package."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from fidelity.language_model import Identifier, load

TEXTS = (
    "La panadera abrió la tienda antes del alba.",
    "Пекарь открыл лавку до рассвета.",
    "パン屋は夜明け前に店を開けた。",
    "DER BÄCKER",
    "12 %",
    "",
)
PLAIN = LanguageIdentifier.from_model_file(MODEL_FILE)
EXPECTED = [PLAIN.rank(text) for text in TEXTS]


def ranks(model: Identifier) -> list[list[tuple[str, float]]]:
    return [model.rank(text) for text in TEXTS]


def is_from_copy(model: Identifier) -> bool:
    """Whether its arrays lie in a file: the package's own do not."""
    return isinstance(getattr(model, "nb_ptc"), np.memmap)  # noqa: B009  Identifier has none


def copy_in(cache: Path) -> Path:
    (copy,) = (cache / "language-model").iterdir()
    return copy


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that holds a copy."""
    cache = tmp_path_factory.mktemp("sound")
    load(cache)
    return cache


def test_the_second_load_is_from_the_copy_and_ranks_every_text_the_same(tmp_path: Path) -> None:
    first, second = load(tmp_path), load(tmp_path)
    assert (is_from_copy(first), is_from_copy(second)) == (False, True)
    assert (ranks(first), ranks(second)) == (EXPECTED, EXPECTED)


def flip_a_byte(copy: Path, part: str) -> None:
    text = bytearray((copy / part).read_bytes())
    text[-1000] ^= 1
    (copy / part).write_bytes(text)


def cut_short(copy: Path, part: str) -> None:
    text = (copy / part).read_bytes()
    (copy / part).write_bytes(text[: len(text) // 2])


def empty(copy: Path, part: str) -> None:
    (copy / part).write_bytes(b"")


def remove(copy: Path, part: str) -> None:
    (copy / part).unlink()


@pytest.mark.parametrize(
    ("harm", "part"),
    [
        (flip_a_byte, "moves.npy"),
        (flip_a_byte, "features.npy"),
        (flip_a_byte, "languages.npy"),
        (cut_short, "features.npy"),
        (cut_short, "checksum"),
        (empty, "priors.npy"),
        (remove, "rows.npy"),
        (remove, "checksum"),
    ],
)
def test_a_copy_that_is_harmed_is_not_used_but_made_anew(
    harm: Callable[[Path, str], None], part: str, sound: Path, tmp_path: Path
) -> None:
    shutil.copytree(sound, tmp_path, dirs_exist_ok=True)
    harm(copy_in(tmp_path), part)
    models = load(tmp_path), load(tmp_path)
    assert [is_from_copy(model) for model in models] == [False, True]
    assert [ranks(model) for model in models] == [EXPECTED, EXPECTED]


def test_copies_of_other_models_and_what_a_killed_process_left_go(tmp_path: Path) -> None:
    for name in ("1-0.2.0-1234", ".new-abc"):
        (tmp_path / "language-model" / name).mkdir(parents=True)
    load(tmp_path)
    assert is_from_copy(load(tmp_path))
    assert copy_in(tmp_path).is_dir()


@pytest.mark.parametrize("place", ["cache", "cache/language-model"])
def test_where_no_copy_can_lie_the_model_is_unpacked_every_time(place: str, tmp_path: Path) -> None:
    (tmp_path / place).parent.mkdir(exist_ok=True)
    (tmp_path / place).touch()  # a file in the place of a folder: not even root writes below it
    models = [load(tmp_path / "cache") for _ in range(2)]
    assert [(is_from_copy(model), ranks(model)) for model in models] == [(False, EXPECTED)] * 2


def test_without_a_cache_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert ranks(load(None)) == EXPECTED
    assert list(tmp_path.iterdir()) == []


def test_a_model_of_another_make_is_used_but_not_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Other(LanguageIdentifier):  # type: ignore[misc]
        """Scores otherwise than its arrays tell."""

        def rank(self, text: str) -> list[tuple[str, float]]:
            return [("eo", float(len(text)))]

    monkeypatch.setattr(
        LanguageIdentifier, "from_model_file", lambda file: Other(*arguments(), tk_row=PLAIN.tk_row)
    )
    assert [load(tmp_path).rank("abc") for _ in range(2)] == [[("eo", 3.0)]] * 2
    assert not (tmp_path / "language-model").exists()


def arguments() -> tuple[object, ...]:
    names = ("nb_ptc", "nb_pc", "nb_classes", "tk_nextmove", "tk_output")
    return tuple(getattr(PLAIN, name) for name in names)
