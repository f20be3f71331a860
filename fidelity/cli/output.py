"""Writes to standard output as every command does: a full disk is an error, not a traceback."""

from __future__ import annotations


def show(text: str) -> None:
    """Write a text as it is."""
    from fidelity.report.writer import standard_output

    with standard_output() as file:
        file.write(text)
