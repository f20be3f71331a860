"""What a command line of files asks to be checked: pairs, with the originals found by the project's
layout.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field

from fidelity.errors import FidelityError, LoadError, UsageError
from fidelity.layouts import Detected, Layout, Layouts, Places, Translation, layouts_in
from fidelity.model import Document, Report
from fidelity.settings import Settings
from fidelity.tree import DISK, Tree

_HOW = (
    'name ORIGINAL and TRANSLATION, or set originals = "content/en/{path}" and '
    'translations = "content/{lang}/{path}", or layouts = ["hugo"], in [tool.fidelity]'
)

_ONE_PAIR = "it belongs to one pair of files"


class Request(Struct, frozen=True):
    """One pair of files to check, or one file that holds both texts; by the settings for it.

    `base_commit` names the version of the original that was translated.
    `now` is what its files hold where that is not what lies on disk (None: there is no such file),
    and `before` what they held in a commit that they are compared with.
    """

    original: str
    translation: str | None
    back_translation: str | None = None
    lang: str | None = None
    settings: Settings = Settings()
    base_commit: str | None = None
    now: Mapping[str, bytes | None] = field(default_factory=dict)
    before: Mapping[str, bytes | None] = field(default_factory=dict)

    @property
    def files(self) -> tuple[str, ...]:
        """The files of the pair: those that may have changed."""
        return (self.original,) if self.translation is None else (self.original, self.translation)


class Asked(Struct, frozen=True):
    """What files stand for: pairs, what is left out and why, and what stands in the way."""

    requests: tuple[Request, ...] = ()
    skipped: tuple[str, ...] = ()
    troubles: tuple[FidelityError, ...] = ()

    def __add__(self, other: Asked) -> Asked:
        """Both, each pair once."""
        requests = {request.files: request for request in (*self.requests, *other.requests)}
        return Asked(
            tuple(requests.values()), self.skipped + other.skipped, self.troubles + other.troubles
        )


def requests_for(
    files: Sequence[str],
    settings_of: Callable[[Path], Settings],
    *,
    back_translation: str | None = None,
    lang: str | None = None,
    by_layout: bool = False,
    tree: Tree = DISK,
) -> Asked:
    """The pairs that files stand for, each by the settings that hold for it.

    Two files are an original and its translation, unless the layout knows both and says otherwise,
    or `by_layout` says that every file stands for itself. A file that holds both texts is a pair by
    itself, unless the layout knows its original. A folder stands for all texts in it.
    """
    if len(files) == 2 and not by_layout and not any(Path(file).is_dir() for file in files):
        settings = settings_of(Path(files[1] if files[1] != "-" else files[0]))
        return _of_project(files, settings, back_translation, lang, tree)
    files = [text for file in files for text in _texts(file, settings_of, tree)]
    projects: dict[Path | None, tuple[Settings, list[str]]] = {}
    for file in files:
        settings = settings_of(Path(file))
        projects.setdefault(settings.file, (settings, []))[1].append(file)
    if back_translation and len(projects) > 1:
        raise UsageError("--back-translation", _ONE_PAIR, "check one pair at a time")
    asked = Asked()
    for settings, own in projects.values():
        asked += _of_project(own, settings, back_translation, lang, tree, by_layout=by_layout)
    return asked


def _texts(file: str, settings_of: Callable[[Path], Settings], tree: Tree) -> list[str]:
    """The file itself, or the texts in a folder that hold both sides or have a counterpart."""
    if not file:
        hint = "name a file; a variable of the shell may be empty"
        raise UsageError("FILE", "the name of a file is empty", hint)
    folder = Path(file)
    if not folder.is_dir():
        return [file]
    found = texts_in(folder, settings_of, tree)
    if not found:
        what = "is a folder without a text that the layout knows"
        raise LoadError(file, what, "name a file in it, or set a layout: fidelity config init")
    return found


def texts_in(folder: Path, settings_of: Callable[[Path], Settings], tree: Tree = DISK) -> list[str]:
    """The texts in a folder that hold both sides or have a counterpart."""
    return [
        shown(text)
        for text in tree.below(folder)
        if _has_counterpart(text, settings_of(text), tree)
    ]


def _has_counterpart(text: Path, settings: Settings, tree: Tree) -> bool:
    from fidelity.load import is_readable
    from fidelity.load.pairs import is_bilingual

    layout = places_of(settings, tree)
    if not is_readable(text):
        return False
    if not layout.knows(text):
        return is_bilingual(text.name)
    if isinstance(layout, Detected):  # it knows only what has a counterpart
        return True
    return layout.translation(text) is not None or any(layout.translations_of(text))


def _of_project(
    files: Sequence[str],
    settings: Settings,
    back_translation: str | None,
    lang: str | None,
    tree: Tree,
    *,
    by_layout: bool = False,
) -> Asked:
    from fidelity.load.pairs import by_themselves

    layout = layout_of(settings, tree)
    bilingual = by_themselves(files, are_pair=not by_layout)
    if alone := [file for file in bilingual if not (layout and layout.knows(Path(file)))]:
        if back_translation and len(files) > 1:
            raise UsageError("--back-translation", _ONE_PAIR, "check one pair at a time")
        asked = Asked(
            tuple(Request(file, None, back_translation, lang, settings) for file in alone)
        )
        others = [file for file in files if file not in alone]
        if not others:
            return asked
        return asked + _of_project(others, settings, None, lang, tree, by_layout=by_layout)
    if len(files) == 2 and not by_layout and (layout is None or _is_pair(files, layout)):
        if set(files) == {"-"}:
            raise UsageError(
                "-", "both texts cannot come from standard input", "name a file for one of them"
            )
        lang = lang or _lang(files[1], layout)
        return Asked((Request(files[0], files[1], back_translation, lang, settings),))
    if back_translation:
        raise UsageError("--back-translation", _ONE_PAIR, "name ORIGINAL and TRANSLATION")
    return _by_layout(files, layout or Detected(tree), settings, lang, by_layout=by_layout)


def _by_layout(
    files: Sequence[str], layout: Places, settings: Settings, lang: str | None, *, by_layout: bool
) -> Asked:
    from fidelity.load.pairs import is_bilingual

    found: dict[Path, Request] = {}
    skipped: list[str] = []
    troubles: list[FidelityError] = []
    for file in files:
        if settings.excludes(file):
            skipped.append(f"{file}: excluded by {settings.file}, not checked")
            continue
        try:
            translations = list(_translations(Path(file), layout))
        except LoadError as error:
            troubles.append(error)
            continue
        for translation in translations:
            if settings.excludes(translation.path):
                continue
            if not layout.tree.has(translation.original):
                if is_bilingual(translation.path.name):  # its template is made, not kept
                    alone = shown(translation.path)
                    found[translation.path] = Request(alone, None, None, lang, settings)
                    continue
                troubles.append(_orphan(translation))
                continue
            found[translation.path] = Request(
                shown(translation.original),
                shown(translation.path),
                lang=lang or translation.lang,
                settings=settings,
            )
        if translations:
            continue
        if isinstance(layout, Detected) and not (by_layout and _has_pairs(file)):
            troubles.append(_unknown(file))
        else:
            skipped.append(_why_skipped(file, layout))
    return Asked(tuple(found.values()), tuple(skipped), tuple(troubles))


def _has_pairs(file: str) -> bool:
    """Whether the project shows a layout, so that what has no counterpart may be left alone."""
    from fidelity.git import root_of

    return bool(layouts_in(root_of(Path(file).resolve().parent) or Path.cwd()))


def _unknown(file: str) -> UsageError:
    what = "it is not said which original this is a translation of, and no usual place has one"
    return UsageError(file, what, _HOW)


def fulfil(request: Request, *, insist: bool) -> Report:
    """Load and check one pair."""
    from fidelity.load import load
    from fidelity.pipeline import check_documents
    from fidelity.vetting import cues_of

    cues = cues_of(request.settings)
    given = request.back_translation
    report = check_documents(
        *opened(request),
        back_translation=load(given, cues=cues) if given else None,
        lang=request.lang,
        settings=request.settings,
        insist=insist,
    )
    if request.translation is None:
        return report
    from fidelity.history import in_time

    return in_time(report, request.settings, base_commit=request.base_commit)


def opened(request: Request) -> tuple[Document, Document]:
    """The two documents of a pair."""
    from fidelity.load.pairs import load_pair
    from fidelity.vetting import cues_of

    cues = cues_of(request.settings)
    return load_pair(request.original, request.translation, lang=request.lang, cues=cues)


def layout_of(settings: Settings, tree: Tree = DISK) -> Layouts | None:
    """Where the project says that originals and translations lie, if it does."""
    root, said = settings.root, f"{settings.file} says so"
    if not settings.has_layout or root is None:
        return None
    return Layouts(
        tuple(
            Layout(root, each.originals, each.translations, tree, name=each.name, why=said)
            for each in settings.patterns
        )
    )


def places_of(settings: Settings, tree: Tree = DISK) -> Places:
    """Where originals and translations lie: as the project says, else as its files show."""
    return layout_of(settings, tree) or Detected(tree)


def _is_pair(files: Sequence[str], layout: Places) -> bool:
    first, second = Path(files[0]), Path(files[1])
    translation = layout.translation(second)
    if translation is not None and translation.original.resolve() == first.resolve():
        return True
    return not all(layout.knows(Path(file)) for file in files)


def _lang(file: str, layout: Places | None) -> str | None:
    translation = layout.translation(Path(file)) if layout and file != "-" else None
    return translation.lang if translation else None


def _translations(file: Path, layout: Places) -> Iterator[Translation]:
    if file.is_dir():
        raise LoadError(file, "is a folder", "name the files in it")
    translation = layout.translation(file)
    if translation is None:
        found = list(layout.translations_of(file))
        if not found and not layout.tree.has(file):
            raise LoadError(file, "no such file", "check the path")
        yield from found
    elif layout.tree.has(file):
        yield translation
    else:
        raise LoadError(file, "no such file", "check the path")


def _orphan(translation: Translation) -> LoadError:
    return LoadError(
        shown(translation.path),
        f"its original {shown(translation.original)} does not exist",
        "restore the original, remove this file, or add it to `exclude` in [tool.fidelity]",
    )


def _why_skipped(file: str, layout: Places) -> str:
    if layout.is_original(Path(file)):
        return f"{file}: an original without translations, nothing to check"
    return f"{file}: no part of the layout {layout.told}, not checked"


def shown(path: Path) -> str:
    """A path as the user would type it: relative where it lies below the current folder."""
    here = Path.cwd()
    return (
        str(path.resolve().relative_to(here)) if path.resolve().is_relative_to(here) else str(path)
    )
