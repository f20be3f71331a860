"""Numbers in news, recipes, sport, law and manuals, in digits and in words."""

import pytest

from fidelity.reading.numbers import digit_readings, implied, numbers

READ = {
    # digits
    "There were 3,000 people.": [("3,000", {3, 3000})],
    "There were 3.000 people.": [("3.000", {3, 3000})],
    "It weighs 0.500 kg.": [("0.500", {0.5})],
    "Add 0,5 litres.": [("0,5", {0.5})],
    "It cost 1,234.56 dollars.": [("1,234.56", {1234.56})],
    "It cost 1.234,56 euros.": [("1.234,56", {1234.56})],
    "1 234 567 voters": [("1 234 567", {1234567})],
    "1’234’567 francs": [("1’234’567", {1234567})],
    "a crore is 1,00,00,000": [("1,00,00,000", {10**7})],
    "100.000.000 tonnes": [("100.000.000", {10**8})],
    "In 2019 100 people left.": [("2019", {2019}), ("100", {100})],
    "Room 5.": [("5", {5})],
    "1, 2 and 3": [("1", {1}), ("2", {2}), ("3", {3})],
    "minus five degrees": [("five", {-5})],
    "-5 °C": [("-5", {-5})],
    "−5 °C": [("−5", {-5})],
    "10 degrees below zero": [("10", {-10}), ("zero", {0})],
    "1−2": [("1", {1}), ("2", {2})],
    # magnitudes
    "It costs $3bn a year.": [("3bn", {3, 3e9})],
    "It costs $3 bn a year.": [("3 bn", {3, 3e9})],
    "It raised $5M.": [("5M", {5, 5e6})],
    "It raised $2B.": [("2B", {2, 2e9})],
    "10K runners": [("10K", {10, 10000})],
    "1.5m visitors": [("1.5m", {1.5, 1.5e6})],
    "1.5 m tall": [("1.5", {1.5})],
    "10 km away": [("10", {10})],
    "5 kg": [("5", {5})],
    "3.2 million": [("3.2 million", {3.2e6})],
    "40 millions": [("40 millions", {4e7})],
    "between 3 and 4 million": [("3", {3}), ("4 million", {4e6})],
    "twenty-five thousand": [("twenty-five thousand", {25000})],
    "three million two hundred thousand": [("three million two hundred thousand", {3.2e6})],
    "fifteen hundred": [("fifteen hundred", {1500})],
    "seven hundred and eighty-six": [("seven hundred and eighty-six", {786})],
    "a thousand and one nights": [("thousand and one", {1001})],
    "one hundred twenty": [("one hundred twenty", {120})],
    "two thousand and nineteen": [("two thousand and nineteen", {2019})],
    "two or three": [("two", {2}), ("three", {3})],
    # halves, dozens and parts
    "half a dozen eggs": [("half a dozen", {6})],
    "half-dozen": [("half-dozen", {6})],
    "two dozen eggs": [("two dozen", {24})],
    "half a million": [("half a million", {5e5})],
    "three and a half hours": [("three and a half", {3.5})],
    "two and a quarter cups": [("two and a quarter", {2.25})],
    "2½ cups of flour": [("2½", {2.5})],
    "2 1/2 cups of flour": [("2 1/2", {2.5})],
    "1/2 cup": [("1/2", {0.5})],
    "¾ of an inch": [("¾", {0.75})],
    "open 24/7": [("24", {24}), ("7", {7})],
    "after 9/11": [("9", {9}), ("11", {11})],
    "two-thirds of voters": [("two-thirds", {0.666666667})],
    "three quarters of them": [("three quarters", {0.75})],
    "nine-tenths": [("nine-tenths", {0.9})],
    "a third of them": [("third", {3, 0.333333333})],
    "half of them": [("half", {0.5})],
    "one in five": [("five", {5})],
    "one of a hundred": [("hundred", {100})],
    # ordinals, centuries, rulers
    "the twenty-first century": [("twenty-first", {21})],
    "the 2nd of May": [("2nd", {2})],
    "their seventieth anniversary": [("seventieth", {70})],
    "the ninetieth minute": [("ninetieth", {90})],
    "the thousandth visitor": [("thousandth", {1000})],
    "World War II": [("II", {2})],
    "Louis XIV": [("XIV", {14})],
    "the XIXth century": [("XIXth", {19})],
    "threefold": [("threefold", {3})],
    # years and decades
    "in the 1980s": [("1980s", {1980})],
    "the ’90s": [("90s", {90, 1990})],
    "in the eighties": [("eighties", {80, 1980})],
    "the 2019/20 season": [("2019", {2019}), ("20", {20, 2020})],
    "44 BC": [("44", {44})],
    "AD 79": [("79", {79})],
    # times, results, versions, addresses
    "at 3:15 p.m.": [("3:15", {3.15, 15.15})],
    "at 12 am": [("12", {12, 0})],
    "at 12.30": [("12.30", {12.3})],
    "won 3:2": [("3:2", {3.02})],
    "won 6-4": [("6", {6}), ("4", {4})],
    "Python 3.11.2": [("3.11.2", {3.011002})],
    "at 192.168.0.1": [("192.168.0.1", {192.168000001})],
    "at 10.0.0.12": [("10.0.0.12", {10.000000012})],
    "call 555-0123": [("555", {555}), ("0123", {123})],
    "B-52 bombers": [("52", {52})],
    # neither
    "One of the men left.": [],
    "No one came, not one.": [],
    "The G7 sold an F16 on A4 paper.": [],
    "I wear XXL.": [],
    "no number at all": [],
}


