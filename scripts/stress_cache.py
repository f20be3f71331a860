#!/usr/bin/env python3
"""Many processes fill one cache at once while one after the other is killed: is anything lost?

    scripts/stress_cache.py [--processes 8] [--seconds 60] [--kill-every 5]

Each process puts batches of sentences, and notes each batch in a file of its own once `put` has
returned. A process that is killed is replaced. In the end every noted sentence must be in the
cache, and the database whole. Exits 1 where it is not.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sqlite3
import sys
import tempfile
from itertools import count
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import monotonic, sleep

from fidelity.back_translate.cache import Cache

_ENGINE = "stress/1"
_BATCH = 50


def main() -> int:
    """Run the stress and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--processes", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--kill-every", type=float, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        killed = run(Path(name), asked.processes, asked.seconds, asked.kill_every)
        noted, lost, errors, whole = verdict(Path(name))
    print(
        f"{asked.processes} processes, {asked.seconds:.0f} s, {killed} killed: "
        f"{noted} sentences committed, {lost} lost, {errors} errors, "
        f"database {'whole' if whole else 'BROKEN'}"
    )
    return int(not (noted and whole and not lost and not errors))


def run(folder: Path, processes: int, seconds: float, kill_every: float) -> int:
    """Let the processes work and kill one every so often; how many were killed."""
    names = count()
    context = multiprocessing.get_context("spawn")

    def started() -> BaseProcess:
        process = context.Process(target=fill, args=(folder, next(names)))
        process.start()
        return process

    working, killed, end = [started() for _ in range(processes)], 0, monotonic() + seconds
    while monotonic() + kill_every < end:
        sleep(kill_every)
        victim = working.pop(random.randrange(len(working)))
        victim.kill()
        victim.join()
        killed += 1
        working.append(started())
    sleep(max(0.0, end - monotonic()))
    (folder / "stop").touch()
    for process in working:
        process.join()
    return killed


def fill(folder: Path, number: int) -> None:
    """Put batches until told to stop; note each that was committed, and every trouble."""
    with Cache(folder / "cache") as cache, (folder / f"{number}.noted").open("w") as noted:
        for batch in count():
            if (folder / "stop").exists():
                return
            made = {f"{number} {batch} {k}": english(number, batch, k) for k in range(_BATCH)}
            cache.put(_ENGINE, made)
            if cache.trouble:
                (folder / f"{number}.error").write_text(cache.trouble)
                return
            noted.write(f"{batch}\n")
            noted.flush()
            cache.get(_ENGINE, list(made))


def english(number: int, batch: int, k: int) -> str:
    """What stands for a translation."""
    return f"sentence {k} of batch {batch} by process {number}, " + "and so on " * (k % 7)


def verdict(folder: Path) -> tuple[int, int, int, bool]:
    """How many sentences were noted as committed, how many of them are lost, how many processes met
    an error, and whether the database is whole.
    """
    noted, lost = 0, 0
    with Cache(folder / "cache") as cache:
        for file in folder.glob("*.noted"):
            number = int(file.stem)
            for line in file.read_text().splitlines():
                wanted = {
                    f"{number} {line} {k}": english(number, int(line), k) for k in range(_BATCH)
                }
                found = cache.get(_ENGINE, list(wanted))
                noted += len(wanted)
                lost += sum(found.get(text) != made for text, made in wanted.items())
        errors = len(list(folder.glob("*.error"))) + bool(cache.trouble)
    databases = list((folder / "cache").glob("*/cache.sqlite"))
    return noted, lost, errors, len(databases) == 1 and _is_whole(databases[0])


def _is_whole(path: Path) -> bool:
    database = sqlite3.connect(path)
    try:
        return bool(database.execute("PRAGMA integrity_check").fetchone() == ("ok",))
    finally:
        database.close()


if __name__ == "__main__":
    sys.exit(main())
