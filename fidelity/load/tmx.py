"""Reads TMX, the format of translation memories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fidelity.errors import LoadError
from fidelity.language import ENGLISH
from fidelity.load.bilingual import Bilingual, Form, Message, bilingual
from fidelity.load.declared_language import declared_language
from fidelity.load.xml_units import child, line_of, name_of, text_of, units

if TYPE_CHECKING:
    from lxml.etree import _Element

_LANG = ("{http://www.w3.org/XML/1998/namespace}lang", "lang")


def load_tmx(text: str, path: str, lang: str | None = None) -> Bilingual:
    """Read the units that have a text in English, or else in the language that the file says is the
    source, and one in `lang`, or in the only other language that there is.

    Raises LoadError where the file is not valid, or holds several languages and none is named.
    """
    source, found, is_tmx = "", [], False
    for event, element in units(text, path, "tmx", "header", "tu"):
        name = name_of(element)
        is_tmx = is_tmx or name == "tmx"
        if name == "header" and event == "start":
            source = declared_language(element.get("srclang")) or ""
        elif name == "tu" and event == "end":
            found.append((element.get("tuid") or "", _variants(element)))
    if not is_tmx:
        raise LoadError(path or "text", "is XML, but no TMX", "name a file with <tmx> in it")
    spoken = dict.fromkeys(code for _, forms in found for code in forms)
    source = ENGLISH if ENGLISH in spoken or source not in spoken else source
    target = _target([code for code in spoken if code != source], lang, path)
    return bilingual(
        path,
        (
            Message(key or forms[source].text, [forms[source]], [forms[target]], name=key)
            for key, forms in found
            if source in forms and target in forms
        ),
        languages=(source, target),
    )


def _variants(unit: _Element) -> dict[str, Form]:
    """The texts of a unit by their languages; the first of each."""
    found: dict[str, Form] = {}
    for variant in unit:
        said = next((code for key in _LANG if (code := variant.get(key))), None)
        segment = child(variant, "seg")
        if (code := declared_language(said)) and segment is not None:
            found.setdefault(code, Form(text_of(segment), line_of(segment)))
    return found


def _target(others: list[str], lang: str | None, path: str) -> str:
    """The language that is to be checked."""
    wanted = declared_language(lang)
    if wanted in others or (wanted is None and len(others) == 1):
        return wanted or others[0]
    where = path or "text"
    if not others:
        raise LoadError(where, "holds one language only", "name a memory with translations")
    listed = ", ".join(sorted(others))
    what = f"holds no {wanted}" if wanted else f"holds translations into {listed}"
    raise LoadError(where, what, f"name one of {listed} with --from")
