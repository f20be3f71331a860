"""A finding's identity: what it is made of, and what makes no difference to it."""

from __future__ import annotations

from fidelity.load import parse
from fidelity.model import Document
from fidelity.pipeline import check_documents

ORIGINAL = "He sold 30 boats to [a friend](https://a.example/1).\n\nNobody was hurt.\n"
FINNISH = "Hän myi 13 venettä ystävälle.\n\nKaikki loukkaantuivat.\n"


def ids(original: str, translation: str, english: str, path: str = "a.fi.md") -> dict[str, str]:
    def document(text: str, name: str) -> Document:
        return parse(text, ".md", path=name)

    report = check_documents(
        document(original, "a.md"),
        document(translation, path),
        back_translation=document(english, "back.md"),
        lang="fi",
    )
    return {finding.check: finding.id for finding in report.findings}


def test_other_words_of_an_engine_for_the_same_text_are_the_same_finding() -> None:
    one = ids(ORIGINAL, FINNISH, "He sold 13 boats to a friend.\n\nEverybody was hurt.\n")
    other = ids(ORIGINAL, FINNISH, "He has sold 13 vessels to his friend.\n\nAll were hurt.\n")
    assert {"changed-number", "dropped-link", "flipped-negation"} <= set(one) & set(other)
    assert {check: one[check] for check in set(one) & set(other)} == {
        check: other[check] for check in set(one) & set(other)
    }


def test_other_evidence_another_link_or_another_file_is_another_finding() -> None:
    english = "He sold 13 boats to a friend.\n\nEverybody was hurt.\n"
    one = ids(ORIGINAL, FINNISH, english)
    assert (
        ids(ORIGINAL.replace("example/1", "example/2"), FINNISH, english)["dropped-link"]
        != one["dropped-link"]
    )
    number = ids(ORIGINAL, FINNISH.replace("13", "14"), english.replace("13", "14"))[
        "changed-number"
    ]
    assert number != one["changed-number"]
    assert set(ids(ORIGINAL, FINNISH, english, "b.fi.md").values()).isdisjoint(one.values())


TWICE = (
    "See [the list](https://a.example/list) of the old bridges.\n\n"
    "He walked home in the rain.\n\n"
    "Ask for [the list](https://a.example/list) in the museum.\n"
)
FIRST_LOST = (
    "Katso vanhojen siltojen luetteloa.\n\nHän käveli kotiin sateessa.\n\n"
    "Pyydä [luetteloa](https://a.example/list) museosta.\n"
)
SECOND_LOST = (
    "Katso vanhojen siltojen [luetteloa](https://a.example/list).\n\n"
    "Hän käveli kotiin sateessa.\n\nPyydä luetteloa museosta.\n"
)


def dropped(translation: str, original: str = TWICE) -> list[str]:
    """The identities of dropped links, in the order of the original, without any English."""
    report = check_documents(
        parse(original, ".md", path="a.md"), parse(translation, ".md", path="a.fi.md"), lang="fi"
    )
    return [finding.id for finding in report.findings if finding.check == "dropped-link"]


def test_a_dropped_link_stays_the_same_finding_when_its_sentence_is_worded_otherwise() -> None:
    before = dropped(FIRST_LOST)
    assert len(before) == 1
    assert dropped(FIRST_LOST.replace("vanhojen siltojen", "siltojen, vanhojen,")) == before
    assert dropped("Johdanto.\n\n" + FIRST_LOST, "Introduction.\n\n" + TWICE) == before


def test_the_same_link_dropped_in_another_place_is_another_finding() -> None:
    (first,), (second,) = dropped(FIRST_LOST), dropped(SECOND_LOST)
    assert first != second
    neither = FIRST_LOST.replace("[luetteloa](https://a.example/list)", "luetteloa")
    assert dropped(neither) == [first, second]


LONG = (
    "The ferry, which was built in 1931 for the salt trade, will be scrapped in spring.\n\n"
    "The barge, which was built in 1931 for the salt trade, will be scrapped in spring.\n"
)
FERRY, BARGE = "Lautta romutetaan keväällä.", "Proomu romutetaan keväällä."


def missing(ferry: str, barge: str, english: str) -> str:
    """The identity of the one clause that is missing."""
    report = check_documents(
        parse(LONG, ".md", path="a.md"),
        parse(f"{ferry}\n\n{barge}\n", ".md", path="a.fi.md"),
        back_translation=parse(english, ".md", path="back.md"),
        lang="fi",
    )
    (finding,) = (f for f in report.findings if f.check == "missing-words")
    return finding.id


def test_missing_words_go_by_the_sentence_of_the_original_that_they_are_missing_from() -> None:
    ferry, barge = LONG.strip().split("\n\n")
    clause = ", joka rakennettiin 1931 suolakauppaa varten,"
    cut = ", which was built in 1931 for the salt trade,"
    whole = BARGE.replace(" ", f"{clause} ", 1)
    one = missing(FERRY, whole, f"{ferry.replace(cut, '')}\n\n{barge}\n")
    edited = missing("Keväällä lautta romutetaan.", whole, f"{ferry.replace(cut, '')}\n\n{barge}\n")
    whole = FERRY.replace(" ", f"{clause} ", 1)
    other = missing(whole, BARGE, f"{ferry}\n\n{barge.replace(cut, '')}\n")
    assert one == edited
    assert one != other
