"""The values that travel from stage to stage: frozen, and the same for every stage.

Texts are Unicode strings; every offset is a character offset into the text of one block; lines
count from 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


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

    @property
    def is_prose(self) -> bool:
        """Whether its text is for people to read, so that it is translated and compared."""
        return self is not BlockKind.CODE


class MarkKind(StrEnum):
    """What a stretch of text inside a block is."""

    CODE = "code"
    PLACEHOLDER = "placeholder"  # what a program puts in, or the markup of a message
    FORMULA = "formula"
    EMPHASIS = "emphasis"
    STRONG = "strong"
    DATELINE = "dateline"

    @property
    def is_language(self) -> bool:
        """Whether its text is for people to read, so that it is translated and compared."""
        return self not in (MarkKind.CODE, MarkKind.PLACEHOLDER, MarkKind.FORMULA)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a block's text with a role of its own."""

    kind: MarkKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink, and the stretch of its block's text that a reader clicks on."""

    href: str
    start: int
    end: int
    line: int = 0


class EmbedKind(StrEnum):
    """What stands in a document without being text."""

    IMAGE = "image"
    MEDIA = "media"  # a video, a sound, a frame with another page
    NOTE = "note"  # the number or sign that leads to a footnote
    DIRECTIVE = "directive"  # a shortcode, a template tag, a component, a macro


@dataclass(frozen=True, slots=True)
class Embed:
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


@dataclass(frozen=True, slots=True)
class ListItem:
    """The innermost list that a block is in, and the item: both counted from 0, the lists of a
    document in the order in which they begin. The terms and the meanings of a list of definitions
    are items, too.
    """

    list: int
    item: int
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """The table that a block is in, and where in it, all counted from 0; cells that span others
    count as one.
    """

    table: int
    row: int
    column: int
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """The innermost quotation or box that a block is in: what it is (`quote`, `details`, `tab`,
    `note`, `warning` ...), and which of the document, counted from 0.

    `title` is one of a single word, which only names the kind in the language of the page, as a
    site generator does by itself; any other title is a block in the box.
    """

    kind: str
    number: int
    title: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """The message that a block is, or belongs to: blocks with one key are counterparts.

    `form` names the plural form, where the message has several. `outdated` says that its translator
    marked it as made of an earlier original (fuzzy), or as not yet looked through. `name` is what
    people call it, where they do.
    """

    key: str
    form: str = ""
    outdated: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Cue:
    """When a subtitle is on screen, in milliseconds."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
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

    def anchor(self, link: Link) -> str:
        """The words of this block that the link stands on."""
        return self.text[link.start : link.end]


@dataclass(frozen=True, slots=True)
class Entry:
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


@dataclass(frozen=True, slots=True)
class Document:
    """A loaded text: its blocks in reading order, and what its front matter says.

    `metadata` is all that is known of it, from whatever source; `entries` is its front matter.
    """

    path: str
    blocks: tuple[Block, ...]
    metadata: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    lang: str | None = None
    entries: tuple[Entry, ...] = ()

    @property
    def words(self) -> int:
        """Words of prose, counted at white space."""
        return sum(len(block.text.split()) for block in self.blocks if block.kind.is_prose)


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """Which engine made a back-translation; the signature changes whenever its output may."""

    name: str
    model: str
    signature: str


@dataclass(frozen=True, slots=True)
class Rendering:
    """One sentence of a block's text, and its English: both as spans of the two texts."""

    start: int
    end: int
    english_start: int
    english_end: int


@dataclass(frozen=True, slots=True)
class BackTranslation:
    """The English of each block of a translation, in the same order; code passes through.

    `renderings` tells for each block which sentence became which English; it is empty where the
    English did not come sentence by sentence. `unknown` is the share of the translation's words
    that the engine did not know, from 0 to 1. `second` is what another
    engine made of it, as a second opinion. `unreliable` says for each block why its English cannot
    be relied on, or nothing where it can; it is empty where nobody looked.
    """

    engine: EngineInfo
    texts: tuple[str, ...]
    renderings: tuple[tuple[Rendering, ...], ...] = ()
    unknown: float = 0.0
    second: BackTranslation | None = None
    unreliable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence: a stretch of one block's text."""

    block: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Entailment:
    """What a model of entailment says of a pair of sentences: how likely each follows from the
    other, and how likely one contradicts the other (0 to 1).
    """

    model: str
    entailed: float
    contradicted: float


@dataclass(frozen=True, slots=True)
class SegmentPair:
    """Sentences of the original and sentences of the back-translation that say the same; a side may
    be empty.

    `translation` holds the sentences of the translation itself that stand behind the
    back-translation, or its whole blocks where that cannot be told. `entailment` is there where a
    model was asked.
    """

    original: tuple[Segment, ...]
    back_translation: tuple[Segment, ...]
    translation: tuple[Segment, ...]
    similarity: float
    entailment: Entailment | None = None


