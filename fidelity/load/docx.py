"""Reads Word documents (DOCX) by making HTML of them, with the extra `docx`."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

from msgspec.structs import replace

from fidelity.errors import LoadError
from fidelity.load.archive import UNREADABLE, Archive
from fidelity.load.html import load_html
from fidelity.load.links import with_bare_links
from fidelity.load.numbered import numbered
from fidelity.model import Document

if TYPE_CHECKING:
    from mammoth.documents import Image

_MOST = 24_000_000
"""Bytes of XML: half a million words, which take the library a minute and a gigabyte."""
_UNEXPECTED = (AttributeError, ExpatError, KeyError, TypeError)
"""What the library stumbles over where a part of the document is missing or broken."""
_STYLES = """
p[style-name='caption'] => figure > figcaption:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='HTML Preformatted'] => pre:separator('\\n')
r[style-name='HTML Code'] => code
r[style-name='Code'] => code
"""


def load_docx(content: bytes, path: str) -> Document:
    """Read headings, paragraphs, lists, tables, links, notes, captions and alternative texts; what
    was deleted in a tracked change is gone.

    Raises LoadError where the file is protected, broken or too large, or the extra is missing.
    """
    archive = Archive(content, path, kind="DOCX", most=_MOST)
    archive.check_sizes(".xml", ".rels")
    document = load_html(_html(content, archive), path)
    return numbered(replace(document, blocks=tuple(map(with_bare_links, document.blocks))))


def _html(content: bytes, archive: Archive) -> str:
    try:
        import mammoth
    except ModuleNotFoundError as error:
        hint = "pip install 'translation-fidelity[docx]'"
        raise LoadError(archive.path, "needs the extra docx to be read", hint) from error
    try:
        result = mammoth.convert_to_html(
            BytesIO(content),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(_no_source),
        )
    except (*UNREADABLE, *_UNEXPECTED) as error:
        raise archive.broken(str(error) or type(error).__name__) from error
    html: str = result.value
    return html


def _no_source(image: Image) -> dict[str, str]:
    """An image is read for its alternative text."""
    del image
    return {"src": ""}
