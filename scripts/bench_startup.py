"""How long fidelity takes to start: CPU and wall time of whole processes, beside a Python that does
nothing.

    python scripts/bench_startup.py [--runs 9]

The lines are the median and the least of the runs, which alternate so that a busy machine slows all
of them alike.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

ESSAY = Path(__file__).parent.parent / "corpora" / "essay"
COMMANDS = {
    "python, nothing": ["-c", "pass"],
    "import fidelity": ["-c", "import fidelity"],
    "fidelity --help": ["-m", "fidelity", "--help"],
    "fidelity check (essay, recorded)": [
        *("-m", "fidelity", "check", str(ESSAY / "original.html"), str(ESSAY / "es.faulty.html")),
        *("--fail-on", "never"),
    ],
    "fidelity check (essay, offline)": [
        *("-m", "fidelity", "check", str(ESSAY / "original.html"), str(ESSAY / "es.faulty.html")),
        *("--fail-on", "never", "--layers", "structural,lexical"),
    ],
}


def main() -> None:
    """Run every command several times and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in COMMANDS}
    for _ in range(runs):
        for name, command in COMMANDS.items():
            taken[name].append(once(command))
    print(f"{'command':<34}{'CPU ms':>14}{'wall ms':>16}   (median / least of {runs})")
    for name, times in taken.items():
        cpu, wall = zip(*times, strict=True)
        print(f"{name:<34}{figures(cpu):>14}{figures(wall):>16}")


def once(command: list[str]) -> tuple[float, float]:
    """CPU and wall seconds of one process."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, *command], stdout=subprocess.DEVNULL, check=True)
    after, ended = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, ended - started


def figures(seconds: tuple[float, ...]) -> str:
    """Median and least, in milliseconds."""
    return f"{1000 * median(seconds):.0f} / {1000 * min(seconds):.0f}"


if __name__ == "__main__":
    main()
