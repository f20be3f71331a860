from collections.abc import Sequence

import pytest

from fidelity.align.blocks import align_blocks
from fidelity.model import Block, BlockKind, Document, Link, Mark, MarkKind

P, H, ITEM, CODE = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.CODE
CELL, TITLE, BYLINE = BlockKind.TABLE_CELL, BlockKind.TITLE, BlockKind.BYLINE


def block(kind: BlockKind, text: str, href: str = "", code: str = "") -> Block:
    at = text.find(code)
    return Block(
        kind,
        text,
        1,
        links=(Link(href, 0, len(text)),) if href else (),
        marks=(Mark(MarkKind.CODE, at, at + len(code)),) if code else (),
    )


def beads(
    original: list[Block],
    translation: list[Block],
    english: list[str] | None,
    doubted: Sequence[int] = (),
) -> str:
    """The beads as `0=0` (paired), `0~0` (moved), `0=` (omitted) and `=0` (added)."""
    documents = Document("a.md", tuple(original)), Document("b.md", tuple(translation))
    doubts = ["doubtful" if j in doubted else "" for j in range(len(translation))]
    found, _ = align_blocks(*documents, english, doubts)
    return " ".join(
        "+".join(map(str, range(*match.left)))
        + ("~" if match.moved else "=")
        + "+".join(map(str, range(*match.right)))
        for match, _ in found
    )


PAGE = [
    block(TITLE, "How the island keeps its ferry"),
    block(BYLINE, "By Ann Orr"),
    block(H, "A hard winter"),
    block(P, "The ferry left at seven in the morning and nobody knew when it would be back."),
    block(H, "What every boat carries"),
    block(ITEM, "flour for the bakery"),
    block(ITEM, "letters and parcels"),
    block(ITEM, "salt"),
    block(CODE, "tide --port north\nprint(tide)"),
    block(P, "In April the ice broke and the stores had to be filled again from the mainland."),
]
ENGLISH = [
    "How the island holds on to its ferry",
    "By Ann Orr",
    "A difficult winter",
    "At seven in the morning the ferry left, and no one knew when it would return.",
    "What each boat brings",
    "flour for the baker",
    "parcels and letters",
    "salt",
    "tide --port north\nprint(tide)",
    "The ice broke in April, and the stores had to be filled from the mainland again.",
]
ALL = "0=0 1=1 2=2 3=3 4=4 5=5 6=6 7=7 8=8 9=9"


def foreign(english: list[str], kinds: list[BlockKind]) -> list[Block]:
    """A translation of which only its English counts."""
    return [block(kind, "…") for kind, _ in zip(kinds, english, strict=True)]


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        ([*range(10)], ALL),
        ([*range(1, 10)], "0= 1=0 2=1 3=2 4=3 5=4 6=5 7=6 8=7 9=8"),
        ([0, 1, 3, 4, 5, 6, 7, 8, 9], "0=0 1=1 2= 3=2 4=3 5=4 6=5 7=6 8=7 9=8"),
        ([0, 1, 2, 3, 4, 6, 7, 8, 9], "0=0 1=1 2=2 3=3 4=4 5= 6=5 7=6 8=7 9=8"),
        ([0, 1, 2, 3, 4, 5, 6, 7, 9], "0=0 1=1 2=2 3=3 4=4 5=5 6=6 7=7 8= 9=8"),
        ([*range(9)], "0=0 1=1 2=2 3=3 4=4 5=5 6=6 7=7 8=8 9="),
        ([], "0= 1= 2= 3= 4= 5= 6= 7= 8= 9="),
    ],
)
def test_headings_items_and_code_keep_their_partners_when_one_is_dropped(
    kept: list[int], expected: str
) -> None:
    english = [ENGLISH[n] for n in kept]
    translation = foreign(english, [PAGE[n].kind for n in kept])
    assert beads(PAGE, translation, english) == expected


