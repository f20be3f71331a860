"""The sentences of many documents through their engines at once, so that each document finds its
own in the cache: engines are faster the more they have to do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec.structs import replace

from fidelity.back_translate.asking import translator
from fidelity.back_translate.cache import Cache
from fidelity.back_translate.choose import choose
from fidelity.back_translate.engine import Job
from fidelity.back_translate.registry import READY_MADE, engine_module
from fidelity.back_translate.sentences import render
from fidelity.errors import EngineError
from fidelity.model import Document


def translate_together(
    translations: Iterable[Document],
    *,
    engine: str,
    options: Mapping[str, Mapping[str, object]],
    cache: Path,
    root: Path = Path(),
) -> None:
    """Fill the cache with the sentences of translations; each says its language itself.

    An engine that cannot work is passed over: each document that needs it will say so.
    """
    by_lang: dict[str, list[Document]] = defaultdict(list)
    for document in translations:
        by_lang[document.lang or "en"].append(document)
    for lang, documents in by_lang.items():
        jobs = [Job(document, lang, cache=cache, root=root) for document in documents]
        names = [choose(job) if engine == "auto" else engine for job in jobs]
        for name in sorted({name for name in names if name and name not in READY_MADE}):
            wanted = [job for job, named in zip(jobs, names, strict=True) if named == name]
            try:
                _fill(wanted, name, options.get(name, {}), cache)
            except EngineError:
                continue


def _fill(jobs: list[Job], name: str, options: Mapping[str, object], folder: Path) -> None:
    first = replace(jobs[0], options=options)
    opened = engine_module(name).open_engine(first)
    blocks = [job.translation.blocks[k] for job in jobs for k in sorted(job.foreign)]
    with Cache(folder) as cache:
        render(blocks, first.lang, translator(opened, cache))
