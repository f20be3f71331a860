import subprocess
import sys
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import pytest

from fidelity.errors import LoadError
from fidelity.load import LOADERS, load, parse
from fidelity.model import Block, BlockKind, Document


@pytest.mark.parametrize("suffix", sorted(LOADERS))
def test_every_loader_reads_a_paragraph(suffix: str) -> None:
    assert parse("Hello there.", suffix).blocks == (
        Block(BlockKind.PARAGRAPH, "Hello there.", line=1),
    )


@pytest.mark.parametrize("suffix", [".MD", "md"])
def test_suffixes_are_known_in_any_form(suffix: str) -> None:
    assert parse("# a", suffix).blocks[0].kind is BlockKind.HEADING


def test_documents_know_their_path() -> None:
    assert parse("x", ".md", path="a/b.md").path == "a/b.md"


def test_files_are_read_by_their_suffix(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<h1>a</h1>", encoding="utf-8")
    assert load(path).blocks == (Block(BlockKind.HEADING, "a", line=1, level=1),)


def test_an_unknown_type_names_the_known_ones() -> None:
    with pytest.raises(LoadError) as caught:
        parse("x", ".xyz")
    assert all(suffix in caught.value.hint for suffix in LOADERS)


def load_shouting(text: str, path: str) -> Document:
    return Document(path, (Block(BlockKind.PARAGRAPH, text.upper(), line=1),))


def test_loaders_plug_in_through_entry_points(monkeypatch: pytest.MonkeyPatch) -> None:
    def installed(*, group: str, name: str) -> EntryPoints:
        point = EntryPoint(".loud", f"{__name__}:load_shouting", "fidelity.loaders")
        return EntryPoints([point]).select(group=group, name=name)

    monkeypatch.setattr("importlib.metadata.entry_points", installed)
    assert parse("hello", ".loud").blocks[0].text == "HELLO"


def test_importing_the_loaders_imports_no_parser() -> None:
    heavy = ["lxml", "markdown_it", "yaml", "importlib.metadata"]
    code = f"import fidelity.load, sys; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
