"""A command on a terminal of its own, and all that it shows there."""

import os
import pty
import select
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

ROOT = Path(__file__).parent.parent
DECIDED_ELSEWHERE = ("CI", "NO_COLOR", "FORCE_COLOR")
"""What a build server, or whoever runs the tests, may have set: it is not what a person at a terminal has."""
LAST = b"\x00the command has ended\x00"


def shown_on_terminal(
    command: Sequence[str],
    *,
    cwd: Path,
    env: Mapping[str, str] = MappingProxyType({}),
    errors_alone: bool = False,
    patience: float = 120,
) -> str:
    """What a person sees of ``command``; with ``errors_alone`` its standard output goes nowhere.

    ``env`` is what this person has set beyond what the tests run with.

    What a command wrote reaches a terminal's near end some time later, also after the command ended. A terminal
    keeps the order of what is written to it, so a last word of ours, written after the command, comes after all else.
    """
    inherited = {name: text for name, text in os.environ.items() if name not in DECIDED_ELSEWHERE}
    ours, theirs = pty.openpty()
    until = time.monotonic() + patience
    seen = b""
    try:
        with subprocess.Popen(
            command,
            cwd=cwd,
            env={**inherited, "PYTHONPATH": str(ROOT), "TERM": "xterm", **env},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL if errors_alone else theirs,
            stderr=theirs,
        ) as process:
            ended = False
            while not seen.endswith(LAST):
                if select.select([ours], [], [], 0.1)[0]:
                    seen += os.read(ours, 65536)
                if not ended and process.poll() is not None:
                    ended = True
                    os.write(theirs, LAST)
                if time.monotonic() > until:
                    process.kill()
                    raise TimeoutError(f"{command} after {patience:g} s showed {seen!r}")
    finally:
        os.close(theirs)
        os.close(ours)
    return seen.removesuffix(LAST).decode()
