"""Where the terms of a glossary stand in a text: the longest wins, whatever its words' endings.

A text is gone through once: each word is looked up, and only terms that begin with it are compared,
so that time grows with the text and not with the glossary.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Generic, TypeVar

from msgspec import Struct

from fidelity.language import ENGLISH
from fidelity.reading.inflection import has_spaces, is_form, plain, stem
from fidelity.reading.lexicon import lemmas, parts_of_speech
from fidelity.reading.vocabulary import WORD
from fidelity.reading.words import fold

Payload = TypeVar("Payload")

_TOKEN = re.compile(rf"{WORD}|\d+")
_SPACE = re.compile(r"[\s-]*[\s-]")
_JOINED = r"\w@#$+\\"
_JOINED_BEFORE = re.compile(rf"[{_JOINED}.]")
_JOINED_AFTER = re.compile(rf"[{_JOINED}]|\.\w")
"""What a term is joined to by one of these is another word: network_id, app.network, C++."""


class Token(Struct, frozen=True):
    """A word or number of a text, and the forms by which it is looked up."""

    text: str
    start: int
    end: int
    keys: tuple[str, ...]


class Found(Struct, Generic[Payload], frozen=True):
    """A term at start:end of a text; `is_exact` where it stands as the glossary gives it."""

    payload: Payload
    start: int
    end: int
    is_exact: bool


class _Phrase(Struct, Generic[Payload], frozen=True):
    """A term as its words, with what stands before, between and behind them."""

    tokens: tuple[Token, ...]
    before: str
    gaps: tuple[str, ...]
    after: str
    case_sensitive: bool
    payload: Payload


class TermIndex(Generic[Payload]):
    """Terms of one language, each with what belongs to it."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._phrases: defaultdict[str, list[_Phrase[Payload]]] = defaultdict(list)
        self._unspaced: defaultdict[str, list[tuple[str, Payload]]] = defaultdict(list)

    def add(self, wording: str, payload: Payload, *, case_sensitive: bool = False) -> None:
        """Take up a term; several may have one wording."""
        if not has_spaces(wording):
            self._unspaced[wording[0].lower()].append((wording.lower(), payload))
            return
        tokens = self._tokens(wording)
        if not tokens:
            return
        phrase = _Phrase(
            tokens,
            wording[: tokens[0].start].strip(),
            tuple(_gaps(wording, tokens)),
            wording[tokens[-1].end :].strip(),
            case_sensitive,
            payload,
        )
        for key in tokens[0].keys:
            self._phrases[key].append(phrase)

    def find(self, text: str) -> Iterator[Found[Payload]]:
        """The terms that stand in a text, without those within a longer one; of the same words, all
        of them.
        """
        if self._unspaced:
            yield from self._find_unspaced(text)
        if self._phrases:
            yield from self._find_words(text)

    def _find_words(self, text: str) -> Iterator[Found[Payload]]:
        tokens = self._tokens(text)
        at = 0
        while at < len(tokens):
            begun = {id(p): p for key in tokens[at].keys for p in self._phrases.get(key, ())}
            there = [
                phrase
                for phrase in begun.values()
                if self._stands(phrase, text, tokens[at : at + len(phrase.tokens)])
            ]
            longest = max((len(phrase.tokens) for phrase in there), default=0)
            here = tokens[at : at + longest]
            for phrase in there:
                if len(phrase.tokens) == longest:
                    exact = [t.text for t in here] == [t.text for t in phrase.tokens]
                    start = here[0].start - len(phrase.before)
                    yield Found(phrase.payload, start, here[-1].end + len(phrase.after), exact)
            at += longest or 1

    def _stands(self, phrase: _Phrase[Payload], text: str, here: tuple[Token, ...]) -> bool:
        """Whether these words of a text are a term, and no part of a longer word."""
        if len(here) < len(phrase.tokens):
            return False
        if not all(self._is_same(phrase, *both) for both in zip(phrase.tokens, here, strict=True)):
            return False
        start, end = here[0].start - len(phrase.before), here[-1].end + len(phrase.after)
        if start < 0 or text[start : here[0].start] != phrase.before:
            return False
        if text[here[-1].end : end] != phrase.after or phrase.gaps != tuple(_gaps(text, here)):
            return False
        # In English a hyphen makes another word of it: user-friendly is not friendly to a user.
        hyphen = "-" if self._lang == ENGLISH else ""
        around = (text[max(0, start - 1) : start], text[end : end + 1])
        if hyphen and hyphen in around:
            return False
        return not (_JOINED_BEFORE.match(around[0]) or _JOINED_AFTER.match(text, end))

    def _is_same(self, phrase: _Phrase[Payload], term: Token, word: Token) -> bool:
        if set(term.keys).isdisjoint(word.keys) or not _fits_case(phrase, term.text, word.text):
            return False
        return self._lang == ENGLISH or is_form(plain(term.text), plain(word.text), self._lang)

    def _find_unspaced(self, text: str) -> Iterator[Found[Payload]]:
        lower = text.lower()
        if len(lower) != len(text):  # İ alone does that
            lower = text
        at = 0
        while at < len(lower):
            there = [
                (w, p) for w, p in self._unspaced.get(lower[at], ()) if lower.startswith(w, at)
            ]
            longest = max((len(wording) for wording, _ in there), default=0)
            for wording, payload in there:
                if len(wording) == longest:
                    yield Found(payload, at, at + longest, is_exact=True)
            at += longest or 1

    def _tokens(self, text: str) -> tuple[Token, ...]:
        return tuple(
            Token(match.group(), *match.span(), self._keys(match.group()))
            for match in _TOKEN.finditer(text)
        )

    def _keys(self, word: str) -> tuple[str, ...]:
        return _english(word) if self._lang == ENGLISH else (stem(plain(word), self._lang),)


def _english(word: str) -> tuple[str, ...]:
    """The words of which an English one is a form; itself where it is a word of its own, as
    `building` is, or one made from a noun, as `networking` is.
    """
    folded = fold(word)
    found = lemmas(folded)
    if folded in found:
        return (folded,)
    if folded.endswith(("ing", "ed")):
        return tuple(base for base in found if parts_of_speech(base)[:1] == "v") or (folded,)
    return found or (folded if folded.endswith("ss") else folded.removesuffix("s"),)


def _fits_case(phrase: _Phrase[Payload], term: str, word: str) -> bool:
    """Whether the letters are as large, where that counts: also in IT, which is not `it`, and in
    HTTP, which is not HTTPS.
    """
    is_acronym = len(term) > 1 and term.isupper()
    if not (is_acronym or phrase.case_sensitive):
        return True
    shared = min(len(term), len(word))
    ending = term[shared:] + word[shared:]
    same = all(a.isupper() == b.isupper() for a, b in zip(term, word, strict=False))
    return same and (not ending or ending.islower())


def _gaps(text: str, tokens: tuple[Token, ...]) -> Iterator[str]:
    """What stands between words: spaces and hyphens are the same."""
    for one, other in pairwise(tokens):
        between = text[one.end : other.start]
        yield " " if _SPACE.fullmatch(between) else "".join(between.split())
