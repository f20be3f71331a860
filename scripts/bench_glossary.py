#!/usr/bin/env python3
"""What a glossary costs: CPU time of the lexical layer without one and with ever larger ones, on
documents of ever more paragraphs.
"""

from __future__ import annotations

import sys
import time
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from fidelity.load import parse
from fidelity.model import Layer
from fidelity.pipeline import check_documents
from fidelity.settings import Settings

_SYLLABLES = [a + b for a, b in product("bdfgklmnprst", "aeiou")]
_NOUNS = [one + two for one, two in product(_SYLLABLES, _SYLLABLES)]
_WORDS = 12


def paragraphs(count: int, ending: str) -> str:
    """Paragraphs of two sentences, of nouns that no language has."""
    lines = []
    for number in range(count):
        own = [_NOUNS[(number * 7 + k * 31) % len(_NOUNS)] for k in range(_WORDS)]
        half = _WORDS // 2
        first, second = (" ".join(w + ending for w in part) for part in (own[:half], own[half:]))
        lines.append(f"{first.capitalize()} {number}. {second.capitalize()}.\n")
    return "\n".join(lines)


def glossary(count: int, folder: Path) -> Path:
    """Terms of one and of two of these nouns, most of which stand in the texts."""
    rows = ["term,translation"]
    for number in range(count):
        one = _NOUNS[number % len(_NOUNS)]
        more = f" {_NOUNS[number // len(_NOUNS)]}" if number >= len(_NOUNS) else ""
        rows.append(f"{one}{more},{one}en{more}")
    file = folder / f"terms-{count}.csv"
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return file


def seconds(count: int, terms: Path | None) -> float:
    """CPU seconds of one check."""
    original = parse(paragraphs(count, ""), ".txt")
    translation = parse(paragraphs(count, "en"), ".txt")
    named = (str(terms),) if terms else ()
    settings = Settings(layers=(Layer.LEXICAL,), glossary=named)
    start = time.process_time()
    check_documents(original, translation, lang="de", settings=settings)
    return time.process_time() - start


def main() -> None:
    """Print a row for each size of document."""
    seconds(10, None)
    sizes = [int(word) for word in sys.argv[1:]] or [500, 1000, 2000, 4000]
    with TemporaryDirectory() as folder:
        files = [glossary(count, Path(folder)) for count in (100, 1000, 10_000)]
        print("paragraphs  no glossary  100 terms  1000 terms  10000 terms")
        for size in sizes:
            times = [seconds(size, terms) for terms in (None, *files)]
            print(
                f"{size:10}  {times[0]:11.2f}  {times[1]:9.2f}  {times[2]:10.2f}  {times[3]:11.2f}"
            )


if __name__ == "__main__":
    main()
