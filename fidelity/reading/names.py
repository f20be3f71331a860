"""Names of people, places and organisations in English text, found by their capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Struct
from rapidfuzz.distance import Indel

from fidelity.reading.stretches import PUNCTUATION, Stretches
from fidelity.reading.words import (
    Word,
    capitalised_words,
    each_spelled,
    fold,
    is_content,
    spelled,
)

_SENTENCE_START = re.compile(r"(?:^|[.!?:;…]|[“\"«„(\[—–-])\s*[“\"«„(\[]*\Z")
_ABBREVIATED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Capt|Sgt|Sen|Rep|Gov|Rev|Hon|Mt|Ft)\. \Z"
)
_BETWEEN = re.compile(r"[ .\-]{1,2}")
_ARTICLE = re.compile(r"\b[Tt]he [“\"«]?\Z")
TITLES = frozenset(
    """mr mrs ms miss dr prof professor sir lord lady president minister prime chancellor king
    queen prince princess pope senator judge justice general colonel captain lieutenant sergeant
    mayor governor ambassador director chairman chairwoman secretary commissioner st saint rev
    mount mt fort ft father sister brother uncle aunt doctor the""".split()
)
_NOT_NAMES = frozenset(
    """i monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri
    sat january february march april may june july august september october november december
    jan feb mar apr jun jul aug sept sep oct nov dec no nos am pm ad bc bce ce ok internet web
    earth sun moon god bible covid""".split()
)


_INSTITUTIONS = frozenset(
    """academy administration agency airport alliance area army assembly association authority
    bank board bridge bureau cathedral center centre church city club college commission
    committee company conference congress corporation council county court department
    directorate district division embassy federation festival force foundation front fund garden
    government group hospital hotel house initiative institute island journal laboratory lake
    league library ministry mountain museum navy network observatory ocean office organisation
    organization parliament park party police post press prize province region republic research
    reserve river school sea senate service society square state station street studies survey
    team theatre theater times trust union university valley village zone""".split()
)


class Name(Struct, frozen=True):
    """A run of capitalised words as it stands in a text; its `core` is without titles."""

    text: str
    start: int
    end: int
    words: tuple[Word, ...]
    core: tuple[Word, ...]


@lru_cache(maxsize=2_048)
def names(text: str, known: frozenset[str] = frozenset()) -> tuple[Name, ...]:
    """The names of a text. A capital at the start of a sentence counts when the word is in `known`.

    Text in which most words are capitalised (a title) has no names that could be told.
    """
    named = [word for word in capitalised_words(text) if _is_name(text, word, known)]
    if not named or _is_title(text):
        return ()
    runs: list[list[Word]] = []
    for word in named:
        if runs and _BETWEEN.fullmatch(text, runs[-1][-1].end, word.start):
            runs[-1].append(word)
        else:
            runs.append([word])
    return tuple(_of_run(text, run, core) for run in runs if (core := _core(run)))


def _core(run: Sequence[Word]) -> tuple[Word, ...]:
    return tuple([word for word in run if word.folded not in TITLES])


def _of_run(text: str, run: Sequence[Word], core: tuple[Word, ...]) -> Name:
    start, end = run[0].start, run[-1].end
    return Name(text[start:end], start, end, tuple(run), core)


def _is_title(text: str) -> bool:
    """Whether most words are capitalised, and those that are not are small ones."""
    count = small = 0
    for word in each_spelled(text):
        if not word[0].isalpha():
            continue
        count += 1
        if not word[0].isupper():
            if is_content(word):  # as in most cases
                return False
            small += 1
    return count > 2 and small < 0.4 * count


def _is_name(text: str, word: Word, known: frozenset[str]) -> bool:
    if not word.text[0].isalpha():  # Ⅷ
        return False
    if word.folded in _NOT_NAMES or word.folded.removesuffix("s") in _NOT_NAMES:
        return False
    if word.folded.startswith("i'"):
        return False
    if starts_sentence(text, word):
        return word.folded in known or (len(word.text) > 1 and word.text.isupper())
    return True


def starts_sentence(text: str, word: Word) -> bool:
    """Whether a capital says nothing, for a sentence begins there."""
    if word.start == 0:
        return True
    if word.start > 1 and text[word.start - 1] == " " and text[word.start - 2].isalnum():
        return False  # as in most cases
    head = max(0, word.start - 6), word.start
    return bool(_SENTENCE_START.search(text, *head)) and not _ABBREVIATED.search(text, *head)


def known_names(texts: Sequence[str], small: frozenset[str]) -> frozenset[str]:
    """Folded words that stand capitalised inside sentences of these texts, and none of the small
    ones, which stand in lower case.
    """
    inside = set[str]()
    for text in texts:
        for word in capitalised_words(text):
            told = word.folded in small or word.folded in inside  # as most are
            if not told and not starts_sentence(text, word):
                inside.add(word.folded)
    return frozenset(inside - _NOT_NAMES)


def small_words(texts: Iterable[str]) -> frozenset[str]:
    """Folded words that stand in lower case in these texts."""
    stretches = set[str]().union(*map(str.split, texts))
    letters = filter(str.isascii, filter(str.isalpha, stretches))
    small = frozenset(filter(str.islower, letters))  # as most are: the words are all they say
    return small.union(*map(_SMALL_WORDS.__getitem__, stretches - small))


def _small_words(stretch: str) -> tuple[str, ...]:
    bare = stretch.strip(PUNCTUATION)
    if bare.isascii() and bare.isalpha():  # as most are
        return () if bare[0].isupper() else (bare.lower(),)
    return tuple([fold(word) for word in spelled(stretch) if not word[0].isupper()])


_SMALL_WORDS = Stretches(_small_words)


@lru_cache(maxsize=50_000)
def skeleton(folded: str) -> str:
    """The consonants of a folded name, with the letters that transliterations confuse brought
    together.
    """
    bare = folded.removesuffix("'s").removesuffix("'").replace("'", "")
    for one, other in _SOUNDS:
        bare = bare.replace(one, other)
    return bare[:1] + re.sub(r"[aeiouyjhw]|(.)(?=\1)", "", bare[1:])


_SOUNDS = (
    ("tsch", "c"), ("shch", "s"), ("sch", "s"), ("tch", "c"), ("tz", "c"), ("ts", "c"), ("cz", "c"),
    ("ch", "c"), ("sh", "s"), ("zh", "z"), ("kh", "h"), ("ph", "f"), ("th", "t"), ("ck", "k"),
    ("x", "ks"), ("q", "k"), ("w", "v"), ("j", "i"), ("y", "i"), ("ss", "s"), ("ll", "l"),
    ("nn", "n"), ("mm", "m"), ("tt", "t"), ("pp", "p"), ("rr", "r"), ("ff", "f"),
)  # fmt: skip


@lru_cache(maxsize=200_000)
def same_name(one: str, other: str) -> bool:
    """Whether two folded words can be one name: spelled alike, transliterated, inflected, or one
    made from the other.

    `lukashenko` and `lukashenka`, `turk` and `tuerk`, `belarus` and `belarusian`, `u` and `un`.
    """
    one, other = one.removesuffix("'s"), other.removesuffix("'s")
    if one == other or one in _RELATED.get(other, ()):
        return True
    if len(one) == len(other) <= 5 and sorted(one) == sorted(other):
        return True  # acronyms are put in another order: EU and UE, NATO and OTAN
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    if len(shorter) < 3:
        return False
    if len(shorter) >= 4 and longer.startswith(shorter[: max(4, len(shorter) - 2)]):
        return True
    alike = Indel.normalized_similarity(one, other)
    if alike < 0.55:
        return False
    if len(shorter) >= 4 and alike >= 0.8:
        return True
    bones = skeleton(one), skeleton(other)
    if alike >= 0.75 and bones[0] == bones[1]:  # reid and reed, rudd and rud
        return True
    return min(map(len, bones)) >= 3 and bones[0][1:] == bones[1][1:]


_DEMONYMS = """america american us usa states|britain british uk kingdom england english
    |netherlands dutch holland|france french|spain spanish|germany german|denmark danish
    |sweden swedish|finland finnish|poland polish|switzerland swiss|greece greek
    |turkey turkish turkiye|ireland irish|scotland scottish|wales welsh|iceland icelandic
    |ukraine ukrainian|russia russian|china chinese|japan japanese|thailand thai
    |philippines filipino philippine|peru peruvian|iraq iraqi|israel israeli
    |europe european eu union|soviet ussr|czech czechia|ivory coast|congo congolese
    |norway norwegian""".split("|")
_RENAMED = "burma myanmar|kiev kyiv|peking beijing|bombay mumbai|wmo who|isis islamic".split("|")


def _by_word(groups: Sequence[str]) -> dict[str, frozenset[str]]:
    return {word: frozenset(group.split()) for group in groups for word in group.split()}


_PEOPLES = _by_word(_DEMONYMS)
_RELATED = _PEOPLES | _by_word(_RENAMED)


def is_demonym_of(one: str, other: str) -> bool:
    """Whether two folded words stand for one country or its people: `france` and `french`."""
    return one in _PEOPLES.get(other, ())


def is_acronym_of(acronym: str, text: str) -> bool:
    """Whether the letters of an acronym (`UN`, `U.N.`) are the initials of capitalised words that
    follow each other.
    """
    letters = [c for c in fold(acronym) if c.isalpha()]
    if not 2 <= len(letters) <= 6:
        return False
    return "".join(letters) in _initials(text)


@lru_cache(maxsize=64)
def _initials(text: str) -> str:
    return "".join(word.folded[0] for word in capitalised_words(text))


def is_thing(name: Name, text: str) -> bool:
    """Whether its words or an article before it say that it is a body, a place or a work rather
    than a person.
    """
    if name.words[0].folded == "the" or _ARTICLE.search(text, max(0, name.start - 5), name.start):
        return True
    return any(word.folded in _INSTITUTIONS for word in name.core)
