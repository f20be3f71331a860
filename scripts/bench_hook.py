"""How long the offline hook takes on a commit of many documents, as pre-commit runs it.

    python scripts/bench_hook.py [--documents 20] [--runs 5] [--pre-commit]

The documents are those of our corpora, in a git repository that is made for it; one file of each
pair is changed. Without --pre-commit only the command of the hook is run, in this environment.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
CORPORA = ("howto", "news", "science")
HOOK = ["check", "--by-layout", "--layers", "structural,lexical", "--fail-on", "never"]
CONFIG = """\
repos:
- repo: {root}
  rev: {revision}
  hooks:
  - id: fidelity-offline
    args: [--fail-on, never]
"""


def main() -> None:
    """Make the repository, stage the change, and run the hook several times."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=20)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--pre-commit", action="store_true", help="by pre-commit, installed once")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        docs = Path(folder)
        words = repository(docs, arguments.documents)
        files = sorted(str(path) for path in Path(docs, "docs", "es").iterdir())
        command = [sys.executable, "-m", "fidelity", *HOOK, *files]
        if arguments.pre_commit:
            config = CONFIG.format(root=ROOT, revision=git("rev-parse", "HEAD", cwd=ROOT).strip())
            (docs / ".pre-commit-config.yaml").write_text(config)
            git("add", ".pre-commit-config.yaml", cwd=docs)
            command = [sys.executable, "-m", "pre_commit", "run"]
            subprocess.run([*command, "--all-files"], cwd=docs, check=True, capture_output=True)
        times = [once(command, docs) for _ in range(arguments.runs)]
    name = "pre-commit run" if arguments.pre_commit else "the hook's command"
    print(f"{arguments.documents} documents of {words} words, {os.cpu_count()} cores")
    for what, seconds in zip(("wall", "CPU"), zip(*times, strict=True), strict=True):
        least = f"{min(seconds):.2f} s least of {len(seconds)}"
        print(f"{name}, {what}: {median(seconds):.2f} s median, {least}")


def repository(docs: Path, count: int) -> int:
    """A repository with so many pairs, the translations changed and staged; the words of them."""
    (docs / "fidelity.toml").write_text(
        'originals = "docs/en/{path}"\ntranslations = "docs/{lang}/{path}"\n'
    )
    words = 0
    for number in range(count):
        corpus = ROOT / "corpora" / CORPORA[number % len(CORPORA)]
        for lang, name in {"en": "original.md", "es": "es.faithful.md"}.items():
            text = (corpus / name).read_text(encoding="utf-8")
            words += len(text.split()) if lang == "en" else 0
            path = docs / "docs" / lang / f"{number:02}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    git("init", "--quiet", cwd=docs)
    git("add", "--all", cwd=docs)
    git("commit", "--quiet", "--message", "The documents", cwd=docs)
    for path in (docs / "docs" / "es").iterdir():
        path.write_text(path.read_text(encoding="utf-8") + "\nUna línea más.\n", encoding="utf-8")
    git("add", "--all", cwd=docs)
    return words


def git(*words: str, cwd: Path) -> str:
    """What git says."""
    identity = ("-c", "user.name=Bench", "-c", "user.email=bench@example.org")
    done = subprocess.run(
        ["git", *identity, *words], cwd=cwd, check=True, capture_output=True, text=True
    )
    return done.stdout


def once(command: list[str], folder: Path) -> tuple[float, float]:
    """Wall and CPU seconds of one run, with all of its processes: on a busy machine look at CPU."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    after, ended = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return ended - started, cpu


if __name__ == "__main__":
    main()
