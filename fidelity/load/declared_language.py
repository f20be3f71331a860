"""The language that a file says it is in."""

from __future__ import annotations

import re


def declared_language(*said: str | None) -> str | None:
    """The primary subtag of the first language that is said: es of es-ES and es_MX.UTF-8."""
    return next((re.split(r"[-_.@]", lang.strip())[0].lower() for lang in said if lang), None)
