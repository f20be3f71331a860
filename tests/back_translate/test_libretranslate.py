"""LibreTranslate: what goes over the wire to a real HTTP server, and what is made of its answers."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from loopback import Answer, Asked, Loopback, serving

import fidelity
from fidelity.back_translate import libretranslate
from fidelity.back_translate.engine import Engine, Job
from fidelity.errors import EngineError
from fidelity.model import Document
from fidelity.settings import nearest

pytest.importorskip("urllib3", reason="urllib3 is not installed")

KNOWN = [
    {"code": "en", "targets": ["en", "es"]},
    {"code": "es", "targets": ["en", "es"]},
    {"code": "nb", "targets": ["en"]},
    {"code": "pt-BR", "targets": ["en"]},
    {"code": "pt", "targets": ["en"]},
    {"code": "zh-Hans", "targets": ["en"]},
    {"code": "fr", "targets": ["es"]},
]
TEXTS = ["uno", "dos", "tres", "cuatro", "cinco"]
LOUD = ["UNO", "DOS", "TRES", "CUATRO", "CINCO"]
Translate = Callable[[Asked], Answer]


def loud(request: Asked) -> Answer:
    """The English of a text is the text in capitals."""
    return Answer({"translatedText": [text.upper() for text in request.body["q"]]})


def libre(translate: Translate, version: str = "1.6.1", known: object = KNOWN) -> Translate:
    """A LibreTranslate server that translates in a way of its own."""
    pages = {"/spec": {"info": {"version": version}}, "/languages": known}
    return lambda request: (
        Answer(pages[request.path]) if request.path in pages else translate(request)
    )


def in_turn(*answers: Answer) -> Translate:
    """These answers first, and translations after them."""
    left = list(answers)
    return lambda request: left.pop(0) if left else loud(request)


def opened(url: str, lang: str = "es", /, **options: object) -> Engine:
    options = {"url": url, "retries": 0, **options}
    return libretranslate.open_engine(Job(Document("text.md", ()), lang, options=options))


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LIBRETRANSLATE_URL", raising=False)
    monkeypatch.delenv("LIBRETRANSLATE_API_KEY", raising=False)


@pytest.fixture
def server() -> Iterator[Loopback]:
    with serving(libre(loud)) as here:
        yield here


@pytest.mark.parametrize(
    ("options", "sizes"),
    [
        ({}, [5]),
        ({"batch": 2}, [2, 2, 1]),
        ({"batch": 5}, [5]),
        ({"characters": 10}, [3, 1, 1]),
        ({"characters": 11}, [3, 2]),
        ({"characters": 1}, [1, 1, 1, 1, 1]),
    ],
)
def test_sentences_come_back_in_their_order_however_they_are_portioned(
    server: Loopback, options: dict[str, object], sizes: list[int]
) -> None:
    english = opened(server.url, **options).translate(TEXTS)
    assert (english, [len(body["q"]) for body in server.posted()]) == (LOUD, sizes)


def test_a_request_says_what_the_text_is_and_what_it_is_to_become(server: Loopback) -> None:
    opened(server.url).translate(["¿Dónde está XQ0X?"])
    body = {"q": ["¿Dónde está XQ0X?"], "source": "es", "target": "en", "format": "text"}
    assert server.posted() == [body]


@pytest.mark.parametrize(
    ("lang", "source"), [("es", "es"), ("zh", "zh-Hans"), ("no", "nb"), ("pt", "pt")]
)
def test_a_language_is_called_what_the_server_calls_it(
    server: Loopback, lang: str, source: str
) -> None:
    opened(server.url, lang).translate(["uno"])
    assert [body["source"] for body in server.posted()] == [source]


@pytest.mark.parametrize("lang", ["be", "fr"])
def test_a_language_that_does_not_lead_into_english_is_an_error_with_those_that_do(
    server: Loopback, lang: str
) -> None:
    with pytest.raises(EngineError) as caught:
        opened(server.url, lang).translate(["adzin"])
    assert f"({lang}) into English" in caught.value.what
    assert (caught.value.where, caught.value.hint, server.posted()) == (
        server.url,
        "add the language to the server, which knows en, es, nb, pt, pt-BR, zh-Hans",
        [],
    )


@pytest.mark.parametrize(
    "failure",
    [
        Answer({"error": "Slowdown: 3 per 1 minute"}, status=429),
        Answer({"error": "Cannot translate text"}, status=500),
        Answer("<h1>Bad Gateway</h1>", status=502),
        Answer("", status=503, headers={"Retry-After": "0"}),
        Answer("", status=504),
        Answer({"translatedText": ["UNO"]}, cut=True),
    ],
    ids=["429", "500", "502", "503", "504", "cut"],
)
def test_a_server_that_fails_once_is_asked_again(failure: Answer) -> None:
    with serving(libre(in_turn(failure))) as server:
        english = opened(server.url, retries=1).translate(["uno"])
        assert (english, len(server.posted())) == (["UNO"], 2)


def test_a_server_that_fails_for_good_is_asked_once_and_the_retries() -> None:
    with serving(libre(lambda _: Answer("", status=503))) as server:
        with pytest.raises(EngineError):
            opened(server.url, retries=2).translate(["uno"])
        assert len(server.posted()) == 3


def test_a_busy_server_is_left_alone_for_as_long_as_it_asks() -> None:
    busy = Answer({"error": "Slowdown"}, status=429, headers={"Retry-After": "1"})
    with serving(libre(in_turn(busy))) as server:
        assert opened(server.url, retries=1).translate(["uno"]) == ["UNO"]
        first, second = (request.at for request in server.asked if request.method == "POST")
        assert second - first > 0.9


def test_a_server_that_asks_for_a_day_is_not_left_alone_for_a_day(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("fidelity.back_translate.server._AT_WORST", 1)
    busy = Answer({"error": "Slowdown"}, status=429, headers={"Retry-After": "86400"})
    with serving(libre(in_turn(busy))) as server:
        assert opened(server.url, retries=1).translate(["uno"]) == ["UNO"]


ADDRESS = "the address of a LibreTranslate server as url"
LOG = "see the server's log"


@pytest.mark.parametrize(
    ("answer", "what", "hint"),
    [
        (
            Answer({"error": "xx is not supported"}, status=400),
            "answered with status 400: xx is not supported",
            LOG,
        ),
        (
            Answer({"error": "Invalid API key"}, status=403),
            "answered with status 403: Invalid API key",
            "the right key in the environment",
        ),
        (
            Answer("<h1>Not\nFound</h1>", status=404),
            "answered with status 404: <h1>Not Found</h1>",
            "the address of the server itself as url",
        ),
        (
            Answer({"error": "Slowdown: 3 per 1 minute"}, status=429),
            "answered with status 429: Slowdown: 3 per 1 minute",
            "more retries, or a server that allows more requests",
        ),
        (
            Answer({"error": "Cannot translate text: boom"}, status=500),
            "answered with status 500: Cannot translate text: boom",
            LOG,
        ),
        (Answer("", status=502), "answered with status 502", LOG),
        (Answer(["odd"], status=400), 'answered with status 400: ["odd"]', LOG),
        (
            Answer("<html>Hello</html>"),
            "answered /translate with what is no JSON: '<html>Hello</html>'",
            "the address of the server itself as url",
        ),
        (
            Answer("[" * 100_000),
            f"answered /translate with what is no JSON: {'[' * 300!r}",
            "the address of the server itself as url",
        ),
        (Answer({"translatedText": ["ONE"]}), "gave 1 texts back for 2", ADDRESS),
        (Answer({"translatedText": ["1", "2", "3"]}), "gave 3 texts back for 2", ADDRESS),
        (
            Answer({"translatedText": "ONE"}),
            "answered without a list translatedText",
            ADDRESS,
        ),
        (
            Answer({"translatedText": ["ONE", None]}),
            "answered without a list translatedText",
            ADDRESS,
        ),
        (Answer([]), "answered without a list translatedText", ADDRESS),
        (Answer("", late=True), "gave no answer within 0.3 seconds", "a larger timeout, or fewer"),
        (Answer({"translatedText": ["ONE", "TWO"]}, cut=True), "cut the connection: ", LOG),
    ],
)
def test_an_answer_that_is_no_translation_is_an_error_in_the_words_of_the_server(
    answer: Answer, what: str, hint: str
) -> None:
    with serving(libre(lambda _: answer)) as server:
        with pytest.raises(EngineError) as caught:
            opened(server.url, timeout=0.3).translate(["uno", "dos"])
        where, begins = caught.value.where, caught.value.what[: len(what)]
        assert (where, begins, caught.value.hint[: len(hint)]) == (server.url, what, hint)


@pytest.mark.parametrize(
    ("known", "what"),
    [
        ({"no": "list"}, "gave no list of languages"),
        ([5, {}, {"code": None}, {"code": "es", "targets": 5}], "knows no way from Spanish (es)"),
    ],
)
def test_a_server_of_another_kind_is_told_from_its_list_of_languages(
    known: object, what: str
) -> None:
    with serving(libre(loud, known=known)) as server, pytest.raises(EngineError) as caught:
        opened(server.url).translate(["uno"])
    assert caught.value.what.startswith(what)


def test_where_no_server_listens_that_is_said_at_once() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"
        with pytest.raises(EngineError) as caught:
            opened(url, retries=6).translate(["uno"])
    hint = "start the server, or correct its url"
    error = caught.value
    assert (error.where, error.what, error.hint) == (url, "there is no server", hint)


def at_most(count: int, refusal: Answer) -> Translate:
    return lambda request: loud(request) if len(request.body["q"]) <= count else refusal


LIMIT = {"error": "Invalid request: request (5) exceeds text limit (2)"}


@pytest.mark.parametrize(
    "refusal", [Answer("", status=413), Answer(LIMIT, status=400)], ids=["413", "400"]
)
def test_a_portion_that_is_too_large_goes_in_halves(refusal: Answer) -> None:
    with serving(libre(at_most(2, refusal))) as server:
        english = opened(server.url).translate(TEXTS)
        sizes = [len(body["q"]) for body in server.posted()]
    assert (english, sizes) == (LOUD, [5, 2, 3, 1, 2])


def test_a_sentence_that_is_too_large_by_itself_is_an_error() -> None:
    with serving(libre(at_most(0, Answer("", status=413)))) as server:
        with pytest.raises(EngineError) as caught:
            opened(server.url).translate(TEXTS)
        what = "takes no sentence of 3 characters: the request is too large for it"
        assert (caught.value.what, len(server.posted())) == (what, 3)


def test_the_key_goes_to_the_server_and_appears_nowhere_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LIBRETRANSLATE_API_KEY", "s3cret-key")
    refusal = Answer({"error": "Unknown key s3cret-key"}, status=403)
    with serving(libre(lambda _: refusal)) as server:
        engine = opened(server.url)
        with pytest.raises(EngineError) as caught:
            engine.translate(["uno"])
        assert [body["api_key"] for body in server.posted()] == ["s3cret-key"]
    assert "s3cret-key" not in f"{caught.value}{engine!r}{engine.info}"
    assert caught.value.what == "answered with status 403: Unknown key ***"


def test_a_request_with_a_key_is_not_sent_on_to_another_place(
    server: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIBRETRANSLATE_API_KEY", "s3cret-key")
    moved = Answer("", status=307, headers={"Location": f"{server.url}/translate"})
    with serving(libre(lambda _: moved)) as old, pytest.raises(EngineError) as caught:
        opened(old.url).translate(["uno"])
    hint = f"the address it points to as url: {server.url}/translate"
    assert (caught.value.hint, server.asked) == (hint, [])


def test_a_signature_holds_language_version_and_address() -> None:
    with serving(libre(loud, "1.6.1")) as one, serving(libre(loud, "1.7.0")) as two:
        infos = [
            opened(one.url).info,
            opened(f"{one.url}/", batch=1, characters=9, timeout=9, retries=3).info,
            opened(one.url, "pt").info,
            opened(two.url).info,
        ]
        wanted = [
            ("1.6.1 at " + one.url, f"libretranslate/es-en/1.6.1/1/{one.url}"),
            ("1.6.1 at " + one.url, f"libretranslate/es-en/1.6.1/1/{one.url}"),
            ("1.6.1 at " + one.url, f"libretranslate/pt-en/1.6.1/1/{one.url}"),
            ("1.7.0 at " + two.url, f"libretranslate/es-en/1.7.0/1/{two.url}"),
        ]
    assert [(info.model, info.signature) for info in infos] == wanted


@pytest.mark.parametrize("spec", [Answer("", status=404), Answer("no JSON"), Answer({"info": 5})])
def test_a_server_that_does_not_tell_its_version_is_used_without_it(spec: Answer) -> None:
    pages = libre(loud)
    with serving(lambda it: spec if it.path == "/spec" else pages(it)) as server:
        engine = opened(server.url)
        assert (engine.info.signature, engine.translate(["uno"])) == (
            f"libretranslate/es-en//1/{server.url}",
            ["UNO"],
        )


@pytest.mark.parametrize(
    ("options", "what", "hint"),
    [
        ({"urll": "x"}, "there is no option urll", "did you mean url? it knows url, batch"),
        ({"url": 5}, "the option url is 5, not a text", 'url = "..." in [tool.fidelity.engines.'),
        ({"url": "http://x:-1"}, "its url is no address", 'url = "http://localhost:5000" in ['),
        ({"url": "localhost"}, "its url is no address of a server: localhost", "url = "),
        ({"url": "ftp://x.example"}, "its url is no address of a server: ftp://x.example", "url ="),
        ({"batch": 0}, "the option batch is 0, not a whole number from 1 on", "batch = 32 in ["),
        ({"batch": True}, "the option batch is True, not a whole number from 1 on", "batch = 32"),
        ({"batch": 2.5}, "the option batch is 2.5, not a whole number from 1 on", "batch = 32"),
        ({"retries": -1}, "the option retries is -1, not a whole number from 0 on", "retries = 6"),
        ({"timeout": 0}, "the option timeout is 0, not a number of seconds", "timeout = 60 in ["),
        ({"timeout": float("inf")}, "the option timeout is inf, not a number", "timeout = 60"),
        ({"timeout": "9"}, "the option timeout is '9', not a number of seconds", "timeout = 60"),
        ({"url": "http://me:pw@x.example"}, "its url holds more than an address", "leave out name"),
        ({"url": "http://x.example/?api_key=k"}, "its url holds more than an address", "leave out"),
    ],
)
def test_an_option_that_cannot_be_used_is_an_error_with_the_way_to_mend_it(
    options: dict[str, Any], what: str, hint: str
) -> None:
    job = Job(Document("text.md", ()), "es", options={"url": "http://127.0.0.1:9", **options})
    with pytest.raises(EngineError) as caught:
        libretranslate.open_engine(job)
    error = caught.value
    begin = (error.what[: len(what)], error.hint[: len(hint)])
    assert (error.where, *begin) == ("engine libretranslate", what, hint)


def test_the_server_may_be_named_by_the_environment(
    server: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIBRETRANSLATE_URL", server.url)
    assert opened("").translate(["uno"]) == ["UNO"]


def test_without_a_server_both_places_to_name_one_are_shown() -> None:
    with pytest.raises(EngineError) as caught:
        opened("")
    assert (caught.value.what, caught.value.hint) == (
        "no server is named",
        'url = "http://localhost:5000" in [tool.fidelity.engines.libretranslate], '
        "or LIBRETRANSLATE_URL in the environment",
    )


def test_without_the_library_the_way_to_it_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fidelity.back_translate.libretranslate.find_spec", lambda _: None)
    with pytest.raises(EngineError) as caught:
        opened("http://127.0.0.1:9")
    assert (caught.value.what, caught.value.hint) == (
        "urllib3 is not installed",
        "pip install 'translation-fidelity[http]'",
    )


def test_what_a_project_says_of_the_engine_reaches_it(server: Loopback, tmp_path: Path) -> None:
    table = '[tool.fidelity]\nengine = "libretranslate"\n[tool.fidelity.engines.libretranslate]\n'
    (tmp_path / "pyproject.toml").write_text(f'{table}url = "{server.url}"\nbatch = 1\n')
    (tmp_path / "en.md").write_text("The gate was closed. Nobody came.\n")
    (tmp_path / "es.md").write_text("La puerta estaba cerrada. No vino nadie.\n", encoding="utf-8")
    settings = nearest(tmp_path)
    report = fidelity.check(tmp_path / "en.md", tmp_path / "es.md", lang="es", settings=settings)
    made = report.alignment.back_translation
    assert made is not None
    assert (made.texts, len(server.posted())) == (
        ("LA PUERTA ESTABA CERRADA. NO VINO NADIE.",),
        2,
    )
