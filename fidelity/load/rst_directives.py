"""The directives of reStructuredText that docutils does not know, such as those of Sphinx, or that
read files, run something or make text of their own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive as RstDirective
from docutils.parsers.rst import states

from fidelity.load.directives import Directive, written

Node = Any
"""docutils tells no types."""

_CODE = frozenset(
    """code code-block sourcecode code-tab math raw prompt parsed-code doctest testcode testsetup
    testoutput testcleanup graphviz digraph graph mermaid uml plantuml productionlist
    jupyter-execute ipython plot program-output console""".split()
)
_OTHERWISE = _CODE | frozenset(
    "include contents sectnum section-numbering target-notes date role title".split()
)
"""What docutils would do is not what we want."""
_BOXES = frozenset(
    """seealso todo versionadded versionchanged versionremoved deprecated tab tab-item dropdown
    details collapse card grid-item-card toggle""".split()
)
_OBJECTS = frozenset(
    """function method classmethod staticmethod attribute property data exception decorator option
    cmdoption envvar confval describe object setting templatetag templatefilter fieldlookup
    automodule autoclass autofunction autodata""".split()
)
_SILENT = frozenset(
    {"index", "role", "tabularcolumns", "highlight", "currentmodule", "default-domain"}
)
_SAID_IN_OPTIONS = ("caption", "title", "header", "label")
_VERSION = re.compile(r"v?\d[\w.]*|next", re.IGNORECASE)
_NO_PROSE = re.compile(r"[()=<>|;/\\{}$*]|^[\W\d]|^\S+$")
_BASE = re.compile(r"(?P<name>[\w.:-]+)\s*(?:\(\s*(?P<base>[\w-]+)\s*\))?")
_ENTRY = re.compile(r"(?P<title>.+?)\s*<(?P<target>[^<>]+)>")


class Directives:
    """Looks directives up for one document; `found` are those that are no text."""

    def __init__(
        self, known: Callable[..., Any], roles: dict[str, bool], found: list[Directive]
    ) -> None:
        self._known = known
        self._other = type("Other", (_Other,), {"roles": roles, "found": found})

    def lookup(self, name: str, *where: object) -> tuple[Any, list[Any]]:
        """In the form of `docutils.parsers.rst.directives.directive`."""
        known = None if name.lower() in _OTHERWISE else self._known(name, *where)[0]
        return _lenient(known) if known else self._other, []


@cache
def _lenient(directive: Node) -> Node:
    """The same directive, which takes options that only Sphinx has, if it takes any."""
    if not directive.option_spec:
        return directive
    return type(directive.__name__, (directive,), {"option_spec": _options(directive.option_spec)})


def _options(known: dict[str, Any] | None) -> defaultdict[str, Callable[[str | None], str]]:
    anything: defaultdict[str, Any] = defaultdict(lambda: lambda value: value or "")
    anything.update(known or {"class": anything[""]})
    return anything


class _Other(RstDirective):  # type: ignore[misc]
    """Reads a directive by its form: literal text, a box of blocks, a list of pages."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec = _options(None)
    roles: dict[str, bool]
    found: list[Directive]

    def run(self) -> list[Any]:
        if isinstance(self.state, states.SubstitutionDef):
            return [nodes.inline()]  # a line break, a date: nothing to read
        name = self.name.lower()
        argument = "".join(self.arguments)
        kind = name.rpartition(":")[2]
        if name == "role":
            self._define(argument)
        if kind in _SILENT:
            return []
        if name == "toctree":
            return [*self._captions(), *self._pages(self.arguments)]
        if kind in _CODE:
            return [*self._captions(), *self._literal(kind, argument)]
        return self._blocks(name, kind, argument)

    def _define(self, argument: str) -> None:
        if match := _BASE.match(argument):
            self.roles[match["name"]] = match["base"] not in {"code", "raw", "literal", "math"}

    def _captions(self) -> Iterator[Any]:
        lines = self.block_text.split("\n")
        for option in _SAID_IN_OPTIONS:
            if said := self.options.get(option):
                above = next(n for n, line in enumerate(lines) if f":{option}:" in line)
                yield self._said(said, nodes.caption, self.lineno + above)

    def _literal(self, kind: str, argument: str) -> Iterator[Any]:
        """Literal text; a formula and what draws may also begin behind the colons."""
        begins_behind = kind not in {"code", "code-block", "sourcecode", "code-tab", "raw"}
        lines = [argument, *self.content] if begins_behind and argument else self.content
        language = "math" if kind == "math" else argument.partition(" ")[0]
        text = "\n".join(lines).strip("\n")
        if text:
            line = self.lineno if begins_behind and argument else self.content_offset + 1
            block = nodes.literal_block(text, text, language=language)
            block.line = line
            yield block

    def _pages(self, first: list[str]) -> Iterator[Any]:
        """The pages of a table of contents, as links."""
        pages = nodes.bullet_list()
        offset = self.content_offset + 1
        for number, entry in enumerate([*first, *self.content], start=offset - len(first)):
            if entry.strip():
                titled = _ENTRY.fullmatch(entry.strip())
                title, target = titled.groups() if titled else ("", entry.strip())
                paragraph = nodes.paragraph("", "", nodes.reference("", title, refuri=target))
                paragraph.line = number
                pages += nodes.list_item("", paragraph)
        yield pages

    def _blocks(self, name: str, kind: str, argument: str) -> list[Any]:
        """What stands in it, after what stands behind its colons."""
        box = nodes.container(box=kind if kind in _BOXES else "")
        is_object = ":" in name or kind in _OBJECTS
        if is_object and argument:
            signature = "\n".join(line.strip() for line in argument.split("\n"))
            block = nodes.literal_block(signature, signature, language="")
            block.line = self.lineno
            box += block
            argument = ""
        version = _VERSION.match(argument) if kind in _BOXES else None
        rest = argument[version.end() :].lstrip() if version else argument
        is_prose = rest and (kind in _BOXES or not _NO_PROSE.search(rest))
        if is_prose:
            lines_above = argument.count("\n") - rest.count("\n")
            box += self._said(rest, nodes.paragraph, self.lineno + lines_above)
            argument = version.group() if version else ""
        box += list(self._captions())
        if kind not in _BOXES or argument:
            self._keep(name, argument)
        self.state.nested_parse(self.content, self.content_offset, box)
        return [box]

    def _keep(self, name: str, argument: str) -> None:
        told = (f'{key}="{value}"' for key, value in self.options.items())
        self.found.append(Directive(written(name, *argument.split(), *told), self.lineno))

    def _said(self, text: str, kind: Node, line: int) -> Node:
        inline, _ = self.state.inline_text(text, line)
        block = kind(text, "", *inline)
        block.line = line
        return block
