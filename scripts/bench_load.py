"""How long large files of messages take to be loaded, and how much memory: a process for each
format.

    python scripts/bench_load.py [--megabytes 10]
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

WORDS = """the boat leaves harbour noon nobody waits letters town storm over water lights
burning island map captain ticket winter children music bridge market bread window river""".split()
SRT_TIME = "{:02}:{:02}:{:02},000"


def sentence(random_: random.Random, number: int) -> str:
    """A message with a placeholder and a number of its own."""
    return f"{number} {' '.join(random_.choices(WORDS, k=14))} {{name}}."


def po(texts: Iterator[str]) -> Iterator[str]:
    """An entry for each text."""
    for text in texts:
        yield f'#: boats.py:1\nmsgid "{text}"\nmsgstr "{text.upper()}"\n\n'


def xliff(texts: Iterator[str]) -> Iterator[str]:
    """A unit for each text."""
    yield '<xliff version="1.2"><file original="a" target-language="es"><body>\n'
    for number, text in enumerate(texts):
        yield f'<trans-unit id="{number}">\n<source>{text}<x id="1"/></source>\n'
        yield f'<target state="translated">{text.upper()}<x id="1"/></target>\n</trans-unit>\n'
    yield "</body></file></xliff>\n"


def tmx(texts: Iterator[str]) -> Iterator[str]:
    """A unit for each text."""
    yield '<tmx version="1.4"><header srclang="en"/><body>\n'
    for text in texts:
        yield f'<tu><tuv xml:lang="en"><seg>{text}</seg></tuv>\n'
        yield f'<tuv xml:lang="es"><seg>{text.upper()}</seg></tuv></tu>\n'
    yield "</body></tmx>\n"


def catalogue(texts: Iterator[str]) -> Iterator[str]:
    """A key for each text."""
    yield '{"": ""'
    for number, text in enumerate(texts):
        yield f',\n"key{number}": {json.dumps(text)}'
    yield "}\n"


def subtitles(texts: Iterator[str]) -> Iterator[str]:
    """A cue for each text."""
    for number, text in enumerate(texts):
        minutes, seconds = divmod(3 * number, 60)
        start = SRT_TIME.format(minutes // 60, minutes % 60, seconds)
        end = SRT_TIME.format(minutes // 60, minutes % 60, seconds + 2)
        yield f"{number}\n{start} --> {end}\n{text}\n\n"


FORMATS: dict[str, Callable[[Iterator[str]], Iterator[str]]] = {
    "po": po,
    "xlf": xliff,
    "tmx": tmx,
    "json": catalogue,
    "srt": subtitles,
}


def write(path: Path, size: int) -> None:
    """A file of about so many bytes."""
    random_ = random.Random(1)
    written = 0

    def texts() -> Iterator[str]:
        for number in count():
            if written >= size:
                return
            yield sentence(random_, number)

    with path.open("w", encoding="utf-8") as file:
        for piece in FORMATS[path.suffix[1:]](texts()):
            written += file.write(piece)


def load(path: Path) -> None:
    """Load a file, and print blocks, seconds and megabytes."""
    from fidelity.load import load as load_one
    from fidelity.load.pairs import is_bilingual, load_pair

    started = time.process_time()
    documents = load_pair(path) if is_bilingual(str(path)) else (load_one(path),)
    seconds = time.process_time() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    blocks = sum(len(document.blocks) for document in documents)
    size = path.stat().st_size / 1e6
    print(f"| {path.suffix[1:]} | {size:.1f} | {blocks:,} | {seconds:.2f} | {memory:.0f} |")


def main() -> None:
    """Write each file, load it in a process of its own, and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--megabytes", type=float, default=10)
    parser.add_argument("--load", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.load:
        load(args.load)
        return
    print(
        "| format | MB | blocks | CPU seconds | MB of memory |\n|---|---|---|---|---|", flush=True
    )
    with tempfile.TemporaryDirectory() as folder:
        for suffix in FORMATS:
            path = Path(folder) / f"big.{suffix}"
            write(path, int(args.megabytes * 1e6))
            subprocess.run([sys.executable, __file__, "--load", str(path)], check=True)


if __name__ == "__main__":
    main()
