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
