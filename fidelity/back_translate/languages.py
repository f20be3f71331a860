"""What engines call a language, and what people call it."""

from __future__ import annotations

# Primary subtag: English name, then the other codes under which engines know the language.
_LANGUAGES: dict[str, tuple[str, ...]] = {
    "af": ("Afrikaans", "afr"),
    "ar": ("Arabic", "ara", "arb"),
    "az": ("Azerbaijani", "aze", "azj"),
    "be": ("Belarusian", "bel"),
    "bg": ("Bulgarian", "bul"),
    "bn": ("Bengali", "ben"),
    "br": ("Breton", "bre"),
    "bs": ("Bosnian", "bos", "hbs", "sh"),
    "ca": ("Catalan", "cat"),
    "cs": ("Czech", "ces"),
    "cy": ("Welsh", "cym"),
    "da": ("Danish", "dan"),
    "de": ("German", "deu"),
    "el": ("Greek", "ell"),
    "en": ("English", "eng"),
    "eo": ("Esperanto", "epo"),
    "es": ("Spanish", "spa"),
    "et": ("Estonian", "est"),
    "eu": ("Basque", "eus"),
    "fa": ("Persian", "fas", "pes"),
    "fi": ("Finnish", "fin"),
    "fr": ("French", "fra"),
    "ga": ("Irish", "gle"),
    "gl": ("Galician", "glg"),
    "he": ("Hebrew", "heb", "iw"),
    "hi": ("Hindi", "hin"),
    "hr": ("Croatian", "hrv", "hbs", "sh"),
    "hu": ("Hungarian", "hun"),
    "hy": ("Armenian", "hye"),
    "id": ("Indonesian", "ind"),
    "is": ("Icelandic", "isl"),
    "it": ("Italian", "ita"),
    "ja": ("Japanese", "jpn"),
    "ka": ("Georgian", "kat"),
    "kk": ("Kazakh", "kaz"),
    "ko": ("Korean", "kor"),
    "ky": ("Kyrgyz", "kir"),
    "lt": ("Lithuanian", "lit"),
    "lv": ("Latvian", "lav", "lvs"),
    "mk": ("Macedonian", "mkd"),
    "ms": ("Malay", "msa", "zlm"),
    "mt": ("Maltese", "mlt"),
    "nb": ("Norwegian Bokmål", "nob", "no"),
    "nl": ("Dutch", "nld"),
    "nn": ("Norwegian Nynorsk", "nno"),
    "no": ("Norwegian", "nor", "nb", "nob"),
    "pl": ("Polish", "pol"),
    "pt": ("Portuguese", "por", "pb"),
    "ro": ("Romanian", "ron"),
    "ru": ("Russian", "rus"),
    "sh": ("Serbo-Croatian", "hbs"),
    "sk": ("Slovak", "slk"),
    "sl": ("Slovenian", "slv"),
    "sq": ("Albanian", "sqi"),
    "sr": ("Serbian", "srp", "hbs", "sh"),
    "sv": ("Swedish", "swe"),
    "th": ("Thai", "tha"),
    "tl": ("Tagalog", "tgl"),
    "tr": ("Turkish", "tur"),
    "uk": ("Ukrainian", "ukr"),
    "ur": ("Urdu", "urd"),
    "vi": ("Vietnamese", "vie"),
    "zh": ("Chinese", "zho", "zt"),
}


def language_name(lang: str) -> str:
    """A language as messages name it: Spanish (es)."""
    return f"{_LANGUAGES[lang][0]} ({lang})" if lang in _LANGUAGES else lang


def codes_of(lang: str) -> tuple[str, ...]:
    """Every code under which an engine may know a language, the usual one first."""
    return (lang, *_LANGUAGES.get(lang, ())[1:])


def languages_of(code: str) -> tuple[str, ...]:
    """The languages that an engine's code covers: hbs is Bosnian, Croatian and Serbian."""
    known = tuple(lang for lang in _LANGUAGES if code in codes_of(lang))
    return known or (code,)
