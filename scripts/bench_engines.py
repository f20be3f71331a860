"""What the engine argos costs beside Argos Translate itself: CPU time, memory, cache and start-up.

    python scripts/make_big_argos.py build/big
    python scripts/bench_engines.py build/big [--sentences 100] [--rounds 3] [--threads 1]
                                              [--ours .venv/bin/python]

Each engine works in a process of its own, and they take turns, so that a busy machine slows all of
them alike; what counts is CPU time, and ratios. Needs the extra `argostranslate`; `--ours` is a
Python without it to run the engine argos as most will have it: where torch is installed,
ctranslate2 imports it, which takes half a second and 150 MB.
"""

from __future__ import annotations

import argparse
import json
import os
import pstats
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from statistics import median

from make_big_argos import sentences

import fidelity
from fidelity.back_translate import back_translate
from fidelity.back_translate.argos_model import load
from fidelity.back_translate.engine import Job
from fidelity.back_translate.registry import engine_module
from fidelity.model import Block, BlockKind, Document

TINY = Path(__file__).parent.parent / "tests" / "back_translate" / "tiny-ru_en.argosmodel"
OURS = "argos"
PER_PARAGRAPH = 5
Translate = Callable[[Sequence[str]], list[str]]


# ---------------------------------------------------------------- the engines


def ours(package: Path, threads: int) -> Translate:
    """The engine argos."""
    options = {"package": str(package), "device": "cpu", "threads": threads}
    return engine_module("argos").open_engine(job(options)).translate


def reference(package: Path, threads: int) -> Translate:
    """Argos Translate, sentence by sentence; its threads are set in the environment."""
    del threads
    return engine_module("argostranslate").open_engine(job({"package": str(package)})).translate


def as_it_comes(package: Path, threads: int) -> Translate:
    """Argos Translate as its manual has it used: paragraphs in, everything left as it is."""
    del package, threads
    from argostranslate.translate import get_translation_from_codes

    translation = get_translation_from_codes("ru", "en")

    def translate(texts: Sequence[str]) -> list[str]:
        starts = range(0, len(texts), PER_PARAGRAPH)
        paragraphs = (" ".join(texts[at : at + PER_PARAGRAPH]) for at in starts)
        return [translation.translate(paragraph) for paragraph in paragraphs]

    return translate


def job(options: dict[str, object]) -> Job:
    """A request without a document."""
    return Job(Document("nowhere", ()), "ru", options=options)


OPENERS = {OURS: ours, "argostranslate": reference, "argostranslate, its defaults": as_it_comes}


def work(name: str, package: Path, threads: int) -> None:
    """Be the process of one engine: a list of sentences per line in, its costs per line out."""
    translate = OPENERS[name](package, threads)
    translate([next(sentences(0))])
    for line in sys.stdin:
        asked = json.loads(line)
        before, started = cpu(), time.perf_counter()
        made = translate(asked)
        costs = {"cpu": cpu() - before, "wall": time.perf_counter() - started, "peak": peak()}
        print(json.dumps(costs | {"same": " ".join(made) == " ".join(asked)}), flush=True)


def cpu() -> float:
    """The CPU seconds of this process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def peak() -> float:
    """The most memory that this process has held, in megabytes."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1000


# ---------------------------------------------------------------- the measurements


def compare(package: Path, *, count: int, rounds: int, threads: int, python: str) -> None:
    """Let the engines take turns at the same sentences, and print what they cost."""
    names = list(OPENERS) if find_spec("argostranslate") else [OURS]
    pythons = {OURS: python}
    workers = {
        name: worker(name, package, threads, python=pythons.get(name, sys.executable))
        for name in names
    }
    costs: dict[str, list[dict[str, float]]] = {name: [] for name in names}
    source = sentences(7)
    for _ in range(rounds):
        asked = list(islice(source, count))
        for name in names:
            costs[name].append(ask(workers[name], asked))
    for process in workers.values():
        process.communicate()
    print(f"\n{count} sentences in each of {rounds} rounds, {threads} thread(s)")
    print(f"{'engine':<30}{'a CPU s':>9}{'CPU':>7}{'wall':>7}{'peak MB':>9}{'memory':>8}  right")
    base = {key: sum(round_[key] for round_ in costs[OURS]) for key in ("cpu", "wall")}
    for name, found in costs.items():
        spent = {key: sum(round_[key] for round_ in found) for key in ("cpu", "wall")}
        most, least = found[-1]["peak"], costs[OURS][-1]["peak"]
        print(
            f"{name:<30}{rounds * count / spent['cpu']:>9.1f}{spent['cpu'] / base['cpu']:>6.2f}x"
            f"{spent['wall'] / base['wall']:>6.2f}x{most:>9.0f}{most / least:>7.2f}x"
            f"  {sum(bool(round_['same']) for round_ in found)} of {rounds}"
        )


