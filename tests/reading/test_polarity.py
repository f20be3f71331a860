"""Negations in speech, law, manuals and news, and the phrases that only look like them."""

import pytest

from fidelity.reading.polarity import is_denial, is_opposite, negations, soft_negations
from fidelity.reading.words import words

NEGATED: dict[str, list[tuple[str, str | None]]] = {
    "He did not come.": [("not", "come")],
    "He didn't come.": [("didn't", "come")],
    "He didn’t come.": [("didn't", "come")],
    "He cannot come.": [("cannot", "come")],
    "No one came.": [("no", "came")],
    "Nobody came.": [("nobody", "came")],
    "He came without a coat.": [("without", "coat")],
    "The lift no longer works.": [("no", "works")],
    "He hardly ever comes.": [("hardly", "comes")],
    "Nothing was found.": [("nothing", "found")],
    "He did nothing.": [("nothing", None)],
    "It is not impossible.": [("not", "impossible")],
    "Isn't it nice?": [("isn't", "nice")],
    "Do not press the button.": [("not", "press")],
    "The tenant shall not sublet.": [("not", "sublet")],
    "He has no money and no time.": [("no", "money"), ("no", "time")],
    "He never came, and she did not call.": [("never", "came"), ("not", "call")],
    "Not everyone agrees that it is not safe.": [("not", "everyone"), ("not", "safe")],
    # one clause, one negation
    "Neither he nor she came.": [("neither", "came")],
    "He don't know nothing.": [("don't", "know")],
    "He will not go without her.": [("not", "go"), ("without", None)],
    # phrases that negate nothing
    "There is no doubt that he came.": [],
    "Not only did he come, he sang.": [],
    "Whether or not he comes": [],
    "No. 5 is alive.": [],
    "at no. 7, Mill Lane": [],
    "no more than five": [],
    "no fewer than five": [],
    "no later than Monday": [],
    "He can't help laughing.": [],
    "He couldn’t help laughing.": [],
    "Do not open it until it cools.": [],
    "Hardly had he left when she came.": [],
    "Why not go?": [],
    "nothing but the truth": [],
    "He was none other than the mayor.": [],
    "with Doctors Without Borders": [],
    "NO emissions rose": [],
    "Noon in November, nonetheless": [],
    "The knot is noted.": [],
    "": [],
}


@pytest.mark.parametrize(("text", "expected"), NEGATED.items(), ids=NEGATED)
def test_each_negation_is_found_with_the_word_that_it_bears_on(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    found = words(text)
    assert [
        (found[n.word].folded, None if n.head is None else found[n.head].folded)
        for n in negations(text, found)
    ] == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He failed to come.", 1),
        ("He refused and was unable to pay.", 2),
        ("It was far from clear.", 1),
        ("They ran out of bread.", 1),
        ("a useless, unhappy man", 2),
        ("the union under the unit", 0),
        ("He came home.", 0),
        ("less bread", 1),
        ("the blessed dress", 0),
    ],
)
def test_what_could_render_a_negation_is_counted(text: str, count: int) -> None:
    assert soft_negations(text, words(text)) == count


@pytest.mark.parametrize(
    ("word", "denies"),
    [("doubted", True), ("failing", True), ("unlikely", True), ("walked", False), ("like", False)],
)
def test_a_denial_is_a_word_whose_negation_affirms(word: str, denies: bool) -> None:
    assert is_denial(words(word)[0]) == denies


@pytest.mark.parametrize(
    ("one", "other", "opposite"),
    [
        ("happy", "unhappy", True),
        ("possible", "impossible", True),
        ("legal", "illegal", True),
        ("agreed", "disagreed", True),
        ("open", "closed", True),
        ("alive", "dead", True),
        ("open", "open", False),
        ("happy", "sad", False),
        ("stand", "understand", False),
    ],
)
def test_opposites_are_known_by_prefix_or_by_heart(one: str, other: str, opposite: bool) -> None:
    mine, theirs = words(one)[0], words(other)[0]
    assert (is_opposite(mine, theirs), is_opposite(theirs, mine)) == (opposite, opposite)
