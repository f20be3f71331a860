"""A report for each pair that a command asks about, by one process or several."""

from __future__ import annotations

import copyreg
import sys
from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Protocol

from fidelity.cli.output import complain
from fidelity.cli.terminal import bar
from fidelity.cores import cores
from fidelity.errors import FidelityError
from fidelity.model import Layer, Report
from fidelity.requests import Request

_WORTH_IT = 8
"""Pairs from which on processes of their own are quicker than one: each takes a moment to begin."""


def _view(table: dict[str, str]) -> MappingProxyType[str, str]:
    return MappingProxyType(table)


# Metadata is a read-only view of a dict; a report goes from one process to the other with it.
copyreg.pickle(MappingProxyType, lambda view: (_view, (dict(view),)))


class Answer(Protocol):
    """Who checks one pair."""

    def __call__(self, request: Request, *, insist: bool) -> Report:
        """The report on it; FidelityError where it cannot be checked."""
        ...


def reports(
    requests: Sequence[Request], answer: Answer, *, insist: bool, quiet: bool = False
) -> tuple[list[Report], list[FidelityError]]:
    """A report for each pair that could be checked, and the errors of the others: these are
    complained of, and the rest goes on.
    """
    if not requests:
        return [], []
    from fidelity.vetting import vetted

    for settings in {request.settings.file: request.settings for request in requests}.values():
        vetted(settings)
    made: list[Report] = []
    troubles: list[FidelityError] = []
    with bar(len(requests), hidden=quiet) as advance:
        for outcome in _outcomes(requests, answer, insist=insist):
            if isinstance(outcome, FidelityError):
                complain(outcome)
                troubles.append(outcome)
            else:
                made.append(outcome)
            advance()
    return made, troubles


def _outcomes(
    requests: Sequence[Request], answer: Answer, *, insist: bool
) -> Iterator[Report | FidelityError]:
    if not _can_share(requests):
        for request in requests:
            yield _outcome(answer, request, insist)
        return
    from fidelity.batch.pool import processes, submit

    with processes(min(cores(), len(requests) // 4)) as pool:
        waiting = [submit(pool, _outcome, answer, request, insist) for request in requests]
        for future in waiting:
            yield future.result()


def _outcome(answer: Answer, request: Request, insist: bool) -> Report | FidelityError:
    try:
        return answer(request, insist=insist)
    except FidelityError as error:
        return error


def _can_share(requests: Sequence[Request]) -> bool:
    """Whether processes pay: an engine has threads of its own and is loaded once, and only where
    processes are forked do they begin with what is loaded already.
    """
    if len(requests) < _WORTH_IT or cores() == 1 or sys.platform != "linux":
        return False
    return not any(
        Layer.MEANING in request.settings.for_files(*request.files).layers for request in requests
    )
