"""How a score was made, in one line, so that scores are compared only with their like (after
sacreBLEU, Post 2018).
"""

from __future__ import annotations

from collections.abc import Sequence

from fidelity import __version__
from fidelity.model import BackTranslation, Glossary, Layer


def signature(
    layers: Sequence[Layer],
    english: BackTranslation | None,
    entailment: str = "",
    glossary: Glossary | None = None,
) -> str:
    """Version, weights (of hints, then of each severity), layers and engines, the one for a second
    opinion after an &, the model of entailment if one was asked, and a hash of the glossary if
    there is one: `fidelity:0.1.0|mqm:0/0/1/5/25|similarity:2|layers:lexical+meaning|engine:none`.
    """
    made_by = "no"
    if english:
        second = f"&{english.second.engine.signature}" if english.second else ""
        made_by = english.engine.signature + second
    names = "+".join(sorted(layer.value for layer in layers))
    neural = f"|neural:{entailment}" if entailment else ""
    terms = f"|glossary:{glossary.digest}" if glossary else ""
    how = "mqm:0/0/1/5/25|similarity:2"
    return f"fidelity:{__version__}|{how}|layers:{names}|engine:{made_by}{neural}{terms}"
