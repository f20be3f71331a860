"""Which addresses lead to the same page, in the eyes of a reader of a translation."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit

from fidelity.language import CODES

_NOISE = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|ref_src|smid|smtyp")
_INDEX = re.compile(r"(?:/|/(?:index|README)(?:\.\w+)?|\.html?|\.mdx?)\Z")
_INDEX_OF_FOLDER = re.compile(r"(?:\A|/)index(?=[?#]|\Z)")
_COUNTRY_OF_MIRROR = re.compile(r"(?<=[a-z0-9])\.[a-z]{2}\.(?=[a-z0-9-]{3,}\.[a-z]{2,}\Z)")
_MAIN_BRANCH = re.compile(r"/(blob|tree|raw|edit|blame)/(?:main|master|trunk|HEAD)/")
_BASE = re.compile(r"^(?:\$\(\w+\)|\$\{\w+\}|\{\{[^{}]{1,200}\}\})(?=/)")
"""The root of the site, as templates put it in."""
_ARCHIVE = re.compile(r"https?://web\.archive\.org/web/\d+[a-z_]*/(?=https?:)")
_NUMBERS = re.compile(r"\d+")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?\Z")
_CODE = rf"(?:{'|'.join(sorted(CODES))})(?:[-_][A-Za-z]{{2,4}})?"
_LANGUAGE_OF_FILE = re.compile(rf"[._-]{_CODE}(?=(?:\.\w{{2,5}})?(?:[?#]|\Z))")
_LANGUAGE_IN_QUERY = re.compile(rf"(?<=[?&])(?:lang|language|locale|hl)={_CODE}(?:&|(?=#|\Z))")
_TEMPLATE_LINK = re.compile(
    r"""\{[{%][<%]?-?\s*(?:link|post_url|ref|relref|url)\s+["']?/?(?P<path>[^\s"'%}>]+)[^}]*\}"""
)


class Likeness(StrEnum):
    """By which rule two addresses lead a reader to the same page; `other` where none says so."""

    EXACT = "the same address"
    FORM = "another scheme, www, final slash, ending or name of the main branch"
    TRACKING = "parameters that only track"
    LANGUAGE = "another language in the address"
    ARCHIVE = "a copy in an archive"
    MOVED = "a move that the project has told of"
    RELATIVE = "a relative address for an absolute one"
    HEADING = "the anchor of a heading"
    LOCALISED = "a page in another language, which cannot be verified"
    OTHER = "another page"

    @property
    def is_told_by_key(self) -> bool:
        """Whether two addresses are alike by this rule if they have the same key."""
        return self in KEYED


KEYED = (
    Likeness.EXACT,
    Likeness.FORM,
    Likeness.TRACKING,
    Likeness.LANGUAGE,
    Likeness.ARCHIVE,
)
"""The rules by which an address has a key, the strictest first."""


class Sameness(StrEnum):
    """How two addresses relate: `same` page, the same page `localised`, or another page."""

    SAME = "same"
    LOCALISED = "localised"
    OTHER = "other"


def sameness(one: str, other: str) -> Sameness:
    """How two addresses relate, by rules that need no network."""
    found = likeness(one, other)
    if found is Likeness.OTHER:
        return Sameness.OTHER
    unverified = (Likeness.HEADING, Likeness.LOCALISED)
    return Sameness.LOCALISED if found in unverified else Sameness.SAME


def likeness(one: str, other: str) -> Likeness:
    """The first rule by which two addresses lead to the same page.

    A template's link (`{% link en/a.md %}`) counts as its path. Scheme, `www.`, a final slash,
    `index`, `.html`, tracking parameters and the order of the query never matter. A language in the
    host, path or query (`es.`, `/es/`, `.es.pdf`, `lang=es`) may differ, and so may the country of
    a mirror (`ftp.us.a.example`). Where on top of that the path or the anchor differs on a host or
    in a folder with a language of its own (another Wikipedia's article), the page is localised and
    cannot be verified.
    """
    if one == other:
        return Likeness.EXACT
    for rule, mine, theirs in zip(KEYED, keys(one), keys(other), strict=True):
        if mine == theirs:
            return rule
    if one.startswith("#") and other.startswith("#"):
        return Likeness.HEADING
    if _is_relative_to(one, other) or _is_relative_to(other, one):
        return Likeness.RELATIVE
    return Likeness.LOCALISED if _is_localised(one, other) else Likeness.OTHER


@lru_cache(maxsize=8192)
def keys(href: str) -> tuple[str, ...]:
    """The key of an address by each of the rules that have one, in their order."""
    tracked = _normal(href, tracking=True)
    normal = _normal(href) if "?" in href else tracked
    page = _without_language(href, normal)
    archived = _ARCHIVE.match(href)
    copied = href[archived.end() :] if archived else ""
    kept = _without_language(copied, _normal(copied)) if archived else page
    return href, tracked, normal, page, kept


def key(href: str, rule: Likeness) -> str:
    """The key of an address by one of the rules that have one."""
    return href if rule is Likeness.EXACT else keys(href)[KEYED.index(rule)]


def page(href: str) -> str:
    """The address without what never matters and without its language."""
    return keys(href)[3]


def is_elsewhere(one: str, other: str) -> bool:
    """Whether of two paths on one site the parts of one all stand in the other, in their order, and
    both end alike: a page that was put into another folder.
    """
    (host, *mine), (other_host, *theirs) = (keys(href)[3].split("/") for href in (one, other))
    shorter, longer = sorted((mine, theirs), key=len)
    rest = iter(longer)
    return (
        host == other_host
        and len(shorter) > 1
        and shorter[-1] == longer[-1]
        and all(part in rest for part in shorter)
    )


def _is_relative_to(one: str, other: str) -> bool:
    """Whether one is a relative address that the other, which begins further up, ends with."""
    if _level(one) <= _level(other) or one.startswith("#"):
        return False
    own, _, own_anchor = keys(one)[3].partition("#")
    far, _, far_anchor = keys(other)[3].partition("#")
    tail = re.sub(r"^(?:\.{1,2}/)+", "", own).lstrip("/")
    whole = far.partition("/")[2] if "://" in other else far.lstrip("/")
    if not tail or own_anchor != far_anchor:
        return False
    return whole == tail if own.startswith("/") else f"/{whole}".endswith(f"/{tail}")


def _level(href: str) -> int:
    """How little an address says of where it leads: all of it, the path on its site, or a way from
    here.
    """
    if re.match(r"[a-z][a-z0-9+.-]*:", href, re.IGNORECASE):
        return 0 if "://" in href else 3
    return 1 if keys(href)[1].startswith("/") else 2


def _is_localised(one: str, other: str) -> bool:
    """Whether both say a language of their own in their host or path, or lead to one page of a site
    in two languages, by anchors that differ.
    """
    (mine, theirs), (left, right) = map(_normal, (one, other)), (keys(h)[3] for h in (one, other))
    own, far = _language_host(one), _language_host(other)
    in_path, in_other = _languages(mine), _languages(theirs)
    page, anchor = left.partition("#")[0], left != left.partition("#")[0]
    if page == right.partition("#")[0] and (anchor or "#" in right):
        relative = not page.partition("/")[0] or "://" not in one
        return (relative and anchor and "#" in right) or (own, in_path) != (far, in_other)
    host = left.partition("/")[0]
    if host != right.partition("/")[0]:
        return False
    if host and own != far:
        return True
    is_translated = bool(host and in_path and in_other) and in_path != in_other
    return is_translated and _NUMBERS.findall(left) == _NUMBERS.findall(right)


def _languages(normal: str) -> list[str]:
    """The languages that the folders of an address name."""
    return [part for part in normal.partition("#")[0].split("/")[1:] if _is_language(part)]


def _normal(href: str, *, tracking: bool = False) -> str:
    """The address without what does not change where it leads: `host/path?query#fragment`."""
    try:
        bare = _BASE.sub("", _TEMPLATE_LINK.sub(r"/\g<path>", href.strip()))
        parts = urlsplit(bare)
    except ValueError:
        return href
    if parts.scheme in ("mailto", "tel"):
        return f"{parts.scheme}:{parts.path.lower()}"
    host = (parts.hostname or "").removeprefix("www.") + _port(parts)
    path = _MAIN_BRANCH.sub(r"/\1/HEAD/", _INDEX.sub("", unquote(parts.path)))
    pairs = parse_qsl(parts.query)
    query = urlencode(sorted(pair for pair in pairs if tracking or not _NOISE.match(pair[0])))
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


def _without_language(href: str, normal: str) -> str:
    host, slash, path = normal.partition("/") if "//" in href else ("", "", normal)
    labels = host.split(".")
    if len(labels) > 2 and _is_language(labels[0]):
        host = ".".join(labels[1:])
    host = _COUNTRY_OF_MIRROR.sub(".", host)
    path = _LANGUAGE_IN_QUERY.sub("", _INDEX_OF_FOLDER.sub("", _LANGUAGE_OF_FILE.sub("", path)))
    path = path.rstrip("?&")
    kept = [part for part in path.split("/") if not _is_language(part)]
    return host + slash + "/".join(kept) if any(kept) else host


def _is_language(label: str) -> bool:
    return bool(_LANGUAGE.match(label)) and re.split("[-_]", label)[0] in CODES


def _language_host(href: str) -> str:
    label = _normal(href).split(".", 1)[0]
    return label if _is_language(label) else ""
