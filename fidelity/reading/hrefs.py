"""Which addresses lead to the same page, in the eyes of a reader of a translation."""

from __future__ import annotations

import re
from enum import StrEnum
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit

from fidelity.language import CODES

_NOISE = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|ref_src|smid|smtyp")
_INDEX = re.compile(r"(?:/|/(?:index|README)(?:\.\w+)?|\.html?|\.mdx?)\Z")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?\Z")
_CODE = rf"(?:{'|'.join(sorted(CODES))})(?:[-_][A-Za-z]{{2,4}})?"
_LANGUAGE_OF_FILE = re.compile(rf"[._-]{_CODE}(?=(?:\.\w{{2,5}})?(?:[?#]|\Z))")
_LANGUAGE_IN_QUERY = re.compile(rf"(?<=[?&])(?:lang|language|locale|hl)={_CODE}(?:&|(?=#|\Z))")
_TEMPLATE_LINK = re.compile(
    r"""\{[{%][<%]?-?\s*(?:link|post_url|ref|relref|url)\s+["']?/?(?P<path>[^\s"'%}>]+)[^}]*\}"""
)


class Sameness(StrEnum):
    """How two addresses relate: `same` page, the same page `localised`, or another page."""

    SAME = "same"
    LOCALISED = "localised"
    OTHER = "other"


def sameness(one: str, other: str) -> Sameness:
    """How two addresses relate, by rules that need no network.

    A template's link (`{% link en/a.md %}`) counts as its path. Scheme, `www.`, a final slash,
    `index`, `.html`, tracking parameters and the order of the query never matter. A language in the
    host, path or query (`es.`, `/es/`, `.es.pdf`, `lang=es`) may differ; where on top of that the
    path differs on a host with a language of its own (another Wikipedia's article), the page is
    localised and cannot be verified.
    """
    if one == other or _normal(one) == _normal(other):
        return Sameness.SAME
    if one.startswith("#") and other.startswith("#"):
        return Sameness.LOCALISED
    left, right = _without_language(_normal(one)), _without_language(_normal(other))
    if left == right:
        return Sameness.SAME
    host, _, _ = left.partition("/")
    if host and host == right.partition("/")[0] and _language_host(one) != _language_host(other):
        return Sameness.LOCALISED
    return Sameness.OTHER


def _normal(href: str) -> str:
    """The address without what does not change where it leads: `host/path?query#fragment`."""
    try:
        parts = urlsplit(_TEMPLATE_LINK.sub(r"/\g<path>", href.strip()))
    except ValueError:
        return href
    if parts.scheme in ("mailto", "tel"):
        return f"{parts.scheme}:{parts.path.lower()}"
    host = (parts.hostname or "").removeprefix("www.") + _port(parts)
    path = _INDEX.sub("", unquote(parts.path))
    query = urlencode(sorted(pair for pair in parse_qsl(parts.query) if not _NOISE.match(pair[0])))
    return "".join(
        (host, path, f"?{query}" if query else "", f"#{parts.fragment}" if parts.fragment else "")
    )


def _port(parts: SplitResult) -> str:
    """The port with its colon, unless it is the usual one."""
    try:
        port = parts.port
    except ValueError:
        return ""
    return f":{port}" if port not in (None, 80, 443) else ""


def _without_language(normal: str) -> str:
    host, slash, path = normal.partition("/")
    labels = host.split(".")
    if len(labels) > 2 and _is_language(labels[0]):
        host = ".".join(labels[1:])
    path = _LANGUAGE_IN_QUERY.sub("", _LANGUAGE_OF_FILE.sub("", path)).rstrip("?&")
    kept = [part for part in path.split("/") if not _is_language(part)]
    return host + slash + "/".join(kept) if kept else host


def _is_language(label: str) -> bool:
    return bool(_LANGUAGE.match(label)) and re.split("[-_]", label)[0] in CODES


def _language_host(href: str) -> str:
    label = _normal(href).split(".", 1)[0]
    return label if _is_language(label) else ""
