"""The wordings by which bylines, biographies and their like are told from the text itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from fidelity.errors import SettingsError


def _at_word(*wordings: str) -> str:
    """One pattern for all, which is tried at their initials alone: to look for each of them at
    every word takes far longer. Each begins with a letter, or a few in brackets.
    """
    initials = (w[1 : w.index("]")] if w.startswith("[") else w[0] for w in wordings)
    return rf"(?=[{''.join(initials)}])\b(?:{'|'.join(wordings)})"


def _at_start(*patterns: str) -> str:
    return f"^(?:{'|'.join(patterns)})"


_LABELS = (
    r"(?:guest |special |photo )?(?:essay|opinion|column|comment(?:ary)?|editorial|feature)s?",
    r"analys[ie]s|op-?ed|perspectives?|reviews?|interview|profile|obituary|explainer|exclusive",
    r"(?:breaking |latest |world )?news|politics|world|business|culture|sports?|science|technology",
    r"sponsored(?: content| post)?|advertorial|paid (?:post|content)|podcast|video|fact[- ]check",
    r"opinión|tribuna|análisis|columna|entrevista|opinião|análise|opinione|commento|intervista",
    r"tribune|analyse|chronique|entretien|meinung|kommentar|gastbeitrag|kolumne|leitartikel",
    r"opinia|komentarz|felieton|wywiad|názor|görüş|yorum|мнение|колонка|анализ|интервью|новости",
    r"меркаванне|калонка|аналітыка|інтэрв['’]?ю|навіны|думка|погляд|社説|社论|評論|评论|رأي|مقال",
)
_BYLINES = (
    r"(?:(?:written|words|text|story|report(?:ed|ing)?|photographs?|photos?|essay|review) )?"
    r"by:? (?P<name>.+)",
    r"(?:por|von|par|di|door|av|af|بقلم|מאת):? (?P<name>.+)",
    r"(?:auth?or(?:in|a|ka|zy|es|s)?|auteure?s?|autore|te(?:ks|x)te?o?|fotos?|yazan|kirjoittaja)"
    r" ?: ?(?P<name>.+)",
    r"(?:автор(?:ы|ка)?|аўтар(?:ы|ка)?|текст|тэкст|фото|фота) ?[:—–] ?(?P<name>.+)",
    r"(?:作者|文|記者|记者|글|기자) ?[:：/] ?(?P<name>.+)",
)
_BIOGRAPHIES = (
    r"(?:is|are|was|has (?:been|written)|writes|wrote|covers|reports|reported|teaches|taught)\b",
    r"(?:works?|worked|lives|serve[sd]|joined|edits|directs|leads|stud(?:ies|ied)|founded|holds)\b",
    r"(?:est|était|enseigne|écrit|ist|war|schreibt|arbeitet|lehrt|es|fue|escribe|é|foi|è|jest)\b",
    r"(?:pisze|był|była|är|er|on|je|este|пишет|работает|преподаёт|піша|працуе|выкладае)\b",
    r"[—–] ?\w",
)
_PROFESSIONS = (
    r"\b(?:writer|author|journalist|reporter|editor|columnist|correspondent|contributor)s?\b",
    r"\b(?:professor|lecturer|fellow|scholar|researcher|historian|scientist|economist|lawyer)s?\b",
    r"\b(?:director|founder|president|chair(?:man|woman|person)?|activist|analyst|novelist|poet)\b",
)
_DATELINES = (
    r"(?:.{1,60} )?(?:wrote|writes|reported|reports|reporting)(?: this \w+)? from (?P<place>.+)",
    r".{2,120} contributed (?:reporting|research|to this (?:report|article|story)).{0,60}",
    r"(?:with )?(?:additional )?reporting by (?P<place>.+)",
    r"(?:.{1,60} )?(?:berichtete?t?|schrieb|schreibt) aus (?P<place>.+)",
    r"(?:.{1,60} )?(?:escribió|escribe|informó|informa|reportó) desde (?P<place>.+)",
    r"(?:.{1,60} )?(?:a écrit|écrit) depuis (?P<place>.+)",
    r"(?:.{1,60} )?(?:на)?(?:писала?|пишет) из (?P<place>.+)",
    r"(?:.{1,60} )?(?:на)?(?:пісаў|пісала|піша) (?:з|са) (?P<place>.+)",
)
_AGENCIES = (
    r"ap|afp|reuters|dpa|upi|efe|ansa|lusa|belga|anp|ats|sda|apa|epd|kna|ntb|tt|ritzau|stt|pap|čtk",
    r"tasr|mti|bta|agerpres|hina|tanjug|bns|leta|elta|тасс|tass|риа новости|ria novosti|interfax",
    r"интерфакс|belta|белта|ukrinform|укринформ|unian|уніан|xinhua|kyodo|yonhap|jiji|pti|ani|ians",
    r"antara|bernama|anadolu|aa|mena|wafa|irna|bloomberg|jta|cna|cnn|bbc|rfe/rl",
)
_BOILERPLATE = (
    _at_word(
        r"letters? to the editor\b",
        r"submit(?:ting)? (?:a|your) (?:letter|op-ed)",
        r"we(?:['’]d| would) (?:like|love) to hear (?:from you|what you think)",
        r"views expressed\b.*\b(?:author|writer)",
        r"opinions expressed\b.*\b(?:author|writer)",
    ),
    _at_start(
        r"(?:please )?(?:follow|find|like|join) (?:us|the|our)\b.*\bon\b",
        r"(?:please )?(?:sign up|subscribe|register)\b.*\b(?:newsletter|updates|podcast|inbox)",
        r"(?:subscribe|sign up|log in|donate|support us|read more|share)[.!]?$",
        r"share (?:this|on|via)\b|(?:print|e-?mail) this (?:page|article|story)\b",
        r"a version of this (?:article|essay|story) (?:appears|appeared)\b",
        r"(?:suscríb(?:ete|ase)|síg(?:ue|a)nos|abonnez-vous|suivez-nous)\b",
        r"(?:abonnieren sie|folgen sie uns)\b",
        r"(?:inscreva-se|siga-nos|iscriviti|seguici)\b",
        r"(?:подпи(?:шитесь|сывайтесь)|падпі(?:шыцеся|свайцеся))\b",
    ),
)
_NOTICES = (
    _at_word(
        r"all rights reserved\b",
        r"todos los derechos reservados\b",
        r"tous droits réservés\b",
        r"alle rechte vorbehalten\b",
        r"wszelkie prawa zastrzeżone\b",
        r"все права защищены\b",
        r"[уў]се правы абаронен",
    ),
    _at_start(
        r"(?:©|\(c\)|copyright\b)[^.]{0,12}\d{4}",
        r"(?:advertisement|story continues below.*|continue reading.*main story)$",
    ),
)
_NETWORKS = (
    r"(?:facebook|instagram|tiktok|twitter|linkedin|whatsapp|pinterest|reddit|youtube|tumblr)\.com",
    r"(?:x|fb|vk|ok|t|wa)\.(?:com|me|ru)|youtu\.be|discord\.(?:gg|com)",
    r"bsky\.app|threads\.(?:net|com)|telegram\.(?:me|org)|mastodon\.\w+",
)
_DESCRIPTION_KEYS = ("description", "summary", "excerpt", "subtitle", "deck")


class Cues(Struct, frozen=True):
    """Regular expressions for each kind of cue; case is ignored.

    What must match: `label` and `byline` the whole block, `bio` what follows the author's name,
    `dateline` a whole sentence, `agency` what stands in brackets after a place. What is searched:
    `profession` after the name of someone unknown, `boilerplate` near the top and the end,
    `notice` everywhere, `network` (the whole host) in links. What the groups `name` and `place`
    hold must look like names. `description` are keys of the front matter, the best one first.
    """

    label: tuple[str, ...] = _LABELS
    byline: tuple[str, ...] = _BYLINES
    bio: tuple[str, ...] = _BIOGRAPHIES
    profession: tuple[str, ...] = _PROFESSIONS
    dateline: tuple[str, ...] = _DATELINES
    agency: tuple[str, ...] = _AGENCIES
    boilerplate: tuple[str, ...] = _BOILERPLATE
    notice: tuple[str, ...] = _NOTICES
    network: tuple[str, ...] = _NETWORKS
    description: tuple[str, ...] = _DESCRIPTION_KEYS

    def extended(self, more: Mapping[str, Iterable[str]]) -> Cues:
        """Put a user's cues before ours: `{"byline": ["Words: (?P<name>.+)"]}`."""
        known = self.__struct_fields__
        added = {kind: tuple(patterns) for kind, patterns in more.items()}
        for kind, patterns in added.items():
            if kind not in known:
                hint = f"use one of {', '.join(known)}"
                raise SettingsError(f"roles.{kind}", "there is no such role", hint)
            for pattern in patterns:
                _require_valid(kind, pattern)
        return replace(self, **{kind: added[kind] + getattr(self, kind) for kind in added})


@lru_cache(maxsize=64)
def compiled(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Compile patterns once; case is ignored."""
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


def _require_valid(kind: str, pattern: str) -> None:
    try:
        re.compile(pattern)
    except re.error as error:
        what = f"{pattern!r} is no regular expression: {error}"
        raise SettingsError(f"roles.{kind}", what, "put a \\ before . ( ) [ ] * + ?") from error


DEFAULT_CUES = Cues()
