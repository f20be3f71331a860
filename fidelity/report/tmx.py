"""An alignment as TMX 1.4b, for translation memories: a unit for each pair of sentences, or of
blocks where the sentences of the translation are not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from fidelity import __version__
from fidelity.model import Alignment, Bead, Block, Segment

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(alignment: Alignment) -> str:
    """A TMX document with a final newline; what has no counterpart is not in it."""
    tmx = Element("tmx", version="1.4")
    SubElement(
        tmx,
        "header",
        {
            "creationtool": "fidelity",
            "creationtoolversion": __version__,
            "segtype": "sentence" if alignment.back_translation else "paragraph",
            "o-tmf": "fidelity",
            "adminlang": "en",
            "srclang": "en",
            "datatype": "plaintext",
        },
    )
    body = SubElement(tmx, "body")
    lang = alignment.translation.lang or "und"
    for number, (ours, theirs, similarity) in enumerate(_units(alignment), start=1):
        unit = SubElement(body, "tu", tuid=str(number))
        SubElement(unit, "prop", type="x-similarity").text = f"{similarity:.2f}"
        for code, text in (("en", ours), (lang, theirs)):
            variant = SubElement(unit, "tuv", {_LANG: code})
            SubElement(variant, "seg").text = _NO_XML.sub("", text)
    indent(tmx)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(tmx, encoding="unicode")}\n'


def _units(alignment: Alignment) -> Iterator[tuple[str, str, float]]:
    """Both texts of each unit, and how alike they are."""
    ours, theirs = alignment.original.blocks, alignment.translation.blocks
    for bead in alignment.beads:
        if not bead.original or not bead.translation:
            continue
        if _tells_sentences(bead):
            for pair in bead.pairs:
                if pair.original and pair.translation:
                    yield _joined(pair.original), _joined(pair.translation), pair.similarity
        elif _is_prose(bead, ours):
            yield _text(bead.original, ours), _text(bead.translation, theirs), bead.similarity


def _joined(segments: Sequence[Segment]) -> str:
    return " ".join(segment.text for segment in segments)


def _tells_sentences(bead: Bead) -> bool:
    """Whether each sentence of the translation belongs to one pair."""
    sentences = [segment for pair in bead.pairs for segment in pair.translation]
    return bool(sentences) and len(set(sentences)) == len(sentences)


def _is_prose(bead: Bead, blocks: tuple[Block, ...]) -> bool:
    """Whether a bead is of text that is translated."""
    return all(blocks[index].kind.is_prose for index in bead.original)


def _text(indices: tuple[int, ...], blocks: tuple[Block, ...]) -> str:
    return " ".join(blocks[index].text for index in indices)
