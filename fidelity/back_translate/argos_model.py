"""The model of an Argos package: sentences in, English sentences out.

The search settings are those of Argos itself, so that the English is the same.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from fidelity.back_translate.argos_packages import Package
from fidelity.errors import EngineError

if TYPE_CHECKING:
    from ctranslate2 import Translator
    from sentencepiece import SentencePieceProcessor

_WORD_START = "▁"
# Sentences are rarely longer. Models lose the thread there, and fail where they run out of
# positions or of the 256 pieces that CTranslate2 lets an answer have.
_LONGEST = 150


@dataclass(frozen=True, slots=True)
class Model:
    """A translator and its tokeniser."""

    translator: Translator
    tokeniser: SentencePieceProcessor
    target_prefix: str

    def translate(self, sentences: Sequence[str]) -> list[str]:
        """The English of each sentence; all go through the model in batches of like length."""
        parts = [
            (number, part)
            for number, sentence in enumerate(sentences)
            for part in cut(self.tokeniser.encode(sentence, out_type=str))
        ]
        english: list[list[str]] = [[] for _ in sentences]
        outputs = self._translate_pieces([part for _, part in parts])
        for (number, _), output in zip(parts, outputs, strict=True):
            english[number].append(output)
        return [" ".join(found) for found in english]

    def _translate_pieces(self, pieces: list[list[str]]) -> list[str]:
        prefix = [self.target_prefix] if self.target_prefix else []
        results = self.translator.translate_batch(
            pieces,
            target_prefix=[prefix] * len(pieces) if prefix else None,
            batch_type="tokens",
            max_batch_size=1024,
            beam_size=4,
            length_penalty=0.2,
            num_hypotheses=1,
            replace_unknowns=True,
        )
        answers = (result.hypotheses[0] for result in results)
        return [self.tokeniser.decode(answer[_common(answer, prefix) :]) for answer in answers]


@lru_cache(maxsize=2)
def load(package: Package) -> Model:
    """The model of a package; the last two stay loaded, for batches of documents."""
    from ctranslate2 import Translator
    from sentencepiece import SentencePieceProcessor

    # Argos' own variable, with its default: a graphics card works only with CUDA's libraries.
    device = os.environ.get("ARGOS_DEVICE_TYPE", "cpu")
    try:
        translator = Translator(str(package.path / "model"), device=device, compute_type="auto")
        tokeniser = SentencePieceProcessor(model_file=str(package.tokeniser))
    except (RuntimeError, OSError, ValueError) as error:
        what = f"the package cannot be loaded: {error}"
        raise EngineError(package.path, what, "install the package again") from error
    return Model(translator, tokeniser, package.target_prefix)


def cut(pieces: list[str]) -> list[list[str]]:
    """A sentence in parts that the model can take, cut before a word."""
    parts = []
    while len(pieces) > _LONGEST:
        starts = (i for i in range(_LONGEST, 0, -1) if pieces[i].startswith(_WORD_START))
        end = next(starts, _LONGEST)
        parts.append(pieces[:end])
        pieces = pieces[end:]
    return [*parts, pieces]


def _common(answer: list[str], prefix: list[str]) -> int:
    return len(prefix) if answer[: len(prefix)] == prefix else 0
