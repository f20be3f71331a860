"""Which commit of the original a translation says that it was made from."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fidelity.model import Document

_KEYS = (
    "default_lang_commit",  # Hugo sites of the CNCF
    "l10n.sourcecommit",  # MDN
    "i18n_source_sha",
    "i18n.source_sha",
    "sourcecommit",
    "source_commit",
    "source-commit",
    "source_sha",
    "original_commit",
    "base_commit",
    "translation-check",  # Debian, in a macro
)
_NAME = re.compile(r"[\w.-]+")


def claimed_commit(translation: Document) -> str:
    """The commit that the front matter or a macro names, or nothing."""
    own = {entry.key.lower(): entry.value for entry in translation.entries}
    named = {**{key.lower(): value for key, value in translation.metadata.items()}, **own}
    return _first(named.get(key, "") for key in _KEYS)


def _first(values: Iterable[str]) -> str:
    for value in values:
        if found := _NAME.match(value.strip().strip("\"'")):
            return found.group()
    return ""
