"""What is installed here, what works, what is missing, and how to get it."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from fidelity import __version__
from fidelity.back_translate import Cache, available, cache_folder
from fidelity.errors import FidelityError
from fidelity.language import primary_code
from fidelity.pipeline import compare
from fidelity.requests import layout_of
from fidelity.settings import Settings
from fidelity.tree import texts_below
from fidelity.vetting import vetted

_DISTRIBUTION = "translation-fidelity"
_FOR_WORK_ON_US = frozenset({"test", "lint"})
_REQUIREMENT = re.compile(r"""([\w.-]+)[^;]*;\s*extra\s*==\s*['"]([\w-]+)['"]""")
_MAKE_ENGLISH = ("argos", "apertium")
"""The engines that `auto` takes; the others hand back English that is there already."""


class State(StrEnum):
    """How it is with something."""

    OK = "ok"
    MISSING = "missing"  # nothing needs it yet
    BROKEN = "broken"  # something was asked for that does not work


class Sign(Struct, frozen=True):
    """One thing that was looked at: how it is, and what to do about it."""

    name: str
    state: State
    said: str
    hint: str = ""


def examine(settings_of: Callable[[Path], Settings]) -> Iterator[Sign]:
    """Look at everything that a run may need, from the current folder."""
    yield Sign("fidelity", State.OK, f"{__version__} in {Path(__file__).parent}")
    yield Sign("Python", State.OK, f"{platform.python_version()} in {sys.executable}")
    yield _works()
    try:
        settings = vetted(settings_of(Path.cwd()))
    except FidelityError as error:
        yield Sign("configuration", State.BROKEN, f"{error.where}: {error.what}", error.hint)
        settings = Settings()
    else:
        yield _configuration(settings)
        yield from _layout(settings)
    yield from _engines(settings)
    yield _cache(settings)
    yield from _extras()
    yield from _git()


def _works() -> Sign:
    """Two texts of ours, one of which has another number, through all steps."""
    found = [f.check for f in compare("She sold 30 boats.", "She sold 13 boats.").findings]
    if found == ["changed-number"]:
        return Sign("a check", State.OK, "two texts were compared, and the changed number found")
    hint = f"install it again: pip install --force-reinstall {_DISTRIBUTION}"
    return Sign("a check", State.BROKEN, f"of a changed number came {found}", hint)


def _configuration(settings: Settings) -> Sign:
    if settings.file:
        return Sign("configuration", State.OK, str(settings.file))
    said = "none above this folder; the defaults hold"
    return Sign("configuration", State.MISSING, said, "fidelity config init")


def _layout(settings: Settings) -> Iterator[Sign]:
    layout = layout_of(settings)
    if layout is None:
        said = "it is not said where originals and translations lie"
        yield Sign("layout", State.MISSING, said, "fidelity config init")
        return
    found = [
        translation
        for file in texts_below(layout.root)
        if (translation := layout.translation(file))
    ]
    shape = layout.shape
    if not found:
        hint = "compare these patterns with the paths of your files"
        yield Sign("layout", State.BROKEN, f"{shape}: there is no translation", hint)
        return
    langs = sorted({translation.lang for translation in found})
    yield Sign("layout", State.OK, f"{shape}: {len(found)} translations, {', '.join(langs)}")
    orphans = [translation for translation in found if not translation.original.is_file()]
    if orphans:
        said = f"{len(orphans)} translations without one, such as {orphans[0].path}"
        yield Sign("originals", State.MISSING, said, "restore them, or add these to `exclude`")
    for lang in sorted(set(map(primary_code, langs))):
        yield _engine_for(lang)


def _engine_for(lang: str) -> Sign:
    """Whether an engine brings a language of the layout into English."""
    states = available(lang)
    usable = [state.name for state in states if state.usable and state.name in _MAKE_ENGLISH]
    if usable:
        return Sign(f"  from {lang}", State.OK, " and ".join(usable))
    said = "no engine here brings it into English: its meaning is not checked"
    return Sign(f"  from {lang}", State.MISSING, said, f"fidelity engines install {lang}")


def _engines(settings: Settings) -> Iterator[Sign]:
    states = {state.name: state for state in available(None)}
    for name in settings.engines_asked:
        if name in states and not states[name].usable:
            state = states[name]
            yield Sign(f"engine {name}", State.BROKEN, state.missing, state.hint)
        elif name in states:
            yield Sign(f"engine {name}", State.OK, "ready")
    if settings.engines_asked == ("auto",):
        usable = [name for name in _MAKE_ENGLISH if states[name].usable]
        said = f"{' and '.join(usable)} can make English" if usable else "none can make English"
        if usable:
            yield Sign("engines", State.OK, said)
        else:
            yield Sign("engines", State.MISSING, said, "fidelity engines")


def _cache(settings: Settings) -> Sign:
    folder = cache_folder(settings.cache, settings.root)
    if folder is None:
        return Sign("cache", State.OK, "switched off")
    with Cache(folder) as cache:
        held = cache.holdings()
        if cache.trouble:
            hint = "set FIDELITY_CACHE to a folder that you can write to, or remove that folder"
            return Sign("cache", State.BROKEN, cache.trouble, hint)
    nearest = next(place for place in (folder, *folder.parents) if place.exists())
    if not os.access(nearest, os.W_OK):
        hint = "set FIDELITY_CACHE to a folder that you can write to"
        return Sign("cache", State.BROKEN, f"{nearest} may not be written", hint)
    return Sign("cache", State.OK, f"{sum(held.sentences.values())} sentences in {folder}")


def _extras() -> Iterator[Sign]:
    """What is installed by choice: `pip install 'translation-fidelity[NAME]'`."""
    from importlib.metadata import PackageNotFoundError, requires, version

    try:
        listed = requires(_DISTRIBUTION) or []
    except PackageNotFoundError:  # run from its sources
        return
    extras: dict[str, list[str]] = {}
    for match in filter(None, map(_REQUIREMENT.match, listed)):
        extras.setdefault(match[2], []).append(match[1])
    for extra, packages in sorted(extras.items()):
        if extra in _FOR_WORK_ON_US:
            continue
        lacking = []
        for package in packages:
            try:
                version(package)
            except PackageNotFoundError:
                lacking.append(package)
        name = f"extra {extra}"
        if lacking:
            hint = f"pip install '{_DISTRIBUTION}[{extra}]'"
            yield Sign(name, State.MISSING, f"without {', '.join(lacking)}", hint)
        else:
            yield Sign(name, State.OK, ", ".join(packages))


def _git() -> Iterator[Sign]:
    program = shutil.which("git")
    if program is None:
        said = "not installed: --staged, --base and --changed-since cannot work"
        yield Sign("git", State.MISSING, said, "install git")
        return
    ask = [program, "rev-parse", "--show-toplevel", "--git-path", "hooks/pre-commit"]
    done = subprocess.run(ask, capture_output=True, text=True, check=False)
    if done.returncode:
        yield Sign("git", State.OK, f"{program}; this is no repository")
        return
    root, hook = map(Path, done.stdout.splitlines())
    yield Sign("git", State.OK, f"{program}; the repository {root}")
    config = root / ".pre-commit-config.yaml"
    if config.is_file() and "id: fidelity" in config.read_text(encoding="utf-8", errors="replace"):
        if hook.is_file():
            yield Sign("pre-commit", State.OK, "the hook is installed")
        else:
            said = "the hook is configured, but git does not call it"
            yield Sign("pre-commit", State.BROKEN, said, "pre-commit install")
