"""The command in this process: the same `main`, without the time that a process takes to start."""

from __future__ import annotations

import io
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

from fidelity.cli import main


def fidelity_here(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run `fidelity` as from a shell in a folder, and take what it says and its exit code."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    with (
        chdir(cwd),
        redirect_stdout(out),
        redirect_stderr(err),
        patch.object(sys, "argv", ["fidelity", *words]),
        patch("signal.signal"),
        patch("os._exit", sys.exit),  # after a batch the command ends its process at once
    ):
        try:
            main()
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 1
    return subprocess.CompletedProcess(["fidelity", *words], code, out.getvalue(), err.getvalue())
