"""Git in a folder of a test: as somebody of its own, whatever the machine has configured."""

from __future__ import annotations

import subprocess
from pathlib import Path

_OWN = (
    *("-c", "user.name=Tester", "-c", "user.email=tester@example.org"),
    *("-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false"),
)


def git(*words: str, cwd: Path | str) -> str:
    """What git prints, without the white space around it; an error where git has one."""
    done = subprocess.run(
        ["git", *_OWN, *words], cwd=cwd, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()