def worker(name: str, package: Path, threads: int, *, python: str) -> subprocess.Popen[str]:
    """Start the process of one engine; only the one that has to get the number of threads."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("ARGOS_", "OMP_"))}
    environment["ARGOS_PACKAGES_DIR"] = str(package.parent)
    if name == "argostranslate":
        environment["ARGOS_INTRA_THREADS"] = str(threads)
    command = [python, __file__, str(package), "--work", name, "--threads", str(threads)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=environment)


def ask(process: subprocess.Popen[str], asked: list[str]) -> dict[str, float]:
    """What some sentences cost an engine."""
    if process.stdin is None or process.stdout is None:
        raise ValueError("the process has no pipes")
    process.stdin.write(json.dumps(asked) + "\n")
    process.stdin.flush()
    answer: dict[str, float] = json.loads(process.stdout.readline())
    return answer


def repeat(package: Path, *, count: int, threads: int) -> None:
    """Print what a second run of the same documents costs beside the first."""
    source = sentences(8)
    documents = [document(list(islice(source, 50))) for _ in range(max(1, count // 50))]
    with tempfile.TemporaryDirectory() as folder:

        def run(texts: list[Document]) -> tuple[float, int]:
            """CPU seconds, and how often a model was asked."""
            before, calls = cpu(), asked_models()
            for text in texts:
                back_translate(
                    text,
                    lang="ru",
                    engine=OURS,
                    options={OURS: {"package": str(package), "threads": threads}},
                    cache=Path(folder),
                )
            return cpu() - before, asked_models() - calls

        run([document([next(sentences(0))])])  # so that all is imported
        (first, calls), (second, more) = run(documents), run(documents)
    print(f"\n{len(documents)} documents of 50 sentences, and again from the cache")
    print(f"first {first:.2f} CPU s, {calls} calls of the model")
    print(f"again {second:.3f} CPU s, {more} calls: {first / second:.0f} times faster")


def asked_models() -> int:
    """How often a model was asked for so far."""
    info = load.cache_info()
    return info.hits + info.misses


def document(texts: list[str]) -> Document:
    """A document of paragraphs."""
    starts = range(0, len(texts), PER_PARAGRAPH)
    paragraphs = [" ".join(texts[at : at + PER_PARAGRAPH]) for at in starts]
    blocks = (Block(BlockKind.PARAGRAPH, text, at) for at, text in enumerate(paragraphs, start=1))
    return Document("nowhere", tuple(blocks))


def start_up(runs: int, *, python: str) -> None:
    """Print how long a check of one paragraph takes with the tiny package, and whose time it is."""
    words = ("fidelity", "check", "a.md", "b.md", "--engine", OURS)
    commands = {
        "language named, no cache": ((*words, "--from", "ru"), "none"),
        "language found out, no cache": (words, "none"),
        "language found out, as it comes": (words, "cache"),
    }
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "zipfile", "-e", str(TINY), folder], check=True)
        (Path(folder) / "a.md").write_text("The doctor read the report.\n", encoding="utf-8")
        (Path(folder) / "b.md").write_text("Врач прочитал отчёт.\n", encoding="utf-8")
        settings = {"ARGOS_PACKAGES_DIR": folder}
        settings["PYTHONPATH"] = str(Path(fidelity.__file__).parent.parent)

        def run(*arguments: str, cache: str) -> tuple[float, float]:
            """Wall and CPU seconds of a process."""
            environment = os.environ | settings | {"FIDELITY_CACHE": cache}
            if cache != "none":  # the sentences go, so that the engine works
                forget = (python, "-m", "fidelity", "cache", "clear")
                subprocess.run(forget, cwd=folder, env=environment, check=True, capture_output=True)
            before, started = children(), time.perf_counter()
            command = (python, *arguments)
            subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
            return time.perf_counter() - started, children() - before

        print("\ncheck of one paragraph with the tiny package, translated anew each time")
        for name, (command, cache) in commands.items():
            run("-m", *command, cache=cache)
            found = [run("-m", *command, cache=cache) for _ in range(runs)]
            wall, used = zip(*found, strict=True)
            run("-m", "cProfile", "-o", "profile", "-m", *command, cache=cache)
            own, whole = shares(pstats.Stats(str(Path(folder) / "profile")))
            print(
                f"{name:<31} wall {median(wall):.2f} s (least {min(wall):.2f}), CPU"
                f" {median(used):.2f} s (least {min(used):.2f});"
                f" under the profiler {own / whole:.0%} of it is our own code"
            )


def children() -> float:
    """The CPU seconds of the processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def shares(stats: pstats.Stats) -> tuple[float, float]:
    """The seconds spent in our own lines, and all seconds."""
    found: dict[tuple[str, int, str], tuple[int, int, float, float, object]]
    found = stats.stats  # type: ignore[attr-defined]
    home = str(Path(fidelity.__file__).parent)
    own = sum(row[2] for (file, _, _), row in found.items() if file.startswith(home))
    return own, sum(row[2] for row in found.values())


def main() -> None:
    """Measure everything, or be one of the processes that are measured."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("package", type=Path)
    options.add_argument("--sentences", type=int, default=100)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--threads", type=int, default=1)
    options.add_argument("--ours", default=sys.executable, help="the Python of the engine argos")
    options.add_argument("--work", choices=list(OPENERS), help=argparse.SUPPRESS)
    chosen = options.parse_args()
    package = chosen.package.resolve()
    if chosen.work:
        work(chosen.work, package, chosen.threads)
        return
    count, rounds, threads = chosen.sentences, chosen.rounds, chosen.threads
    start_up(9, python=chosen.ours)
    repeat(package, count=count * rounds, threads=threads)
    compare(package, count=count, rounds=rounds, threads=threads, python=chosen.ours)


if __name__ == "__main__":
    main()
