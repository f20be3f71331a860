import os
import random
import subprocess
import sys
from math import log

import pytest

from fidelity.align.rarity import Rarity
from fidelity.align.similarity import Likeness, Similarity, View


def view(keys: str, text: str) -> View:
    return View(frozenset(keys.split()), text)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (("gate shut", "the gate is shut"), ("gate shut", "the gate is shut"), (1.0, 1.0)),
        (("gate shut", "abcd"), ("gate open", "abxy"), (0.5, 0.5)),
        (("gate", "abcd"), ("open shut", "wxyz"), (0.0, 0.0)),
        (("gate", "abcd"), ("", ""), (0.0, 0.0)),
        (("", ""), ("", ""), (0.0, 1.0)),
    ],
)
def test_likeness_is_the_share_of_keys_and_of_letters_in_common(
    left: tuple[str, str], right: tuple[str, str], expected: tuple[float, float]
) -> None:
    like = Similarity([view(*left)], [view(*right)], Rarity()).of((0, 1), (0, 1))
    assert (like.keys, like.letters) == expected


def test_a_rare_key_counts_for_more_than_a_common_one() -> None:
    common, rare = view("the", ""), view("the heron", "")
    rarity = Similarity([common, common], [common, rare]).rarity
    masses = [rarity.mass(rarity.numbered([key])) for key in ("the", "heron")]
    # A hundred units of English are counted in; “the” stands in thirty of them.
    assert masses == pytest.approx([log(1 + 104 / 34), log(105)], abs=1e-5)


def test_a_key_that_comes_up_later_weighs_one() -> None:
    rarity = Similarity([view("the", "")], [view("the", "")]).rarity
    assert rarity.mass(rarity.numbered(["heron", "gate"])) == 2.0


def test_spans_are_compared_as_if_their_units_were_one() -> None:
    units = [view("gate shut", "gate shut"), view("old", "old")]
    parts = Similarity(units, [view("old", "x")], Rarity())
    whole = Similarity([view("gate shut old", "gate shut old")], [view("old", "x")], Rarity())
    assert parts.of((0, 2), (0, 1)) == whole.of((0, 1), (0, 1))


def test_the_words_of_two_spans_are_those_of_the_shorter() -> None:
    left = [view("", "one two three"), view("", "four")]
    assert Similarity(left, [view("", "a b c d e f")]).words((0, 2), (0, 1)) == 4


@pytest.mark.parametrize(
    ("like", "expected"),
    [
        (Likeness(1.0, 1.0), 1.0),
        (Likeness(0.0, 1.0), 0.5),
        (Likeness(0.5, 0.7), 0.5),
        (Likeness(0.0, 0.4), 0.0),
        (Likeness(0.0, 0.1), 0.0),
    ],
)
def test_letters_that_any_two_texts_share_do_not_make_them_similar(
    like: Likeness, expected: float
) -> None:
    assert like.similarity == pytest.approx(expected)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ([4000, 2000], [8000, 4000], 0.9615),
        ([4000, 2000], [4000, 2000], 1.0),
        ([4000, 2000], [2000, 4000], 0.5),
        ([40, 20], [80, 40], 0.5536),
    ],
)
def test_between_languages_lengths_are_compared_by_the_ratio_of_the_documents(
    left: list[int], right: list[int], expected: float
) -> None:
    ours, theirs = ([view("", "x" * size) for size in sizes] for sizes in (left, right))
    similarity = Similarity(ours, theirs, same_language=False)
    assert similarity.of((0, 1), (0, 1)).letters == pytest.approx(expected, abs=1e-3)


@pytest.mark.parametrize("least", [0.0, 0.3, 0.6, 0.9])
def test_letters_below_what_is_asked_for_are_told_as_nothing(least: float) -> None:
    dice = random.Random(8)
    texts = ["".join(dice.choices("abc ", k=dice.randrange(1, 30))) for _ in range(60)]
    similarity = Similarity([view("", text) for text in texts], [view("", texts[0])])
    pairs = [similarity.stretches((n, n + 1), (0, 1)) for n in range(60)]
    whole = [similarity.letters(*pair) for pair in pairs]
    assert [similarity.letters(*pair, least) for pair in pairs] == [
        letters if letters >= least else 0.0 for letters in whole
    ]


def test_long_texts_are_compared_by_the_same_share_of_both() -> None:
    text = " ".join(f"{n} of {n * 37}" for n in range(1000))
    similarity = Similarity([view("", text)], [view("", text), view("", text[::-1])])
    assert similarity.of((0, 1), (0, 1)).letters == 1.0
    assert similarity.of((0, 1), (1, 2)).letters < 0.8


def test_likeness_does_not_depend_on_the_order_in_which_python_keeps_its_sets() -> None:
    code = (
        "from fidelity.align.similarity import Similarity, View\n"
        "keys = [frozenset(f'k{n}' for n in range(60) if n % (i + 2)) for i in range(20)]\n"
        "units = [View(some, '') for some in keys]\n"
        "similarity = Similarity(units, units)\n"
        "print([similarity.pair(i, j) for i in range(20) for j in range(20)])\n"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(printed) == 1


def test_units_are_the_same_in_whatever_order_their_keys_come() -> None:
    ours, theirs = View(["gate", "shut"], "gate shut"), View(["shut", "gate"], "gate shut")
    alike = Similarity([ours], [theirs])
    assert alike.left.is_same(0, alike.right, 0)
