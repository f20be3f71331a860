"""A command on a terminal of its own, and all that it shows there."""

import os
import pty
import select
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path


def shown_on_terminal(
    command: Sequence[str],
    *,
    cwd: Path,
    env: Mapping[str, str],
    errors_alone: bool = False,
    patience: float = 120,
) -> str:
    """What a person sees of ``command``; with ``errors_alone`` its standard output goes nowhere.

    The far end stays open here until everything is read: closed any earlier, what the command said last may be lost.
    """
    ours, theirs = pty.openpty()
    seen = b""
    try:
        with subprocess.Popen(
            command,
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL if errors_alone else theirs,
            stderr=theirs,
        ) as process:
            until = time.monotonic() + patience
            ended = False
            while not ended:
                ended = process.poll() is not None
                while select.select([ours], [], [], 0.1)[0]:
                    seen += os.read(ours, 65536)
                if time.monotonic() > until:
                    process.kill()
                    raise TimeoutError(
                        f"{command} still runs after {patience:g} s and showed {seen!r}"
                    )
    finally:
        os.close(theirs)
        os.close(ours)
    return seen.decode()
