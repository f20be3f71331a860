"""The command in this process: the same as from a shell, without the time that a process takes to start."""

from __future__ import annotations

import io
import subprocess
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path

from fidelity.cli import run


def fidelity_here(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run `fidelity` as from a shell in a folder, and take what it says and its exit code."""
    out, err = io.StringIO(), io.StringIO()
    with chdir(cwd), redirect_stdout(out), redirect_stderr(err):
        code = run(words)
    said = ["fidelity", *words]
    return subprocess.CompletedProcess(
        said, code if isinstance(code, int) else 1, out.getvalue(), err.getvalue()
    )
