"""A model of OPUS-MT: sentences in, English sentences out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from fidelity.back_translate.argos_model import cut
from fidelity.back_translate.engine import UNSURE
from fidelity.back_translate.model_score import is_doubted
from fidelity.errors import EngineError

if TYPE_CHECKING:
    from ctranslate2 import Translator
    from sentencepiece import SentencePieceProcessor

_END = "</s>"
_WORD_START = "▁"
_LENGTH_PENALTY = 1.0  # CTranslate2's own


class Recipe(Struct, frozen=True):
    """Where a model and its tokenisers lie, and how it is asked.

    `prefix` is a token before each sentence (>>eng<<), `target_prefix` one before each answer.
    """

    folder: Path
    source: Path
    target: Path
    prefix: str
    target_prefix: str
    beam: int
    device: str
    threads: int


class Model(Struct, frozen=True):
    """A translator and its two tokenisers; `end` is what a sentence must end in for it."""

    translator: Translator
    source: SentencePieceProcessor
    target: SentencePieceProcessor
    recipe: Recipe
    end: tuple[str, ...]

    def translate(self, sentences: Sequence[str]) -> list[str]:
        """The English of each sentence; all go through the model in batches of like length."""
        parts = [
            (number, part)
            for number, sentence in enumerate(sentences)
            for part in cut(self.source.encode(sentence, out_type=str))
        ]
        english: list[list[str]] = [[] for _ in sentences]
        outputs = self._translate_pieces([self.tokens(part) for _, part in parts])
        for (number, _), output in zip(parts, outputs, strict=True):
            english[number].append(output)
        return [_joined(found) for found in english]

    def tokens(self, pieces: list[str]) -> list[str]:
        """The pieces of a sentence as the model was trained to see them."""
        prefix = [self.recipe.prefix] if self.recipe.prefix else []
        return [*prefix, *pieces, *self.end]

    def _translate_pieces(self, sentences: list[list[str]]) -> list[str]:
        first = [self.recipe.target_prefix] if self.recipe.target_prefix else []
        try:
            results = self.translator.translate_batch(
                sentences,
                target_prefix=[first] * len(sentences) if first else None,
                batch_type="tokens",
                max_batch_size=1024,
                beam_size=self.recipe.beam,
                length_penalty=_LENGTH_PENALTY,
                replace_unknowns=True,
                return_scores=True,
            )
        except (RuntimeError, ValueError) as error:
            raise _broken(self.recipe, error) from error
        return [
            (UNSURE if _is_doubted(result.hypotheses[0], result.scores[0]) else "")
            + self._text(result.hypotheses[0][len(first) :])
            for result in results
        ]

    def _text(self, pieces: list[str]) -> str:
        """The text of pieces; one that was taken over from the sentence, because the model did not
        know it, the tokeniser may not know either: it keeps the mark of its start.
        """
        return str(self.target.decode(pieces)).replace(_WORD_START, " ").strip()


def _is_doubted(pieces: list[str], score: float) -> bool:
    return is_doubted(score, len(pieces), length_penalty=_LENGTH_PENALTY)


def _joined(parts: list[str]) -> str:
    """The parts of a sentence as one, doubted where one of them is."""
    text = " ".join(part.removeprefix(UNSURE) for part in parts)
    return UNSURE + text if any(part.startswith(UNSURE) for part in parts) else text


@lru_cache(maxsize=2)
def load(recipe: Recipe) -> Model:
    """The model of a recipe; the last two stay loaded, for batches of documents."""
    from ctranslate2 import Translator
    from sentencepiece import SentencePieceProcessor

    try:
        translator = Translator(
            str(recipe.folder), device=recipe.device, intra_threads=recipe.threads
        )
        source = SentencePieceProcessor(model_file=str(recipe.source))
        target = SentencePieceProcessor(model_file=str(recipe.target))
        config = json.loads((recipe.folder / "config.json").read_text(encoding="utf-8"))
        for side, token in (("source", recipe.prefix), ("target", recipe.target_prefix)):
            if token and token not in _vocabulary(recipe.folder, side):
                what = f"the model does not know {token}"
                raise EngineError(recipe.folder, what, "leave it out, or see the model's card")
    except (RuntimeError, OSError, ValueError, LookupError) as error:
        raise _broken(recipe, error) from error
    # The converter for transformers leaves the end of a sentence to the tokeniser, that for Marian
    # has CTranslate2 add it.
    adds_end = isinstance(config, dict) and config.get("add_source_eos", False)
    return Model(translator, source, target, recipe, () if adds_end else (_END,))


def works(recipe: Recipe) -> bool:
    """Whether a model runs where its recipe says: some libraries are looked for only at work."""
    try:
        return bool(load(recipe).translate(["."]))
    except EngineError:
        return False


def _vocabulary(folder: Path, side: str) -> frozenset[str]:
    """The tokens of one side; what is not among them the model would take for an unknown word."""
    for name in (f"{side}_vocabulary", "shared_vocabulary"):
        if (file := folder / f"{name}.json").is_file():
            return frozenset(json.loads(file.read_text(encoding="utf-8")))
        if (file := folder / f"{name}.txt").is_file():  # before CTranslate2 3
            return frozenset(file.read_text(encoding="utf-8").split("\n"))
    return frozenset()


def _broken(recipe: Recipe, error: Exception) -> EngineError:
    hint = "convert the model again; the README says how"
    if recipe.device == "cuda" and "CUDA" in str(error).upper():
        hint = 'device = "cpu" in [tool.fidelity.engines.opus]'
    return EngineError(recipe.folder, f"the model cannot be used: {error}", hint)
