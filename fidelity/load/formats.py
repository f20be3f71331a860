"""Formats that most runs do not meet, by their suffixes; the loader of each is imported where it is
used.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from fidelity.model import Document

if TYPE_CHECKING:
    from fidelity.load.bilingual import Bilingual

Home = tuple[str, str]
"""The module below `fidelity.load` and the function in it."""

PAGES: Mapping[str, Home] = {
    ".rst": ("rst", "load_rst"),
    ".adoc": ("asciidoc", "load_asciidoc"),
    ".asciidoc": ("asciidoc", "load_asciidoc"),
}
"""Pages whose parsers are not needed for others."""

MESSAGES: Mapping[str, Home] = {
    ".json": ("catalogues.json", "load_json"),
    ".arb": ("catalogues.json", "load_arb"),
    ".yaml": ("catalogues.yaml", "load_yaml"),
    ".yml": ("catalogues.yaml", "load_yaml"),
    ".properties": ("catalogues.properties", "load_properties"),
    ".srt": ("subtitles", "load_srt"),
    ".vtt": ("subtitles", "load_vtt"),
}
"""Messages and subtitles: they have no front matter, and nothing in them has a role on a page."""

BILINGUAL: Mapping[str, Home] = {
    ".po": ("po", "load_po"),
    ".pot": ("po", "load_po"),
    ".xlf": ("xliff", "load_xliff"),
    ".xliff": ("xliff", "load_xliff"),
    ".tmx": ("tmx", "load_tmx"),
}
"""Files that hold the original as well as the translation."""

ARCHIVES: Mapping[str, Home] = {
    ".docx": ("docx", "load_docx"),
    ".epub": ("epub", "load_epub"),
}
"""Files that are no text, but an archive of texts."""


class Loader(Protocol):
    """Makes a document of a text without its front matter."""

    def __call__(self, text: str, path: str) -> Document:
        """Read a text; the path is for error messages only."""


class BilingualLoader(Protocol):
    """Makes two documents of a text that holds both."""

    def __call__(self, text: str, path: str, lang: str | None = None) -> Bilingual:
        """Read a text; `lang` names the translation's language where the text holds several."""


class ArchiveLoader(Protocol):
    """Makes a document of the bytes of a file."""

    def __call__(self, content: bytes, path: str) -> Document:
        """Read the bytes; the path is for error messages only."""


def page_loader(suffix: str) -> Loader | None:
    """The loader of a format of pages."""
    return cast(Loader | None, _loader(PAGES, suffix))


def messages_loader(suffix: str) -> Loader | None:
    """The loader of a format of messages."""
    return cast(Loader | None, _loader(MESSAGES, suffix))


def bilingual_loader(suffix: str) -> BilingualLoader | None:
    """The loader of a format that holds both texts."""
    return cast(BilingualLoader | None, _loader(BILINGUAL, suffix))


def archive_loader(suffix: str) -> ArchiveLoader | None:
    """The loader of a format that is an archive."""
    return cast(ArchiveLoader | None, _loader(ARCHIVES, suffix))


def _loader(family: Mapping[str, Home], suffix: str) -> object:
    if (home := family.get(suffix.lower())) is None:
        return None
    module, name = home
    return getattr(import_module(f"fidelity.load.{module}"), name)
