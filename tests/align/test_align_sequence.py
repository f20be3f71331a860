import random
import tracemalloc
from itertools import chain, pairwise

import pytest

from fidelity.align.match import Match
from fidelity.align.options import Options
from fidelity.align.sequence import align
from fidelity.align.similarity import Similarity, View
from fidelity.reading.words import fold, prefixes

UNITS = {
    "A": "The harbour master closed the northern gate after the storm broke two iron hinges.",
    "a": "After the storm tore off two iron hinges, the harbour master shut the northern gate.",
    "A1": "The harbour master closed the northern gate in the evening.",
    "a1": "The harbour master shut the northern gate in the evening.",
    "A2": "The storm had broken two of the iron hinges it hung on.",
    "a2": "Two of the iron hinges it hung on were broken by the storm.",
    "A3": "Whoever came late slept aboard and grumbled until breakfast.",
    "a3": "Those who came late slept aboard, grumbling until breakfast.",
    "B": "Nobody had counted on the bakery staying open, yet warm bread stood in its window by six.",
    "b": "No one had expected the bakery to stay open, but by six warm bread lay in its window.",
    "C": "Children from the upper village carried lanterns down the hill and sang for fishermen.",
    "c": "Children of the upper village came down the hill with lanterns and sang to fishermen.",
    "D": "A carpenter named Oskar offered to mend the roof for the price of a decent supper.",
    "d": "Oskar, a carpenter, offered to mend the roof in exchange for a decent supper.",
    "E": "By Sunday the water had gone down and the market returned to the old square.",
    "e": "On Sunday the water went down, and the market was back on the old square.",
    "x": "Copper wire conducts better than aluminium, which engineers learn during their first term.",
    "H": "Ice",
    "h": "Frost",
    "J": "Salt",
    "j": "Brine",
}
UNITS |= {
    "A1A2": f"{UNITS['A1']} {UNITS['A2']}",
    "a1a2": f"{UNITS['a1']} {UNITS['a2']}",
    "A1A2A3": f"{UNITS['A1']} {UNITS['A2']} {UNITS['A3']}",
    "a1a2a3": f"{UNITS['a1']} {UNITS['a2']} {UNITS['a3']}",
}


def views(texts: list[str], kind: str = "") -> list[View]:
    return [View(prefixes(text), fold(text), kind) for text in texts]


def aligned(left: list[str], right: list[str]) -> list[Match]:
    return align(Similarity(views(left), views(right)), Options())


def beads(left: str, right: str) -> str:
    """The beads as `A=a` (paired), `A~a` (moved), `A=` (omitted) and `=a` (added)."""
    ours, theirs = left.split(), right.split()
    matches = aligned([UNITS[name] for name in ours], [UNITS[name] for name in theirs])
    return " ".join(
        "+".join(ours[slice(*match.left)])
        + ("~" if match.moved else "=")
        + "+".join(theirs[slice(*match.right)])
        for match in matches
    )


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("", "", ""),
        ("A", "", "A="),
        ("", "a b", "=a =b"),
        ("A", "a", "A=a"),
        ("A", "x", "A= =x"),
        ("A B C D E", "a b c d e", "A=a B=b C=c D=d E=e"),
        # joined and split
        ("A1A2", "a1 a2", "A1A2=a1+a2"),
        ("A1 A2", "a1a2", "A1+A2=a1a2"),
        ("B A1A2 C", "b a1 a2 c", "B=b A1A2=a1+a2 C=c"),
        ("B A1 A2 C", "b a1a2 c", "B=b A1+A2=a1a2 C=c"),
        ("B A1A2A3 C", "b a1 a2 a3 c", "B=b A1A2A3=a1+a2+a3 C=c"),
        ("B A1 A2 A3 C", "b a1a2a3 c", "B=b A1+A2+A3=a1a2a3 C=c"),
        ("B A1 A2 C", "b a1 a2 c", "B=b A1=a1 A2=a2 C=c"),
        # omitted
        ("A B C D E", "b c d e", "A= B=b C=c D=d E=e"),
        ("A B C D E", "a b d e", "A=a B=b C= D=d E=e"),
        ("A B C D E", "a b c d", "A=a B=b C=c D=d E="),
        ("A B C D E", "a e", "A=a B= C= D= E=e"),
        # added
        ("B C D E", "a b c d e", "=a B=b C=c D=d E=e"),
        ("A B D E", "a b c d e", "A=a B=b =c D=d E=e"),
        ("A B C D", "a b c d e", "A=a B=b C=c D=d =e"),
        # replaced
        ("A B C", "a x c", "A=a B= =x C=c"),
        # moved
        ("A B C D", "b a c d", "A~a B=b C=c D=d"),
        ("A B C D E", "e a b c d", "A=a B=b C=c D=d E~e"),
        ("A B C D E", "b c d e a", "A~a B=b C=c D=d E=e"),
        ("A B C D E", "a d b c e", "A=a B=b C=c D~d E=e"),
        # repeated
        ("A A A B", "A A B", "A=A A=A A= B=B"),
        ("B A A", "B A A A", "B=B A=A A=A =A"),
        ("C A B A D", "c a b d", "C=c A=a B=b A= D=d"),
        # short texts pair by their place
        ("A H B J C", "a h b j c", "A=a H=h B=b J=j C=c"),
        ("A H B", "a b", "A=a H= B=b"),
    ],
)
def test_beads_hold_what_belongs_together(left: str, right: str, expected: str) -> None:
    assert beads(left, right) == expected


