"""What a file is to others, and why: a translation of an original, an original with translations,
or a file that holds both texts.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from fidelity.errors import UsageError
from fidelity.layouts import Layout, Places, Translation
from fidelity.requests import places_of, shown
from fidelity.settings import Settings

_TRY = (
    'say where originals lie: originals = "content/en/{path}" and '
    'translations = "content/{lang}/{path}", or layouts = ["hugo"], in [tool.fidelity]'
)


class Role(StrEnum):
    """What a file is."""

    TRANSLATION = "translation"
    ORIGINAL = "original"
    BOTH = "both"


class Relations(Struct, frozen=True):
    """What a file is, its relatives, and the layout that says so; `is_there` is of the original."""

    file: str
    role: Role
    why: str
    layout: Layout | None = None
    original: str = ""
    is_there: bool = True
    lang: str = ""
    translations: tuple[Translation, ...] = ()


def relations(file: Path, settings: Settings) -> Relations:
    """What a file is by the layouts of the project, or by what its files show.

    UsageError where none knows it, LoadError where several originals are as likely.
    """
    from fidelity.load.pairs import is_bilingual

    places = places_of(settings)
    layout = places.layout_for(file)
    translation = places.translation(file)
    if layout and translation:
        return Relations(
            str(file),
            Role.TRANSLATION,
            _why(layout, settings),
            layout,
            original=shown(translation.original),
            is_there=places.tree.has(translation.original),
            lang=translation.lang,
        )
    if is_bilingual(file.name) and not any(places.translations_of(file)):
        return Relations(str(file), Role.BOTH, f"{file.suffix} files hold the original as well")
    if layout and places.is_original(file):
        found = tuple(places.translations_of(file))
        return Relations(
            str(file), Role.ORIGINAL, _why(layout, settings), layout, translations=found
        )
    raise _stranger(file, settings, places)


def _why(layout: Layout, settings: Settings) -> str:
    said = "" if settings.has_layout else "nothing is configured; "
    return f"{said}{layout.why}"


def _stranger(file: Path, settings: Settings, places: Places) -> UsageError:
    if settings.has_layout:
        hint = f"compare its path with {places.told} below {settings.root}"
        return UsageError(file, "the layout does not know this file", hint)
    if not file.exists():
        return UsageError(file, "no such file", "check the path")
    what = "no layout is configured, and no usual place holds its original or a translation of it"
    return UsageError(file, what, _TRY)
