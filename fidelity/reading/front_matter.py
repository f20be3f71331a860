"""What becomes of each key of the front matter in a translation, and when values are the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from fnmatch import fnmatchcase
from functools import lru_cache

from fidelity.model import Entry
from fidelity.reading.hrefs import Sameness, sameness


class Policy(StrEnum):
    """What a translation does with a key: keep its value as it is, put its words into the other
    language, have it with whatever value, or what it likes.
    """

    SAME = "same"
    TRANSLATED = "translated"
    PRESENT = "present"
    FREE = "free"


_USUAL = {
    Policy.FREE: """lang language locale language-code languagecode lang_code translator*
        translated* translation* traducido* untranslated outdated default_lang_commit
        drifted_from_default l10n* i18n* source* origin original* upstream* base_commit commit
        sha revision reviewer* approver* maintainer* owner* contributor* editor* lastmod*
        last_mod* lastupdate* last_update* modified* updated* cspell* spell* vale*
        markdownlint* lint* alternate* hreflang canonical* ref comment* note* *_note
        *_comment git* auto_generated generated* machine_translat*""",
    Policy.TRANSLATED: """title *title description *description summary excerpt abstract deck
        lead headline tagline caption alt *_alt sidebar_label *label seo.* hero.*text
        *.text *.details""",
    Policy.SAME: """draft published publish noindex unlisted hidden private weight order
        nav_order sidebar_position position priority date pubdate publishdate publish_date
        expirydate unpublishdate layout template type kind format body_class id uid guid
        version versions min_version api_version math toc toc_hide headless no_list
        hide_* show_* enable_* disable_* is_* has_*""",
}
_POLICIES = tuple((name, policy) for policy, names in _USUAL.items() for name in names.split())
_HARMLESS = {
    "draft": "false",
    "published": "true",
    "publish": "true",
    "noindex": "false",
    "unlisted": "false",
    "hidden": "false",
    "private": "false",
    "headless": "false",
}
"""Keys that decide whether people get to see a page, with the value of a page that they see."""

_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?\Z")
_TRUTH = {"yes": "true", "on": "true", "no": "false", "off": "false"}


def policy_of(entry: Entry, decided: Mapping[str, str]) -> Policy:
    """What the project has decided for a key, else what is usual, else what its value suggests:
    a number or a switch is for the machine.
    """
    for pattern, policy in decided.items():
        if _is_named(entry.key, pattern.lower()):
            return Policy(policy)
    if usual := _usual(entry.key):
        return usual
    is_for_machine = bool(_NUMBER.match(entry.value)) or _plain(entry.value) in ("true", "false")
    return Policy.SAME if is_for_machine else Policy.PRESENT


@lru_cache(maxsize=1024)
def _usual(key: str) -> Policy | None:
    return next((policy for name, policy in _POLICIES if _is_named(key, name)), None)


def _is_named(key: str, pattern: str) -> bool:
    """Whether a pattern means a key, by its whole path or by its last part."""
    folded = key.lower()
    names = (folded, folded.partition(".")[0], folded.rpartition(".")[2])
    if pattern.isidentifier():  # it means nothing but itself
        return pattern in names
    return any(fnmatchcase(name, pattern) for name in names)


def is_switch(entry: Entry) -> bool:
    """Whether a key decides that people get to see a page."""
    return entry.key.lower() in _HARMLESS


def is_harmless(entry: Entry) -> bool:
    """Whether an entry says only what holds without it."""
    return not entry.value or _plain(entry.value) == _HARMLESS.get(entry.key.lower())


def same_value(one: str, other: str) -> bool:
    """Whether two values say the same to a machine: numbers, switches and dates in any form, and
    addresses of the same page.
    """
    if _plain(one) == _plain(other) or sameness(one, other) is not Sameness.OTHER:
        return True
    if _NUMBER.match(one) and _NUMBER.match(other):
        return float(one) == float(other)
    first, second = _moment(one), _moment(other)
    if first is None or second is None:
        return False
    to_the_day = min(len(one), len(other)) <= len("2020-01-31")
    return first.date() == second.date() if to_the_day else first == second


def _plain(value: str) -> str:
    folded = " ".join(value.split()).casefold()
    return _TRUTH.get(folded, folded)


def _moment(value: str) -> datetime | None:
    """A date, with its time in the place that it names; nothing where it is none."""
    compact = re.sub(r"\s+(?=[-+]\d\d:?\d\d\Z|Z\Z)", "", value.strip())
    try:
        moment = datetime.fromisoformat(compact)
    except ValueError:
        return None
    return moment.replace(tzinfo=None) - (moment.utcoffset() or datetime.resolution * 0)
