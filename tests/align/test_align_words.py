from itertools import product

import pytest

from fidelity.align.words import align_words, likeness, stretch
from fidelity.reading.words import words


def paired(left: str, right: str) -> list[tuple[str, str]]:
    ours, theirs = words(left), words(right)
    return [(ours[i].text, theirs[j].text) for i, j in sorted(align_words(ours, theirs).items())]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("", "", []),
        ("a gate", "", []),
        ("", "a gate", []),
        ("Gate shut", "gate shut", [("Gate", "gate"), ("shut", "shut")]),
        ("shut the gate", "gate, the shut", [("shut", "shut"), ("the", "the"), ("gate", "gate")]),
        ("gates closed", "closes a gate", [("gates", "gate"), ("closed", "closes")]),
        ("colour", "color", [("colour", "color")]),
        ("Шевченко", "Shevchenko", [("Шевченко", "Shevchenko")]),
        ("Aleksandra", "Alexandra", [("Aleksandra", "Alexandra")]),
        ("U.N. troops", "UN troops", [("U.N.", "UN"), ("troops", "troops")]),
        ("12 ships", "12 boats", [("12", "12")]),
        ("1250 ships", "1251 ships", [("ships", "ships")]),
        ("cat", "car", []),
        ("bread", "water", []),
    ],
)
def test_words_pair_by_stem_or_by_spelling(
    left: str, right: str, expected: list[tuple[str, str]]
) -> None:
    assert paired(left, right) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("gate and gate", "gate", {0: 0}),
        ("gate", "gate and gate", {0: 0}),
        ("no bread no water", "no bread but water", {0: 0, 1: 1, 3: 3}),
        ("no bread no water", "some bread no water", {1: 1, 2: 2, 3: 3}),
        ("no bread no water", "no water no bread", {0: 0, 1: 3, 2: 2, 3: 1}),
        ("the dog the cat the hen", "the cat the hen", {2: 0, 3: 1, 4: 2, 5: 3}),
    ],
)
def test_a_repeated_word_pairs_once_and_with_the_occurrence_among_its_neighbours(
    left: str, right: str, expected: dict[int, int]
) -> None:
    assert align_words(words(left), words(right)) == expected


def test_a_word_that_occurs_once_pairs_however_far_it_went_in_a_long_sentence() -> None:
    rest = " ".join(f"{letter}{other}{letter}" for letter in "bcdfgh" for other in "aeiouyrlnt")
    left, right = words(f"Copenhagen {rest}"), words(f"{rest} Copenhagen")
    assert align_words(left, right)[0] == len(right) - 1


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("gate", "gate", 1.0),
        ("12", "12", 1.0),
        ("cat", "cut", 0.0),
        ("1250", "1251", 0.0),
        ("gate", "1250", 0.0),
        ("abcd", "abce", 0.75),
        ("bread", "bred", 8 / 9),
    ],
)
def test_likeness_is_the_share_of_common_letters_except_of_short_words_and_numbers(
    one: str, other: str, expected: float
) -> None:
    assert (likeness(one, other), likeness(other, one)) == pytest.approx((expected, expected))


@pytest.mark.parametrize(
    ("pairs", "first", "last", "sizes", "expected"),
    [
        # its own partners
        ({0: 0, 1: 1, 2: 2}, 1, 1, (3, 3), (1, 1)),
        ({0: 0, 1: 2, 2: 1}, 1, 2, (3, 3), (1, 2)),
        # none of its own: what is free between the neighbours' partners
        ({0: 0, 2: 2}, 1, 1, (3, 3), (1, 1)),
        ({0: 0, 3: 4}, 1, 2, (4, 5), (1, 3)),
        ({}, 0, 1, (2, 3), (0, 2)),
        # free words at its ends up to the partner beyond
        ({0: 0, 2: 2, 3: 3}, 1, 2, (4, 4), (1, 2)),
        ({0: 0, 1: 1, 3: 3}, 1, 2, (4, 4), (1, 2)),
        # nothing stands for it
        ({0: 0, 2: 1}, 1, 1, (3, 2), None),
        ({}, 1, 1, (3, 3), None),
        # too much is free to be one word's
        ({0: 0, 2: 9}, 1, 1, (3, 10), None),
    ],
)
def test_a_stretch_of_words_stands_for_the_words_between_its_neighbours(
    pairs: dict[int, int],
    first: int,
    last: int,
    sizes: tuple[int, int],
    expected: tuple[int, int] | None,
) -> None:
    assert stretch(pairs, first, last, sizes) == expected


def test_thousands_of_the_same_word_pair_in_their_order() -> None:
    left = words("word " * 10_000)
    assert align_words(left, left) == {n: n for n in range(10_000)}


def test_thousands_of_words_without_a_like_one_are_left_alone() -> None:
    ours = words(" ".join("".join(letters) for letters in product("bcdfghjklm", repeat=4)))
    theirs = words(" ".join("".join(letters) for letters in product("npqrstvwxz", repeat=4)))
    assert align_words(ours, theirs) == {}
