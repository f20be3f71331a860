"""What words around a number or noun let a reader expect: at least, at most, about, most, few."""

import pytest

from fidelity.reading.bounds import Bound, degrees, limit, quantifiers, same_bound
from fidelity.reading.numbers import numbers
from fidelity.reading.words import words

LIMITS = [
    ("at least 50 people", Bound.LOWER, "at least 50"),
    ("50 people at least", Bound.LOWER, "50 people at least"),
    ("more than 50", Bound.LOWER, "more than 50"),
    ("more than a hundred", Bound.LOWER, "more than a hundred"),
    ("no less than 50", Bound.LOWER, "no less than 50"),
    ("not fewer than 50", Bound.LOWER, "not fewer than 50"),
    ("over £50", Bound.LOWER, "over £50"),
    ("upwards of 50", Bound.LOWER, "upwards of 50"),
    ("50 or more", Bound.LOWER, "50 or more"),
    ("50% or more", Bound.LOWER, "50% or more"),
    ("50 years or older", Bound.LOWER, "50 years or older"),
    ("50+", Bound.LOWER, "50+"),
    ("the 50-plus group", Bound.LOWER, "50-plus"),
    ("no more than 50", Bound.UPPER, "no more than 50"),
    ("not more than 50", Bound.UPPER, "not more than 50"),
    ("fewer than 50", Bound.UPPER, "fewer than 50"),
    ("less than $50", Bound.UPPER, "less than $50"),
    ("up to 50", Bound.UPPER, "up to 50"),
    ("under 50", Bound.UPPER, "under 50"),
    ("as many as 50", Bound.AS_MANY, "as many as 50"),
    ("at most 50", Bound.UPPER, "at most 50"),
    ("50 at most", Bound.UPPER, "50 at most"),
    ("a maximum of 50", Bound.UPPER, "a maximum of 50"),
    ("about 50", Bound.ABOUT, "about 50"),
    ("some 50 boats", Bound.ABOUT, "some 50"),
    ("ca. 50", Bound.ABOUT, "ca. 50"),
    ("approx. 50", Bound.ABOUT, "approx. 50"),
    ("50 or so", Bound.ABOUT, "50 or so"),
    ("nearly 50", Bound.ALMOST, "nearly 50"),
    ("close to 50", Bound.ALMOST, "close to 50"),
    ("just under 50", Bound.ALMOST, "just under 50"),
    ("just over 50", Bound.LOWER, "over 50"),
    ("only 50", Bound.ONLY, "only 50"),
    ("exactly 50", Bound.EXACT, "50"),
    ("all over the 50 states", Bound.EXACT, "50"),
    ("around the 50 tables", Bound.EXACT, "50"),
    ("somehow 50", Bound.EXACT, "50"),
    ("more than he paid for 50", Bound.EXACT, "50"),
    ("50", Bound.EXACT, "50"),
]


@pytest.mark.parametrize(("text", "bound", "stretch"), LIMITS)
def test_the_words_around_a_number_bound_it(text: str, bound: Bound, stretch: str) -> None:
    found = limit(text, numbers(text)[0])
    assert (found.bound, text[found.start : found.end]) == (bound, stretch)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Bound.LOWER, Bound.LOWER, True),
        (Bound.ABOUT, Bound.ALMOST, True),
        (Bound.ALMOST, Bound.UPPER, True),
        (Bound.ONLY, Bound.EXACT, True),
        (Bound.ONLY, Bound.UPPER, True),
        (Bound.LOWER, Bound.UPPER, False),
        (Bound.LOWER, Bound.EXACT, False),
        (Bound.ABOUT, Bound.UPPER, False),
        (Bound.ONLY, Bound.LOWER, False),
    ],
)
def test_bounds_are_the_same_where_a_reader_expects_the_same(
    one: Bound, other: Bound, same: bool
) -> None:
    assert (same_bound(one, other), same_bound(other, one)) == (same, same)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Most people agree.", [("most", "most")]),
        ("a majority of them", [("majority", "most")]),
        ("all of them", [("all", "all")]),
        ("almost all members", [("all", "nearly all")]),
        ("nearly every day", [("every", "nearly all")]),
        ("Few people came.", [("few", "few")]),
        ("A few people came.", []),
        ("several boats, many nets", [("several", "some"), ("many", "many")]),
        ("the most useful tool", []),
        ("most recent", []),
        ("at most five", []),
        ("not at all", []),
        ("not all boats", []),
        ("how many boats", []),
        ("It is certain that he came.", []),
        ("boats", []),
    ],
)
def test_quantities_are_read_and_superlatives_and_idioms_are_not(
    text: str, expected: list[tuple[str, str]]
) -> None:
    found = words(text)
    assert [(found[q.word].folded, q.amount.value) for q in quantifiers(found)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is largely done.", [("largely", "most")]),
        ("It is completely wrong.", [("completely", "all")]),
        ("It is almost done.", [("almost", "nearly all")]),
        ("almost two boats", []),
        ("nearly 50 boats", []),
        ("partly cloudy", [("partly", "some")]),
        ("It is done.", []),
    ],
)
def test_degrees_are_read_where_they_stand_with_no_number(
    text: str, expected: list[tuple[str, str]]
) -> None:
    found = words(text)
    assert [(found[d.word].folded, d.amount.value) for d in degrees(found)] == expected


def test_the_distance_of_quantities_counts_the_steps_between_them() -> None:
    few, most = quantifiers(words("Few came; most left."))
    assert (few.distance(most), most.distance(few), few.distance(few)) == (3, 3, 0)
