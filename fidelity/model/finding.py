"""What is found wrong with a translation, and the report of it."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from fidelity.model.alignment import Alignment
from fidelity.model.document import Entry

DOUBTFUL = 0.5
"""What is less sure than this is likelier no fault than one: it is never more than minor, unless
the project decided on it.
"""


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
    TERMINOLOGY = "terminology/inconsistent-with-terminology-resource"
    NUMBER_FORMAT = "locale-conventions/number-format"
    NAME_FORMAT = "locale-conventions/name-format"
    MARKUP = "design-and-markup/markup"
    LINK = "design-and-markup/link"


class Place(Struct, frozen=True):
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


class Hit(Struct, frozen=True):
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


class Evidence(Struct, frozen=True):
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


class SecondOpinion(Struct, frozen=True):
    """What another engine says of a finding: whether its back-translation shows the same fault, or
    alone shows it, and its English of that place.
    """

    engine: str
    agrees: bool
    english: Evidence | None
    is_alone: bool = False

    @property
    def says(self) -> str:
        """What it says, in words that follow the engine's name."""
        if self.is_alone:
            return "alone shows it"
        return "agrees" if self.agrees else "does not show it"


class Acceptance(Struct, frozen=True):
    """Why a finding is no fault: the reason that a person gave, who it was, on which day, and where
    they said so (`comment`, `baseline` or `configuration`).
    """

    reason: str
    source: str
    author: str = ""
    date: str = ""


class Finding(Struct, frozen=True):
    """A fault as the user sees it, with the identity by which it can be accepted.

    `folded` are differences that this one finding explains, and that count for nothing themselves.
    `said` is what the identity is made of beside the check and the name of the file.
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
    said: str = ""

    @property
    def is_hint(self) -> bool:
        """Whether it is likelier no fault than one: it fails nothing, costs no points, and is told
        to those who ask for hints.
        """
        return self.severity is Severity.MINOR and self.confidence < DOUBTFUL

    def fails(self, least: Severity | None) -> bool:
        """Whether it fails its pair where findings of this severity do, None for none."""
        return least is not None and self.severity.weight >= least.weight and not self.is_hint


class Scores(Struct, frozen=True):
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


class Report(Struct, frozen=True):
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
