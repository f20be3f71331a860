#!/usr/bin/env python3
"""How long each stage, and each check, takes for the pairs of a manifest, without an engine.

    scripts/bench_docs.py MANIFEST.jsonl

Rows are those of `fidelity batch` with paths. Seconds are those of the processor. All pairs are
checked as a batch does it, which counts, and then once more stage by stage, which tells where the
time goes: what was remembered of a text the first time is quicker then.
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
    _whole(rows[0])  # what is loaded once does not count
    started = time.process_time()
    for row in rows:
        _whole(row)
    spent["all"] = time.process_time() - started
    for row in rows:
        _in_stages(row, spent)
    return len(rows), spent


def _whole(row: Row) -> None:
    pair = read_pair(row, cues_of(OFFLINE))
    lang = pair.translation.lang
    check_documents(pair.original, pair.translation, lang=lang, settings=OFFLINE)


def _in_stages(row: Row, spent: defaultdict[str, float]) -> None:
    started = time.process_time()
    pair = read_pair(row, cues_of(OFFLINE))
    loaded = time.process_time()
    lang = pair.translation.lang
    alignment, _ = align_pair(pair.original, pair.translation, lang=lang, settings=OFFLINE)
    aligned = time.process_time()
    for name, module in CHECKS.items():
        if module.LAYER in OFFLINE.layers:
            before = time.process_time()
            list(module.check(alignment))
            spent[f"check {name}"] += time.process_time() - before
    spent["1 load"] += loaded - started
    spent["2 align"] += aligned - loaded
    spent["3 check"] += time.process_time() - aligned


def main() -> None:
    """Print the stages, and the checks that take longest."""
    count, spent = bench(Path(sys.argv[1]))
    whole = spent.pop("all")
    for name in sorted(name for name in spent if not name.startswith("check ")):
        print(f"{spent[name]:7.2f} s  {name}")
    for name, seconds in sorted(spent.items(), key=lambda pair: -pair[1]):
        if name.startswith("check ") and seconds >= 0.01 * whole:
            print(f"{seconds:7.2f} s    {name}")
    print(f"{count} pairs, {count / whole:.1f} a second on one core")


if __name__ == "__main__":
    main()
