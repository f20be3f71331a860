"""DeepL: what its own client sends to a real HTTP server, and what is made of the answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from loopback import Answer, Asked, Loopback, serving

from fidelity.back_translate import deepl
from fidelity.back_translate.engine import Engine, Job
from fidelity.errors import EngineError
from fidelity.model import Document

client = pytest.importorskip("deepl", reason="the client of DeepL is not installed")

KEY = "11111111-2222-s3cret:fx"


def loud(request: Asked) -> Answer:
    """The English of a text is the text in capitals."""
    texts = request.body["text"]
    return Answer(
        {
            "translations": [
                {"detected_source_language": "ES", "text": it.upper(), "billed_characters": len(it)}
                for it in texts
            ]
        }
    )


def opened(url: str, lang: str = "es") -> Engine:
    return deepl.open_engine(Job(Document("text.md", ()), lang, options={"server_url": url}))


@pytest.fixture(autouse=True)
def account(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key, and a client that does not try again for half a minute."""
    monkeypatch.setenv("DEEPL_AUTH_KEY", f" {KEY}\n")
    monkeypatch.setattr(client.http_client, "max_network_retries", 0)


@pytest.fixture
def server() -> Iterator[Loopback]:
    with serving(loud) as here:
        yield here


def test_a_request_is_one_for_whole_sentences_and_their_own_form(server: Loopback) -> None:
    english = opened(server.url).translate(["La puerta, XQ0X.", "¿dónde?"])
    (request,) = server.asked
    body = {name: value for name, value in request.body.items() if name != "show_billed_characters"}
    assert (english, request.path, request.headers["authorization"], body) == (
        ["LA PUERTA, XQ0X.", "¿DÓNDE?"],
        "/v2/translate",
        f"DeepL-Auth-Key {KEY}",
        {
            "text": ["La puerta, XQ0X.", "¿dónde?"],
            "source_lang": "ES",
            "target_lang": "EN-US",
            "split_sentences": "0",
            "preserve_formatting": True,
        },
    )


@pytest.mark.parametrize(("lang", "code"), [("be", "BE"), ("no", "NB"), ("nb", "NB")])
def test_a_language_is_called_what_deepl_calls_it(server: Loopback, lang: str, code: str) -> None:
    opened(server.url, lang).translate(["uno"])
    assert server.posted()[0]["source_lang"] == code


@pytest.mark.parametrize(
    ("texts", "sizes"),
    [
        (["uno"] * 101, [50, 50, 1]),
        (["ы" * 9_000] * 5, [2, 2, 1]),  # six bytes of JSON for a letter
        (["ы" * 30_000, "uno"], [1, 1]),
    ],
    ids=["many", "large", "larger than allowed"],
)
def test_sentences_come_back_in_their_order_in_portions_that_deepl_takes(
    server: Loopback, texts: list[str], sizes: list[int]
) -> None:
    english = opened(server.url).translate(texts)
    taken = [len(body["text"]) for body in server.posted()]
    assert (english, taken) == ([text.upper() for text in texts], sizes)


def test_a_server_that_is_busy_once_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client.http_client, "max_network_retries", 5)
    left = [Answer("", status=429)]
    with serving(lambda request: left.pop() if left else loud(request)) as server:
        assert opened(server.url).translate(["uno"]) == ["UNO"]
        assert len(server.asked) == 2


def translations(*texts: object) -> Answer:
    rows = [{"text": text, "billed_characters": 1} for text in texts]
    return Answer({"translations": rows})


ODD = "another engine, or see DeepL's documentation"
ADDRESS = "leave out server_url, or correct it"