@pytest.mark.parametrize(("text", "expected"), READ.items(), ids=READ)
def test_a_number_is_read_with_every_value_that_it_can_have(
    text: str, expected: list[tuple[str, set[float]]]
) -> None:
    assert [(text[n.start : n.end], set(n.values)) for n in numbers(text)] == expected


@pytest.mark.parametrize(
    ("text", "many", "percent"),
    [
        ("dozens of people", True, False),
        ("tens of thousands of people", True, False),
        ("several hundred people", True, False),
        ("a few thousand people", True, False),
        ("two hundred people", False, False),
        ("5 %", False, True),
        ("five per cent", False, True),
        ("5 percent", False, True),
        ("3.5 percentage points", False, True),
        ("5 percents of it, 5", False, False),
    ],
)
def test_vague_plurals_and_shares_are_told_from_plain_numbers(
    text: str, many: bool, percent: bool
) -> None:
    first = numbers(text)[0]
    assert (first.many, first.percent) == (many, percent)


@pytest.mark.parametrize(
    ("text", "in_digits"),
    [("5", True), ("½", True), ("2 million", True), ("five", False), ("XIV", False)],
)
def test_it_is_known_whether_a_number_stands_in_digits(text: str, in_digits: bool) -> None:
    assert [number.in_digits for number in numbers(text)] == [in_digits]


AGREE = [
    ("3.2 million", "3,200,000"),
    ("$5M", "5 million"),
    ("£1.2bn", "1.2 billion"),
    ("1.500 metres", "1,500 metres"),
    ("1 234,5", "1,234.5"),
    ("twenty-five", "25"),
    ("twenty five", "25th"),
    ("half", "50%"),
    ("a quarter", "25 percent"),
    ("two and a quarter", "2¼"),
    ("half a dozen", "six"),
    ("a dozen", "12"),
    ("the 1990s", "the nineties"),
    ("5 p.m.", "17:00"),
    ("3:15 p.m.", "15.15"),
    ("the 19th century", "the XIX century"),
    ("Henry VIII", "Henry the eighth"),
    ("seventieth", "70th"),
    ("five degrees below zero", "-5 degrees"),
    ("two-thirds", "2/3"),
    ("dozens", "tens"),
]
DISAGREE = [
    ("40", "14"),
    ("3.2 million", "3.2 billion"),
    ("50%", "5%"),
    ("hundreds", "100"),
    ("dozens", "hundreds"),
    ("-5", "5"),
    ("3.11.2", "3.11.1"),
    ("192.168.0.1", "192.168.0.2"),
    ("1/2", "1/3"),
    ("1:30", "1:20"),
    ("5 p.m.", "18:00"),
    ("1,200", "1,300"),
]


@pytest.mark.parametrize(("one", "other"), AGREE)
def test_ways_of_writing_one_number_agree(one: str, other: str) -> None:
    assert numbers(one)[0].agrees_with(numbers(other)[0])
    assert numbers(other)[0].agrees_with(numbers(one)[0])


@pytest.mark.parametrize(("one", "other"), DISAGREE)
def test_other_numbers_do_not_agree(one: str, other: str) -> None:
    assert not numbers(one)[0].agrees_with(numbers(other)[0])
    assert not numbers(other)[0].agrees_with(numbers(one)[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a decade ago", {10}),
        ("two centuries", {100}),
        ("in a fortnight", {14}),
        ("a couple of days", {2}),
        ("half an hour", {30}),
        ("half a year", {6}),
        ("an hour and a half", {1.5}),
        ("they won 3-2", {3.02}),
        ("they won 3:2", {3, 2}),
        ("at 11:40", set()),
        ("in 2019-2020", set()),
        ("the halfway house", set()),
    ],
)
def test_what_a_text_comes_to_in_other_forms_is_known(text: str, expected: set[float]) -> None:
    assert implied(text) == expected


@pytest.mark.parametrize(
    ("written", "values"),
    [
        ("7", {7}),
        ("007", {7}),
        ("1.200", {1.2, 1200}),
        ("1,20", {1.2}),
        ("1,200,000", {1200000}),
        ("1.200.000,5", {1200000.5}),
        ("12:05", {12.05}),
        ("2.4.1", {2.004001}),
        ("−3", {-3}),
        ("9" * 400, {float("inf")}),
    ],
)
def test_digits_have_every_value_that_their_marks_allow(written: str, values: set[float]) -> None:
    assert digit_readings(written) == values
