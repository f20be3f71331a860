"""The command line: parses, calls, prints, and exits 0 (clean), 1 (findings) or 2 (could not
check).
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

import click

from fidelity import __version__
from fidelity.cli.accept import accept
from fidelity.cli.align import align
from fidelity.cli.batch import batch
from fidelity.cli.cache import cache_commands
from fidelity.cli.check import check
from fidelity.cli.completion import VARIABLE, checks, completion
from fidelity.cli.config import config
from fidelity.cli.doctor import doctor
from fidelity.cli.engines import engines
from fidelity.cli.lsp import lsp
from fidelity.cli.output import complain, show
from fidelity.cli.which import which
from fidelity.errors import FidelityError

_FEWER_COLLECTIONS = 200_000
"""Objects that are made before the garbage collector looks for cycles: documents hold none, and to
walk through them again and again takes a tenth of the time.
"""

_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def main() -> NoReturn:
    """Run the command of this process, and end it with the exit code."""
    gc.set_threshold(_FEWER_COLLECTIONS)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    # Terminated politely, we clean up behind us as after an error.
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    _leave(run())


def run(words: Sequence[str] | None = None) -> int | str | None:
    """Run a command, given in these words or to the process, and tell the exit code.

    Our own errors are 2, said with where, what and what to try; a bug shows its traceback.
    """
    try:
        return cli.main(words, standalone_mode=False, complete_var=VARIABLE) or 0
    except FidelityError as error:
        complain(error)
    except click.ClickException as error:
        error.show()
    except click.Abort:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 141
    except SystemExit as ended:
        return ended.code
    return 2


def _leave(code: int | str | None) -> NoReturn:
    """Exit; after a batch without waiting for its threads, one of which waits for ever where a
    process was ended in the middle of what it had to say.
    """
    if "fidelity.batch.pool" in sys.modules and isinstance(code, int):
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                stream.flush()
        os._exit(code)
    sys.exit(code)


@click.group(context_settings=_CONTEXT)
@click.version_option(__version__, "-V", "--version", prog_name="fidelity")
def cli() -> None:
    """Does this translation still say what the original said, and what got lost on the way?

    \b
    fidelity check article.md article.es.md               print the findings
    fidelity check article.md article.es.md --html r.html and show both texts side by side
    fidelity check content/es/guide.md                    original found by the configured layout
    fidelity batch pairs.jsonl --out reports.jsonl        many pairs
    fidelity accept article.md article.es.md              what is no fault, for good
    fidelity explain dropped-link                         what a check sees, and what it cannot

    Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 could not check.
    """


@cli.command()
@click.argument("name", required=False, metavar="CHECK", shell_complete=checks)
def explain(name: str | None) -> None:
    """Print the page of a check, or the list of all checks."""
    from fidelity.report.pages import index, page

    show(page(name) if name else index())


for command in (
    check,
    accept,
    align,
    batch,
    config,
    engines,
    cache_commands,
    doctor,
    completion,
    which,
    lsp,
):
    cli.add_command(command)
