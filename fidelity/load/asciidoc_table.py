"""Reads the rows of a table of AsciiDoc from the lines between its delimiters."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from fidelity.load.asciidoc_attributes import Attributes
from fidelity.load.asciidoc_lines import Line

_SPECIFIER = (
    r"(?:(?P<times>\d{1,3})\*|(?P<wide>\d{1,3})?(?P<high>\.\d{1,3})?\+)?[<^>]?(?:\.[<^>])?"
    r"(?P<style>[adehlmsv])?"
)
_CELL = r"(?:(?:(?<=\s)|^){})?(?<!\\){}"
_COLUMN = re.compile(r"(?:(?P<times>\d{1,3})\*)?[^a-z]*(?P<style>[adehlmsv]?)")
_MOST_COLUMNS = 1000


class TableCell(Struct, frozen=True):
    """What stands in a cell, with its lines; the style says how to read it (`a` as blocks)."""

    lines: tuple[Line, ...]
    style: str = ""
    width: int = 1


class Row(Struct, frozen=True):
    """The cells of a row."""

    cells: tuple[TableCell, ...]
    is_header: bool


def rows(lines: Sequence[Line], about: Attributes, delimiter: str) -> list[Row]:
    """The rows of a table; the first delimiter is `|===`, `,===`, `:===` or `!===`."""
    kind = about.named.get("format", {",": "csv", ":": "dsv"}.get(delimiter[0], "psv"))
    sign = about.named.get("separator", delimiter[0])
    if kind in {"csv", "tsv", "dsv"}:
        found = list(_separated(lines, {"csv": ",", "tsv": "\t", "dsv": ":"}[kind]))
    else:
        cells = list(_cells(lines, sign))
        columns = _columns(about)
        found = list(_filled(cells, columns or [""] * _cells_of_first_line(cells)))
    has_header = _has_header(lines, about)
    return [Row(tuple(cells), has_header and number == 0) for number, cells in enumerate(found)]


def _has_header(lines: Sequence[Line], about: Attributes) -> bool:
    """Whether it is said, or a blank line follows the first one and none stands before it."""
    if "noheader" in about.options:
        return False
    first, *rest = [*(line.text for line in lines), ""]
    is_set_off = bool(first) and not rest[0] and any(rest)
    return "header" in about.options or is_set_off


def _columns(about: Attributes) -> list[str]:
    """The style of each column that is told of."""
    told = about.named.get("cols", "").strip()
    if told.isdigit():
        return [""] * min(int(told), _MOST_COLUMNS)
    found = (_COLUMN.match(piece.strip()) for piece in re.split(r"[,;]", told) if told)
    styles = [match["style"] for match in found if match for _ in range(int(match["times"] or 1))]
    return styles[:_MOST_COLUMNS]


def _cells_of_first_line(cells: Sequence[TableCell]) -> int:
    first = cells[0].lines[0].number if cells else 0
    return sum(cell.width for cell in cells if cell.lines[0].number == first)


def _filled(cells: Sequence[TableCell], columns: Sequence[str]) -> Iterator[list[TableCell]]:
    """Part cells into rows of these columns, of each of which the style is told."""
    row: list[TableCell] = []
    width = 0
    for cell in cells:
        style = columns[width] if width < len(columns) else ""
        row.append(replace(cell, style=cell.style or style))
        width += cell.width
        if width >= len(columns):
            yield row
            row, width = [], 0
    if row:
        yield row


def _cells(lines: Sequence[Line], sign: str) -> Iterator[TableCell]:
    pattern = re.compile(_CELL.format(_SPECIFIER, re.escape(sign)))
    begun: re.Match[str] | None = None
    taken: list[Line] = []
    for line in lines:
        at = 0
        for match in pattern.finditer(line.text):
            taken.append(Line(line.number, line.text[at : match.start()]))
            yield from _cell(begun, taken, sign)
            begun, taken, at = match, [], match.end()
        taken.append(Line(line.number, line.text[at:]))
    yield from _cell(begun, taken, sign)


def _cell(begun: re.Match[str] | None, lines: list[Line], sign: str) -> Iterator[TableCell]:
    """The cell that this sign begins, as often as it says."""
    if begun is None:
        return
    texts = [replace(line, text=line.text.replace(f"\\{sign}", sign).rstrip()) for line in lines]
    texts[0] = replace(texts[0], text=texts[0].text.lstrip())
    cell = TableCell(tuple(texts), begun["style"] or "", int(begun["wide"] or 1))
    for _ in range(min(int(begun["times"] or 1), _MOST_COLUMNS)):
        yield cell


def _separated(lines: Sequence[Line], sign: str) -> Iterator[list[TableCell]]:
    filled = [line for line in lines if line.text]
    reader = csv.reader([line.text for line in filled], delimiter=sign)
    while True:
        number = reader.line_num
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:  # a quotation mark that never ends
            yield [TableCell(tuple(filled[number:]))]
            return
        yield [TableCell((Line(filled[number].number, text.strip()),)) for text in row]
