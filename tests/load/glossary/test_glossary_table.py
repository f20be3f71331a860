"""Glossaries as tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from fidelity.errors import LoadError
from fidelity.load.glossary import load_glossary, read_terms
from fidelity.model import Term, TermRule

MUST, MUST_NOT, KEEP = TermRule


def terms(text: str) -> tuple[Term, ...]:
    return read_terms(text, "here/terms.csv")


def test_a_row_is_a_term_with_its_line() -> None:
    text = (
        "term,translation,rule,note,case-sensitive\n"
        "network,Netzwerk,must,not Netz,\n"
        "\n"
        "computer,Rechner | Maschine,must not,,\n"
        '"ship,\nshore",,do not translate,,no\n'
        "Go,Go-Sprache,,,yes\n"
    )
    assert terms(text) == (
        Term("network", MUST, ("Netzwerk",), "terms.csv:2", note="not Netz"),
        Term("computer", MUST_NOT, ("Rechner", "Maschine"), "terms.csv:4"),
        Term("ship,\nshore", KEEP, ("ship,\nshore",), "terms.csv:5"),
        Term("Go", MUST, ("Go-Sprache",), "terms.csv:7", case_sensitive=True),
    )


def test_what_is_kept_is_kept_letter_by_letter_unless_it_says_otherwise() -> None:
    assert [t.case_sensitive for t in terms("term,rule\nKelpie,do not translate\n")] == [True]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_commas_semicolons_and_tabs_separate(delimiter: str) -> None:
    text = delimiter.join(["Term", "Translation", "Rule"]) + "\r\n"
    text += delimiter.join(["network", "Netz", "must-not"]) + "\r\n"
    assert terms(text) == (Term("network", MUST_NOT, ("Netz",), "terms.csv:2"),)


def test_languages_have_columns_by_their_codes() -> None:
    text = "en-US;de;pt-BR;nb_NO;rule\nnetwork;Netzwerk;rede;;must\n,Netz;;;must not\n".replace(
        ",Netz", ";Netz"
    )
    assert terms(text) == (
        Term("network", MUST, ("Netzwerk",), "terms.csv:2", lang="de"),
        Term("network", MUST, ("rede",), "terms.csv:2", lang="pt"),
        Term("", MUST_NOT, ("Netz",), "terms.csv:3", lang="de"),
    )


@pytest.mark.parametrize(
    ("text", "where", "what", "hint"),
    [
        ("term,translation\n", "", "there is no term in this glossary", "give each term a line"),
        ("term,rulle\nx,must\n", ":1", "unknown column “rulle”", "did you mean rule?"),
        ("term,colour\nx,y\n", ":1", "unknown column “colour”", "name the columns term"),
        ("translation,rule\nx,must\n", ":1", "no column is named term, or en", "name the columns"),
        ("term,en,de\nx,y,z\n", ":1", "two columns are named term", "leave out one"),
        ("term,translation,de\nx,y,z\n", ":1", "a column translation, and one of a", "name either"),
        ("term,translation,rule\nx,y,musst\n", ":2", "unknown rule “musst”", "did you mean must?"),
        ("term,translation,rule\nx,y,ban\n", ":2", "unknown rule “ban”", "must, must not, do not"),
        ("term,translation\nx,\n", ":2", "the rule is must, but there is no translation", "write"),
        ("term,translation,rule\nx,,must not\n", ":2", "the rule is must not, but there is", "write"),
        ("term,translation\n,y\n", ":2", "there is no word in the term", "name the English term"),
        ("term,rule\n++,do not translate\n", ":2", "there is no word in the term", "name the"),
        ("term,de,rule\nx,y,do not translate\n", ":2", "“x” is not to be translated, and", "leave"),
        ("term,de,case-sensitive\nx,y,maybe\n", ":2", "case-sensitive is “maybe”", "write yes or"),
        ("term,de\nx,y,z\n", ":2", "this row has 3 cells, and the first row names 2", "quotation"),
        ("term,de,rule\nx,y,must\nX,Y,must not\n", ":3", "“Y” is must not, and must in terms.csv:2", "leave"),
        ('term,de\na,b\nx,"y\n', ":3", "not valid CSV: unexpected end of data", "double each"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line(text: str, where: str, what: str, hint: str) -> None:
    with pytest.raises(LoadError) as error:
        terms(text)
    assert error.value.where == f"here/terms.csv{where}"
    assert what in error.value.what
    assert hint in error.value.hint


def test_a_byte_order_mark_is_no_part_of_the_first_column(tmp_path: Path) -> None:
    file = tmp_path / "terms.csv"
    file.write_bytes("\ufeffterm;translation\nquay;Kai\n".encode())
    assert load_glossary((file,), "de").terms == (Term("quay", MUST, ("Kai",), "terms.csv:2"),)


def test_a_glossary_is_read_again_when_it_was_written_to(tmp_path: Path) -> None:
    file = tmp_path / "terms.csv"
    file.write_text("term,translation\nquay,Kai\n", encoding="utf-8")
    before = load_glossary((file,), "de")
    assert load_glossary((file,), "de") is before
    file.write_text("term,translation\nquay,Kaimauer\n", encoding="utf-8")
    after = load_glossary((file,), "de")
    assert after.terms[0].wordings == ("Kaimauer",)
    assert after.digest != before.digest


def test_rows_of_one_term_are_one_rule_and_other_languages_have_none(tmp_path: Path) -> None:
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    one.write_text("term,de,es\nquay,Kai,muelle\nferry,,ferri\n", encoding="utf-8")
    two.write_text("term,translation\nQuay,Kaimauer\n", encoding="utf-8")
    glossary = load_glossary((one, two), "de")
    assert glossary.terms == (
        Term("quay", MUST, ("Kai", "Kaimauer"), "one.csv:2", lang="de"),
        Term("ferry", MUST, (), "one.csv:3", lang="es"),
    )
    assert glossary.has_rules
    assert not load_glossary((one,), "fr").has_rules


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text("term,translation\nquay,Kai\n", encoding="utf-8")
    with pytest.raises(LoadError) as error:
        load_glossary((tmp_path / "term.csv",), "de")
    assert error.value.what == "no such file"
    assert "terms.csv" in error.value.hint
