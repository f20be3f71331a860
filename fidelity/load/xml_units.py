"""Walks through XML that holds texts in two languages, unit by unit, and reads texts with markup in
them.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from fidelity.errors import LoadError
from fidelity.reading.placeholders import placeholders

if TYPE_CHECKING:
    from lxml.etree import _Element

_CODE = frozenset({"bpt", "ept", "ph", "it", "ut"})
"""Elements that hold markup of the format that the text came from."""
_PAIRED = frozenset({"g", "pc"})
_ALONE = frozenset({"x", "bx", "ex", "sc", "ec"})
_IDENTITY = ("id", "i", "x")


def units(text: str, path: str, *names: str) -> Iterator[tuple[str, _Element]]:
    """The elements of these names, each with its event (start or end); at the end of one all that
    is in it is there, and is then forgotten.

    Entities are not resolved: a file of a few lines could grow without end.
    """
    from lxml import etree

    content = BytesIO(text.encode())
    events = etree.iterparse(
        content,
        events=("start", "end"),
        tag=[f"{{*}}{name}" for name in names],
        encoding="utf-8",
        huge_tree=True,
        resolve_entities=False,
        no_network=True,
    )
    try:
        for event, element in events:
            yield event, element
            if event == "end":
                _forget(element)
    except etree.XMLSyntaxError as error:
        where = f"{path or 'text'}:{error.lineno or 1}"
        what = f"not valid XML: {error.msg or 'no elements'}"
        raise LoadError(where, what, "mend the file at that place") from error


def _forget(element: _Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def name_of(element: _Element) -> str:
    """The name of an element without its namespace; nothing for comments and entities."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: _Element, name: str) -> _Element | None:
    """The first child of a name, in whatever namespace."""
    return next((inner for inner in element if name_of(inner) == name), None)


def line_of(element: _Element) -> int:
    """The line of an element's tag."""
    line = element.sourceline
    return line if isinstance(line, int) else 0


def text_of(element: _Element | None) -> str:
    """The text of an element, with its markup as tags (`<x id="1"/>`), or as what it stands for
    where that can be read (`<b>`, `%s`).
    """
    if element is None:
        return ""
    return "".join(_pieces(element))


def _pieces(element: _Element) -> Iterator[str]:
    yield element.text or ""
    for inner in element:
        yield from _inline(inner)
        yield inner.tail or ""


def _inline(element: _Element) -> Iterator[str]:
    name = name_of(element)
    if not name:
        entity = element.text or ""
        yield entity if entity.startswith("&") else ""
    elif name in _CODE:
        yield _code(element, name)
    elif name in _ALONE:
        yield _tag(element, name, "/")
    elif name in _PAIRED:
        yield _tag(element, name)
        yield from _pieces(element)
        yield f"</{name}>"
    elif name not in ("sm", "em"):  # bounds of remarks
        yield from _pieces(element)


def _code(element: _Element, name: str) -> str:
    """Markup as it was, where it is known; otherwise as an element with its identity."""
    native = "".join(map(str, element.itertext())).strip()
    found = placeholders(native)
    is_known = len(found) == 1 and (found[0].start, found[0].end) == (0, len(native))
    return native if is_known else _tag(element, name, "/")


def _tag(element: _Element, name: str, end: str = "") -> str:
    identity = next((value for key in _IDENTITY if (value := element.get(key))), "")
    return f'<{name} id="{identity}"{end}>' if identity else f"<{name}{end}>"
