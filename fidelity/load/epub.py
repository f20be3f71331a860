"""Reads e-books (EPUB 2 and 3): the chapters in the order in which they are to be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import unquote

from msgspec.structs import replace

from fidelity.errors import LoadError
from fidelity.load.archive import Archive
from fidelity.load.characters import clean, collapse
from fidelity.load.declared_language import declared_language
from fidelity.load.html import load_xhtml
from fidelity.load.numbered import numbered
from fidelity.load.opening import decoded
from fidelity.model import Block, BlockKind, Document

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST = 100_000_000
"""Bytes that are unpacked: a dozen bibles."""
_CONTAINER, _ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
_OF_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""Fonts may be veiled in books that anybody may read."""
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_HEAD = (BlockKind.TITLE, BlockKind.DESCRIPTION)
_CHAPTERS = frozenset({"application/xhtml+xml", "text/html"})


def load_epub(content: bytes, path: str) -> Document:
    """Read the title and the chapters; links within the book are left out.

    Raises LoadError where the file is protected, broken or too large.
    """
    archive = Archive(content, path, kind="EPUB", most=_MOST)
    _check_protection(archive)
    package_path = _package_path(archive)
    package = _xml(archive, package_path)
    metadata = _metadata(package)
    title = metadata.get("title")
    blocks = [Block(BlockKind.TITLE, title, 0)] if title else []
    for name in _spine(package, dirname(package_path), archive):
        chapter = load_xhtml(clean(decoded(archive.read(name), f"{path}/{name}")), path)
        blocks += [_without_inner_links(b) for b in chapter.blocks if b.kind not in _HEAD]
    lang = declared_language(metadata.get("lang"))
    return numbered(Document(path, tuple(blocks), MappingProxyType(metadata), lang))


def _check_protection(archive: Archive) -> None:
    if _ENCRYPTION not in archive.sizes:
        return
    methods = _xml(archive, _ENCRYPTION).iter("{*}EncryptionMethod")
    if any(method.get("Algorithm") not in _OF_FONTS for method in methods):
        what = "is protected against being read by other programs"
        raise LoadError(archive.path, what, "name a copy without protection")


def _package_path(archive: Archive) -> str:
    roots = _xml(archive, _CONTAINER).iter("{*}rootfile")
    found = next((path for root in roots if (path := root.get("full-path"))), None)
    if found is None:
        raise archive.broken(f"{_CONTAINER} names no package")
    return found


def _metadata(package: _Element) -> dict[str, str]:
    """What the package says of the book, under the names that front matter has for it."""
    names = {"title": "title", "creator": "author", "language": "lang", "date": "date"}
    found: dict[str, str] = {}
    for element in package.iter(*(f"{{http://purl.org/dc/elements/1.1/}}{name}" for name in names)):
        said = collapse(element.text or "")
        if said:
            found.setdefault(names[str(element.tag).rpartition("}")[2]], said)
    return found


def _spine(package: _Element, folder: str, archive: Archive) -> Iterator[str]:
    """The names of the chapters in their order, without the table of contents."""
    items = {item.get("id"): item for item in package.iter("{*}item")}
    for reference in package.iter("{*}itemref"):
        item = items.get(reference.get("idref"))
        if item is None:
            raise archive.broken(f"there is no chapter {reference.get('idref')}")
        is_contents = "nav" in (item.get("properties") or "").split()
        if item.get("media-type") in _CHAPTERS and not is_contents:
            href = (item.get("href") or "").partition("#")[0]
            yield normpath(join(folder, unquote(href)))


def _without_inner_links(block: Block) -> Block:
    return replace(block, links=tuple(link for link in block.links if _SCHEME.match(link.href)))


def _xml(archive: Archive, name: str) -> _Element:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        return etree.fromstring(archive.read(name), parser)
    except etree.XMLSyntaxError as error:
        raise archive.broken(f"{name}: {error.msg}") from error
