#!/usr/bin/env python3
"""Write what languages call numbers, months, units, money and places, as Unicode's CLDR has it.

    pip install pyicu && scripts/write_languages.py     (ICU 72 made what is there)

One file of numbers and one of places for each language, into fidelity/reading/languages/cldr. What
CLDR lacks (cases, fractions, vague numbers) is written by hand in the folder above.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import icu

FOLDER = Path(__file__).parent.parent / "fidelity" / "reading" / "languages" / "cldr"
LANGUAGES = """ar be bg ca cs da de el en es et eu fa fi fr gl he hi hr hu id is it ja ko lt lv mk
    ms nb nl pl pt ro ru sk sl sq sr sv th tr uk vi zh""".split()
_PARTS = ("002", "003", "005", "009", "019", "142", "150", "419")
"""Continents, by their codes of the United Nations."""

_COUNTS = (1, 2, 5)
_UNITS = """acre celsius centimeter day decade fahrenheit foot gallon gigabyte gram hectare hour
    inch kilobyte kilogram kilometer kilometer_per_hour kilowatt liter megabyte megawatt meter mile
    mile_per_hour milliliter millimeter millisecond minute month ounce pint pound second stone
    terabyte tonne watt week yard year""".split()
_CITIES = """Africa/Algiers Africa/Cairo Africa/Tripoli Africa/Tunis Africa/Nairobi
    Africa/Johannesburg Africa/Khartoum Africa/Mogadishu America/Bogota America/Caracas
    America/Chicago America/Havana America/Lima America/Los_Angeles America/Mexico_City
    America/New_York America/Sao_Paulo America/Toronto America/Vancouver Asia/Almaty Asia/Baghdad
    Asia/Bangkok Asia/Beirut Asia/Damascus Asia/Dubai Asia/Gaza Asia/Hong_Kong Asia/Jakarta
    Asia/Jerusalem Asia/Kabul Asia/Karachi Asia/Kathmandu Asia/Kolkata Asia/Manila Asia/Novosibirsk
    Asia/Riyadh Asia/Seoul Asia/Shanghai Asia/Singapore Asia/Taipei Asia/Tashkent Asia/Tbilisi
    Asia/Tehran Asia/Tokyo Asia/Vladivostok Asia/Yekaterinburg Asia/Yerevan Atlantic/Azores
    Australia/Melbourne Australia/Sydney Europe/Amsterdam Europe/Athens Europe/Belgrade
    Europe/Berlin Europe/Bratislava Europe/Brussels Europe/Bucharest Europe/Budapest
    Europe/Chisinau Europe/Copenhagen Europe/Dublin Europe/Helsinki Europe/Istanbul Europe/Kyiv
    Europe/Lisbon Europe/Ljubljana Europe/London Europe/Luxembourg Europe/Madrid Europe/Minsk
    Europe/Monaco Europe/Moscow Europe/Oslo Europe/Paris Europe/Prague Europe/Riga Europe/Rome
    Europe/Samara Europe/Sarajevo Europe/Skopje Europe/Sofia Europe/Stockholm Europe/Tallinn
    Europe/Tirane Europe/Vatican Europe/Vienna Europe/Vilnius Europe/Volgograd Europe/Warsaw
    Europe/Zagreb Europe/Zurich""".split()


def main() -> None:
    """Write the two files of every language."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for lang in LANGUAGES:
        for name, entries in ((lang, _numbers(lang)), (f"{lang}.places", _places(lang))):
            grouped: dict[tuple[str, str], dict[str, None]] = {}
            for kind, value, word in entries:
                grouped.setdefault((kind, value), {})[word] = None
            lines = [
                "\t".join((kind, value, *words)) + "\n" for (kind, value), words in grouped.items()
            ]
            (FOLDER / f"{name}.txt").write_text("".join(lines), encoding="utf-8")


