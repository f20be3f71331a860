#!/usr/bin/env python3
"""How long each stage, and each check, takes for the pairs of a manifest, without an engine.

    scripts/bench_docs.py MANIFEST.jsonl

Rows are those of `fidelity batch` with `original_path` and `translation_path`, or `path`, below the
manifest's folder, and `lang`. Seconds are those of the processor; the first pair is done twice, so
that what is loaded once is not counted.
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from pathlib import Path

from fidelity.checks import CHECKS
from fidelity.load.pairs import load_pair
from fidelity.model import Layer
from fidelity.pipeline import align_pair, check_documents
from fidelity.settings import Settings

OFFLINE = Settings(layers=(Layer.STRUCTURAL, Layer.LEXICAL))


def bench(manifest: Path) -> tuple[int, defaultdict[str, float]]:
    """How many pairs there are, and the seconds that each stage took for all of them."""
    rows = [json.loads(line) for line in manifest.read_text(encoding="utf-8").splitlines() if line]
    spent: defaultdict[str, float] = defaultdict(float)
    _one(rows[0], manifest.parent, defaultdict(float))
    for row in rows:
        _one(row, manifest.parent, spent)
    return len(rows), spent


def _files(row: dict[str, str], folder: Path) -> tuple[Path, Path | None]:
    if "path" in row:
        return folder / row["path"], None
    return folder / row["original_path"], folder / row["translation_path"]


def _one(row: dict[str, str], folder: Path, spent: defaultdict[str, float]) -> None:
    lang = row.get("lang")
    started = time.process_time()
    original, translation = load_pair(*_files(row, folder), lang=lang)
    loaded = time.process_time()
    alignment, _ = align_pair(original, translation, lang=lang, settings=OFFLINE)
    aligned = time.process_time()
    for name, module in CHECKS.items():
        if module.LAYER in OFFLINE.layers:
            before = time.process_time()
            list(module.check(alignment))
            spent[f"check {name}"] += time.process_time() - before
    checked = time.process_time()
    check_documents(original, translation, lang=lang, settings=OFFLINE)
    spent["1 load"] += loaded - started
    spent["2 align"] += aligned - loaded
    spent["3 check"] += checked - aligned
    spent["4 align, check, score and the rest"] += time.process_time() - checked


def main() -> None:
    """Print the stages, and the checks that take longest."""
    count, spent = bench(Path(sys.argv[1]))
    whole = spent["1 load"] + spent["4 align, check, score and the rest"]
    for name in sorted(name for name in spent if not name.startswith("check ")):
        print(f"{spent[name]:7.2f} s  {name}")
    for name, seconds in sorted(spent.items(), key=lambda pair: -pair[1]):
        if name.startswith("check ") and seconds >= 0.01 * whole:
            print(f"{seconds:7.2f} s    {name}")
    print(f"{count} pairs, {count / whole:.1f} a second on one core")


if __name__ == "__main__":
    main()
