"""The sentences of a block, in many languages and at lengths that no writer comes to."""

import pytest
from sentencex import get_sentence_boundaries

from fidelity.model import Segment
from fidelity.segment import segments, sentence_spans

CUT = [
    ("en", "He came. She left.", ["He came.", "She left."]),
    ("en", "Dr. Lund came at 5 p.m. on May 2. Yes.", ["Dr. Lund came at 5 p.m. on May 2.", "Yes."]),
    ("en", "It cost 3.5 million. Yes!", ["It cost 3.5 million.", "Yes!"]),
    ("en", "Version 3.11.2 is out. Get it.", ["Version 3.11.2 is out.", "Get it."]),
    ("en", "No. 5 is alive. Yes.", ["No. 5 is alive.", "Yes."]),
    ("en", "U.S. officials came. They left.", ["U.S. officials came.", "They left."]),
    ("en", "He left... She came.", ["He left...", "She came."]),
    ("en", "One\ntwo. Three.", ["One\ntwo.", "Three."]),
    ("en", "“I saw him. He was there.” He left.", ["“I saw him.", "He was there.”", "He left."]),
    ("en", "He asked “Why?” and left.", ["He asked “Why?” and left."]),
    ("en", "  Yes, he did.  \n", ["Yes, he did."]),
    ("en", "A\u00a0. B", ["A\u00a0. B"]),
    ("en", "", []),
    ("en", " \n\t", []),
    ("ru", "Он пришёл. Она ушла.", ["Он пришёл.", "Она ушла."]),
    ("es", "¿Qué pasó? ¡Nada! Vale.", ["¿Qué pasó?", "¡Nada!", "Vale."]),
    ("ja", "彼は来た。彼女は去った。", ["彼は来た。", "彼女は去った。"]),
    ("xx", "Aa bb. Cc dd.", ["Aa bb.", "Cc dd."]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), CUT)
def test_a_text_is_cut_into_sentences_without_the_space_around_them(
    lang: str, text: str, expected: list[str]
) -> None:
    assert [text[start:end] for start, end in sentence_spans(text, lang)] == expected


def test_segments_know_their_block_and_where_they_stand() -> None:
    assert segments("He came. She left.", 3, "en") == (
        Segment(3, 0, 8, "He came."),
        Segment(3, 9, 18, "She left."),
    )


def test_a_text_longer_than_a_window_is_cut_at_its_own_sentences() -> None:
    text = "The boat left at noon. " * 2000
    found = [text[start:end] for start, end in sentence_spans(text, "en")]
    assert found == ["The boat left at noon."] * 2000


@pytest.mark.parametrize(
    "token", ["“", "„«", '"', "(", "A ", "1. ", "a.", "!", "\u00a0", "Dr. ", "中"]
)
def test_spans_of_a_long_text_stand_in_order_and_leave_out_only_space(token: str) -> None:
    text = token * (60_000 // len(token))
    spans = sentence_spans(text, "en")
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    assert edges == sorted(edges)
    assert not "".join(text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)).strip()


@pytest.mark.parametrize(
    "text",
    ["Go", "Who is there?", 'He said: "Go"; so (as they say she went!', "<b> - [1] & 2, #3."],
)
def test_the_splitter_leaves_whole_what_is_not_shown_to_it(text: str) -> None:
    ends = [sentence["end_index"] for sentence in get_sentence_boundaries("en", text)]
    assert sentence_spans(text, "en") == ((0, len(text)),)
    assert ends == [len(text)]
