"""Reads reStructuredText, as docutils and Sphinx have it, by making HTML of it; with the extra
`rst`.

Nothing is included and nothing is run: such directives are kept as what was written.
"""

from __future__ import annotations

from types import MappingProxyType

from fidelity.errors import LoadError
from fidelity.load.directives import with_directives
from fidelity.load.html import load_written_html
from fidelity.load.links import with_bare_links
from fidelity.model import Document


def load_rst(text: str, path: str) -> Document:
    """Read sections, paragraphs, lists, tables, boxes, literal blocks, figures, notes, links and
    fields; roles and directives of Sphinx, too, and unknown ones by their form.

    Raises LoadError where blocks are nested too deep, a paragraph is too long, substitutions grow
    too large, or the extra is missing.
    """
    try:
        from fidelity.load.rst_doctree import doctree
        from fidelity.load.rst_html import description, html, take_fields
    except ModuleNotFoundError as error:
        hint = "pip install 'translation-fidelity[rst]'"
        raise LoadError(path or "text", "needs the extra rst to be read", hint) from error
    try:
        tree, directives = doctree(text, path)
        entries = take_fields(tree)
        page = load_written_html(html(tree), path)
    except RecursionError as error:
        what = "its blocks are nested too deep to be read"
        raise LoadError(path or "text", what, "set them in less") from error
    blocks = with_directives(page.blocks, directives)
    metadata = MappingProxyType({entry.key: entry.value for entry in entries})
    return Document(
        path, (*description(tree, text), *map(with_bare_links, blocks)), metadata, entries=entries
    )
