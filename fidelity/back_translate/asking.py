"""Asks an engine for the English of sentences, and the cache first."""

from __future__ import annotations

from collections.abc import Sequence

from fidelity.back_translate.cache import Cache
from fidelity.back_translate.engine import Engine
from fidelity.back_translate.sentences import Translate
from fidelity.errors import EngineError

_AT_ONCE = 2000
"""Sentences that an engine gets at once: what it made of them is kept before it gets the next."""


def translator(engine: Engine, cache: Cache | None) -> Translate:
    """The engine behind the cache; without one it is asked every time."""

    def translate(sentences: Sequence[str]) -> list[str]:
        known = cache.get(engine.info.signature, sentences) if cache else {}
        missing = [sentence for sentence in sentences if sentence not in known]
        for at in range(0, len(missing), _AT_ONCE):
            part = missing[at : at + _AT_ONCE]
            made = dict(zip(part, asked(engine, part), strict=True))
            known |= made
            if cache:
                cache.put(engine.info.signature, made)
        return [known[sentence] for sentence in sentences]

    return translate


def asked(engine: Engine, texts: Sequence[str]) -> list[str]:
    """What the engine makes of the texts; EngineError if it loses or adds one."""
    outputs = engine.translate(texts) if texts else []
    if len(outputs) != len(texts):
        what = f"gave {len(outputs)} texts back for {len(texts)}"
        raise EngineError(f"engine {engine.info.name}", what, "another engine; this one has a bug")
    return outputs
