"""Negated clauses in other languages than English."""

import pytest

from fidelity.reading.foreign_negation import negated_clauses


@pytest.mark.parametrize(
    ("lang", "text", "clauses"),
    [
        ("es", "No vino nadie, y nunca llamó.", 2),
        ("es", "Vino ayer, y llamó.", 0),
        ("es", "Costó 1.200 euros sin IVA.", 1),
        ("fr", "Il n’est pas venu. Elle est venue.", 1),
        ("fr", "Il est venu avec elle.", 0),
        ("de", "Er kam nicht, weil niemand anrief; gut.", 2),
        ("de", "Die Nichte kam.", 0),
        ("pt", "NÃO há ninguém aqui", 1),
        ("ru", "Он не пришёл, но никто этого не заметил.", 2),
        ("ru", "Небо ясное.", 0),
        ("be", "Ён ніколі не быў там.", 1),
        ("pl", "„Nie”, powiedział. Poszedł.", 1),
        ("xx", "nono", None),
        ("en", "He did not come.", None),
        ("es", "", 0),
    ],
)
def test_clauses_with_a_negation_are_counted_in_listed_languages(
    lang: str, text: str, clauses: int | None
) -> None:
    assert negated_clauses(text, lang) == clauses
