"""A package file that a project names is unpacked once, whole or not at all."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from argos_at_hand import TINY, unpack_tiny

from fidelity.back_translate import back_translate
from fidelity.back_translate.argos_unpacked import unpacked
from fidelity.errors import EngineError
from fidelity.model import Block, BlockKind, Document

TEXT = Document("nowhere/text.ru.md", (Block(BlockKind.PARAGRAPH, "Врач прочитал отчёт.", 1),))


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def english(package: Path, cache: Path | None) -> tuple[str, ...]:
    options = {"argos": {"package": str(package)}}
    made = back_translate(TEXT, lang="ru", engine="argos", options=options, cache=cache)
    assert made.back_translation is not None
    return (*made.back_translation.texts, made.back_translation.engine.signature)


@pytest.mark.parametrize("cached", [True, False])
def test_a_package_file_gives_the_same_english_under_the_same_signature_as_its_folder(
    cached: bool, tmp_path: Path
) -> None:
    cache = tmp_path / "cache" if cached else None
    assert english(TINY, cache) == english(unpack_tiny(tmp_path), None)


def test_a_file_is_unpacked_once_under_what_is_in_it(tmp_path: Path) -> None:
    copy = Path(shutil.copy(TINY, tmp_path / "renamed.zip"))
    folder = unpacked(TINY, tmp_path)
    (folder / "mark").touch()
    assert unpacked(copy, tmp_path) == folder
    assert (folder / "mark").exists()
    assert [path.name for path in (tmp_path / "argos-packages").iterdir()] == [folder.name]


def test_another_file_under_the_same_name_is_another_package(tmp_path: Path) -> None:
    file = Path(shutil.copy(TINY, tmp_path / "ru_en.argosmodel"))
    before = unpacked(file, tmp_path)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("translate-ru_en-tiny/more.txt", "more")
    after = unpacked(file, tmp_path)
    assert contents(after) == {**contents(before), "more.txt": b"more"}


@pytest.mark.parametrize("lost", ["metadata.json", "model/model.bin", "sentencepiece.model"])
def test_what_somebody_has_deleted_is_unpacked_again(lost: str, tmp_path: Path) -> None:
    folder = unpacked(TINY, tmp_path)
    before = contents(folder)
    (folder / lost).unlink()
    assert contents(unpacked(TINY, tmp_path)) == before


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (b"", "is not a whole zip archive, as Argos packages are"),
        (b"no zip", "is not a whole zip archive, as Argos packages are"),
        (TINY.read_bytes()[:-1000], "is not a whole zip archive, as Argos packages are"),
        (TINY.read_bytes().replace(b"PK\x03\x04", b"PK\x03\x05", 3), "is damaged: "),
    ],
)
@pytest.mark.parametrize("cached", [True, False])
def test_a_file_that_is_no_package_is_refused_and_leaves_nothing(
    text: bytes, what: str, cached: bool, tmp_path: Path
) -> None:
    file = tmp_path / "broken.argosmodel"
    file.write_bytes(text)
    cache = tmp_path / "cache" if cached else None
    with pytest.raises(EngineError) as caught:
        unpacked(file, cache)
    assert (caught.value.where, caught.value.what[: len(what)]) == (str(file), what)
    assert contents(tmp_path) == {file.name: text}


def test_an_archive_that_would_write_elsewhere_is_refused(tmp_path: Path) -> None:
    file = Path(shutil.copy(TINY, tmp_path / "bad.argosmodel"))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("../outside.txt", "out")
    with pytest.raises(EngineError, match="would write outside of its folder"):
        unpacked(file, tmp_path / "cache")
    assert [path.name for path in tmp_path.rglob("outside.txt")] == []


def test_where_nothing_can_be_cached_the_package_lasts_as_long_as_the_process(
    tmp_path: Path,
) -> None:
    (tmp_path / "cache").touch()  # a file in the place of a folder: not even root writes below it
    (tmp_path / "temporary").mkdir()
    program = (
        "import sys; from pathlib import Path\n"
        "from fidelity.back_translate.argos_unpacked import unpacked\n"
        "found = {unpacked(Path(sys.argv[1]), cache) for cache in (None, Path(sys.argv[2]), None)}\n"
        "print(len(found), *(sorted(path.name for path in folder.iterdir()) for folder in found))"
    )
    command = [sys.executable, "-W", "error", "-c", program, str(TINY), str(tmp_path / "cache")]
    environment = {"TMPDIR": str(tmp_path / "temporary"), "PYTHONPATH": ":".join(sys.path)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    names = sorted(path.name for path in unpack_tiny(tmp_path / "tiny").iterdir())
    assert (done.stdout, done.stderr) == (f"1 {names}\n", "")
    assert list((tmp_path / "temporary").iterdir()) == []
