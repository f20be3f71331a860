"""Tells what a publisher puts around every text: letters, newsletters, networks, copyright."""

from __future__ import annotations

from urllib.parse import urlsplit

from fidelity.load.roles.cues import Cues, compiled
from fidelity.load.roles.length import is_longer
from fidelity.model import Block

_MOST_WORDS = 80
_MOST_WORDS_OF_NOTICE = 40


def is_notice(block: Block, cues: Cues) -> bool:
    """Whether a block claims rights or announces an advertisement, wherever it stands."""
    if is_longer(block.text, _MOST_WORDS_OF_NOTICE):
        return False
    return any(pattern.search(block.text) for pattern in compiled(cues.notice))


def is_boilerplate(block: Block, cues: Cues) -> bool:
    """Whether a block, near the top or the end, asks to write, subscribe, follow or share."""
    if is_longer(block.text, _MOST_WORDS):
        return False
    asks = any(pattern.search(block.text) for pattern in compiled(cues.boilerplate))
    return asks or _leads_to_networks(block, cues)


def _leads_to_networks(block: Block, cues: Cues) -> bool:
    """Whether most links lead to several social networks; one alone has profiles of people."""
    networks = [network for link in block.links if (network := _network(link.href, cues))]
    return len(set(networks)) >= 2 and 2 * len(networks) >= len(block.links)


def _network(href: str, cues: Cues) -> str:
    try:
        host = (urlsplit(href).hostname or "").removeprefix("www.")
    except ValueError:  # an address like http://[
        return ""
    registered = ".".join(host.split(".")[-2:])
    known = any(p.fullmatch(host) or p.fullmatch(registered) for p in compiled(cues.network))
    return registered if known else ""
