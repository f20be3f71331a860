"""DeepL, through its own client. It is told only where a project names it, for it costs money."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import TYPE_CHECKING

from fidelity.back_translate.engine import ANY_LANGUAGE, Availability, Engine, Job
from fidelity.back_translate.options import told
from fidelity.back_translate.portions import portions
from fidelity.errors import EngineError
from fidelity.model import EngineInfo

if TYPE_CHECKING:
    from deepl import DeepLClient, DeepLException

_SCHEME = "1"  # of the requests; a new number where they change what comes out
_OPTIONS = ("server_url",)
_KEY = "DEEPL_AUTH_KEY"
_PIP = "pip install 'translation-fidelity[deepl]'"
_ADDRESS = "leave out server_url, or correct it"
_TARGET = "EN-US"
_CODES = {"no": "NB"}  # what DeepL calls otherwise
# What DeepL takes at once: 50 texts, and 128 KiB of JSON in which each Cyrillic letter takes six.
_MOST = 50
_ROOM = 120_000


@dataclass(frozen=True, slots=True)
class DeepL:
    """An account with DeepL."""

    lang: str
    server_url: str
    info: EngineInfo
    key: str = field(repr=False)

    def translate(self, texts: Sequence[str]) -> list[str]:
        """The English of each sentence, a portion with each request."""
        from deepl import DeepLClient

        url = self.server_url or None
        with closing(DeepLClient(self.key, server_url=url, send_platform_info=False)) as client:
            english: list[str] = []
            for portion in portions(texts, most=_MOST, room=_ROOM, size=_size):
                english += self._translated(client, portion)
        return english

    def _translated(self, client: DeepLClient, texts: list[str]) -> list[str]:
        from deepl import DeepLException, SplitSentences

        try:
            results = client.translate_text(
                texts,
                source_lang=_CODES.get(self.lang, self.lang.upper()),
                target_lang=_TARGET,
                split_sentences=SplitSentences.OFF,
                preserve_formatting=True,
            )
        except DeepLException as error:
            raise self._error(str(error), _hint(error)) from error
        except (TypeError, ValueError, AttributeError) as error:  # an answer of another form
            raise self._error("gave an answer that is none of DeepL's", _ADDRESS) from error
        made = results if isinstance(results, list) else [results]
        english = [result.text for result in made if isinstance(result.text, str)]
        if len(english) != len(texts):
            raise self._error(f"gave {len(english)} texts back for {len(texts)}", _ADDRESS)
        return english

    def _error(self, what: str, hint: str) -> EngineError:
        where = self.server_url or "engine deepl"
        return EngineError(where, what.replace(self.key, "***"), hint)


def open_engine(job: Job) -> Engine:
    """The account that the environment holds the key of; EngineError where there is none."""
    state = availability(job.lang)
    if not state.usable:
        raise EngineError("engine deepl", state.missing, state.hint)
    server_url = told("deepl", job.options, _OPTIONS).text("server_url")
    mark = f"{_SCHEME}/{server_url}" if server_url else _SCHEME
    info = EngineInfo("deepl", f"{job.lang}-{_TARGET}", f"deepl/{job.lang}-{_TARGET}/{mark}")
    return DeepL(job.lang, server_url, info, os.environ[_KEY].strip())


def availability(lang: str | None) -> Availability:
    """Whether the client and a key are here; which languages DeepL knows, only it can say."""
    del lang
    missing, hints = [], []
    if not find_spec("deepl"):
        missing.append("its client is not installed")
        hints.append(_PIP)
    key = os.environ.get(_KEY, "").strip()
    if not key:
        missing.append(f"there is no key in {_KEY}")
        hints.append(f"set {_KEY} in the environment to the key of your account")
    elif not key.isascii() or not key.isprintable() or " " in key:
        missing.append(f"what {_KEY} holds is no key")
        hints.append(f"set {_KEY} to the key alone, as your account shows it")
    return Availability(
        "deepl",
        usable=not missing,
        languages=() if missing else ANY_LANGUAGE,
        missing="; ".join(missing),
        hint=", then ".join(hints),
    )


def _size(text: str) -> int:
    return len(json.dumps(text)) + 2


def _hint(error: DeepLException) -> str:
    from deepl import (
        AuthorizationException,
        ConnectionException,
        QuotaExceededException,
        TooManyRequestsException,
    )

    if isinstance(error, AuthorizationException):
        return f"the right key in {_KEY}"
    if isinstance(error, QuotaExceededException):
        return "another engine, or wait until your account has characters again"
    if isinstance(error, TooManyRequestsException):
        return "later, or fewer processes at once"
    if isinstance(error, ConnectionException):
        return "see that this machine reaches DeepL"
    return "another engine, or see DeepL's documentation"
