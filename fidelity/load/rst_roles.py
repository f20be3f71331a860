"""The roles of reStructuredText that docutils does not know, such as those of Sphinx."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from docutils import nodes, utils

_TITLED = re.compile(r"(?P<title>.+?)\s*<(?P<target>[^<>]+)>", re.DOTALL)
_SPOKEN = frozenset("abbr dfn guilabel menuselection term".split())
_LEADS_ELSEWHERE = frozenset({"ref", "doc", "download", "numref", "any"})
_PROSE = re.compile(r"[^\W\d_]+\s+[^\W\d_]+\s+[^\W\d_]+")

Lookup = Callable[..., tuple[Any, list[Any]]]


class Roles:
    """Looks roles up for one document; `names` are those that it defines itself, each with whether
    its text is for people to read.
    """

    def __init__(self, known: Lookup) -> None:
        self._known = known
        self.names: dict[str, bool] = {}

    def lookup(self, name: str, *where: object) -> tuple[Any, list[Any]]:
        """In the form of `docutils.parsers.rst.roles.role`."""
        known = None if name in self.names or name == "raw" else self._known(name, *where)[0]
        return known or partial(_role, spoken=self.names.get(name)), []


def _role(  # noqa: PLR0917 - docutils hands them over by place
    name: str,
    rawtext: str,
    text: str,
    lineno: int,
    inliner: object,
    options: object = None,
    content: object = None,
    *,
    spoken: bool | None,
) -> tuple[list[Any], list[Any]]:
    del lineno, inliner, options, content
    said = utils.unescape(text)
    kind = name.lower().rpartition(":")[2]
    titled = _TITLED.fullmatch(said)
    if titled:
        href = _address(kind, titled["target"])
        return [nodes.reference(rawtext, titled["title"], refuri=href)], []
    if kind in _LEADS_ELSEWHERE:
        link = nodes.reference(rawtext, "", refuri=_address(kind, said))
        link += nodes.literal(rawtext, said)
        return [link], []
    if spoken or kind in _SPOKEN or (spoken is None and _PROSE.search(said)):
        return [nodes.inline(rawtext, said)], []
    return [nodes.literal(rawtext, said.lstrip("~!"))], []


def _address(kind: str, target: str) -> str:
    return f"#{nodes.make_id(target)}" if kind in {"ref", "numref"} else target