def test_units_of_a_rare_kind_do_not_pair_with_prose_for_their_place_alone() -> None:
    similarity = Similarity(views(["Ann Orr"], "byline"), views(["Rain all week"]))
    assert align(similarity, Options()) == [Match((0, 1), (0, 0), 0.0), Match((1, 1), (0, 1), 0.0)]


def test_units_of_the_same_kind_pair_for_their_place_alone() -> None:
    similarity = Similarity(views(["Ann Orr"], "byline"), views(["Rain all week"], "byline"))
    assert [(match.left, match.right) for match in align(similarity, Options())] == [
        ((0, 1), (0, 1))
    ]


VOCABULARY = [
    first + middle + last
    for first in ("bar", "cel", "dom", "fir", "gan", "hol", "jun", "kes")
    for middle in ("ta", "vo", "ni", "ke")
    for last in ("m", "rs", "nd", "ling")
]


def sentences(dice: random.Random, count: int, words: int = 12) -> list[str]:
    return [" ".join(dice.choices(VOCABULARY, k=words)) for _ in range(count)]


def edited(dice: random.Random, texts: list[str]) -> list[str]:
    """The texts with some dropped, swapped, added, joined and most reworded."""
    kept = [text for text in texts if dice.random() < 0.85]
    for _ in range(len(kept) // 8):
        one, other = dice.randrange(len(kept)), dice.randrange(len(kept))
        kept[one], kept[other] = kept[other], kept[one]
    for _ in range(len(kept) // 10):
        place = dice.randrange(len(kept))
        kept[place : place + 2] = [" ".join(kept[place : place + 2])]
        kept.insert(dice.randrange(len(kept)), sentences(dice, 1)[0])
    return [" ".join(word for word in text.split() if dice.random() < 0.8) for text in kept]


def faults(matches: list[Match], rows: int, columns: int) -> list[str]:
    ours = list(chain.from_iterable(range(*match.left) for match in matches))
    theirs = sorted(chain.from_iterable(range(*match.right) for match in matches))
    inplace = [match for match in matches if match.is_paired and not match.moved]
    rules = {
        "the left side is covered once and in order": ours == list(range(rows)),
        "the right side is covered once": theirs == list(range(columns)),
        "what has not moved is in order": all(
            one.right[1] <= other.right[0] for one, other in pairwise(inplace)
        ),
        "similarities are shares": all(0 <= match.similarity <= 1 for match in matches),
        "what is alone is like nothing": all(
            match.is_paired or (match.similarity, match.moved) == (0.0, False) for match in matches
        ),
        "what moved is a pair of one and one": all(
            match.left[1] - match.left[0] == match.right[1] - match.right[0] == 1
            for match in matches
            if match.moved
        ),
    }
    return [rule for rule, holds in rules.items() if not holds]


@pytest.mark.parametrize("same_language", [True, False])
def test_every_unit_is_in_one_bead_and_in_order_unless_it_moved(same_language: bool) -> None:
    dice = random.Random(20)
    found = []
    for _ in range(60):
        left = sentences(dice, dice.randrange(40), dice.choice([2, 12]))
        right = edited(dice, left)
        similarity = Similarity(views(left), views(right), same_language=same_language)
        found += faults(align(similarity, Options()), len(left), len(right))
    assert found == []


@pytest.mark.parametrize(("rows", "columns"), [(800, 750), (5, 2000), (2000, 5)])
def test_beads_cover_both_sides_where_no_anchor_leads(rows: int, columns: int) -> None:
    dice = random.Random(4)
    left, right = sentences(dice, rows), sentences(dice, columns)
    assert faults(aligned(left, right), rows, columns) == []


def test_a_long_insertion_in_a_longer_text_does_not_lose_the_way() -> None:
    names = [f"entry {n} of ledger {n * 7919}" for n in range(3000)]
    right = [*names[:1500], *(f"line {n}" for n in range(400)), *names[1500:]]
    paired = [match for match in aligned(names, right) if match.is_paired]
    assert [match.left[0] for match in paired if match.right[0] == match.left[0]] == [*range(1500)]
    assert [match.right[0] - 400 for match in paired[1500:]] == [*range(1500, 3000)]


@pytest.mark.parametrize("dropped", [0, 1])
def test_thousands_of_equal_units_pair_in_their_order(dropped: int) -> None:
    left = ["The river rose again in the night."] * 4_000
    pairs = [match for match in aligned(left, left[dropped:]) if match.is_paired]
    assert [(match.left[0], match.right[0]) for match in pairs] == [
        (n, n) for n in range(4_000 - dropped)
    ]


def test_cells_that_repeat_in_a_table_pair_in_their_order() -> None:
    names = ["wait", "lock", "sleep", "spin", "tick"]
    rows = [[name, *["no"] * n, *["yes"] * (n % 2)] for n, name in enumerate(names)]
    table = [*names, *chain.from_iterable(rows)]
    left, right = [UNITS["A"], *table, UNITS["B"]], [UNITS["a"], *table, UNITS["b"]]
    pairs = [match for match in aligned(left, right) if match.is_paired]
    assert [(match.left[0], match.right[0]) for match in pairs] == [
        (n, n) for n in range(len(left))
    ]


def test_texts_with_nothing_in_common_do_not_fill_the_memory() -> None:
    dice = random.Random(9)
    left, right = sentences(dice, 130), [text[::-1] for text in sentences(dice, 130)]
    tracemalloc.start()
    aligned(left, right)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 35_000_000
