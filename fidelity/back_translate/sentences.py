"""The English of blocks, sentence by sentence: each different sentence goes to the engine once.

What is no language is protected on the way. A sentence whose tokens do not all come back is
translated again as it stands, and counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, groupby

from msgspec import Struct

from fidelity.back_translate.anchors import anchors
from fidelity.back_translate.engine import UNKNOWN, UNSURE
from fidelity.back_translate.protect import Shielded, restore, shield
from fidelity.back_translate.untranslatable import untranslatable
from fidelity.model import Block, Rendering
from fidelity.segment import sentence_spans

Translate = Callable[[Sequence[str]], Sequence[str]]
"""The English of each of some sentences, in the same order."""


class Sentence(Struct, frozen=True):
    """A sentence of a block (by its number), as it stands and as an engine may see it."""

    block: int
    start: int
    end: int
    text: str
    shielded: Shielded


class Rendered(Struct, frozen=True):
    """The English of each block, where each sentence of it came from, and what went wrong.

    `words` counts the words that went to the engine. By blocks, `unknown` are those of them that
    it did not know, `unsure` counts the sentences that it doubts itself, and all of them, and
    `unprotected` those that had to go without protection. `anchors` is the English of what links
    stand on, each by itself, where a block has links to several pages.
    """

    texts: tuple[str, ...]
    renderings: tuple[tuple[Rendering, ...], ...]
    words: int
    unknown: tuple[tuple[str, ...], ...]
    unsure: tuple[tuple[int, int], ...]
    unprotected: tuple[int, ...]
    anchors: Mapping[str, str]

    @property
    def unknown_share(self) -> float:
        """The share of the words that the engine did not know, from 0 to 1."""
        return sum(map(len, self.unknown)) / self.words if self.words else 0.0


def render(blocks: Sequence[Block], lang: str, translate: Translate) -> Rendered:
    """The English of blocks in the language `lang`."""
    sentences = [s for number, block in enumerate(blocks) for s in _sentences(number, block, lang)]
    spoken = [s for s in sentences if s.shielded.has_words]
    linked = [anchor for block in blocks for anchor in anchors(block)]
    answers = _each_once([*(s.shielded.text for s in spoken), *linked], translate)
    restored = {s: restore(answers[s.shielded.text], s.shielded.kept) for s in spoken}
    bare = [s for s, english in restored.items() if english is None]
    again = _each_once([s.text for s in bare], translate)
    marked = {s: again[s.text] if text is None else text for s, text in restored.items()}
    english = {s: _unmarked(marked[s]) if s in marked else s.text for s in sentences}
    grouped = {number: list(group) for number, group in groupby(sentences, lambda s: s.block)}
    by_block = [grouped.get(number, []) for number in range(len(blocks))]
    joined = [
        _joined(group, english) if group else (block.text, ())
        for group, block in zip(by_block, blocks, strict=True)
    ]
    answered = [[marked[s] for s in group if s in marked] for group in by_block]
    unprotected = Counter(s.block for s in bare)
    return Rendered(
        texts=tuple(text for text, _ in joined),
        renderings=tuple(renderings for _, renderings in joined),
        words=sum(len(s.text.split()) for s in spoken),
        unknown=tuple(tuple(chain.from_iterable(map(_unknown, texts))) for texts in answered),
        unsure=tuple(
            (sum(text.startswith(UNSURE) for text in texts), len(texts)) for texts in answered
        ),
        unprotected=tuple(unprotected[number] for number in range(len(blocks))),
        anchors={anchor: _unmarked(answers[anchor]).strip() for anchor in linked},
    )


def _unmarked(answer: str) -> str:
    return answer.replace(UNKNOWN, "").removeprefix(UNSURE)


def _unknown(marked: str) -> Iterator[str]:
    """The words before which the engine set a mark."""
    for after in marked.split(UNKNOWN)[1:]:
        yield "".join(after.split(None, 1)[:1])


def _sentences(number: int, block: Block, lang: str) -> Iterator[Sentence]:
    """The sentences of a block; a point in what is no language ends none."""
    text, stretches = block.text, untranslatable(block)
    masked = _masked(text, stretches)
    for start, end in sentence_spans(masked, lang):
        inside = [(a - start, b - start) for a, b in stretches if start <= a and b <= end]
        sentence = text[start:end]
        yield Sentence(number, start, end, sentence, shield(sentence, inside))


def _masked(text: str, stretches: Sequence[tuple[int, int]]) -> str:
    """The text with a capitalised word for each stretch, so that nothing in it ends a sentence."""
    end, pieces = 0, []
    for start, stop in stretches:
        pieces += [text[end:start], "X", "x" * (stop - start - 1)]
        end = stop
    return "".join([*pieces, text[end:]])


def _each_once(texts: Sequence[str], translate: Translate) -> dict[str, str]:
    different = list(dict.fromkeys(texts))
    return dict(zip(different, translate(different) if different else (), strict=True))


def _joined(
    sentences: Sequence[Sentence], english: dict[Sentence, str]
) -> tuple[str, tuple[Rendering, ...]]:
    text, found = "", []
    for sentence in sentences:
        start = len(text) + 1 if text else 0
        text = f"{text} {english[sentence]}" if text else english[sentence]
        found.append(Rendering(sentence.start, sentence.end, start, len(text)))
    return text, tuple(found)
