"""The language that a file says it is in, or that its name says."""

from __future__ import annotations

import re
from pathlib import PurePath

from fidelity.language import CODES
from fidelity.lazy_pattern import lazy_pattern

_CODE = lazy_pattern(r"([a-z]{2,3})(?:[-_][A-Za-z0-9]{2,8}){0,2}", re.IGNORECASE)
_OF_GETTEXT = "LC_MESSAGES"
_AT_END = re.compile(r".*?[._-]([a-z]{2}(?:[-_](?:[A-Z]{2}|[A-Z][a-z]{3}|\d{3}))?)")


def declared_language(*said: str | None) -> str | None:
    """The primary subtag of the first language that is said: es of es-ES and es_MX.UTF-8."""
    return next((re.split(r"[-_.@]", lang.strip())[0].lower() for lang in said if lang), None)


def language_in_path(path: str) -> str | None:
    """The primary subtag of the language in a path of messages: `es.json`, `messages_pt_BR.arb`,
    `locales/es/app.json`, `locale/es/LC_MESSAGES/app.po`; None where there is none.
    """
    place = PurePath(path)
    folders = [folder.name for folder in place.parents if folder.name != _OF_GETTEXT]
    for name in (place.stem, *folders[:1]):
        if (whole := _CODE.fullmatch(name)) and whole[1].lower() in CODES:
            return whole[1].lower()
        if name == place.stem and (end := _AT_END.fullmatch(name)) and end[1][:2] in CODES:
            return end[1][:2]
    return None
