"""What a command line of files asks to be checked: pairs, with the originals found by the project's
layout.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from fidelity.errors import LoadError, SettingsError, UsageError
from fidelity.layouts import Layout, Translation
from fidelity.model import Report
from fidelity.settings import Settings

_HOW = (
    'name ORIGINAL and TRANSLATION, or set originals = "content/en/{path}" and '
    'translations = "content/{lang}/{path}" in [tool.fidelity]'
)

_ONE_PAIR = "it belongs to one pair of files"


@dataclass(frozen=True, slots=True)
class Request:
    """One pair of files to check, or one file that holds both texts."""

    original: str
    translation: str | None
    back_translation: str | None = None
    lang: str | None = None


def requests_for(
    files: Sequence[str], settings: Settings, back_translation: str | None, lang: str | None
) -> tuple[list[Request], list[str]]:
    """The pairs that the files stand for, and a line for each file that the layout does not know.

    Two files are an original and its translation, unless the layout knows both and says otherwise.
    A file that holds both texts is a pair by itself, unless the layout knows its original.
    """
    from fidelity.load.pairs import by_themselves

    layout = _layout(settings)
    if alone := [file for file in by_themselves(files) if not (layout and _knows(layout, file))]:
        if back_translation and len(files) > 1:
            raise UsageError("--back-translation", _ONE_PAIR, "check one pair at a time")
        others = [file for file in files if file not in alone]
        found, skipped = requests_for(others, settings, None, lang) if others else ([], [])
        return [*(Request(file, None, back_translation, lang) for file in alone), *found], skipped
    if len(files) == 2 and (layout is None or _is_pair(files, layout)):
        if set(files) == {"-"}:
            raise UsageError(
                "-", "both texts cannot come from standard input", "name a file for one of them"
            )
        return [Request(files[0], files[1], back_translation, lang or _lang(files[1], layout))], []
    if layout is None:
        raise UsageError(
            ", ".join(files[:3]), "it is not said which original this is a translation of", _HOW
        )
    if back_translation:
        raise UsageError("--back-translation", _ONE_PAIR, "name ORIGINAL and TRANSLATION")
    return _by_layout(files, layout, lang)


def _by_layout(
    files: Sequence[str], layout: Layout, lang: str | None
) -> tuple[list[Request], list[str]]:
    found: dict[Path, Request] = {}
    skipped: list[str] = []
    for file in files:
        translations = list(_translations(Path(file), layout))
        for translation in translations:
            found[translation.path] = _request(translation, lang)
        if not translations:
            skipped.append(_why_skipped(file, layout))
    return list(found.values()), skipped


def fulfil(request: Request, settings: Settings, *, insist: bool) -> Report:
    """Load and check one pair."""
    from fidelity.load import load
    from fidelity.load.pairs import load_pair
    from fidelity.pipeline import check_documents
    from fidelity.vetting import cues_of

    cues = cues_of(settings)
    given = request.back_translation
    return check_documents(
        *load_pair(request.original, request.translation, lang=request.lang, cues=cues),
        back_translation=load(given, cues=cues) if given else None,
        lang=request.lang,
        settings=settings,
        insist=insist,
    )


def relatives(file: Path, settings: Settings) -> Iterator[str]:
    """The original of a translation, or the translations of an original, one to a line."""
    layout = _layout(settings)
    if layout is None:
        raise SettingsError(file, "no layout is configured", _HOW)
    translation = layout.translation(file)
    if translation is not None:
        missing = "" if translation.original.is_file() else " (missing)"
        original = _shown(translation.original)
        yield f"{file} is the {translation.lang} translation of {original}{missing}"
    elif layout.is_original(file):
        found = list(layout.translations_of(file))
        yield f"{file} is an original with {len(found)} translation{'' if len(found) == 1 else 's'}"
        yield from (f"  {other.lang}  {_shown(other.path)}" for other in found)
    else:
        raise UsageError(
            file,
            "the layout does not know this file",
            f"compare its path with {layout.translations}",
        )


def _layout(settings: Settings) -> Layout | None:
    if not settings.has_layout or settings.root is None:
        return None
    return Layout(settings.root, settings.originals, settings.translations)


def _is_pair(files: Sequence[str], layout: Layout) -> bool:
    first, second = Path(files[0]), Path(files[1])
    translation = layout.translation(second)
    if translation is not None and translation.original.resolve() == first.resolve():
        return True
    return not all(_knows(layout, file) for file in files)


def _knows(layout: Layout, file: str) -> bool:
    return layout.is_original(Path(file)) or layout.translation(Path(file)) is not None


def _lang(file: str, layout: Layout | None) -> str | None:
    translation = layout.translation(Path(file)) if layout and file != "-" else None
    return translation.lang if translation else None


def _translations(file: Path, layout: Layout) -> Iterator[Translation]:
    if not file.exists():
        raise LoadError(file, "no such file", "check the path")
    if file.is_dir():
        raise LoadError(file, "is a folder", "name the files in it")
    translation = layout.translation(file)
    if translation is not None:
        yield translation
    else:
        yield from layout.translations_of(file)


def _request(translation: Translation, lang: str | None) -> Request:
    if not translation.original.is_file():
        raise LoadError(
            translation.path,
            f"its original {_shown(translation.original)} does not exist",
            "restore the original, or exclude this file",
        )
    return Request(
        _shown(translation.original), _shown(translation.path), lang=lang or translation.lang
    )


def _why_skipped(file: str, layout: Layout) -> str:
    if layout.is_original(Path(file)):
        return f"{file}: an original without translations, nothing to check"
    return f"{file}: no part of the layout {layout.translations}, not checked"


def _shown(path: Path) -> str:
    """A path as the user would type it: relative where it lies below the current folder."""
    here = Path.cwd()
    return (
        str(path.resolve().relative_to(here)) if path.resolve().is_relative_to(here) else str(path)
    )
