"""Whole Spanish documents through the real Apertium: no block is lost, no protected stretch."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from fidelity.back_translate import back_translate
from fidelity.back_translate.untranslatable import untranslatable
from fidelity.load import LOADERS, load
from fidelity.model import BackTranslation, Block, Document

ROOT = Path(__file__).parents[2]
DOCS = ROOT.parent / "shared" / "bench" / "data" / "docs"

pytestmark = pytest.mark.skipif(
    shutil.which("apertium") is None, reason="the program apertium is not installed"
)


def documents() -> Iterator[Path]:
    yield from sorted((ROOT / "corpora").glob("*/es.faithful.*"))
    found = (path for path in sorted(DOCS.glob("*/es/*/translation*")) if path.suffix in LOADERS)
    yield from [*found][:20]


def stretches(block: Block) -> Counter[str]:
    return Counter(block.text[start:end] for start, end in untranslatable(block))


def english(document: Document) -> BackTranslation:
    made = back_translate(document, lang="es", engine="apertium").back_translation
    assert made is not None
    return made


@pytest.mark.parametrize("path", [*documents()], ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_block_has_its_english_and_keeps_what_is_no_language(path: Path) -> None:
    document = load(path)
    made = english(document)
    assert len(made.texts) == len(document.blocks)
    for block, text in zip(document.blocks, made.texts, strict=True):
        assert bool(text.strip()) == bool(block.text.strip())
        lost = [stretch for stretch in stretches(block) if stretch not in text]
        assert lost == []


@pytest.mark.skipif(
    not DOCS.is_dir(), reason="the benchmark's documents are not beside the project"
)
def test_twenty_real_documents_were_looked_at() -> None:
    assert len([*documents()]) == 24
