"""The mean log-probability of an answer's pieces is read back out of CTranslate2's score."""

from __future__ import annotations

from pathlib import Path

import pytest
import sentencepiece
from argos_at_hand import unpack_tiny
from ctranslate2 import Translator

from fidelity.back_translate.model_score import is_doubted, mean


@pytest.mark.parametrize("penalty", [0.0, 0.2, 1.0])
def test_the_mean_does_not_depend_on_the_penalty_of_length(tmp_path: Path, penalty: float) -> None:
    package = unpack_tiny(tmp_path)
    pieces = sentencepiece.SentencePieceProcessor(str(package / "sentencepiece.model")).encode(
        "Кот спит на крыше.", out_type=str
    )
    translator = Translator(str(package / "model"))
    (scored,) = translator.translate_batch(
        [pieces], beam_size=1, length_penalty=penalty, return_scores=True
    )
    (plain,) = translator.score_batch([pieces], scored.hypotheses)
    found = mean(scored.scores[0], len(scored.hypotheses[0]), length_penalty=penalty)
    assert found == pytest.approx(sum(plain.log_probs) / len(plain.log_probs), rel=0.02)


def test_an_answer_is_doubted_from_a_mean_of_one_in_four_and_a_half_on() -> None:
    # Ten pieces and the end, each with a log-probability of -1.4 or of -1.6.
    assert not is_doubted(-1.4 * 11 / 11**0.2, 10, length_penalty=0.2)
    assert is_doubted(-1.6 * 11 / 11**0.2, 10, length_penalty=0.2)