@pytest.mark.parametrize(
    ("original", "translation", "expected"),
    [
        ([], [], ""),
        ([block(P, "Rain.")], [], "0="),
        ([], [block(P, "Дождь.")], "=0"),
        # by link
        (
            [block(P, "Times", "/times"), block(P, "Fares", "/fares"), block(P, "Piers", "/piers")],
            [block(P, "Цены", "/fares"), block(P, "Причалы", "/piers")],
            "0= 1=0 2=1",
        ),
        # by code
        (
            [
                block(P, "Run tide first.", code="tide"),
                block(P, "Then run moor.", code="moor"),
                block(P, "Now run sail.", code="sail"),
            ],
            [block(P, "Затем moor.", code="moor"), block(P, "Теперь sail.", code="sail")],
            "0= 1=0 2=1",
        ),
        (
            [block(CODE, "tide --north"), block(CODE, "moor --all"), block(CODE, "sail")],
            [block(CODE, "moor --all"), block(CODE, "sail")],
            "0= 1=0 2=1",
        ),
        # by number and name
        (
            [
                block(P, "In 1874 the quay of Newlyn froze."),
                block(P, "In 1911 Oskar came for supper."),
                block(P, "In 1930 boats left Penzance."),
            ],
            [
                block(P, "В 1874 году причал Ньюлина замёрз."),
                block(P, "В 1930 году лодки покинули Пензанс."),
            ],
            "0=0 1= 2=1",
        ),
        # by kind
        (
            [block(H, "Winter"), block(P, "The ice was thick."), block(H, "Spring")],
            [block(H, "Зима"), block(H, "Весна")],
            "0=0 1= 2=1",
        ),
        # by length
        (
            [block(P, "Short."), block(P, "word " * 60), block(P, "Brief.")],
            [block(P, "Кратко."), block(P, "слово " * 60), block(P, "Сжато.")],
            "0=0 1=1 2=2",
        ),
        # moved
        (
            [block(CODE, "sail"), block(CODE, "tide --north"), block(CODE, "moor --all")],
            [block(CODE, "tide --north"), block(CODE, "moor --all"), block(CODE, "sail")],
            "0~2 1=0 2=1",
        ),
    ],
)
def test_without_a_back_translation_blocks_pair_by_what_both_languages_share(
    original: list[Block], translation: list[Block], expected: str
) -> None:
    assert beads(original, translation, None) == expected


LOG = [
    "The keeper lit both lamps before the storm came.",
    "In the log of 1911 she wrote: the sea is quiet, and Oskar has not come.",
    "Four sailors slept below the stairs that week.",
    "Nobody found the second key again, although they looked for it.",
]
GARBLED = "В журнале за 1911 год: море спокойно, и Оскар не пришёл, и его не ждут."


@pytest.mark.parametrize(
    ("english", "doubted", "expected"),
    [
        # A block that no engine brought into English keeps the place that the others leave it.
        ([LOG[0], GARBLED, *LOG[2:]], [1], "0=0 1=1 2=2 3=3"),
        ([LOG[0], "", *LOG[2:]], [1], "0=0 1=1 2=2 3=3"),
        (["", "", "", ""], [0, 1, 2, 3], "0=0 1=1 2=2 3=3"),
        # What stands nowhere is missing or added all the same.
        ([LOG[0], *LOG[2:], GARBLED], [3], "0=0 1= 2=1 3=2 =3"),
        ([*LOG[:2], GARBLED, *LOG[2:]], [2], "0=0 1=1 =2 2=3 3=4"),
        ([LOG[0], GARBLED, LOG[3]], [1], "0=0 1=1 2= 3=2"),
    ],
)
def test_blocks_whose_english_is_doubted_pair_by_what_both_languages_share(
    english: list[str], doubted: list[int], expected: str
) -> None:
    original = [block(P, text) for text in LOG]
    translation = [block(P, text or LOG[j]) for j, text in enumerate(english)]
    assert beads(original, translation, english, doubted) == expected


def test_what_is_missing_beside_doubted_english_is_no_surer_than_without_an_engine() -> None:
    original = Document("a.md", tuple(block(P, text) for text in LOG))
    for doubts, sure in (("", "", ""), [0.95]), (("", "doubtful", ""), [0.6]):
        english = [LOG[0], GARBLED if any(doubts) else LOG[1], LOG[3]]
        translation = Document("b.md", tuple(block(P, text) for text in english))
        found, _ = align_blocks(original, translation, english, doubts)
        assert [how for match, how in found if not match.is_paired] == sure


def test_a_table_keeps_its_cells_apart() -> None:
    cells = [block(CELL, text) for text in ("Port", "Boats", "North", "12", "South", "7")]
    english = ["Harbour", "Ships", "North", "12", "South", "7"]
    assert beads(cells, foreign(english, [CELL] * 6), english) == "0=0 1=1 2=2 3=3 4=4 5=5"


def test_thousands_of_short_items_pair_by_their_place() -> None:
    items = [block(ITEM, f"Item {n % 7}") for n in range(5000)]
    english = [f"Point {n % 7}" for n in range(5000)]
    expected = " ".join(f"{n}={n}" for n in range(5000))
    assert beads(items, foreign(english, [ITEM] * 5000), english) == expected


def test_cells_that_hold_the_same_sign_are_paired_in_their_order() -> None:
    sign, rows = "🚧", (("Anchors", "Anclas"), ("Buoys", "Boyas"), ("Tide tables", "Mareas"))
    original = [block(CELL, text) for name, _ in rows for text in (name, *[sign] * 6)]
    translation = [block(CELL, text) for _, name in rows for text in (name, *[sign] * 6)]
    assert beads(original, translation, None) == " ".join(f"{k}={k}" for k in range(21))
