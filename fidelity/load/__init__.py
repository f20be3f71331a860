"""Turns files into documents: one loader for each format, one place that opens files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path, PurePath
from types import MappingProxyType

from fidelity.errors import LoadError
from fidelity.lazy_pattern import lazy_pattern
from fidelity.load import front_matter, opening, roles
from fidelity.load.characters import clean
from fidelity.load.declared_language import declared_language
from fidelity.load.formats import (
    ARCHIVES,
    BILINGUAL,
    MESSAGES,
    PAGES,
    Loader,
    archive_loader,
    bilingual_loader,
    messages_loader,
    page_loader,
)
from fidelity.load.html import load_html, load_xhtml
from fidelity.load.markdown import load_markdown, load_mdx
from fidelity.load.plain import load_plain
from fidelity.load.roles.cues import DEFAULT_CUES, Cues
from fidelity.load.wml import load_wml
from fidelity.model import BlockKind, Document

__all__ = ["DEFAULT_CUES", "LOADERS", "Cues", "Loader", "is_readable", "load", "parse"]

_ENTRY_POINTS = "fidelity.loaders"
_HEAD = (BlockKind.TITLE, BlockKind.DESCRIPTION)
_LANG_KEYS = ("lang", "language", "locale")
_LOOKS_LIKE_HTML = lazy_pattern(r"\s*(?:<\?xml|<!doctype|<[a-z][a-z0-9]*[\s>])", re.IGNORECASE)


LOADERS: dict[str, Loader] = {
    ".html": load_html,
    ".htm": load_html,
    ".xhtml": load_xhtml,
    ".wml": load_wml,
    ".md": load_markdown,
    ".markdown": load_markdown,
    ".mdx": load_mdx,
    ".txt": load_plain,
    ".text": load_plain,
    "": load_plain,
}


def load(path: str | Path, *, suffix: str | None = None, cues: Cues = DEFAULT_CUES) -> Document:
    """Open a file, or standard input for `-`, and read it by its suffix, or by the one given.

    What comes from standard input is read as HTML where it begins with a tag, else as Markdown.
    """
    name = str(path)
    document = _opened(name, suffix, cues)
    if not document.blocks:
        raise LoadError(name, "holds no text", "name a file with text that people read")
    return document


def _opened(name: str, suffix: str | None, cues: Cues) -> Document:
    if suffix is None and name != opening.STDIN:
        suffix = PurePath(name).suffix
    if archive := archive_loader(suffix or ""):
        return roles.assign(archive(opening.read_bytes(name), name), cues)
    text = opening.read(name)
    return parse(text, _guessed(text) if suffix is None else suffix, path=name, cues=cues)


def parse(text: str, suffix: str, *, path: str = "", cues: Cues = DEFAULT_CUES) -> Document:
    """Make a document of a text in the format that the suffix names; opens nothing.

    A text that holds both sides becomes the document of its translation; a template without one
    becomes that of its originals.
    """
    if messages := messages_loader(suffix):
        return messages(clean(text), path)
    if bilingual := bilingual_loader(suffix):
        return bilingual(clean(text), path).spoken
    loader = _loader(suffix, path)
    entries, body = front_matter.split(clean(text), path, plain=loader is load_plain)
    page = loader(body, path)
    entries = (*entries, *page.entries)
    head = {block.kind: block for block in page.blocks if block.kind in _HEAD}
    head |= {block.kind: block for block in front_matter.blocks(entries, cues.description)}
    body_blocks = (block for block in page.blocks if block.kind not in _HEAD)
    blocks = (*(head[kind] for kind in _HEAD if kind in head), *body_blocks)
    metadata = dict(page.metadata) | {entry.key: entry.value for entry in entries}
    document = Document(path, blocks, MappingProxyType(metadata), _lang(metadata), entries)
    return roles.assign(document, cues)


def _lang(metadata: Mapping[str, str]) -> str | None:
    return declared_language(*map(metadata.get, _LANG_KEYS))


def _guessed(text: str) -> str:
    _, body = front_matter.split(clean(text), opening.STDIN)
    return ".html" if _LOOKS_LIKE_HTML.match(body) else ".md"


def _loader(suffix: str, path: str) -> Loader:
    suffix = "." + suffix.lower().removeprefix(".") if suffix else ""
    loader = LOADERS.get(suffix) or page_loader(suffix) or _plugged_in(suffix)
    if loader:
        return loader
    from difflib import get_close_matches

    known_suffixes = [name for name in (*LOADERS, *PAGES, *MESSAGES, *BILINGUAL, *ARCHIVES) if name]
    near = " or ".join(get_close_matches(suffix, known_suffixes, n=2))
    known = ", ".join(known_suffixes)
    hint = f"did you mean {near}? " if near else ""
    raise LoadError(path or "text", f"unknown file type {suffix}", f"{hint}known types: {known}")


def is_readable(path: str | Path) -> bool:
    """Whether there is a loader for files of this name, as there is none for pictures."""
    suffix = PurePath(path).suffix.lower()
    known = (LOADERS, PAGES, MESSAGES, BILINGUAL, ARCHIVES)
    return bool(suffix) and (any(suffix in each for each in known) or bool(_plugged_in(suffix)))


def _plugged_in(suffix: str) -> Loader | None:
    from importlib.metadata import entry_points

    for entry_point in entry_points(group=_ENTRY_POINTS, name=suffix):
        loader: Loader = entry_point.load()
        return loader
    return None
