"""LibreTranslate: a server of one's own that translates over HTTP."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.util import find_spec

from msgspec import Struct

from fidelity.back_translate.engine import ANY_LANGUAGE, Availability, Engine, Job
from fidelity.back_translate.languages import codes_of, language_name
from fidelity.back_translate.options import Told, told
from fidelity.back_translate.portions import portions
from fidelity.back_translate.server import Connection, Server, TooLargeError
from fidelity.errors import EngineError
from fidelity.model import EngineInfo

_SCHEME = "1"  # of the requests; a new number where they change what comes out
_OPTIONS = ("url", "batch", "characters", "timeout", "retries")
_URL = "LIBRETRANSLATE_URL"
_KEY = "LIBRETRANSLATE_API_KEY"
_EXAMPLE = 'url = "http://localhost:5000"'
_PIP = "pip install 'translation-fidelity[http]'"
_RETRIES = 6  # a minute in all: servers count requests by the minute
_QUICK = 5.0


class LibreTranslate(Struct, frozen=True):
    """A server, and how much it is asked at once."""

    server: Server
    lang: str
    batch: int
    characters: int
    info: EngineInfo

    def translate(self, texts: Sequence[str]) -> list[str]:
        """The English of each sentence, a portion with each request."""
        with self.server.connected() as connection:
            source = self._source(connection)
            english: list[str] = []
            for portion in portions(texts, most=self.batch, room=self.characters):
                english += self._translated(connection, source, portion)
        return english

    def _source(self, connection: Connection) -> str:
        """What the server calls the language; EngineError where it does not know it."""
        known = connection.get("/languages")
        if not isinstance(known, list):
            raise self._strange("gave no list of languages")
        codes = sorted(_into_english(known), key=len)  # pt before pt-BR
        for wanted in codes_of(self.lang):
            for code in codes:
                if code.partition("-")[0] == wanted:  # zh-Hans is Chinese
                    return code
        what = f"knows no way from {language_name(self.lang)} into English"
        names = ", ".join(sorted(codes)) or "nothing"
        raise self.server.error(what, f"add the language to the server, which knows {names}")

    def _translated(self, connection: Connection, source: str, texts: list[str]) -> list[str]:
        body = {"q": texts, "source": source, "target": "en", "format": "text"}
        key = {"api_key": self.server.secret} if self.server.secret else {}
        try:
            answer = connection.post("/translate", body | key)
        except TooLargeError as error:
            return self._halved(connection, source, texts, error)
        except EngineError as error:
            # The server's own limits are a 400 like any other.
            if "exceeds text limit" not in error.what:
                raise
            return self._halved(connection, source, texts, error)
        english = answer.get("translatedText") if isinstance(answer, dict) else None
        if not isinstance(english, list) or not all(isinstance(text, str) for text in english):
            raise self._strange("answered without a list translatedText")
        if len(english) != len(texts):
            raise self._strange(f"gave {len(english)} texts back for {len(texts)}")
        return english

    def _halved(
        self, connection: Connection, source: str, texts: list[str], error: EngineError
    ) -> list[str]:
        if len(texts) == 1:
            what = f"takes no sentence of {len(texts[0])} characters: {error.what}"
            raise self.server.error(what, "a higher limit on the server") from error
        middle = len(texts) // 2
        halves = (texts[:middle], texts[middle:])
        return [it for half in halves for it in self._translated(connection, source, half)]

    def _strange(self, what: str) -> EngineError:
        return self.server.error(what, "the address of a LibreTranslate server as url")


def open_engine(job: Job) -> Engine:
    """The server that the project or the environment names; EngineError where none is named."""
    state = availability(job.lang)
    if not state.usable:
        raise EngineError("engine libretranslate", state.missing, state.hint)
    options = told("libretranslate", job.options, _OPTIONS)
    url = _address(options)
    server = Server(
        url=url,
        timeout=options.seconds("timeout", 60.0),
        retries=options.count("retries", _RETRIES, least=0),
        secret=os.environ.get(_KEY, ""),
    )
    batch = options.count("batch", 32)
    characters = options.count("characters", 5000)
    version = _version(url)
    model = f"{version} at {url}".strip()
    signature = f"libretranslate/{job.lang}-en/{version}/{_SCHEME}/{url}"
    info = EngineInfo("libretranslate", model, signature)
    return LibreTranslate(server, job.lang, batch, characters, info)


def availability(lang: str | None) -> Availability:
    """Usable as soon as a server is named; which languages it knows, only the server can say."""
    del lang
    if not find_spec("urllib3"):
        missing = "urllib3 is not installed"
        return Availability(
            "libretranslate", usable=False, languages=(), missing=missing, hint=_PIP
        )
    url = os.environ.get(_URL)
    place = f"{_EXAMPLE} in [tool.fidelity.engines.libretranslate], or {_URL} in the environment"
    hint = f"asks the server that {_URL} names" if url else f"once a server is named: {place}"
    return Availability("libretranslate", usable=True, languages=ANY_LANGUAGE, hint=hint)


def _address(options: Told) -> str:
    """The address of the server, from the project or the environment."""
    from urllib3.exceptions import LocationParseError
    from urllib3.util import parse_url

    url = options.text("url") or os.environ.get(_URL, "")
    hint = options.place(_EXAMPLE)
    if not url:
        hint = f"{hint}, or {_URL} in the environment"
        raise EngineError("engine libretranslate", "no server is named", hint)
    try:
        parts = parse_url(url)
    except LocationParseError as error:
        raise EngineError("engine libretranslate", "its url is no address", hint) from error
    if parts.auth or parts.query or parts.fragment:
        what = "its url holds more than an address"
        hint = f"leave out name, password and query; the key belongs into {_KEY}"
        raise EngineError("engine libretranslate", what, hint)
    if parts.scheme not in ("http", "https") or not parts.host:
        what = f"its url is no address of a server: {url}"
        raise EngineError("engine libretranslate", what, hint)
    return parts.url.rstrip("/")


@lru_cache(maxsize=4)
def _version(url: str) -> str:
    """The version of the server; nothing where it does not say."""
    try:
        with Server(url, timeout=_QUICK, retries=0).connected() as connection:
            described = connection.get("/spec")
    except EngineError:
        return ""  # what is wrong will be said when it is to translate
    about = described.get("info") if isinstance(described, dict) else None
    version = about.get("version") if isinstance(about, dict) else None
    return version if isinstance(version, str) else ""


def _into_english(languages: list[object]) -> Iterator[str]:
    """The codes of the languages that the server brings into English."""
    for language in languages:
        fields = language if isinstance(language, dict) else {}
        code, targets = fields.get("code"), fields.get("targets", ["en"])
        if isinstance(code, str) and isinstance(targets, list) and "en" in targets:
            yield code
