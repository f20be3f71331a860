"""Write a tiny real cross-encoder for entailment: it knows negations, and nothing else.

    python scripts/make_tiny_entailment.py FOLDER

Texts contradict each other where one of them has more negations than the other. It has the inputs,
the files and the classes of the models that exporters write, so that it takes their way through the
program. Needs the packages onnx and tokenizers.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.normalizers import Lowercase
from tokenizers.pre_tokenizers import Whitespace
from tokenizers.processors import TemplateProcessing

NEGATIONS = ("not", "no", "never", "none", "nobody", "without")
SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
LABELS = ("contradiction", "entailment", "neutral")


def make(folder: Path) -> None:
    """Write model.onnx, tokenizer.json and config.json."""
    folder.mkdir(parents=True, exist_ok=True)
    _tokenizer().save(str(folder / "tokenizer.json"))
    onnx.save(_model(), str(folder / "model.onnx"))
    config = {"id2label": dict(enumerate(LABELS))}
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")


def _tokenizer() -> Tokenizer:
    vocabulary = {word: k for k, word in enumerate((*SPECIAL, *NEGATIONS))}
    tokenizer = Tokenizer(WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = Lowercase()
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[(word, vocabulary[word]) for word in ("[CLS]", "[SEP]")],
    )
    return tokenizer


def _model() -> onnx.ModelProto:
    """Logits from the difference of the counts of negations of both texts."""
    counts = np.zeros(len(SPECIAL) + len(NEGATIONS), dtype=np.float32)
    counts[len(SPECIAL) :] = 1
    constants = {
        "counts": counts,
        "two": np.float32(2),
        "one": np.float32(1),
        "axis": np.array([1], dtype=np.int64),
        "weights": np.array([[8, -8, 0]], dtype=np.float32),
        "bias": np.array([-4, 4, -4], dtype=np.float32),
    }
    nodes = [
        helper.make_node("Gather", ["counts", "input_ids"], ["negations"]),
        helper.make_node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
        helper.make_node("Cast", ["token_type_ids"], ["second"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["second", "two"], ["doubled"]),
        helper.make_node("Sub", ["one", "doubled"], ["sign"]),
        helper.make_node("Mul", ["negations", "mask"], ["seen"]),
        helper.make_node("Mul", ["seen", "sign"], ["signed"]),
        helper.make_node("ReduceSum", ["signed", "axis"], ["difference"], keepdims=1),
        helper.make_node("Abs", ["difference"], ["distance"]),
        helper.make_node("MatMul", ["distance", "weights"], ["weighed"]),
        helper.make_node("Add", ["weighed", "bias"], ["logits"]),
    ]
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["pairs", "tokens"])
        for name in ("input_ids", "attention_mask", "token_type_ids")
    ]
    outputs = [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["pairs", len(LABELS)])]
    initial = [numpy_helper.from_array(np.asarray(v), name) for name, v in constants.items()]
    graph = helper.make_graph(nodes, "tiny entailment", inputs, outputs, initial)
    opsets = [helper.make_opsetid("", 17)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=9)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
