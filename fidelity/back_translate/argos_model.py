"""The model of an Argos package: sentences in, sentences of its other language out.

The search settings, and how pieces become text, are those of Argos itself, so that the English is
the same. Only what is too long for a model is treated better here: Argos loses the rest of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from fidelity.back_translate.argos_packages import Package
from fidelity.back_translate.engine import UNSURE
from fidelity.back_translate.model_score import is_doubted
from fidelity.errors import EngineError

if TYPE_CHECKING:
    from ctranslate2 import Translator
    from sentencepiece import SentencePieceProcessor

_LENGTH_PENALTY = 0.2
SEARCH: dict[str, Any] = {
    "beam_size": 4,
    "length_penalty": _LENGTH_PENALTY,
    "num_hypotheses": 1,
    "replace_unknowns": True,
}
# Sentences are rarely longer. Models lose the thread there, and fail where they run out of
# positions or of the 256 pieces that CTranslate2 lets an answer have.
LONGEST = 150
# Pieces that go through a model together; CTranslate2 sorts sentences by length for that. Half as
# many are a twentieth slower and take 70 MB less; twice as many are no faster.
_TOGETHER = 1024
_WORD_START = "▁"


class Model(Struct, frozen=True):
    """A translator and its tokeniser."""

    package: Package
    translator: Translator
    tokeniser: SentencePieceProcessor

    def translate(self, sentences: Sequence[str]) -> list[str]:
        """Each sentence in the other language, after `UNSURE` where the model doubts itself; all
        go through the model in batches.
        """
        lines = [sentence.replace("\n", " ") for sentence in sentences]
        encoded = self.tokeniser.encode(lines, out_type=str)
        parts = [(number, part) for number, pieces in enumerate(encoded) for part in cut(pieces)]
        made: list[list[str]] = [[] for _ in sentences]
        doubted = set()
        answers = self._translate_pieces([part for _, part in parts])
        for (number, _), (answer, score) in zip(parts, answers, strict=True):
            made[number].append(self._text(answer))
            if is_doubted(score, len(answer), length_penalty=_LENGTH_PENALTY):
                doubted.add(number)
        marks = (UNSURE if number in doubted else "" for number in range(len(made)))
        return [mark + " ".join(found) for mark, found in zip(marks, made, strict=True)]

    def _translate_pieces(self, pieces: list[list[str]]) -> list[tuple[list[str], float]]:
        """The pieces of each answer, and its score."""
        prefix = [self.package.target_prefix] if self.package.target_prefix else None
        try:
            results = self.translator.translate_batch(
                pieces,
                target_prefix=[prefix] * len(pieces) if prefix else None,
                batch_type="tokens",
                max_batch_size=_TOGETHER,
                return_scores=True,
                **SEARCH,
            )
        except RuntimeError as error:
            what = f"the model failed: {error}"
            raise EngineError(self.package.path, what, "device cpu, or another engine") from error
        return [(result.hypotheses[0], result.scores[0]) for result in results]

    def _text(self, pieces: list[str]) -> str:
        """The text of an answer, as Argos makes it: underscores become spaces, too."""
        text = str(self.tokeniser.decode(pieces)).replace(_WORD_START, " ").replace("_", " ")
        return text.removeprefix(self.package.target_prefix).removeprefix(" ")


@lru_cache(maxsize=2)
def load(package: Package, device: str, threads: int) -> Model:
    """The model of a package; the last two stay loaded, for chains and batches of documents."""
    from ctranslate2 import Translator
    from sentencepiece import SentencePieceProcessor

    try:
        translator = Translator(
            str(package.model), device=device, compute_type="auto", intra_threads=threads
        )
        tokeniser = SentencePieceProcessor(model_file=str(package.tokeniser))
    except (RuntimeError, OSError, ValueError, LookupError) as error:
        what = f"the package cannot be loaded: {error}"
        raise EngineError(package.path, what, "install the package again") from error
    return Model(package, translator, tokeniser)


def works(package: Package, device: str, threads: int) -> bool:
    """Whether a model runs on a device: some libraries are looked for only when it translates."""
    try:
        load(package, device, threads).translate(["."])
    except EngineError:
        return False
    return True


def cut(pieces: list[str]) -> list[list[str]]:
    """A sentence in parts that the model can take, cut before a word."""
    parts = []
    while len(pieces) > LONGEST:
        starts = (i for i in range(LONGEST, 0, -1) if pieces[i].startswith(_WORD_START))
        end = next(starts, LONGEST)
        parts.append(pieces[:end])
        pieces = pieces[end:]
    return [*parts, pieces]
