from fidelity.align.siblings import siblings
from fidelity.load import parse
from fidelity.model import Block


def blocks(text: str) -> tuple[Block, ...]:
    return parse(text, ".md").blocks


def test_items_of_a_list_hold_what_is_nested_in_them() -> None:
    text = "- one\n\n  more of one\n- two\n- three\n- four\n  - deep\n  - deeper\n\nAfter.\n"
    assert [range(0, 2), range(2, 3), range(3, 4), range(4, 7)] in [*siblings(blocks(text))]


def test_terms_are_items_with_their_meanings() -> None:
    text = "".join(f"{term}\n: The meaning of it.\n\n" for term in ("Bow", "Keel", "Mast", "Stern"))
    assert [range(0, 2), range(2, 4), range(4, 6), range(6, 8)] in [*siblings(blocks(text))]


def test_rows_of_a_table_are_items_but_not_its_head() -> None:
    rows = "".join(f"| {name} | yes |\n" for name in ("bow", "keel", "mast", "stern"))
    assert [*siblings(blocks(f"| part | wet |\n|---|---|\n{rows}"))] == [
        [range(2, 4), range(4, 6), range(6, 8), range(8, 10)]
    ]


def test_sections_of_one_rank_under_one_heading_are_items() -> None:
    text = "# Ship\n\n" + "".join(f"## {name}\n\nText.\n\n" for name in "BKMS") + "# Sea\n\n## D\n"
    assert [*siblings(blocks(text))] == [[range(1, 3), range(3, 5), range(5, 7), range(7, 9)]]


def test_three_items_are_too_few() -> None:
    assert not [*siblings(blocks("- one\n- two\n- three\n"))]
