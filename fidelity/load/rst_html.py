"""Writes HTML from the tree that docutils makes of reStructuredText, each block with its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape
from typing import Any

from docutils import nodes

from fidelity.load.characters import collapse
from fidelity.load.entry import joined
from fidelity.load.written_html import of_line, opened
from fidelity.model import Block, BlockKind, Entry

Node = Any
"""docutils tells no types."""

_TAGS = {
    "attribution": "p",
    "block_quote": "blockquote",
    "bullet_list": "ul",
    "caption": "figcaption",
    "compound": "div",
    "definition": "dd",
    "definition_list": "dl",
    "description": "dd",
    "emphasis": "em",
    "enumerated_list": "ol",
    "field_body": "dd",
    "field_list": "dl",
    "figure": "figure",
    "legend": "div",
    "line": "div",
    "list_item": "li",
    "literal": "code",
    "math": "math",
    "option_list": "dl",
    "paragraph": "p",
    "row": "tr",
    "rubric": "p",
    "strong": "strong",
    "subscript": "sub",
    "subtitle": "p",
    "superscript": "sup",
    "table": "table",
    "tbody": "tbody",
    "term": "dt",
    "thead": "thead",
}
_BOXES = frozenset(
    """admonition attention caution danger error hint important note sidebar tip topic
    warning""".split()
)
_UNSEEN = frozenset(
    "colspec comment label meta pending raw substitution_definition system_message".split()
)
_REFERENCE = re.compile(r"`?(.+?)`?_{1,2}", re.DOTALL)
_NOT_IN_SLUGS = re.compile(r"[^\w\- ]")


def take_fields(tree: Node) -> tuple[Entry, ...]:
    """Take the fields that a document begins with, before or after its title, out of its tree."""
    seen = [node for node in tree.children if _name(node) not in _UNSEEN]
    if seen and isinstance(seen[0], nodes.section):
        seen = [node for node in seen[0].children if _name(node) not in _UNSEEN][1:]
    if not seen or not isinstance(seen[0], nodes.field_list):
        return ()
    fields = seen[0]
    fields.parent.remove(fields)
    found = (
        Entry(field[0].astext().lower(), collapse(field[1].astext()), field.line or 1)
        for field in fields.findall(nodes.field)
    )
    return tuple(joined(found))


def description(tree: Node, text: str) -> Iterator[Block]:
    """The description that `meta` tells machines, on the line of its field in the text."""
    lines = enumerate(text.split("\n"), start=1)
    line = next((n for n, written in lines if written.strip().startswith(":description")), 1)
    for meta in tree.findall(nodes.meta):
        content = collapse(meta.get("content", ""))
        if meta.get("name") == "description" and content:
            yield Block(BlockKind.DESCRIPTION, content, line)


def html(tree: Node) -> str:
    """Write HTML for `load_written_html`."""
    return "".join(_Writer(tree).write(tree, 0))


class _Writer:
    def __init__(self, tree: Node) -> None:
        anchored = {target.get("refid") for target in tree.findall(nodes.target)}
        self._headings = {
            anchor: _slug(section[0].astext())
            for section in tree.findall(nodes.section)
            for anchor in section["ids"]
            if anchor not in anchored
        }

    def write(self, node: Node, depth: int) -> Iterator[str]:
        """Write a node and what is in it; `depth` counts the sections around it."""
        name = _name(node)
        if name == "Text":
            yield escape(node.astext())
        elif name == "section":
            yield from self._inside(node, depth + 1)
        elif name in _UNSEEN:
            return
        elif name in _TAGS:
            yield from self._element(_TAGS[name], node, depth)
        elif name in _BOXES:
            kind = name if name != "admonition" else _kind(node)
            yield from self._element("div", node, depth, data_box=kind)
        elif write := _WRITERS.get(name):
            yield from write(self, node, depth)
        else:
            yield from self._inside(node, depth)

    def _inside(self, node: Node, depth: int) -> Iterator[str]:
        for child in node.children:
            yield from self.write(child, depth)

    def _element(
        self,
        tag: str,
        node: Node,
        depth: int,
        **attributes: str,
    ) -> Iterator[str]:
        yield opened(tag, node.line, **attributes)
        yield from self._inside(node, depth)
        yield f"</{tag}>"

    def _title(self, node: Node, depth: int) -> Iterator[str]:
        """A heading, whose line is that of the signs below it, or the title of something else."""
        if isinstance(node.parent, nodes.section):
            tag = f"h{min(depth, 6)}"
            yield opened(tag, (node.line or node.parent.line or 1) - 1)
            yield from self._inside(node, depth)
            yield f"</{tag}>"
        else:
            is_table = isinstance(node.parent, nodes.table)
            yield from self._element("caption" if is_table else "p", node, depth)

    def _entry(self, node: Node, depth: int) -> Iterator[str]:
        is_header = isinstance(node.parent.parent, nodes.thead)
        yield from self._element("th" if is_header else "td", node, depth)

    def _literal_block(self, node: Node, _: int) -> Iterator[str]:
        language = "math" if isinstance(node, nodes.math_block) else node.get("language", "")
        yield opened("pre", node.line, data_lang=language)
        yield f"{escape(node.astext())}</pre>"

    def _container(self, node: Node, depth: int) -> Iterator[str]:
        box = node.get("box")
        yield from self._element("div", node, depth, **({"data_box": box} if box else {}))

    def _footnote(self, node: Node, depth: int) -> Iterator[str]:
        label = next((child.astext() for child in node.findall(nodes.label)), "")
        yield from self._element("div", node, depth, data_note=label)

    def _reference(self, node: Node, depth: int) -> Iterator[str]:
        anchor = node.get("refid", "")
        href = node.get("refuri") or f"#{self._headings.get(anchor, anchor)}"
        image = next((child for child in node.children if isinstance(child, nodes.image)), None)
        yield f'<a href="{escape(href)}"{_line_of_image(image) if image else ""}>'
        yield from self._inside(node, depth)
        yield "</a>"

    def _note_reference(self, node: Node, _: int) -> Iterator[str]:
        yield f'<sup data-note-reference="{escape(node.astext())}"></sup>'

    def _target(self, node: Node, depth: int) -> Iterator[str]:
        anchors = node.get("ids") or [node.get("refid")]
        if not node.get("refuri") and anchors[0]:
            yield f'<a id="{escape(anchors[0])}"></a>'
        yield from self._inside(node, depth)

    def _image(self, node: Node, _: int) -> Iterator[str]:
        alt, address = escape(node.get("alt", "")), escape(node.get("uri", ""))
        yield f'<img alt="{alt}" src="{address}"{_line_of_image(node)}>'

    def _problematic(self, node: Node, _: int) -> Iterator[str]:
        """A substitution or a name that is defined in another file, or signs that are signs."""
        written = node.astext()
        name = _REFERENCE.fullmatch(written)
        if written.startswith("|"):
            yield f"<code>{escape(written)}</code>"
        else:
            yield escape(name[1] if name else written)

    def _code_term(self, node: Node, _: int) -> Iterator[str]:
        line = node.line or node.parent.line
        yield f"{opened('dt', line)}<code>{escape(node.astext())}</code></dt>"

    def _classifier(self, node: Node, depth: int) -> Iterator[str]:
        yield from self._element("dt", node, depth)


_WRITERS: dict[str, Callable[[_Writer, Node, int], Iterator[str]]] = {
    "title": _Writer._title,
    "entry": _Writer._entry,
    **dict.fromkeys(("literal_block", "doctest_block", "math_block"), _Writer._literal_block),
    "container": _Writer._container,
    **dict.fromkeys(("footnote", "citation"), _Writer._footnote),
    "reference": _Writer._reference,
    **dict.fromkeys(("footnote_reference", "citation_reference"), _Writer._note_reference),
    "target": _Writer._target,
    "image": _Writer._image,
    "problematic": _Writer._problematic,
    **dict.fromkeys(("field_name", "option_group"), _Writer._code_term),
    "classifier": _Writer._classifier,
}


def _name(node: Node) -> str:
    return type(node).__name__


def _kind(box: Node) -> str:
    """What an admonition with a title of its own is, by its class."""
    classes = (name for name in box["classes"] if not name.startswith("admonition"))
    return next(classes, "admonition")


def _line_of_image(image: Node) -> str:
    """Where it stands; one in a text comes with its line, or from a substitution elsewhere."""
    around = image.parent
    if isinstance(around, nodes.reference):
        around = around.parent
    return "" if isinstance(around, nodes.TextElement) else of_line(image.line)


def _slug(title: str) -> str:
    return _NOT_IN_SLUGS.sub("", title.strip().lower()).replace(" ", "-")
