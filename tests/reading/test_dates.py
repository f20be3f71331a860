"""Dates as they stand in news, letters, logs and machine-translated English."""

import pytest

from fidelity.reading.dates import dates

Row = tuple[str, int | None, int | None, int | None, int | None]
MONTH_DAY: dict[str, list[Row]] = {
    "on 3 May 2021": [("3 May 2021", 5, 3, 2021, None)],
    "on May 3rd, 2021": [("May 3rd, 2021", 5, 3, 2021, None)],
    "the 3rd of May": [("3rd of May", 5, 3, None, None)],
    "15 of May of 2020": [("15 of May of 2020", 5, 15, 2020, None)],
    "1. May 2020": [("1. May 2020", 5, 1, 2020, None)],
    "July the 4th": [("July the 4th", 7, 4, None, None)],
    "Sept. 11": [("Sept. 11", 9, 11, None, None)],
    "25 Dec. He came": [("25 Dec.", 12, 25, None, None)],
    "June 30. He left": [("June 30", 6, 30, None, None)],
    "5 JUNE": [("5 JUNE", 6, 5, None, None)],
    "in June 1850": [("June 1850", 6, None, 1850, None)],
    "mid-June": [("June", 6, None, None, None)],
    "Tuesday, 5 May 2020": [
        ("Tuesday", None, None, None, 2),
        ("5 May 2020", 5, 5, 2020, None),
    ],
    # several days
    "11 and 12 June": [("11", 6, 11, None, None), ("12 June", 6, 12, None, None)],
    "3, 5, 7 and 9 June": [
        ("3", 6, 3, None, None),
        ("5", 6, 5, None, None),
        ("7", 6, 7, None, None),
        ("9 June", 6, 9, None, None),
    ],
    "June 4-6, 2020": [("June 4", 6, 4, 2020, None), ("6", 6, 6, 2020, None)],
    "from June 4 to July 6": [("June 4", 6, 4, None, None), ("July 6", 7, 6, None, None)],
    "June 4 and 5 in Graz": [("June 4", 6, 4, None, None), ("5", 6, 5, None, None)],
    "June 4 and 5 people": [("June 4", 6, 4, None, None)],
    # digits
    "2021-04-03": [("2021-04-03", 4, 3, 2021, None)],
    "2021-04-03T10:00Z": [("2021-04-03", 4, 3, 2021, None)],
    "03/04/2021": [("03/04/2021", None, None, 2021, None)],
    "13/04/2021": [("13/04/2021", 4, 13, 2021, None)],
    "04/13/2021": [("04/13/2021", 4, 13, 2021, None)],
    "3.4.2021": [("3.4.2021", 4, 3, 2021, None)],
    # words that are months as well as something else
    "You may 3 times": [],
    "may 2021": [("may 2021", 5, None, 2021, None)],
    "Theresa May, 64, resigned": [],
    "May arrived": [],
    "until May": [("May", 5, None, None, None)],
    "the March on Washington": [],
    "they march 20 miles": [],
    "by March": [("March", 3, None, None, None)],
    "an august body": [],
    "Augustus": [],
    "Jan Novak came": [],
    "Jan. 6": [("Jan. 6", 1, 6, None, None)],
    "the Sun rises": [],
    "Sun. 5 May": [("Sun", None, None, None, 7), ("5 May", 5, 5, None, None)],
    "on Monday": [("Monday", None, None, None, 1)],
    "Maybe a Mayor": [],
    # numbers that are no days
    "In 2019 June was dry": [("June", 6, None, None, None)],
    "In 2019 May resigned": [],
    "2020 May 5": [("May 5", 5, 5, None, None)],
    "in June 99 people": [("June", 6, None, None, None)],
    "in June 1,200 people": [("June", 6, None, None, None)],
    "in June 12% left": [("June", 6, None, None, None)],
    "March 44 BC": [],
    "32 June": [("June", 6, None, None, None)],
    "2021-13-45": [],
    "99/99/2000": [],
    "0/0/2000": [],
    "version 1.2.3": [],
    "192.168.10.12": [],
    "in 1990": [],
}


@pytest.mark.parametrize(("text", "expected"), MONTH_DAY.items(), ids=MONTH_DAY)
def test_a_date_is_read_as_far_as_it_is_said(text: str, expected: list[Row]) -> None:
    found = [(text[d.start : d.end], d.month, d.day, d.year, d.weekday) for d in dates(text)]
    assert found == expected


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("3 May 2021", "May 3", True),
        ("3 May 2021", "03.05.2021", True),
        ("03/05/2021", "May 3, 2021", True),
        ("June", "June 2020", True),
        ("3 May", "4 May", False),
        ("3 May 2021", "3 May 2022", False),
        ("Monday", "Tuesday", False),
        ("Monday", "May 3", False),
    ],
)
def test_dates_agree_where_they_share_something_and_contradict_in_nothing(
    one: str, other: str, agree: bool
) -> None:
    mine, theirs = dates(one)[0], dates(other)[0]
    assert (mine.agrees_with(theirs), theirs.agrees_with(mine)) == (agree, agree)
