"""Write an Argos package whose model nobody trained: it puts one piece in the place of another.

The weights are random but for one thing: the last layer of the decoder looks at the piece of the
original that stands where it writes, and writes the piece that is to stand for it, or the same. So
a translation is word for word, exactly as long as its original in any engine that runs the package,
and takes as much work as one by a trained model of this size.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import sentencepiece
from ctranslate2.specs import attention_spec, common_spec, transformer_spec

WIDTH, HEADS, INNER, LONGEST = 512, 8, 2048, 1024  # as in Transformer base
PLACE = WIDTH // HEADS  # the last dimensions tell where a piece stands, the others which it is
NOISE = 0.05  # what a random layer adds to values of size one

Array = np.ndarray[tuple[int, ...], np.dtype[np.float32]]


def write(
    folder: Path,
    tokens: bytes,
    *,
    codes: tuple[str, str],
    version: str,
    instead: Mapping[str, str] | None = None,
    depth: int = 1,
    seed: int = 1,
) -> None:
    """Write a package of the SentencePiece model `tokens` that leads from one code to another;
    `instead` says which pieces change places, all others stay.
    """
    tokeniser = sentencepiece.SentencePieceProcessor(model_proto=tokens)
    pieces = [tokeniser.id_to_piece(number) for number in range(tokeniser.get_piece_size())]
    spec = _model(pieces, instead or {}, depth, np.random.default_rng(seed))
    spec.validate()
    spec.optimize(quantization="int8")
    (folder / "model").mkdir(parents=True)
    spec.save(str(folder / "model"))
    (folder / "sentencepiece.model").write_bytes(tokens)
    metadata = {"package_version": version, "argos_version": "1.9.0", "type": "translate"}
    metadata |= dict(zip(("from_code", "to_code"), codes, strict=True))
    metadata |= dict(zip(("from_name", "to_name"), codes, strict=True))
    (folder / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")


def _model(
    pieces: list[str], instead: Mapping[str, str], depth: int, chance: np.random.Generator
) -> transformer_spec.TransformerSpec:
    spec = transformer_spec.TransformerSpec.from_config(
        (depth, depth), HEADS, pre_norm=True, activation=common_spec.Activation.RELU
    )
    meanings = np.hstack([_codes(chance, len(pieces), WIDTH - PLACE), _zeros(len(pieces), PLACE)])
    places = np.hstack([_zeros(LONGEST, WIDTH - PLACE), _codes(chance, LONGEST, PLACE)])
    for side in (spec.encoder, spec.decoder):
        table = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
        table.weight = meanings
        side.scale_embeddings = False
        side.position_encodings.encodings = places
        _set_norm(side.layer_norm)
        for layer in side.layer:
            _set_layer(chance, layer)
    _set_looking(spec.decoder.layer[-1].attention)
    # A piece is written where the original has the piece for which it stands. The factor is so
    # small that an answer is likely and not certain.
    number = {piece: i for i, piece in enumerate(pieces)}
    written = np.arange(len(pieces))
    for piece, other in instead.items():
        written[[number[piece], number[other]]] = number[other], number[piece]
    spec.decoder.projection.weight = 0.045 * meanings[written]
    spec.decoder.projection.bias = _zeros(len(pieces))
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    spec.config.add_source_bos = False
    spec.config.add_source_eos = True  # so that the end is written where the original ends
    spec.config.decoder_start_token = "<s>"
    return spec


def _codes(chance: np.random.Generator, count: int, width: int) -> Array:
    """Rows of as many 1 as -1, so that a norm leaves them as they are."""
    row = np.repeat(np.array([1, -1], dtype=np.float32), width // 2)
    return chance.permuted(np.tile(row, (count, 1)), axis=1)


def _set_layer(
    chance: np.random.Generator,
    layer: transformer_spec.TransformerEncoderLayerSpec
    | transformer_spec.TransformerDecoderLayerSpec,
) -> None:
    """Random weights for a layer of either side."""
    attentions = [layer.self_attention]
    if isinstance(layer, transformer_spec.TransformerDecoderLayerSpec):
        attentions.append(layer.attention)
    for attention in attentions:
        _set_norm(attention.layer_norm)
        *inward, outward = attention.linear
        widths = (3 * WIDTH,) if len(inward) == 1 else (WIDTH, 2 * WIDTH)
        for linear, width in zip(inward, widths, strict=True):
            _set_linear(linear, _randoms(chance, width, WIDTH))
        _set_linear(outward, NOISE * _randoms(chance, WIDTH, WIDTH))
    _set_norm(layer.ffn.layer_norm)
    _set_linear(layer.ffn.linear_0, _randoms(chance, INNER, WIDTH))
    _set_linear(layer.ffn.linear_1, NOISE * _randoms(chance, WIDTH, INNER))


def _set_looking(attention: attention_spec.MultiHeadAttentionSpec) -> None:
    """Every head looks at the same place of the original and hands on what stands there."""
    place = np.tile(np.eye(PLACE, WIDTH, WIDTH - PLACE, dtype=np.float32), (HEADS, 1))
    meaning = np.diag(np.repeat(np.array([1, 0], dtype=np.float32), [WIDTH - PLACE, PLACE]))
    _set_linear(attention.linear[0], 4 * place)
    _set_linear(attention.linear[1], np.vstack([place, meaning]))
    _set_linear(attention.linear[2], 4 * meaning)


def _set_norm(norm: common_spec.LayerNormSpec) -> None:
    """A norm that neither stretches nor shifts."""
    norm.gamma, norm.beta = _zeros(WIDTH) + 1, _zeros(WIDTH)


def _set_linear(linear: common_spec.LinearSpec, weight: Array) -> None:
    linear.weight, linear.bias = weight.astype(np.float32), _zeros(len(weight))


def _randoms(chance: np.random.Generator, rows: int, columns: int) -> Array:
    """Weights that keep values of size one at size one."""
    weight: Array = chance.standard_normal((rows, columns), dtype=np.float32)
    return weight / np.float32(columns**0.5)


def _zeros(*shape: int) -> Array:
    return np.zeros(shape, dtype=np.float32)
