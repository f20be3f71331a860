"""Has docutils read reStructuredText with the roles and directives of Sphinx, silently."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

import docutils.core
from docutils import nodes
from docutils.parsers.rst import Parser, directives, roles, states
from docutils.readers import standalone
from docutils.transforms import Transform
from docutils.transforms.references import Substitutions

from fidelity.errors import LoadError
from fidelity.load.directives import Directive
from fidelity.load.rst_directives import Directives
from fidelity.load.rst_roles import Roles

_LONGEST = 20_000
"""Characters of a paragraph; docutils looks for the end of each sign in all that follows it."""
_MOST = 10_000
"""What may come of substitutions that hold others."""
_SETTINGS = {
    "_disable_config": True,
    "docinfo_xform": False,
    "doctitle_xform": False,
    "file_insertion_enabled": False,
    "halt_level": 5,
    "input_encoding": "unicode",
    "line_length_limit": 2**31,
    "raw_enabled": False,
    "report_level": 5,
    "sectsubtitle_xform": False,
    "smart_quotes": False,
    "syntax_highlight": "none",
}
_LOCK = Lock()


def doctree(text: str, path: str) -> tuple[Any, list[Directive]]:
    """The tree of a text, and the directives that put something onto the page that is no text.

    Raises RecursionError where blocks are nested too deep, and LoadError where a paragraph or what
    comes of substitutions is too long.
    """
    found: list[Directive] = []
    parser = Parser(inliner=_inliner(path))
    with _LOCK, _lookups(found):
        tree = docutils.core.publish_doctree(
            text, source_path=path, reader=_Reader(parser), settings_overrides=_SETTINGS
        )
    return tree, found


def _inliner(path: str) -> Any:  # noqa: ANN401
    """Reads the markup within a paragraph, if that has an end; docutils takes no class of ours."""
    inliner = states.Inliner()
    parse = inliner.parse

    def bounded(text: str, lineno: int, *where: object) -> object:
        if len(text) > _LONGEST:
            what = f"a paragraph is longer than {_LONGEST} characters"
            raise LoadError(f"{path or 'text'}:{lineno}", what, "part it with blank lines")
        return parse(text, lineno, *where)

    inliner.parse = bounded
    return inliner


class _Reader(standalone.Reader):  # type: ignore[misc]
    def get_transforms(self) -> list[Any]:
        return [*super().get_transforms(), _Bounds]


class _Bounds(Transform):  # type: ignore[misc]
    """Refuses substitutions that would grow without bounds, before they are made."""

    default_priority = Substitutions.default_priority - 1

    def apply(self) -> None:
        sizes: dict[str, int] = {}
        for name in self.document.substitution_defs:
            if self._size(name, sizes) > _MOST:
                what = f"the substitution |{name}| grows too large"
                raise LoadError(self.document["source"] or "text", what, "write it out")

    def _size(self, name: str, sizes: dict[str, int]) -> int:
        """How many pieces come of it; one that holds itself is never made."""
        if name not in sizes:
            sizes[name] = 1
            found = self.document.substitution_defs.get(name)
            inner = found.findall(nodes.substitution_reference) if found else ()
            sizes[name] += sum(self._size(each["refname"], sizes) for each in inner)
        return sizes[name]


@contextmanager
def _lookups(found: list[Directive]) -> Iterator[None]:
    """Ours in place of those of docutils, which has no others for one document alone; what a text
    defines would otherwise hold for all that are read after it.
    """
    known = directives.directive, roles.role
    ours = Roles(roles.role)
    directives.directive = Directives(directives.directive, ours.names, found).lookup
    roles.role = ours.lookup
    try:
        yield
    finally:
        directives.directive, roles.role = known
