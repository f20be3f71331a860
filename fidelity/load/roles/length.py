"""Tells whether a text has more words than some, without counting those of a long one."""

from __future__ import annotations


def is_longer(text: str, most: int) -> bool:
    """Whether there are more than so many words in a text."""
    return len(text.split(maxsplit=most)) > most
