"""A real CTranslate2 model of OPUS-MT's form that translates word by word, made without training.

Its one attention looks from each place of the answer at the same place of the sentence, and its
one matrix turns each word there into its English. It stops where the sentence has its `</s>`, and
nowhere else: a sentence without one is followed by noise up to the longest answer. (So are the
lesser beams of a search, which makes a wide one slow.)
"""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import sentencepiece
from ctranslate2.specs import transformer_spec

PLACES = 260
END, UNKNOWN = "</s>", "<unk>"
Matrix = np.ndarray[tuple[int, ...], np.dtype[np.float32]]


def write_model(
    folder: Path,
    words: dict[str, str],
    tokens: dict[str, str],
    *,
    adds_end: bool = False,
    sureness: float = 10.0,
) -> None:
    """A model of words and of tokens that are no words, each with what it becomes.

    The more `sureness`, the likelier the right word is than any other; 0 makes all of them alike.
    """
    pairs = {f"▁{word}": f"▁{english}" for word, english in words.items()} | tokens
    vocabulary = [END, UNKNOWN, *dict.fromkeys([*pairs, *pairs.values()])]
    meaning = {END: END, UNKNOWN: UNKNOWN} | pairs
    folder.mkdir(parents=True)
    becomes = [vocabulary.index(meaning.get(it, it)) for it in vocabulary]
    spec = _spec(vocabulary, becomes, sureness)
    spec.config.add_source_bos = False
    spec.config.add_source_eos = adds_end
    spec.config.decoder_start_token = END
    spec.validate()
    spec.optimize()
    spec.save(str(folder))
    (folder / "source.spm").write_bytes(_tokeniser(list(words)))
    (folder / "target.spm").write_bytes(_tokeniser(list(words.values())))


def _tokeniser(words: list[str]) -> bytes:
    """A SentencePiece model for which each word is a piece."""
    buffer = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([" ".join(words)] * 3),
        model_writer=buffer,
        model_type="word",
        vocab_size=len(words) + 3,
        hard_vocab_limit=False,
        minloglevel=2,
    )
    return buffer.getvalue()


def _spec(
    vocabulary: list[str], becomes: list[int], sureness: float
) -> transformer_spec.TransformerSpec:
    """Each vector has a part for the word and a part for the place, one number of each is 1."""
    count = len(vocabulary)
    depth = count + PLACES
    embeddings = np.eye(count, depth, dtype=np.float32)
    places = np.eye(PLACES, depth, k=count, dtype=np.float32)
    of_place = np.diag([0.0] * count + [1.0] * PLACES).astype(np.float32)
    translate = np.zeros((depth, depth), np.float32)
    translate[becomes, range(count)] = 1  # two words may become the same one
    nothing = np.zeros((depth, depth), np.float32)

    spec = transformer_spec.TransformerSpec.from_config((1, 1), 1, pre_norm=True)
    for side in (spec.encoder, spec.decoder):
        side.position_encodings.encodings = places
        side.scale_embeddings = False
        _leave(side.layer_norm, depth)
        (layer,) = side.layer
        _leave(layer.self_attention.layer_norm, depth)
        _set(layer.self_attention.linear[0], np.concatenate([nothing] * 3))
        _set(layer.self_attention.linear[1], nothing)
        _leave(layer.ffn.layer_norm, depth)
        _set(layer.ffn.linear_0, nothing)
        _set(layer.ffn.linear_1, nothing)
    spec.encoder.embeddings[0].weight = embeddings
    spec.decoder.embeddings.weight = np.zeros((count, depth), np.float32)
    spec.decoder.start_from_zero_embedding = True
    attention = spec.decoder.layer[0].attention
    _leave(attention.layer_norm, depth)
    _set(attention.linear[0], of_place * 100)
    _set(attention.linear[1], np.concatenate([of_place * 100, translate]))
    _set(attention.linear[2], np.eye(depth, dtype=np.float32))
    _set(spec.decoder.projection, embeddings * sureness)
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    return spec


def _set(linear: object, weight: Matrix) -> None:
    linear.weight = np.ascontiguousarray(weight)  # type: ignore[attr-defined]
    linear.bias = np.zeros(len(weight), np.float32)  # type: ignore[attr-defined]


def _leave(norm: object, depth: int) -> None:
    """A norm that keeps the order of the numbers."""
    norm.gamma = np.ones(depth, np.float32)  # type: ignore[attr-defined]
    norm.beta = np.zeros(depth, np.float32)  # type: ignore[attr-defined]
