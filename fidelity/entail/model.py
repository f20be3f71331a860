"""A cross-encoder for entailment in a local folder: pairs of sentences in, probabilities out.

The folder is what the usual exporters write: `model.onnx` (or `onnx/model.onnx`), `tokenizer.json`
and `config.json`, whose `id2label` names the classes entailment and contradiction, or
not_entailment. Nothing is ever downloaded.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from fidelity.errors import EngineError
from fidelity.file_digest import digest

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding, Tokenizer

_TOKENS, _BATCH = 512, 4_096
"""Tokens of a pair that are read, and of a batch with its padding."""

_EXPORT = "a folder with model.onnx, tokenizer.json and config.json, as exporters write it"


class Answer(Struct, frozen=True):
    """How likely it is that the second text follows from the first, and that it contradicts it."""

    entailed: float
    contradicted: float


class Model(Struct, frozen=True):
    """A model that is open; `name` says which one it is and changes with its weights."""

    name: str
    session: InferenceSession
    tokenizer: Tokenizer
    entailment: int
    contradiction: int | None

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Answer]:
        """An answer for each pair, in their order; pairs of like length share a batch."""
        encoded = self.tokenizer.encode_batch(list(pairs))
        order = sorted(range(len(encoded)), key=lambda k: len(encoded[k].ids))
        answers: dict[int, Answer] = {}
        for batch in _batches(order, encoded):
            for k, answer in zip(batch, self._ask([encoded[k] for k in batch]), strict=True):
                answers[k] = answer
        return [answers[k] for k in range(len(encoded))]

    def _ask(self, batch: Sequence[Encoding]) -> list[Answer]:
        import numpy as np

        shape = (len(batch), max(len(encoding.ids) for encoding in batch))
        columns = {
            "input_ids": [encoding.ids for encoding in batch],
            "attention_mask": [encoding.attention_mask for encoding in batch],
            "token_type_ids": [encoding.type_ids for encoding in batch],
        }
        feed = {}
        for wanted in self.session.get_inputs():
            filled = np.zeros(shape, dtype=np.int64)
            for row, values in enumerate(columns[wanted.name]):
                filled[row, : len(values)] = values
            feed[wanted.name] = filled
        logits = np.asarray(self.session.run(None, feed)[0], dtype=np.float64)
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))
        shares = odds / odds.sum(axis=1, keepdims=True)
        return [
            Answer(
                float(row[self.entailment]),
                0.0 if self.contradiction is None else float(row[self.contradiction]),
            )
            for row in shares
        ]


def _batches(order: Sequence[int], encoded: Sequence[Encoding]) -> list[list[int]]:
    """Runs of pairs, the shortest first, that come to so many tokens with their padding."""
    batches: list[list[int]] = []
    for k in order:
        if batches and (len(batches[-1]) + 1) * len(encoded[k].ids) <= _BATCH:
            batches[-1].append(k)
        else:
            batches.append([k])
    return batches


def open_model(folder: Path) -> Model:
    """The model in a folder; EngineError where there is none, or what runs it is not installed."""
    if not folder.is_dir():
        raise EngineError(folder, "there is no such folder", f"name {_EXPORT}")
    places = (folder / "model.onnx", folder / "onnx" / "model.onnx")
    weights = next((file for file in places if file.is_file()), None)
    if weights is None:
        raise EngineError(folder, "there is no model.onnx in it", f"name {_EXPORT}")
    return _opened(folder, weights, digest(weights))


@lru_cache(maxsize=2)
def _opened(folder: Path, weights: Path, version: str) -> Model:
    entailment, contradiction = _labels(folder / "config.json")
    try:
        import onnxruntime
        from tokenizers import Tokenizer
    except ImportError as error:
        hint = "pip install 'translation-fidelity[neural]'"
        raise EngineError(folder, f"{error.name} is not installed", hint) from error
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    try:
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        session = onnxruntime.InferenceSession(
            str(weights), options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:  # both libraries raise nothing more special
        raise EngineError(folder, f"it cannot be opened: {error}", f"name {_EXPORT}") from error
    _vet_inputs(folder, session)
    tokenizer.enable_truncation(_TOKENS)
    tokenizer.no_padding()
    return Model(f"{folder.name}@{version[:8]}", session, tokenizer, entailment, contradiction)


def _vet_inputs(folder: Path, session: InferenceSession) -> None:
    known = {"input_ids", "attention_mask", "token_type_ids"}
    names = {wanted.name for wanted in session.get_inputs()}
    if not names <= known:
        what = f"the model asks for {', '.join(sorted(names - known))}"
        raise EngineError(folder, what, "name a cross-encoder that classifies pairs of texts")


def _labels(config: Path) -> tuple[int, int | None]:
    """The numbers of the classes entailment and contradiction."""
    try:
        values: Mapping[str, Any] = json.loads(config.read_text(encoding="utf-8"))
        numbers = {str(name).lower(): int(k) for k, name in values["id2label"].items()}
        entailment = numbers["entailment"]
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        what = "config.json does not say which class is entailment (id2label)"
        raise EngineError(config.parent, what, f"name {_EXPORT}") from error
    return entailment, numbers.get("contradiction")