def _numbers(lang: str) -> Iterator[tuple[str, str, str]]:
    """Kind, value and word: all that is one word once its soft hyphens are gone."""
    everything = (_spelled, _scales, _calendar, _units)
    for kind, value, raw in (entry for made in everything for entry in made(icu.Locale(lang))):
        plain = unicodedata.normalize("NFC", re.sub("[\u00ad\u200f]", "", raw))
        word = plain.strip(" .\u00a0\u202f")
        if word and not re.search(r"[\d\s|]", word):
            yield kind, value, word.lower()


def _spelled(locale: icu.Locale) -> Iterator[tuple[str, str, str]]:
    rules = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, locale)
    names = [rules.getRuleSetName(k) for k in range(rules.getNumberOfRuleSetNames())]
    for kind in ("cardinal", "ordinal"):
        for name in names:
            if name.startswith(f"%spellout-{kind}") and "financial" not in name:
                rules.setDefaultRuleSet(name)
                for value in (*range(1, 101), *range(200, 1000, 100)):
                    yield kind, str(value), rules.format(value)


def _scales(locale: icu.Locale) -> Iterator[tuple[str, str, str]]:
    plain = icu.NumberFormatter.withLocale(locale)
    for notation in (icu.Notation.compactLong(), icu.Notation.compactShort()):
        for power in (3, 5, 6, 7, 9, 12):
            for count in _COUNTS:
                written = plain.notation(notation).formatDouble(float(count * 10**power))
                match = re.fullmatch(r"\D?(\d+)[\s\u00a0\u202f]*(\D+)", written)
                if match and len(match[2].strip(" .")) > 1:
                    value = count * 10**power / int(match[1])
                    yield "scale", str(int(value)), match[2]


def _calendar(locale: icu.Locale) -> Iterator[tuple[str, str, str]]:
    symbols = icu.DateFormatSymbols(locale)
    for context in (symbols.FORMAT, symbols.STANDALONE):
        for width in (symbols.WIDE, symbols.ABBREVIATED):
            for value, word in enumerate(symbols.getMonths(context, width), start=1):
                yield ("month" if width == symbols.WIDE else "month-short"), str(value), word
        days = symbols.getWeekdays(context, symbols.WIDE)[1:]
        for value, word in enumerate([*days[1:], days[0]], start=1):
            yield "weekday", str(value), word


def _units(locale: icu.Locale) -> Iterator[tuple[str, str, str]]:
    for width in (icu.UMeasureFormatWidth.WIDE, icu.UMeasureFormatWidth.SHORT):
        written = icu.MeasureFormat(locale, width)
        for unit in _UNITS:
            made = getattr(icu.MeasureUnit, "create" + unit.title().replace("_", ""))()
            for count in _COUNTS:
                text = written.formatMeasure(icu.Measure(count, made))
                yield "unit", unit.replace("_", "-"), re.sub(r"^\D?\d+[\s\u00a0\u202f]*", "", text)


def _places(lang: str) -> Iterator[tuple[str, str, str]]:
    """The English name of each country and of many cities, and what the language calls it."""
    ours, theirs = icu.Locale("en"), icu.Locale(lang)
    for code in icu.Locale.getISOCountries():
        place = icu.Locale(f"und_{code}")
        yield from _place(place.getDisplayCountry(ours), place.getDisplayCountry(theirs))
    for code in _PARTS:
        place = icu.Locale(f"und_{code}")
        yield from _place(place.getDisplayCountry(ours), place.getDisplayCountry(theirs))
    names = {code: icu.TimeZoneNames.createInstance(icu.Locale(code)) for code in ("en", lang)}
    for zone in _CITIES:
        english, foreign = (names[code].getExemplarLocationName(zone) for code in ("en", lang))
        yield from _place(english or zone.split("/")[1].replace("_", " "), foreign or "")


def _place(english: str, foreign: str) -> Iterator[tuple[str, str, str]]:
    if foreign:
        yield "place", english.replace("&", "and"), foreign


if __name__ == "__main__":
    main()
