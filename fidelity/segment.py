"""The sentences of a block's text."""

from __future__ import annotations

from fidelity.model import Segment


def sentence_spans(text: str, lang: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence in the text, without the white space around it.

    `lang` is a primary language subtag; an unknown one is split by the rules that most languages share.
    """
    from sentencex import get_sentence_boundaries

    found = []
    for sentence in get_sentence_boundaries(lang, text):
        raw = text[sentence["start_index"] : sentence["end_index"]]
        start = sentence["start_index"] + len(raw) - len(raw.lstrip())
        end = start + len(raw.strip())
        if end > start:
            found.append((start, end))
    return tuple(found)


def segments(text: str, block: int, lang: str) -> tuple[Segment, ...]:
    """The sentences of one block as segments."""
    return tuple(
        Segment(block, start, end, text[start:end]) for start, end in sentence_spans(text, lang)
    )
