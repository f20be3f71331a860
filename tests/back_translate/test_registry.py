"""Every engine: it is there without being loaded, and says what it lacks without asking anyone."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from fidelity.back_translate.engine import ANY_LANGUAGE, Availability, Job
from fidelity.back_translate.registry import ENGINES, READY_MADE, engine_module, engine_names
from fidelity.errors import EngineError
from fidelity.model import Document

# What each says where nothing is installed, configured or in the environment: what is missing, and
# a part of the hint. The first two are all that can be known without a project.
BARE = {
    "none": (True, "", ""),
    "file": (True, "", "--back-translation FILE"),
    "recorded": (True, "", "es.back.jsonl beside the translation"),
    "argos": (False, "ctranslate2 and sentencepiece are not installed", "fidelity engines install es"),
    "argostranslate": (False, "argostranslate", "pip install"),
    "apertium": (False, "the program apertium is not installed", "apertium-eng-spa"),
    "opus": (False, "ctranslate2 and sentencepiece are", "'translation-fidelity[opus]'"),
    "libretranslate": (False, "urllib3 is not installed", "'translation-fidelity[http]'"),
    "deepl": (False, "its client is not installed; there is no key in", "'translation-fidelity[deepl]'"),
    "command": (True, "", 'run = ["program", "argument"] in [tool.fidelity.engines.command]'),
}  # fmt: skip
CONFIGURED = {
    "opus": 'folder = "models/{lang}-en" in [tool.fidelity.engines.opus]',
    "libretranslate": 'url = "http://localhost:5000" in [tool.fidelity.engines.libretranslate]',
    "command": 'run = ["program", "argument"] in [tool.fidelity.engines.command]',
}


@pytest.fixture
def offline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with no program, no package and no network; whoever asks for it fails."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path))
    for name in ("DEEPL_AUTH_KEY", "LIBRETRANSLATE_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LIBRETRANSLATE_URL", "http://127.0.0.1:9")


@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize("lang", [None, "es", "tlh", ""])
@pytest.mark.parametrize("name", ENGINES)
def test_availability_needs_no_network_and_says_what_is_missing(
    name: str, lang: str | None
) -> None:
    state = engine_module(name).availability(lang)
    assert isinstance(state, Availability)
    assert (state.name, bool(state.missing)) == (name, not state.usable)


@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize("name", ENGINES)
def test_on_a_bare_machine_each_engine_says_what_it_lacks_and_how_to_get_it(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = engine_module(name)
    if hasattr(module, "find_spec"):
        monkeypatch.setattr(module, "find_spec", lambda _: None)
    monkeypatch.delenv("LIBRETRANSLATE_URL")
    state = module.availability("es")
    usable, missing, hint = BARE[name]
    assert (state.usable, missing in state.missing, hint in state.hint) == (usable, True, True), (
        state
    )


@pytest.mark.parametrize(("name", "hint"), CONFIGURED.items())
def test_an_engine_that_a_project_must_configure_says_so_and_takes_any_language(
    name: str, hint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LIBRETRANSLATE_URL", raising=False)
    pytest.importorskip("ctranslate2", reason="ctranslate2 is not installed")
    pytest.importorskip("urllib3", reason="urllib3 is not installed")
    state = engine_module(name).availability("tlh")
    assert (state.usable, state.languages, hint in state.hint) == (True, ANY_LANGUAGE, True), state


@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize("name", [name for name in ENGINES if name not in READY_MADE])
def test_an_engine_that_lacks_something_is_an_error_with_a_hint(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LIBRETRANSLATE_URL")
    with pytest.raises(EngineError) as caught:
        engine_module(name).open_engine(Job(Document("text.md", ()), "es"))
    assert caught.value.hint


@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize("name", ["argos", "opus", "libretranslate", "deepl", "command"])
def test_an_option_that_an_engine_does_not_have_is_an_error(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for library in ("ctranslate2", "urllib3", "deepl"):
        pytest.importorskip(library, reason=f"{library} is not installed")
    monkeypatch.setenv("DEEPL_AUTH_KEY", "key")
    job = Job(Document("text.md", ()), "es", options={"colour": "red"})
    with pytest.raises(EngineError) as caught:
        engine_module(name).open_engine(job)
    error = caught.value
    assert (error.where, error.what) == (f"engine {name}", "there is no option colour")


def test_the_names_of_all_engines_are_ours_and_each_once() -> None:
    names = engine_names()
    assert (names[: len(ENGINES)], len(set(names))) == (tuple(ENGINES), len(names))


def test_asking_what_is_there_loads_none_of_it() -> None:
    heavy = {"ctranslate2", "sentencepiece", "urllib3", "requests", "torch", "argostranslate"}
    code = (
        "import sys; from fidelity.back_translate import available; available('es');"
        f" print({heavy} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
