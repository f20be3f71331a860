"""Argos packages for tests: the tiny one from Russian, and dictionaries made on the spot."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import argos_by_hand
import sentencepiece

TINY = Path(__file__).with_name("tiny-ru_en.argosmodel")


def unpack_tiny(folder: Path) -> Path:
    """The tiny package, which knows the patterns of scripts/make_tiny_argos.py."""
    with zipfile.ZipFile(TINY) as archive:
        archive.extractall(folder)
    return folder / "translate-ru_en-tiny"


def dictionary(folder: Path, codes: tuple[str, str], words: dict[str, str]) -> Path:
    """A package that puts words in the place of others and keeps the rest."""
    tokens = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([*words, *words.values()]),
        model_writer=tokens,
        vocab_size=2 * len(words) + 3,
        model_type="word",
        hard_vocab_limit=False,
        minloglevel=2,
    )
    path = folder / "-".join(codes)
    instead = {f"▁{word}": f"▁{other}" for word, other in words.items()}
    argos_by_hand.write(path, tokens.getvalue(), codes=codes, version="1.9", instead=instead)
    return path


def hollow(
    folder: Path, codes: str, *, version: str = "", tokeniser: str = "sentencepiece"
) -> Path:
    """A package without a model, such as ru-en, in a folder of that name and version."""
    path = folder / f"{codes} {version}".strip()
    (path / "model").mkdir(parents=True)
    (path / f"{tokeniser}.model").touch()
    start, end = codes.split("-")
    metadata = {"from_code": start, "to_code": end, "package_version": version}
    (path / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")
    return path
