"""How alignment grows with the document: CPU time and memory from 100 to 100,000 paragraphs.

    python scripts/bench_align.py [--sizes 100,1000,10000,100000] [--rivals 1000]

The documents are made of the paragraphs of `corpora/` and of generated ones (a vocabulary after
Zipf's law, names, numbers), three in four generated for the small sizes, nearly all for the large.
The other side has a third of its words replaced, dropped or put elsewhere, as a back-translation
has, and one paragraph in ten is missing, added, merged, split or moved. Each size is aligned in a
process of its own. Beside it, as far as `--rivals` goes: difflib on paragraphs, and rapidfuzz over
the full grid of paragraphs. `--hostile` measures documents that would break a careless aligner,
with their sentences.
"""

from __future__ import annotations

import argparse
import difflib
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import accumulate
from math import log
from pathlib import Path

from rapidfuzz import fuzz, process

from fidelity.align import align_documents
from fidelity.align.blocks import align_blocks
from fidelity.load import load
from fidelity.model import BackTranslation, Block, BlockKind, Document, EngineInfo

CORPORA = Path(__file__).parent.parent / "corpora"
ONSETS = "b bl br c ch cl d dr f fl g gr h j k l m n p pl pr qu r s sh sk st t th tr v w z".split()
VOWELS = "a ai e ea i ie o oa ou u".split()
CODAS = ["", "", "", "n", "r", "s", "t", "l", "nd", "rt", "ck", "m"]
Pairs = set[tuple[int, int]]
Sides = tuple[list[str], list[str], Pairs]


# ---------------------------------------------------------------- the documents


def document(size: int, seed: int = 11) -> Sides:
    """The paragraphs of both sides, and which of them belong together."""
    rng = random.Random(seed)
    ours = [*original(size, rng)]
    theirs: list[tuple[str, tuple[int, ...]]] = []
    late: list[tuple[str, tuple[int, ...]]] = []
    i = 0
    words = rng.sample(vocabulary(), 400)
    while i < size:
        fate = rng.random()
        if fate < 0.02:  # omitted
            i += 1
            continue
        text = rendered(ours[i], words, rng)
        if fate < 0.04:  # something is added before it
            theirs.append((paragraph(rng), ()))
        if fate < 0.06 and i + 1 < size:  # merged with the next
            theirs.append((f"{text} {rendered(ours[i + 1], words, rng)}", (i, i + 1)))
            i += 2
            continue
        if fate < 0.08 and len(split := text.split(". ", 1)) == 2:
            theirs += [(f"{split[0]}.", (i,)), (split[1], (i,))]
        elif fate < 0.10:  # moved some paragraphs down
            late.append((text, (i,)))
        else:
            theirs.append((text, (i,)))
        if late and rng.random() < 0.2:
            theirs.append(late.pop())
        i += 1
    theirs += late
    return (
        ours,
        [text for text, _ in theirs],
        {(i, j) for j, (_, of) in enumerate(theirs) for i in of},
    )


