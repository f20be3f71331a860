"""Rows through several processes: in order, and never more in memory than the processes can hold in
hand.
"""

from __future__ import annotations

import gc
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from threading import current_thread, main_thread
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from msgspec.structs import replace

from fidelity.batch.rows import Row
from fidelity.batch.work import Order, Outcome, work
from fidelity.cores import cores
from fidelity.settings import Settings

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")

_CHUNK = 16
"""Rows that a process takes at once: their sentences go to the engine together."""
_WITH_THREADS = ("argos", "opus")
_IN_HAND = 4
"""Chunks that wait for each process: none is ever idle, and a slow reader holds no million."""


def run(rows: Iterable[Row], order: Order, jobs: int) -> Generator[Outcome, None, None]:
    """The outcome of each row, in the order of the rows; few rows are done in this process."""
    gc.freeze()  # the program itself stays: nobody need look through it again and again
    rows = iter(rows)
    first = list(islice(rows, _CHUNK))
    if jobs == 1 or len(first) < _CHUNK:
        while first:
            yield from work(first, order)
            first = list(islice(rows, _CHUNK))
        return
    order = replace(order, settings=_sharing_cores(order.settings, jobs))
    with processes(jobs) as pool:
        waiting: deque[Future[list[Outcome]]] = deque([submit(pool, work, first, order)])
        while waiting:
            while len(waiting) < jobs * _IN_HAND and (chunk := list(islice(rows, _CHUNK))):
                waiting.append(submit(pool, work, chunk, order))
            yield from waiting.popleft().result()


def _sharing_cores(settings: Settings, jobs: int) -> Settings:
    """Settings by which engines in the processes do not crowd each other out."""
    own = {"threads": max(1, cores() // jobs)}
    told = {name: {**own, **settings.engines.get(name, {})} for name in _WITH_THREADS}
    return replace(settings, engines={**settings.engines, **told})


@contextmanager
def processes(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that end with this one, also in the middle of a row."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import active_children

    before = set(active_children())
    pool = ProcessPoolExecutor(jobs, initializer=_leave_signals_to_the_parent)
    try:
        yield pool
    except BaseException:  # Ctrl-C as well: the rows that were begun are of no use to anybody
        ours = set(active_children()) - before
        for process in ours:
            process.kill()
        for process in ours:
            process.join()
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()


def submit(
    pool: ProcessPoolExecutor,
    task: Callable[_Given, _Made],
    *given: _Given.args,
    **named: _Given.kwargs,
) -> Future[_Made]:
    """Hand over a task; a signal waits so long, as a pool that it meets while it starts its
    processes and its thread could not be ended any more.
    """
    if current_thread() is not main_thread():
        return pool.submit(task, *given, **named)
    came: list[int] = []
    before = {
        number: signal.signal(number, lambda sent, _: came.append(sent))
        for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        return pool.submit(task, *given, **named)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for sent in came:
            signal.raise_signal(sent)


def _leave_signals_to_the_parent() -> None:
    """Ctrl-C reaches every process of a terminal, and the first one ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
