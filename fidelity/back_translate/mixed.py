"""The English of blocks that are not all in the same language: each block is brought into English
from its own, or stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from fidelity.back_translate.asking import translator
from fidelity.back_translate.cache import Cache
from fidelity.back_translate.engine import Engine
from fidelity.back_translate.languages import language_name
from fidelity.back_translate.languages_of_blocks import languages_of, misnamed
from fidelity.back_translate.sentences import Rendered, render
from fidelity.errors import EngineError
from fidelity.model import Block, EngineInfo

_SHOWN = 8


class Mixed(Struct, frozen=True):
    """The English of blocks, the engines that made it as one, and what to tell of languages.

    `misread` says that all of it was translated from a language that it does not read as, if so.
    """

    rendered: Rendered
    engine: EngineInfo
    notes: tuple[str, ...]
    misread: str = ""


class _Part(Struct, frozen=True):
    """The English of the blocks of one language, by the numbers of these blocks."""

    numbers: tuple[int, ...]
    rendered: Rendered
    engine: EngineInfo | None
    note: str = ""


def render_each(
    blocks: Sequence[Block],
    lang: str,
    main: Engine,
    engine_for: Callable[[str], Engine],
    cache: Cache | None,
) -> Mixed:
    """The English of blocks in `lang`, which the main engine makes, and of those that are clearly
    in another language, for which `engine_for` opens an engine or raises EngineError.
    """
    languages = languages_of(blocks, lang)
    numbers: dict[str, list[int]] = {lang: []}
    for number, found in enumerate(languages.of_blocks):
        numbers.setdefault(found, []).append(number)
    ours = [blocks[number] for number in numbers[lang]]
    parts = [
        _Part(tuple(numbers.pop(lang)), render(ours, lang, translator(main, cache)), main.info)
    ]
    for other, theirs in numbers.items():
        parts.append(_part(blocks, tuple(theirs), other, engine_for, cache))
    notes = [part.note for part in parts if part.note]
    misread = ""
    if languages.of_all != lang:
        notes.insert(0, misnamed(lang, languages.of_all))
        misread = f"it reads as {language_name(languages.of_all)}, not {language_name(lang)}"
    return Mixed(_merged(parts), _together(parts), tuple(notes), misread)


def _part(
    blocks: Sequence[Block],
    numbers: tuple[int, ...],
    lang: str,
    engine_for: Callable[[str], Engine],
    cache: Cache | None,
) -> _Part:
    mine = [blocks[number] for number in numbers]
    are = "is" if len({block.line for block in mine}) == 1 else "are"
    where = f"{lines_of(mine)} {are} in {language_name(lang)}"
    try:
        engine = engine_for(lang)
        rendered = render(mine, lang, translator(engine, cache))
    except EngineError as error:
        as_it_is = replace(render(mine, lang, list), words=0)
        return _Part(numbers, as_it_is, None, f"{where}, not translated: {error.what}")
    made_by = f"{engine.info.name} {engine.info.model}"
    return _Part(numbers, rendered, engine.info, f"{where}, back-translated with {made_by}")


def _merged(parts: Sequence[_Part]) -> Rendered:
    """All parts as one, the blocks in the order of their numbers."""
    if len(parts) == 1:
        return parts[0].rendered
    numbers = [*chain.from_iterable(part.numbers for part in parts)]
    order = sorted(range(len(numbers)), key=numbers.__getitem__)
    all_of = [part.rendered for part in parts]
    texts = [*chain.from_iterable(rendered.texts for rendered in all_of)]
    renderings = [*chain.from_iterable(rendered.renderings for rendered in all_of)]
    unknown = [*chain.from_iterable(rendered.unknown for rendered in all_of)]
    unsure = [*chain.from_iterable(rendered.unsure for rendered in all_of)]
    unprotected = [*chain.from_iterable(rendered.unprotected for rendered in all_of)]
    return Rendered(
        texts=tuple(texts[at] for at in order),
        renderings=tuple(renderings[at] for at in order),
        words=sum(rendered.words for rendered in all_of),
        unknown=tuple(unknown[at] for at in order),
        unsure=tuple(unsure[at] for at in order),
        unprotected=tuple(unprotected[at] for at in order),
        anchors={k: v for rendered in reversed(all_of) for k, v in rendered.anchors.items()},
    )


def _together(parts: Sequence[_Part]) -> EngineInfo:
    """The main engine, and the others after it."""
    main, *others = dict.fromkeys(part.engine for part in parts if part.engine)
    return replace(
        main,
        model=" + ".join([main.model, *(f"{other.name} {other.model}" for other in others)]),
        signature="+".join([main.signature, *(other.signature for other in others)]),
    )


def lines_of(blocks: Sequence[Block]) -> str:
    """Where blocks begin: line 3; lines 3 and 7; of many the first, and how many more."""
    lines = [str(line) for line in dict.fromkeys(block.line for block in blocks)]
    if len(lines) == 1:
        return f"line {lines[0]}"
    if len(lines) > _SHOWN:
        lines = [*lines[:_SHOWN], f"{len(lines) - _SHOWN} more"]
    return f"lines {', '.join(lines[:-1])} and {lines[-1]}"
