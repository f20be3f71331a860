"""A document as it was loaded: blocks of text, and what stands in them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property, lru_cache
from types import MappingProxyType

from msgspec import Struct, field


class BlockKind(StrEnum):
    """What a block is on the page."""

    TITLE = "title"  # of the document: front matter or <title>
    DESCRIPTION = "description"  # of the document: front matter or <meta name="description">
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    CODE = "code"
    TABLE_CELL = "table-cell"
    CAPTION = "caption"
    ALT_TEXT = "alt-text"
    LABEL = "label"
    MESSAGE = "message"  # of a program or a catalogue: it has a key, and no place on a page
    CUE = "cue"  # of subtitles
    BYLINE = "byline"
    BIO = "bio"
    DATELINE = "dateline"
    BOILERPLATE = "boilerplate"

    is_prose: bool
    """Whether its text is for people to read, so that it is translated and compared."""

    def __init__(self, value: str) -> None:
        self.is_prose = value != "code"  # once: each check asks it of each block


class MarkKind(StrEnum):
    """What a stretch of text inside a block is."""

    CODE = "code"
    PLACEHOLDER = "placeholder"  # what a program puts in, or the markup of a message
    FORMULA = "formula"
    EMPHASIS = "emphasis"
    STRONG = "strong"
    DATELINE = "dateline"

    is_language: bool
    """Whether its text is for people to read, so that it is translated and compared."""

    def __init__(self, value: str) -> None:
        self.is_language = value not in ("code", "placeholder", "formula")


class Mark(Struct, frozen=True):
    """A stretch of a block's text with a role of its own."""

    kind: MarkKind
    start: int
    end: int


class Link(Struct, frozen=True):
    """A hyperlink, and the stretch of its block's text that a reader clicks on."""

    href: str
    start: int
    end: int
    line: int = 0


class EmbedKind(StrEnum):
    """What stands in a document without being text."""

    IMAGE = "image"
    SOURCE = "source"  # an image once more, in another size or format
    MEDIA = "media"  # a video, a sound, a frame with another page
    NOTE = "note"  # the number or sign that leads to a footnote
    DIRECTIVE = "directive"  # a shortcode, a template tag, a component, a macro


class Embed(Struct, frozen=True):
    """Something that stands in a block, or before it, without being text of it.

    `target` is the address of an image or of media, the label of a footnote, the name of a
    directive (`/name` where it closes one). `text` is the alternative text of an image, and a
    directive as it was written. An inline directive that is part of the block's text has the length
    that it has there; everything else has none.
    """

    kind: EmbedKind
    target: str
    start: int
    end: int
    line: int = 0
    text: str = ""


class ListItem(Struct, frozen=True):
    """The innermost list that a block is in, and the item: both counted from 0, the lists of a
    document in the order in which they begin. The terms and the meanings of a list of definitions
    are items, too.
    """

    list: int
    item: int
    ordered: bool = False


class Cell(Struct, frozen=True):
    """The table that a block is in, and where in it, all counted from 0; cells that span others
    count as one.
    """

    table: int
    row: int
    column: int
    is_header: bool = False


class Box(Struct, frozen=True):
    """The innermost quotation or box that a block is in: what it is (`quote`, `details`, `tab`,
    `note`, `warning` ...), and which of the document, counted from 0.

    `title` is one of a single word, which only names the kind in the language of the page, as a
    site generator does by itself; any other title is a block in the box.
    """

    kind: str
    number: int
    title: str = ""


class Unit(Struct, frozen=True):
    """The message that a block is, or belongs to: blocks with one key are counterparts.

    `form` names the plural form, where the message has several. `outdated` says that its translator
    marked it as made of an earlier original (fuzzy), or as not yet looked through. `name` is what
    people call it, where they do.
    """

    key: str
    form: str = ""
    outdated: bool = False
    name: str = ""


class Cue(Struct, frozen=True):
    """When a subtitle is on screen, in milliseconds."""

    start: int
    end: int


class Block(Struct, frozen=True):
    """A paragraph, heading, list item ... of a document as plain text.

    `unit` and `cue` say which block of the other document is its counterpart, where its format
    does. `ids` are the anchors that its author gave it, or that stand in it; `note` is the label of
    the footnote that it is in, and `language` that of code, as the author named it (`math` for a
    formula).
    """

    kind: BlockKind
    text: str
    line: int
    links: tuple[Link, ...] = ()
    marks: tuple[Mark, ...] = ()
    level: int = 0
    unit: Unit | None = None
    cue: Cue | None = None
    ids: tuple[str, ...] = ()
    embeds: tuple[Embed, ...] = ()
    in_list: ListItem | None = None
    cell: Cell | None = None
    box: Box | None = None
    note: str = ""
    language: str = ""

    @property
    def words(self) -> int:
        """Words, counted at white space."""
        return _counted(self.text)

    def anchor(self, link: Link) -> str:
        """The words of this block that the link stands on."""
        return self.text[link.start : link.end]


class Entry(Struct, frozen=True):
    """A value of the front matter, the keys that lead to it with dots between them, and the line of
    the last key.

    The value of a list is that of its `items`, with commas between them.
    """

    key: str
    value: str
    line: int
    items: tuple[str, ...] = ()

    def __str__(self) -> str:
        """As it stands in the file, or nearly."""
        return f"{self.key}: {self.value}".rstrip()


class Document(Struct, frozen=True, dict=True):
    """A loaded text: its blocks in reading order, and what its front matter says.

    `metadata` is all that is known of it, from whatever source; `entries` is its front matter.
    """

    path: str
    blocks: tuple[Block, ...]
    metadata: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    lang: str | None = None
    entries: tuple[Entry, ...] = ()

    @cached_property
    def words(self) -> int:
        """Words of prose, counted at white space."""
        return sum([block.words for block in self.blocks if block.kind.is_prose])


@lru_cache(maxsize=1_024)
def _counted(text: str) -> int:
    """How many words there are; scores and reports ask for the same texts."""
    return len(text.split())
