"""Parts the front matter of a document, YAML between `---` or TOML between `+++`, from its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from fidelity.errors import LoadError
from fidelity.lazy_pattern import lazy_pattern
from fidelity.load.characters import collapse
from fidelity.load.entry import FrontMatterError
from fidelity.load.flat_toml import toml_entries
from fidelity.load.flat_yaml import yaml_entries
from fidelity.model import Block, BlockKind, Entry

_CLOSING = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE),
}
_BEGINS_WITH_KEY = re.compile(r"(?:[ \t]*(?:#.*)?\n)*+[\w.-]+\s*[:=](?:\s|$)")
_USUAL_KEY = lazy_pattern(
    r"^(?:title|author|authors|date|description|summary|subtitle|excerpt|lang|language|locale"
    r"|layout|slug|tags|categories|permalink|draft)\s*[:=]",
    re.MULTILINE | re.IGNORECASE,
)


def split(text: str, path: str, *, plain: bool = False) -> tuple[tuple[Entry, ...], str]:
    """Part a text into its front matter and the rest, in which every line keeps its number.

    Dashes are no front matter when they are never closed, when blank lines set them off, or when
    no mapping is between them; in plain text, also when no usual key (`title:`) is.
    """
    inside = _inside(text)
    if inside is None or (plain and not _USUAL_KEY.search(inside)):
        return (), text
    entries = _entries(inside, path, is_yaml=text.startswith("---"))
    if entries is None:
        return (), text
    count = inside.count("\n") + 2
    rest = "".join(text.split("\n", count)[count:])
    return tuple(replace(entry, line=entry.line + 1) for entry in entries), "\n" * count + rest


def _inside(text: str) -> str | None:
    first_line, _, rest = text.partition("\n")
    fence = first_line.rstrip()
    closing = _CLOSING[fence].search(rest) if fence in _CLOSING else None
    if closing is None:
        return None
    inside = rest[: closing.start()]
    lines = inside.split("\n")[:-1]
    is_set_off = inside.strip() and not lines[0].strip() and not lines[-1].strip()
    return None if is_set_off else inside


def _entries(inside: str, path: str, *, is_yaml: bool) -> tuple[Entry, ...] | None:
    if not inside.strip():
        return ()
    try:
        return yaml_entries(inside) if is_yaml else toml_entries(inside)
    except FrontMatterError as error:
        if not _BEGINS_WITH_KEY.match(inside):
            return None
        where = f"{path or 'text'}:{error.line + 1}"
        what = f"not valid {'YAML' if is_yaml else 'TOML'} in the front matter: {error}"
        hint = "put values that hold a colon, a bracket or a quote between quotes"
        raise LoadError(where, what, hint) from error


def blocks(entries: Sequence[Entry], description_keys: Sequence[str]) -> Iterator[Block]:
    """Make blocks of the title, and of the first description there is."""
    told = {entry.key: entry for entry in entries if collapse(entry.value)}
    if title := told.get("title"):
        yield Block(BlockKind.TITLE, collapse(title.value), title.line)
    for description in filter(None, map(told.get, description_keys)):
        yield Block(BlockKind.DESCRIPTION, collapse(description.value), description.line)
        return
