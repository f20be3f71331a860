"""Keeps track of the lists, tables, boxes and notes that a walk through HTML is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from fidelity.load.composer import Surroundings
from fidelity.model import Box, Cell, ListItem

if TYPE_CHECKING:
    from lxml.etree import _Element

_LISTS = frozenset({"ul", "ol", "dl", "menu", "dir"})
_ITEMS = frozenset({"li", "dt", "dd"})
_CELLS = frozenset({"td", "th"})
_BOXES = {"blockquote": "quote", "details": "details"}
_MAY_BE_BOX = frozenset({"div", "aside", "section", "p", "dl", "table"})
_BOX_KINDS = frozenset(
    """note tip hint important info information warning caution danger error attention success
    question example seealso todo abstract summary quote admonition alert""".split()
)
_GENERAL = frozenset({"admonition", "alert"})
"""What says that something is a box, and not which."""


class _List(Struct):
    number: int
    ordered: bool
    item: int = -1


class _Table(Struct):
    number: int
    row: int = -1
    column: int = -1
    is_header: bool = False
    in_head: bool = False


class Tracker:
    """Told of each element that begins and ends, it knows what the text between is in."""

    def __init__(self) -> None:
        self._lists: list[_List] = []
        self._tables: list[_Table] = []
        self._boxes: list[tuple[_Element, Box]] = []
        self._notes: list[tuple[_Element, str]] = []
        self._begun = dict.fromkeys(("list", "table", "box"), 0)

    @property
    def depth(self) -> int:
        """How many lists are one in the other here."""
        return len(self._lists)

    def start(self, element: _Element) -> None:
        """Note that an element begins."""
        tag = element.tag
        if tag in _LISTS:
            self._lists.append(_List(self._next("list"), tag == "ol"))
        elif tag in _ITEMS and self._lists:
            self._lists[-1].item += 1
        elif tag == "table":
            self._tables.append(_Table(self._next("table")))
        elif self._tables:
            self._start_in_table(tag)
        has_attributes = bool(element.keys())
        if (has_attributes or tag in _BOXES) and (kind := box_kind(element)):
            title = element.get("title", "") if element.get("data-box") else ""
            self._boxes.append((element, Box(kind, self._next("box"), title)))
        if has_attributes and (note := element.get("data-note")) is not None:
            self._notes.append((element, note))

    def _start_in_table(self, tag: str) -> None:
        table = self._tables[-1]
        if tag == "thead":
            table.in_head = True
        elif tag == "tr":
            table.row += 1
            table.column = -1
        elif tag in _CELLS:
            table.column += 1
            table.is_header = tag == "th" or table.in_head

    def end(self, element: _Element) -> None:
        """Note that an element ends."""
        tag = element.tag
        if tag in _LISTS:
            self._lists.pop()
        elif tag == "table":
            self._tables.pop()
        elif tag == "thead" and self._tables:
            self._tables[-1].in_head = False
        for open_elements in (self._boxes, self._notes):
            if open_elements and open_elements[-1][0] is element:
                open_elements.pop()

    def here(self) -> Surroundings:
        """What the text that comes now is in."""
        table = self._tables[-1] if self._tables else None
        innermost = self._lists[-1] if self._lists else None
        return Surroundings(
            ListItem(innermost.number, innermost.item, innermost.ordered)
            if innermost and innermost.item >= 0
            else None,
            Cell(table.number, table.row, table.column, table.is_header)
            if table and table.column >= 0
            else None,
            self._boxes[-1][1] if self._boxes else None,
            self._notes[-1][1] if self._notes else "",
        )

    def _next(self, what: str) -> int:
        self._begun[what] += 1
        return self._begun[what] - 1


def box_kind(element: _Element) -> str:
    """What sort of box an element is; nothing where it is none."""
    tag = element.tag
    if tag in _BOXES:
        return element.get("data-box") or _BOXES[tag]
    if tag not in _MAY_BE_BOX:
        return ""
    if told := element.get("data-box"):
        return told
    if not (told := element.get("class")):
        return ""
    classes = told.lower().replace("alert-", "").split()
    named = [name for name in classes if name in _BOX_KINDS]
    return next((name for name in named if name not in _GENERAL), *named[:1]) if named else ""
