"""Numbers in English text, in digits or in words, as values.

A back-translation may carry the digit groups of the translation's language, and words may be read
in two ways, so a number has every value that it can be read as; two numbers agree when they share
one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from unicodedata import normalize, numeric

from msgspec import Struct

from fidelity.reading.roman import NUMERALS, roman
from fidelity.reading.stretches import PUNCTUATION, Stretches

_UNITS = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen""".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_DECADES = {
    word: 10 * value
    for value, word in enumerate(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(), start=2
    )
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT_SCALES = {"k": 1000, "m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12}
_ORDINALS = {
    word: value
    for value, word in enumerate(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
        thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
        """.split(),
        start=1,
    )
} | {
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
    "sixtieth": 60,
    "seventieth": 70,
    "eightieth": 80,
    "ninetieth": 90,
    "hundredth": 100,
    "thousandth": 1000,
    "millionth": 10**6,
}
_PARTS = {"third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
# Many languages count in tens where English counts in dozens.
_MANY = {"dozens": 10, "tens": 10} | {f"{scale}s": value for scale, value in _SCALES.items()}


def _single(values: Mapping[str, int]) -> dict[str, frozenset[float]]:
    return {word: frozenset({float(value)}) for word, value in values.items()}


_WORDS = {
    "small": _single(_UNITS | _TENS),
    "scale": _single(_SCALES),
    "many": _single(_MANY),
    "ordinal": _single(_ORDINALS),
    "decade": {word: frozenset({value, value + 1900.0}) for word, value in _DECADES.items()},
    "other": _single({"dozen": 12, "twice": 2, "thrice": 3, "both": 2, "pair": 2})
    | {"half": frozenset({0.5}), "quarter": frozenset({0.25, 15.0})},
    "part": _single(_PARTS) | _single({f"{part}s": value for part, value in _PARTS.items()}),
}
"""What each kind of word can stand for; a word of two kinds is of the first."""

_KNOWN = {
    word: (kind, values) for kind, of in reversed(_WORDS.items()) for word, values in of.items()
}

_TELLING = frozenset({*_KNOWN, *(f"{word}fold" for word in _KNOWN), *NUMERALS, "mn", "bn", "tn"})
"""The words that may be part of a number, or of its suffix."""

_ROMAN = "XVI"
_SPANS = """week weeks 7|fortnight fortnights 14|decade decades 10|century centuries 100
    |millennium 1000|couple couples 2|trio 3|pair pairs 2"""
_IMPLIED = {
    word: float(value) for *words, value in map(str.split, _SPANS.split("|")) for word in words
}
_HALVES = re.compile(
    r"\bhalf[\s-]+(?:an?\s+)?(?P<of>hour|year|dozen)\b|\b(?P<and>(?:an?|one)\s+\w+\s+and\s+a\s+half)\b"
)
_SCORE = re.compile(r"(?<![\d:–-])(?P<one>\d{1,3})(?P<mark>[:–-])(?P<two>\d{1,3})(?![\d:–-])")
_HALF_OF = {"hour": 30.0, "year": 6.0, "dozen": 6.0}

_DIGITS = r"\d{1,3}(?:[,.’'\s]\d{3}(?!\d))+(?:[.,]\d+)?(?![.,:]\d)|\d+(?:[.,:]\d+)*"
_GROUP_SPACE = re.compile(r"[’'\s]")
_FRACTION = r"[¼½¾⅐-⅞]"
_MAY_COUNT = re.compile(r"[\d¼½¾⅐-⅞]|[A-Za-z]+")
_TOKEN = re.compile(
    r"(?P<word>[A-Za-z]+)"
    r"|(?P<ratio>(?<![\w.,/])(?:1/[2-9]|2/[35]|3/[458])(?![\w/]))"
    rf"|(?P<digits>(?<![\w.,])[-−]?(?:{_DIGITS}))"
    rf"(?:\s?(?P<and>{_FRACTION})|(?P<suffix>(?:st|nd|rd|th|s|[kKmMB]|\s?(?:[mMbB]n|tn))\b)?)"
    rf"|(?P<part>{_FRACTION})"
)
_JOINT = re.compile(r"[\s-]+(?:and[\s-]+)?(?:(?:of\s+)?an?[\s-]+)?\Z")
_CLOCK = re.compile(r"([01]\d|2[0-4])([0-5]\d)")
_HOURS = re.compile(r"\s?(?:hours|hrs|h)\b")
_HALF_DAY = re.compile(r"\s*(?P<half>[ap])\.?\s?m\b", re.IGNORECASE)
_YEAR_BEFORE = re.compile(r"(?P<century>1[5-9]|20)\d\d[/–-]\Z")
_SEVERAL = re.compile(r"\b(?:several|many|few|couple\s+of)\s+\Z", re.IGNORECASE)
_MINUS = re.compile(r"\bminus\s+\Z", re.IGNORECASE)
_BELOW = re.compile(
    r"(?:\s*°\s?[CF]?|\s+degrees?(?:\s+\w+)?)?\s+below\s+(?:zero|freezing)\b", re.IGNORECASE
)
_PERCENT = re.compile(r"\s*(?:%|per ?cent\b|percentage points?\b)", re.IGNORECASE)


class Number(Struct, frozen=True):
    """A number as it stands in a text; `many` marks a vague plural such as `hundreds`.

    It is not `is_sure` where its word often means something else, as `segundo` does.
    """

    values: frozenset[float]
    start: int
    end: int
    in_digits: bool
    many: bool = False
    percent: bool = False
    is_sure: bool = True

    @property
    def value(self) -> float:
        """The first reading: the one that English prefers."""
        return max(self.values)

    def agrees_with(self, other: Number) -> bool:
        """Whether both can be read as the same number; half is 50 percent."""
        if self.many != other.many:
            return False
        if self.percent != other.percent and not self._shares().isdisjoint(other._shares()):
            return True
        return not self.values.isdisjoint(other.values)

    def _shares(self) -> frozenset[float]:
        return frozenset(_share(n, 100) for n in self.values) if self.percent else self.values


@lru_cache(maxsize=2_048)
def numbers(text: str) -> tuple[Number, ...]:
    """The numbers of a text from left to right; a lone `one` is a pronoun, and left out."""
    atoms = list(_atoms(text))
    return tuple(_composed(text, atoms)) if atoms else ()


def implied(text: str) -> frozenset[float]:
    """Numbers that a text comes to in other forms: a decade is ten years, 3-2 is 3:2."""
    lower = text.lower()
    spans = {_IMPLIED[word] for word in re.findall(r"[a-z]+", lower) if word in _IMPLIED}
    halves = {_HALF_OF.get(match["of"], 1.5) for match in _HALVES.finditer(lower)}
    return frozenset(spans | halves).union(*map(_of_score, _SCORE.finditer(text)))


def _of_score(score: re.Match[str]) -> frozenset[float]:
    """What a result reads as when its mark is the other one: 3:2 is one number here, 3-2 are two;
    11:40 is a time.
    """
    parts = [score["one"], score["two"]]
    if score["mark"] != ":":
        return frozenset({_chained(parts, 100)})
    is_time = float(score["one"]) < 25 and len(score["two"]) == 2
    return frozenset() if is_time else frozenset(map(float, parts))


@lru_cache(maxsize=2_048)
def digit_readings(written: str) -> frozenset[float]:
    """Every value that digits with separators can have: 1.200 is 1200 or 1.2; 1,200,000 is one
    value.
    """
    bare = _GROUP_SPACE.sub("", written).replace("−", "-")
    marks = re.findall(r"[,.:]", bare)
    whole, *rest = re.split(r"[,.:]", bare)
    if ":" in marks:
        return frozenset({_chained([whole, *rest], 100)})
    if len(marks) < 2:
        return _one_mark(whole, "".join(rest))
    *groups, last = rest
    if len(set(marks)) == 1 and len(last) == 3 and all(len(group) in (2, 3) for group in groups):
        return frozenset({float(whole + "".join(rest))})
    if len(set(marks[:-1])) == 1 and marks[-1] != marks[0]:
        return frozenset({float(f"{whole}{''.join(groups)}.{last}")})
    return frozenset({_chained([whole, *rest], 1000)})


def _one_mark(whole: str, tail: str) -> frozenset[float]:
    """A point, or the mark between thousands; 0.500 has none of those."""
    as_point = float(f"{whole}.{tail}")
    if len(tail) == 3 and whole.lstrip("-0"):
        return frozenset({as_point, float(whole + tail)})
    return frozenset({as_point})


def _chained(parts: list[str], base: int) -> float:
    """One value for 10:30 or 2.4.1: the first part whole, the others behind the point."""
    return round(sum(float(part) / float(base) ** k for k, part in enumerate(parts[:5])), 9)


class _Atom(Struct, frozen=True):
    kind: str  # digits, roman, share, or one of _WORDS
    values: frozenset[float]
    start: int
    end: int


def _may_count(stretch: str) -> bool:
    bare = stretch.strip(PUNCTUATION)
    if bare.isascii() and bare.isalpha():  # as most are
        return bare.lower() in _TELLING
    found = _MAY_COUNT.findall(stretch)
    return any(one.lower() in _TELLING or not one.isalpha() for one in found)


_COUNTING = Stretches(_may_count)


def _atoms(text: str) -> Iterator[_Atom]:
    for start, end in _COUNTING.runs(text):
        for match in _TOKEN.finditer(text, start, end):
            if word := match["word"]:
                known = _KNOWN.get(word.lower().removesuffix("fold"))
                if known or word[0] in _ROMAN:
                    yield from _word_atom(match, known)
            elif match["digits"]:
                yield from _digit_atom(match)
            else:
                ratio = match["ratio"] or normalize("NFKD", match["part"]).replace("⁄", "/")
                share = _share(*map(int, ratio.split("/")))
                yield _Atom("share", frozenset({share}), *match.span())


def _share(part: float, whole: float) -> float:
    return round(part / whole, 9)


def _word_atom(match: re.Match[str], known: tuple[str, frozenset[float]] | None) -> Iterator[_Atom]:
    text, (start, end) = match.string, match.span()
    if known:
        kind, values = known
        many = kind == "scale" and _SEVERAL.search(text, max(0, start - 12), start)
        yield _Atom("many" if many else kind, values, start, end)
        return
    numeral = roman(text, start, end)
    if numeral is not None:
        yield _Atom("roman", frozenset({float(numeral)}), start, end)


def _digit_atom(match: re.Match[str]) -> Iterator[_Atom]:
    readings = digit_readings(match["digits"])
    if not readings:
        return
    suffix = (match["suffix"] or "").strip().lower()
    if match["and"]:
        readings = frozenset(value + numeric(match["and"]) for value in readings)
    if suffix in _SHORT_SCALES:
        readings = frozenset(value * _SHORT_SCALES[suffix] for value in readings) | readings
    if suffix == "s" and max(readings) < 100:
        readings |= {1900 + max(readings)}
    if (
        year := _YEAR_BEFORE.search(match.string, max(0, match.start() - 5), match.start())
    ) and max(readings) < 100:  # 2019/20
        readings |= {100 * int(year["century"]) + max(readings)}
    clock = _CLOCK.fullmatch(match["digits"])
    if clock and _HOURS.match(match.string, match.end()):  # 1120 hours
        readings |= {_chained([*clock.groups()], 100)}
    if noon := _HALF_DAY.match(match.string, match.end()):
        readings |= _hours(readings, after_noon=noon["half"] in "pP")
    yield _Atom("digits", readings, match.start(), match.end())


def _hours(readings: frozenset[float], *, after_noon: bool) -> frozenset[float]:
    """The same times on a clock of twenty-four hours."""
    if after_noon:
        return frozenset(value + 12 for value in readings if value < 12)
    return frozenset(round(value - 12, 9) for value in readings if 12 <= value < 13)


def _composed(text: str, atoms: list[_Atom]) -> Iterator[Number]:
    k = 0
    while k < len(atoms):
        run = [atoms[k]]
        while k + len(run) < len(atoms) and _continues(text, run, atoms[k + len(run)]):
            run.append(atoms[k + len(run)])
        k += len(run)
        number = _number(text, run)
        if number is not None:
            yield number


def _continues(text: str, run: list[_Atom], following: _Atom) -> bool:
    last = run[-1]
    between = text[last.end : following.start]
    if last.kind == "many":
        return (following.kind, between) in {("many", " of "), ("scale", " ")}
    if not _JOINT.match(between) or following.kind == "digits":
        return False
    if " of " in between and last.kind != "other":  # a quarter of a million, but one of a hundred
        return False
    match following.kind:
        case "scale":
            return last.kind in ("digits", "small", "scale", "other")
        case "many":  # 40.000 millions, as engines render the numerals of other languages
            return last.kind in ("digits", "small") and max(following.values) >= 1000
        case "other":
            return following.values == {12.0} or (min(following.values) < 1 and "and" in between)
        case "part":
            return last.kind == "small" and len(run) == 1
        case "share":  # 2 1/2
            return last.kind in ("digits", "small") and between == " "
        case "roman" | "decade":
            return False
        case "ordinal":
            return last.values <= {float(v) for v in _TENS.values()} or (
                last.kind == "small" and _as_part(following, text)
            )
    return _follows_small(last, following, between)


def _as_part(ordinal: _Atom, text: str) -> bool:
    return text[ordinal.start : ordinal.end].lower() in _PARTS


def _follows_small(last: _Atom, following: _Atom, between: str) -> bool:
    """Whether a small number goes on: `twenty five`, `three hundred (and) five`."""
    value, before = max(following.values), max(last.values)
    if last.kind == "small":
        return before >= 20 and value < 10 and "and" not in between
    return last.kind == "scale" and value < before


def _number(text: str, run: list[_Atom]) -> Number | None:
    start, end = run[0].start, run[-1].end
    if len(run) == 1 and run[0].kind == "small" and text[start:end].lower() == "one":
        return None
    if run[0].kind == "many":
        size = 1.0
        for atom in run:
            size *= max(atom.values)
        return Number(frozenset({size}), start, end, in_digits=False, many=True)
    values = _values(text, run)
    if _MINUS.search(text, max(0, start - 8), start) or _BELOW.match(text, end):
        values = frozenset(-abs(value) for value in values)
    percent = bool(_PERCENT.match(text, end))
    return Number(values, start, end, in_digits=run[0].kind in ("digits", "share"), percent=percent)


def _values(text: str, run: list[_Atom]) -> frozenset[float]:
    first, last = run[0], run[-1]
    if (
        len(run) == 2
        and last.kind in ("part", "ordinal")
        and first.kind == "small"
        and (last.kind == "part" or (_as_part(last, text) and max(first.values) < 20))
    ):
        return frozenset({_share(max(first.values), max(last.values))})
    if (
        len(run) == 1
        and first.kind in ("ordinal", "part")
        and (first.kind == "part" or _as_part(first, text))
    ):
        return first.values | {_share(1, max(first.values))}
    return frozenset(_composed_value(values) for values in _readings(run))


def _readings(run: list[_Atom]) -> list[list[tuple[str, float]]]:
    """Each reading of the first atom, followed by the rest."""
    rest = [(atom.kind, min(atom.values)) for atom in run[1:]]
    return [[(run[0].kind, value), *rest] for value in run[0].values]


def _composed_value(atoms: list[tuple[str, float]]) -> float:
    total, current = 0.0, 0.0
    for kind, value in atoms:
        if kind in ("scale", "many") or (kind == "other" and value == 12.0):
            current = (current or 1.0) * value
            if value >= 1000:
                total, current = total + current, 0.0
        else:
            current += value
    return round(total + current, 9)
