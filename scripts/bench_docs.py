#!/usr/bin/env python3
"""How long each stage, and each check, takes for the pairs of a manifest, without an engine.

    scripts/bench_docs.py MANIFEST.jsonl

Rows are those of `fidelity batch` with paths. Seconds are those of the processor; the first pair is
done twice, so that what is loaded once is not counted.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from pathlib import Path

from fidelity.batch.pairs import read_pair
from fidelity.batch.rows import Row, read_rows
from fidelity.checks import CHECKS
from fidelity.model import Layer
from fidelity.pipeline import align_pair, check_documents
from fidelity.settings import Settings
from fidelity.vetting import cues_of

OFFLINE = Settings(layers=(Layer.STRUCTURAL, Layer.LEXICAL))


def bench(manifest: Path) -> tuple[int, defaultdict[str, float]]:
    """How many pairs there are, and the seconds that each stage took for all of them."""
    with manifest.open("rb") as file:
        rows = list(read_rows(file, str(manifest), manifest.parent))
    spent: defaultdict[str, float] = defaultdict(float)
    _one(rows[0], defaultdict(float))
    for row in rows:
        _one(row, spent)
    return len(rows), spent


def _one(row: Row, spent: defaultdict[str, float]) -> None:
    started = time.process_time()
    pair = read_pair(row, cues_of(OFFLINE))
    original, translation, lang = pair.original, pair.translation, pair.translation.lang
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
