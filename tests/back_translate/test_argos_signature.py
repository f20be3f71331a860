"""The signature of a chain: it changes whenever the English may, and only then."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from argos_at_hand import hollow, unpack_tiny

from fidelity.back_translate.argos_packages import package_at
from fidelity.back_translate.argos_signature import describe

Change = Callable[[Path], object]


def signature(*paths: Path, setting: str = "beam 4") -> str:
    chain = tuple(map(package_at, paths))
    return describe("argos", chain, ("ctranslate2",), setting).signature


def flip(file: str, at: int) -> Change:
    """Change one bit of a file and neither its size nor its time."""

    def change(package: Path) -> None:
        path = package / file
        state, content = path.stat(), bytearray(path.read_bytes())
        content[at] ^= 1
        path.write_bytes(content)
        os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))

    return change


def metadata(old: str, new: str) -> Change:
    def change(package: Path) -> None:
        path = package / "metadata.json"
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    return change


@pytest.mark.parametrize(
    ("change", "changes"),
    [
        (flip("model/model.bin", 0), True),
        (flip("model/model.bin", -1), True),
        (flip("model/model.bin", 500_000), True),
        (flip("model/config.json", 20), True),
        (flip("model/shared_vocabulary.json", 9000), True),
        (flip("sentencepiece.model", 200_000), True),
        (lambda package: (package / "model" / "vmap.txt").touch(), True),
        (metadata('"0.1"', '"0.2"'), True),
        (metadata('"links"', '"target_prefix": ">>en<<", "links"'), True),
        (metadata('"Russian"', '"русский"'), False),
        (flip("README.md", 5), False),
        (lambda package: os.utime(package / "model" / "model.bin", (1, 1)), False),
        (lambda package: None, False),
    ],
)
def test_the_signature_changes_with_what_makes_the_english(
    change: Change, changes: bool, tmp_path: Path
) -> None:
    package = unpack_tiny(tmp_path)
    before = signature(package)
    change(package)
    assert (signature(package) != before) is changes


def test_chains_and_settings_tell_themselves_apart(tmp_path: Path) -> None:
    be_ru = hollow(tmp_path, "be-ru", version="1.0")
    ru_en, newer = (hollow(tmp_path, "ru-en", version=version) for version in ("1.9", "2.0"))
    made = [signature(ru_en), signature(be_ru, ru_en), signature(be_ru, newer)]
    made.append(signature(be_ru, newer, setting="beam 5"))
    names = [name.rpartition("/")[0] for name in made]
    assert names == ["argos/ru-en/1.9", "argos/be-ru-en/1.0+1.9", *["argos/be-ru-en/1.0+2.0"] * 2]
    assert len(set(made)) == 4