def original(size: int, rng: random.Random) -> Iterator[str]:
    """Paragraphs: those of the corpora, and among them generated ones."""
    found = [
        block.text
        for path in sorted(CORPORA.glob("*/original.*"))
        for block in load(path).blocks
        if block.kind is BlockKind.PARAGRAPH
    ]
    for k in range(size):
        yield found[k // 4] if k % 4 == 0 and k // 4 < len(found) else paragraph(rng)


def vocabulary(size: int = 30_000) -> list[str]:
    """Made-up words, the commonest first; the commonest are short, as they are everywhere."""
    rng = random.Random(3)
    made = dict[str, None]()
    while len(made) < size:
        count = 1 + min(3, int(rng.random() * log(len(made) + 2) / 2.5))
        parts = (rng.choice(part) for _ in range(count) for part in (ONSETS, VOWELS, CODAS))
        made["".join(parts)] = None
    return list(made)


WORDS = vocabulary()
CUMULATIVE = list(accumulate(1 / rank for rank in range(1, len(WORDS) + 1)))


def paragraph(rng: random.Random) -> str:
    """One to five sentences of six to twenty-two words: those of the corpora have 42 words, too."""
    return " ".join(sentence(rng) for _ in range(rng.randint(1, 5)))


def sentence(rng: random.Random) -> str:
    """A sentence, now and then with a name or a number in it."""
    words = rng.choices(WORDS, cum_weights=CUMULATIVE, k=rng.randint(6, 22))
    if rng.random() < 0.3:
        words.insert(len(words) // 2, rng.choice(WORDS).capitalize())
    if rng.random() < 0.2:
        words.append(str(rng.randint(2, 2030)))
    return " ".join([words[0].capitalize(), *words[1:]]) + "."


def rendered(text: str, words: list[str], rng: random.Random) -> str:
    """The text as it comes back: other words, words left out, words in other places."""
    found = []
    for word in text.split():
        chance = rng.random()
        if word.endswith(".") or chance > 0.33:
            found.append(word)
        elif chance < 0.2:
            found.append(rng.choice(words))
        elif chance < 0.28:
            found.insert(max(0, len(found) - 2), word)
    return " ".join(found)


def hostile() -> dict[str, tuple[list[str], list[str]]]:
    """Documents that lead a careless aligner astray."""
    rng = random.Random(5)
    river, some = "The river rose again in the night.", [paragraph(rng) for _ in range(5_000)]
    book = " ".join(paragraph(rng) for _ in range(8_000))
    return {
        "20,000 equal paragraphs": ([river] * 20_000, [river] * 19_990),
        "one paragraph of 2 MB": ([book], [rendered(book, WORDS[:400], rng)]),
        "50,000 empty paragraphs": ([""] * 50_000, [""] * 49_000),
        "50,000 letters": (["a"] * 50_000, ["b"] * 49_000),
        "5,000 with nothing in common": (some, [text[::-1] for text in some]),
        "5,000 against nothing": (some, []),
    }


# ---------------------------------------------------------------- the aligners


def ours(left: list[str], right: list[str]) -> Pairs:
    """The blocks of two documents as fidelity aligns them."""
    original_, translation = of_paragraphs(left), of_paragraphs(right)
    beads, _ = align_blocks(original_, translation, right)
    return {(i, j) for m, _ in beads for i in range(*m.left) for j in range(*m.right)}


def of_paragraphs(texts: list[str]) -> Document:
    """A document of paragraphs."""
    blocks = (Block(BlockKind.PARAGRAPH, text, line) for line, text in enumerate(texts, start=1))
    return Document("nowhere", tuple(blocks), lang="en")


def by_difflib(left: list[str], right: list[str]) -> Pairs:
    """What difflib pairs: only equal paragraphs, and those between them as they come."""
    found: Pairs = set()
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
    for _, i, stop, j, end in matcher.get_opcodes():
        found |= set(zip(range(i, stop), range(j, end), strict=False))
    return found


def by_grid(left: list[str], right: list[str]) -> Pairs:
    """For each paragraph the one over there that is spelled most alike, over the full grid."""
    grid = process.cdist(left, right, scorer=fuzz.ratio, workers=1)
    return {(i, int(row.argmax())) for i, row in enumerate(grid)}


ALIGNERS: dict[str, Callable[[list[str], list[str]], Pairs]] = {
    "fidelity": ours,
    "difflib": by_difflib,
    "rapidfuzz grid": by_grid,
}


def work(name: str, size: int) -> None:
    """Align one document, and print what it took."""
    left, right, gold = document(size)
    before, started = resource.getrusage(resource.RUSAGE_SELF), time.process_time()
    found = ALIGNERS[name](left, right)
    seconds = time.process_time() - started
    after = resource.getrusage(resource.RUSAGE_SELF)
    precision, recall = len(found & gold) / max(1, len(found)), len(found & gold) / len(gold)
    print(
        json.dumps(
            {
                "seconds": seconds,
                "peak": after.ru_maxrss / 1000,
                "more": (after.ru_maxrss - before.ru_maxrss) / 1000,
                "f1": 2 * precision * recall / max(1e-9, precision + recall),
            }
        )
    )


def survive(name: str) -> None:
    """Align a hostile document with its sentences, and print what it took."""
    left, right = hostile()[name]
    english = BackTranslation(EngineInfo("none", "none", "none"), tuple(right))
    started = time.process_time()
    alignment = align_documents(of_paragraphs(left), of_paragraphs(right), english)
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"{name:<30}{seconds:>8.2f} s{peak:>8.0f} MB{len(alignment.beads):>8,} beads", flush=True)


def main() -> None:
    """Align documents of several sizes and print a table, and the exponent of the growth."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--sizes", default="100,1000,10000,100000")
    options.add_argument("--rivals", type=int, default=1000, help="the largest size for the others")
    options.add_argument("--hostile", action="store_true", help="documents that are not sound")
    options.add_argument("--work", nargs=2, help=argparse.SUPPRESS)
    options.add_argument("--survive", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.work:
        work(chosen.work[0], int(chosen.work[1]))
        return
    if chosen.survive:
        survive(chosen.survive)
        return
    if chosen.hostile:
        for name in hostile():
            subprocess.run([sys.executable, __file__, "--survive", name], check=True)
        return
    sizes = [int(size) for size in chosen.sizes.split(",")]
    print(f"{'aligner':<16}{'paragraphs':>11}{'CPU s':>9}{'peak MB':>9}{'more MB':>9}{'F1':>8}")
    taken: dict[int, float] = {}
    for size in sizes:
        for name in ALIGNERS:
            if name != "fidelity" and size > chosen.rivals:
                continue
            command = [sys.executable, __file__, "--work", name, str(size)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            costs = json.loads(done.stdout)
            if name == "fidelity":
                taken[size] = costs["seconds"]
            print(
                f"{name:<16}{size:>11,}{costs['seconds']:>9.2f}{costs['peak']:>9.0f}"
                f"{costs['more']:>9.0f}{costs['f1']:>8.3f}",
                flush=True,
            )
    first, last = (size for size in (sizes[-3:][0], sizes[-1]))
    if first != last:
        growth = log(taken[last] / taken[first]) / log(last / first)
        print(f"\nfrom {first:,} to {last:,} paragraphs the time grows with the power {growth:.2f}")


if __name__ == "__main__":
    main()
