"""Rows through several processes: in order, and never more in memory than the processes can hold in
hand.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice

from fidelity.batch.rows import Row
from fidelity.batch.work import Order, Outcome, work

_CHUNK = 16
_IN_HAND = 4
"""Chunks that wait for each process: none is ever idle, and a slow reader holds no million."""


def run(rows: Iterable[Row], order: Order, jobs: int) -> Iterator[Outcome]:
    """The outcome of each row, in the order of the rows; few rows are done in this process."""
    rows = iter(rows)
    first = list(islice(rows, _CHUNK))
    if jobs == 1 or len(first) < _CHUNK:
        yield from work(first, order)
        for row in rows:
            yield from work([row], order)
        return
    with ProcessPoolExecutor(jobs) as pool:
        waiting: deque[Future[list[Outcome]]] = deque([pool.submit(work, first, order)])
        while waiting:
            while len(waiting) < jobs * _IN_HAND and (chunk := list(islice(rows, _CHUNK))):
                waiting.append(pool.submit(work, chunk, order))
            yield from waiting.popleft().result()
