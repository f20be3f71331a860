"""Make an Argos package of the size that real ones have, to measure speed and memory with.

    python scripts/make_big_argos.py FOLDER

A Transformer base in eight bits: 6 and 6 layers, 512 wide, 8 heads, 32,000 pieces, 80 MB. It knows
invented words alone, and copies them: `argos_by_hand` says how, and why that is fair. Needs
ctranslate2, sentencepiece and numpy, no network, and half a minute.
"""

from __future__ import annotations

import argparse
import io
import random
import shutil
import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import argos_by_hand
import numpy as np
import sentencepiece

from fidelity.back_translate.argos_model import load
from fidelity.back_translate.argos_packages import package_at

TINY = Path(__file__).parent.parent / "tests" / "back_translate" / "tiny-ru_en.argosmodel"
PIECES = 32_000


def sentences(seed: int) -> Iterator[str]:
    """Sentences of invented words, some of them frequent, as long as those of an essay."""
    chance = random.Random(seed)
    words, weights = vocabulary()
    while True:
        length = min(60, max(3, round(chance.lognormvariate(2.7, 0.5))))
        chosen = chance.choices(words, cum_weights=weights, k=length)
        yield " ".join(chosen).capitalize() + "."


def vocabulary() -> tuple[list[str], list[float]]:
    """Invented words, the same ones each time, and their sums of frequencies (Zipf's)."""
    chance = random.Random(0)
    syllables = [a + b for a in "бвгдзклмнпрст" for b in "аеиоуыя"]
    found: dict[str, None] = {}
    while len(found) < 60_000:
        found["".join(chance.choices(syllables, k=chance.randint(1, 4)))] = None
    return list(found), np.cumsum(1 / np.arange(10, len(found) + 10)).tolist()


def tokeniser() -> bytes:
    """A SentencePiece model of the invented words."""
    buffer = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([" ".join(vocabulary()[0]), *islice(sentences(0), 20_000)]),
        model_writer=buffer,
        vocab_size=PIECES,
        model_type="bpe",
        max_sentence_length=1_000_000,
        character_coverage=1.0,
        minloglevel=2,
    )
    return buffer.getvalue()


def make(folder: Path) -> None:
    """Write the package into a new folder."""
    argos_by_hand.write(folder, tokeniser(), codes=("ru", "en"), version="1.0", depth=6)
    # By this file Argos itself splits sentences without a download.
    with zipfile.ZipFile(TINY) as archive:
        splitter = next(name for name in archive.namelist() if name.endswith(".onnx"))
        (folder / "minisbd").mkdir()
        with archive.open(splitter) as source, (folder / "minisbd/ru.onnx").open("wb") as target:
            shutil.copyfileobj(source, target)


def main() -> None:
    """Make it, and say whether it copies."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("folder", type=Path)
    folder = options.parse_args().folder
    make(folder)
    texts = list(islice(sentences(2), 20))
    copies = load(package_at(folder), "cpu", 1).translate(texts)
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    print(f"{size / 1e6:.0f} MB; copied without fault: {sum(map(str.__eq__, copies, texts))} of 20")


if __name__ == "__main__":
    main()