@dataclass(frozen=True, slots=True)
class Bead:
    """Blocks of the original and blocks of the translation that belong together; a side may be
    empty.

    1-0 is an omission, 0-1 an addition (Gale & Church 1993). `confidence` is how sure the aligner
    is of this bead.
    """

    original: tuple[int, ...]
    translation: tuple[int, ...]
    similarity: float
    confidence: float
    moved: bool = False
    pairs: tuple[SegmentPair, ...] = ()


@dataclass(frozen=True, slots=True)
class Conventions:
    """What a project has agreed on, where checks cannot know it.

    `front_matter` says what becomes of a key (or of a pattern of keys, `og_*`) in translations:
    one of `same`, `translated`, `present`, `free`. `moved_links` says where addresses that begin
    in one way lead in translations, or lead now.
    """

    front_matter: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    moved_links: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, eq=False)
class Alignment:
    """Two documents side by side: beads cover every block of both exactly once.

    Alignments are told apart by identity, so that what several checks read of one can be remembered
    for it.
    """

    original: Document
    translation: Document
    back_translation: BackTranslation | None
    beads: tuple[Bead, ...]
    conventions: Conventions = Conventions()

    @property
    def reliable_beads(self) -> tuple[Bead, ...]:
        """The beads whose English can be relied on: only there do its words prove anything."""
        if self.back_translation is None:
            return ()
        doubts = self.back_translation.unreliable
        if not any(doubts):
            return self.beads
        return tuple(bead for bead in self.beads if not any(doubts[j] for j in bead.translation))


class Layer(StrEnum):
    """What a check needs to see: the page, both texts, or the back-translation."""

    STRUCTURAL = "structural"
    LEXICAL = "lexical"
    MEANING = "meaning"


class Severity(StrEnum):
    """How much a fault matters; weights are those of MQM (Lommel, Uszkoreit & Burchardt 2014)."""

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def weight(self) -> int:
        """Penalty points: 0, 1, 5, 25."""
        return {"neutral": 0, "minor": 1, "major": 5, "critical": 25}[self.value]


class Category(StrEnum):
    """Kinds of fault, as `dimension/type` of the MQM core typology."""

    OMISSION = "accuracy/omission"
    ADDITION = "accuracy/addition"
    MISTRANSLATION = "accuracy/mistranslation"
    UNTRANSLATED = "accuracy/untranslated"
    OUTDATED = "accuracy/outdated"
    NUMBER_FORMAT = "locale-conventions/number-format"
    NAME_FORMAT = "locale-conventions/name-format"
    MARKUP = "design-and-markup/markup"
    LINK = "design-and-markup/link"


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one block's text; or with a key, that entry of the front matter, which stands
    before the first block; or with a number, that one of the things that the block holds beside its
    text.
    """

    block: int
    start: int
    end: int
    entry: str = ""
    embed: int | None = None

    @classmethod
    def of_entry(cls, entry: Entry) -> Place:
        """Where an entry of the front matter stands."""
        return cls(0, 0, 0, entry.key)


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check yields: what is wrong, where it shows, how sure the check is (0 to 1), what to
    do.

    `severity` and `category` are set where they differ from those of the check.
    """

    message: str
    confidence: float
    original: Place | None = None
    translation: Place | None = None
    back_translation: Place | None = None
    suggestion: str = ""
    severity: Severity | None = None
    category: Category | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quoted place: the characters start to end of a block's text, and the line where the block
    begins.

    An entry of the front matter is quoted as such, with its own line; it stands in no block, but
    before the first. So is what a block holds beside its text, a shortcode or an image.
    """

    block: int
    start: int
    end: int
    line: int
    quote: str
    is_entry: bool = False
    is_embed: bool = False


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """What another engine says of a finding: whether its back-translation shows the same fault, and
    its English of that place.
    """

    engine: str
    agrees: bool
    english: Evidence | None


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Why a finding is no fault: the reason that a person gave, who it was, on which day, and where
    they said so (`comment`, `baseline` or `configuration`).
    """

    reason: str
    source: str
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault as the user sees it, with the identity by which it can be accepted.

    `folded` are differences that this one finding explains, and that count for nothing themselves.
    """

    id: str
    check: str
    layer: Layer
    category: Category
    severity: Severity
    confidence: float
    message: str
    suggestion: str
    original: Evidence | None
    translation: Evidence | None
    back_translation: Evidence | None
    second: SecondOpinion | None = None
    accepted: Acceptance | None = None
    folded: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Scores:
    """MQM score (0 to 100) and its penalty points; coverage and similarity of the original (0 to
    1).
    """

    mqm: float
    penalty: int
    coverage: float
    similarity: float


class Verdict(StrEnum):
    """What the scores and findings come to."""

    PASS = "pass"
    FAIL = "fail"
    OUTDATED = "outdated"


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that is known of one pair of documents.

    `accepted` are the findings that a person has accepted: they are in neither `findings` nor the
    scores. `fail_on` is the severity from which a finding fails the pair, None for never.
    """

    alignment: Alignment
    findings: tuple[Finding, ...]
    scores: Scores
    verdict: Verdict
    signature: str
    layers: tuple[Layer, ...]
    notes: tuple[str, ...] = ()
    id: str | int | None = None
    accepted: tuple[Finding, ...] = ()
    fail_on: Severity | None = Severity.MAJOR
