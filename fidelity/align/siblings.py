"""Which blocks of a document stand beside each other as items of one kind, and could be sorted.

Items of a list, rows of a table, sections of one rank under one heading, and paragraphs in a row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from fidelity.model import Block, BlockKind

Items = list[range]
"""The blocks of each item, in order; the first block of an item is what it is sorted by."""

_FEWEST, _MOST = 4, 1_000
"""Items of which the order tells anything, and as many as anybody sorts; of more, what it takes to
compare all with all would be felt.
"""


def siblings(blocks: Sequence[Block]) -> Iterator[Items]:
    """The groups of a document that have enough items; a group may stand in an item of another."""
    for items in (*_lists(blocks), *_rows(blocks), *_sections(blocks), *_runs(blocks)):
        if _FEWEST <= len(items) <= _MOST:
            yield items


def _lists(blocks: Sequence[Block]) -> Iterator[Items]:
    """The items of each list; of a list of definitions, also each term with its meaning."""
    starts = defaultdict[int, dict[int, int]](dict)
    ends = dict[int, int]()
    for k, block in enumerate(blocks):
        if block.in_list:
            starts[block.in_list.list].setdefault(block.in_list.item, k)
            ends[block.in_list.list] = k + 1
    for number, by_item in starts.items():
        places = [*by_item.values()]
        end = _nested_end(blocks, places[0], ends[number])
        yield _between(places, end)
        yield _between(places[::2], end)


def _nested_end(blocks: Sequence[Block], start: int, end: int) -> int:
    """Where the lists end that stand in the last item of a list."""
    while end < len(blocks) and blocks[end].in_list and blocks[end].level > blocks[start].level:
        end += 1
    return end


def _rows(blocks: Sequence[Block]) -> Iterator[Items]:
    starts = defaultdict[int, dict[int, int]](dict)
    ends = dict[int, int]()
    for k, block in enumerate(blocks):
        if block.cell and not block.cell.is_header:
            starts[block.cell.table].setdefault(block.cell.row, k)
            ends[block.cell.table] = k + 1
    for table, by_row in starts.items():
        yield _between([*by_row.values()], ends[table])


def _sections(blocks: Sequence[Block]) -> Iterator[Items]:
    """The sections under each heading, each up to the next heading of its rank or a higher one."""
    open_: dict[int, list[int]] = {}
    for k, block in enumerate((*blocks, None)):
        if block and block.kind is not BlockKind.HEADING:
            continue
        level = block.level if block else 0
        for deeper in sorted(rank for rank in open_ if rank > level):
            yield _between(open_.pop(deeper), k)
        open_.setdefault(level, []).append(k)


def _runs(blocks: Sequence[Block]) -> Iterator[Items]:
    """Paragraphs in a row, and items of which the format does not say in what list they are."""

    def kind(k: int) -> BlockKind | None:
        block = blocks[k]
        is_plain = block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
        return block.kind if is_plain and not block.in_list and not block.cell else None

    for run, places in groupby(range(len(blocks)), key=kind):
        if run:
            yield [range(k, k + 1) for k in places]


def _between(starts: Sequence[int], end: int) -> Items:
    return [range(one, other) for one, other in pairwise([*starts, end])]