@pytest.mark.parametrize(
    ("answer", "what", "hint"),
    [
        (
            Answer({"message": f"Wrong key {KEY}"}, status=403),
            "Authorization failure, check auth_key, message: Wrong key ***",
            "the right key in DEEPL_AUTH_KEY",
        ),
        (
            Answer({"message": "Quota Exceeded"}, status=456),
            "Quota for this billing period has been exceeded, message: Quota Exceeded",
            "another engine, or wait until your account has characters again",
        ),
        (Answer("", status=429), "Too many requests, DeepL servers", "later, or fewer processes"),
        (
            Answer({"message": "Value for 'source_lang' not supported."}, status=400),
            "Bad request, message: Value for 'source_lang' not supported.",
            ODD,
        ),
        (Answer("", status=503), "Service unavailable", ODD),
        (Answer("oops", status=500), "Unexpected status code: 500", ODD),
        (Answer("<html>"), "gave 0 texts back for 2", ADDRESS),
        (translations("ONE"), "gave 1 texts back for 2", ADDRESS),
        (translations("ONE", "TWO", "THREE"), "gave 3 texts back for 2", ADDRESS),
        (translations("ONE", None), "gave 1 texts back for 2", ADDRESS),
        (
            Answer({"translations": ["ONE", "TWO"]}),
            "gave an answer that is none of DeepL's",
            ADDRESS,
        ),
        (Answer({"translations": 5}), "gave an answer that is none of DeepL's", ADDRESS),
        (Answer("{}", cut=True), "", "see that this machine reaches DeepL"),
    ],
)
def test_an_answer_that_is_no_translation_is_an_error(answer: Answer, what: str, hint: str) -> None:
    with serving(lambda _: answer) as server:
        with pytest.raises(EngineError) as caught:
            opened(server.url).translate(["uno", "dos"])
        error = caught.value
        begin = (error.what[: len(what)], error.hint[: len(hint)])
        assert (error.where, *begin) == (server.url, what, hint)


def test_where_no_server_listens_that_is_said() -> None:
    with pytest.raises(EngineError, match="see that this machine reaches DeepL"):
        opened("http://127.0.0.1:9").translate(["uno"])


def test_the_key_appears_nowhere() -> None:
    engine = opened("http://127.0.0.1:9")
    with pytest.raises(EngineError) as caught:
        engine.translate(["uno"])
    assert "s3cret" not in f"{engine!r}{engine.info}{caught.value}"


@pytest.mark.parametrize(
    ("key", "missing"),
    [
        ("", "there is no key in DEEPL_AUTH_KEY"),
        (" \n", "there is no key in DEEPL_AUTH_KEY"),
        ("s3cret\nmore", "what DEEPL_AUTH_KEY holds is no key"),
        ("s3cret more", "what DEEPL_AUTH_KEY holds is no key"),
        ("s3crét", "what DEEPL_AUTH_KEY holds is no key"),
    ],
)
def test_without_a_key_there_is_no_engine(
    key: str, missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEEPL_AUTH_KEY", key)
    with pytest.raises(EngineError) as caught:
        opened("")
    assert (caught.value.what, "s3cr" in str(caught.value)) == (missing, False)


def test_without_the_client_the_way_to_it_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fidelity.back_translate.deepl.find_spec", lambda _: None)
    with pytest.raises(EngineError) as caught:
        opened("")
    assert (caught.value.what, caught.value.hint) == (
        "its client is not installed",
        "pip install 'translation-fidelity[deepl]'",
    )


@pytest.mark.parametrize(
    ("options", "what"),
    [
        ({"server": "x"}, "there is no option server"),
        ({"server_url": 5}, "the option server_url is 5, not a text"),
        ({"auth_key": "s3cret"}, "there is no option auth_key"),
    ],
)
def test_an_option_that_cannot_be_used_is_an_error(options: dict[str, Any], what: str) -> None:
    with pytest.raises(EngineError) as caught:
        deepl.open_engine(Job(Document("text.md", ()), "es", options=options))
    assert (caught.value.what, "s3cret" in str(caught.value)) == (what, False)


def test_a_signature_holds_languages_and_server() -> None:
    made = [opened(url, lang).info.signature for url, lang in (("", "es"), ("", "pt"), ("u", "es"))]
    assert made == ["deepl/es-EN-US/1", "deepl/pt-EN-US/1", "deepl/es-EN-US/1/u"]
