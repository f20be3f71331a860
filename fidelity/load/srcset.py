"""Reads `srcset`: the addresses of an image in several sizes or formats."""

from __future__ import annotations

from collections.abc import Iterator


def addresses(srcset: str) -> Iterator[str]:
    """Yield the address of each candidate; a comma within an address is part of it, as in the HTML
    Standard ("Parsing a srcset attribute").
    """
    is_address = True
    for word in srcset.split():
        begins = word
        if not is_address:
            _, comma, begins = word.partition(",")
            is_address = bool(comma)
        if is_address and (address := begins.strip(",")):
            yield address
            is_address = begins.endswith(",")
