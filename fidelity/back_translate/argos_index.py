"""Argos' list of packages, and which of them lead from a language into English."""

from __future__ import annotations

import json
import re
from collections import deque
from urllib.parse import urljoin

from msgspec import Struct

from fidelity.back_translate.argos_download import TIMEOUT, fetch, is_web_address, shown
from fidelity.back_translate.languages import codes_of, language_name
from fidelity.errors import EngineError

ADDRESS = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/index.json"

_ENGLISH = "en"
_LARGEST = 10_000_000
# They become parts of file names.
_CODE = re.compile(r"[A-Za-z]{2,8}([_-][A-Za-z0-9]{1,8})*")
_VERSION = re.compile(r"[A-Za-z0-9.+-]{0,40}")


class Release(Struct, frozen=True):
    """What sets a package apart: its languages and its version."""

    from_code: str
    to_code: str
    version: str

    def __str__(self) -> str:
        pair = f"{language_name(self.from_code)} into {language_name(self.to_code)}"
        return f"{pair} {self.version}".rstrip()

    @property
    def name(self) -> str:
        """As Argos calls its files: translate-ru_en-1_9."""
        version = self.version.replace(".", "_")
        return f"translate-{self.from_code}_{self.to_code}-{version}".rstrip("-")

    @property
    def pair(self) -> tuple[str, str]:
        """The languages that it leads from and to."""
        return self.from_code, self.to_code

    @property
    def age(self) -> tuple[int, ...]:
        """Its version as numbers, so that 1.10 comes after 1.9."""
        return tuple(map(int, re.findall(r"\d+", self.version)))


class Offer(Struct, frozen=True):
    """A package of the list, and the addresses from which it can be downloaded."""

    release: Release
    links: tuple[str, ...]


def release_of(metadata: object) -> Release | None:
    """The release that a metadata.json or an entry of the list tells of; None where it tells of no
    translation.
    """
    if not isinstance(metadata, dict) or metadata.get("type", "translate") != "translate":
        return None
    named = (metadata.get(name, "") for name in ("from_code", "to_code", "package_version"))
    from_code, to_code, version = (value if isinstance(value, str) else "?" for value in named)
    known = _CODE.fullmatch(from_code) and _CODE.fullmatch(to_code) and _VERSION.fullmatch(version)
    return Release(from_code, to_code, version) if known else None


def offers_at(address: str, *, timeout: float = TIMEOUT) -> tuple[Offer, ...]:
    """The packages of the list at an address."""
    return read(fetch(address, at_most=_LARGEST, timeout=timeout), address)


def read(text: bytes, address: str) -> tuple[Offer, ...]:
    """The packages of a list, whose links may be relative to its address; an entry that makes no
    sense is passed over.
    """
    try:
        entries = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _no_list(address, f"is not JSON ({error})") from error
    if not isinstance(entries, list):
        raise _no_list(address, "is not a JSON list")
    return tuple(offer for entry in entries if (offer := _offer(entry, address)))


def chain(offers: tuple[Offer, ...], lang: str, address: str) -> tuple[Offer, ...]:
    """The fewest packages that lead from a language into English, one after the other."""
    steps = _newest(offers)
    seen = set(codes_of(lang))
    ways: deque[tuple[str, tuple[Offer, ...]]] = deque((code, ()) for code in codes_of(lang))
    while ways:
        code, way = ways.popleft()
        if code == _ENGLISH:
            return way
        for (from_code, to_code), offer in steps.items():
            if from_code == code and to_code not in seen:
                seen.add(to_code)
                ways.append((to_code, (*way, offer)))
    known = " ".join(sorted(from_code for from_code, to_code in steps if to_code == _ENGLISH))
    what = f"lists no package that leads from {language_name(lang)} into English"
    hint = f"another engine (see `fidelity engines`); there are packages from {known or 'nowhere'}"
    raise EngineError(shown(address), what, hint)


def _newest(offers: tuple[Offer, ...]) -> dict[tuple[str, str], Offer]:
    by_age = sorted(offers, key=lambda offer: offer.release.age)
    return {offer.release.pair: offer for offer in by_age}


def _offer(entry: object, address: str) -> Offer | None:
    release = release_of(entry)
    if release is None or not isinstance(entry, dict):
        return None
    links = entry.get("links")
    named = [link for link in links if isinstance(link, str)] if isinstance(links, list) else []
    # Argos also lists addresses of IPFS, which cannot be asked for here.
    absolute = (_absolute(link, address) for link in named)
    return Offer(release, tuple(link for link in absolute if is_web_address(link)))


def _absolute(link: str, address: str) -> str:
    try:
        return urljoin(address, link)
    except ValueError:
        return ""


def _no_list(address: str, what: str) -> EngineError:
    what = f"{what}, so that it is no list of Argos packages"
    return EngineError(shown(address), what, f"--index {ADDRESS}")
