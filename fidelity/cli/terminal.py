"""What the terminal can show, and what its user wants to see of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress

_SOON = 1.0
"""Seconds after which somebody who waits wants to see that it goes on."""


def wants_colour(stream: TextIO) -> bool:
    """Whether to send colours: NO_COLOR forbids them, FORCE_COLOR asks for them, else a terminal
    decides.
    """
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def wants_bar() -> bool:
    """Whether somebody watches: a bar that moves fills the log of a build with rubbish."""
    return sys.stderr.isatty() and not os.environ.get("CI") and os.environ.get("TERM") != "dumb"


@contextmanager
def bar(total: int, *, hidden: bool = False) -> Iterator[Callable[[], None]]:
    """A bar on standard error that is gone afterwards; the function says that one more is done.

    A single thing that takes long has a sign that it goes on.
    """
    if hidden or not total or not wants_bar():
        yield lambda: None
        return
    if total == 1:
        with _sign_of_life():
            yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total)
        yield lambda: progress.advance(task)


@contextmanager
def _sign_of_life() -> Iterator[None]:
    """A clock that runs on standard error from the second second on."""
    started: list[Progress] = []

    def start() -> None:
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = (SpinnerColumn(), TextColumn("checking"), TimeElapsedColumn())
        progress = Progress(*columns, console=Console(stderr=True), transient=True)
        progress.add_task("")
        progress.start()
        started.append(progress)

    timer = Timer(_SOON, start)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        for progress in started:
            progress.stop()
