import pytest

from fidelity import align
from fidelity.align import align_documents
from fidelity.align.only_pair import only_pair
from fidelity.model import BackTranslation, Bead, Block, BlockKind, Document, EngineInfo, Link
from fidelity.model import Rendering as Part

RIVER = "The river rose again in the night, and 12 houses stood in the water."
FLOOD = "At night the river rose once more, and 12 houses were under water."


def document(*blocks: Block) -> Document:
    return Document("page.md", blocks, lang="de")


def block(text: str, kind: BlockKind = BlockKind.PARAGRAPH, *links: Link) -> Block:
    return Block(kind, text, 1, links)


def english(*texts: str, doubt: str = "", parts: tuple[Part, ...] = ()) -> BackTranslation:
    engine = EngineInfo("recorded", "none", "recorded")
    return BackTranslation(engine, texts, (parts,) if parts else (), unreliable=(doubt,))


def searched(
    monkeypatch: pytest.MonkeyPatch, ours: Document, theirs: Document, made: BackTranslation
) -> tuple[Bead, ...]:
    with monkeypatch.context() as without:
        without.setattr(align, "only_pair", lambda *_: None)
        return align_documents(ours, theirs, made).beads


@pytest.mark.parametrize(
    ("original", "back_translation"),
    [
        (RIVER, RIVER),
        (RIVER, FLOOD),
        (FLOOD, RIVER),
        ("The river rose.", "The river has risen."),
        (
            RIVER,
            "Twelve of our houses stood in water, as the river had come up at night.",
        ),
        ("Ms. Türk came to Łódź on 3 May.", "On 3 May Ms Turk came to Lodz."),
        (RIVER[:-1] * 40, FLOOD[:-1] * 40),
        ("word " * 800, "word " * 790 + "other " * 20),
        ("to be or not to be", "not to be or to be"),
    ],
)
def test_a_sentence_beside_a_sentence_is_what_a_search_finds(
    original: str, back_translation: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = document(block(original)), document(block("Ein Satz."))
    made = english(back_translation)
    bead = only_pair(ours, theirs, made)
    assert (bead,) == searched(monkeypatch, ours, theirs, made)
    assert (bead,) == align_documents(ours, theirs, made).beads


def test_what_an_engine_says_stands_behind_it() -> None:
    theirs = document(block("Der Fluss stieg. In der Nacht."))
    made = english(RIVER, parts=(Part(0, 16, 0, 20), Part(17, 30, 20, len(RIVER))))
    bead = only_pair(document(block(RIVER)), theirs, made)
    assert bead
    (pair,) = bead.pairs
    assert [segment.text for segment in pair.translation] == ["Der Fluss stieg.", "In der Nacht."]


@pytest.mark.parametrize(
    ("original", "translation", "made"),
    [
        # more blocks than one, more sentences than one
        (document(block(RIVER), block(RIVER)), document(block(RIVER)), english(RIVER)),
        (document(block(RIVER)), document(block(RIVER)), english(f"{RIVER} {FLOOD}")),
        # more than text, or none
        (document(block(RIVER, BlockKind.CODE)), document(block(RIVER)), english(RIVER)),
        (
            document(block(RIVER, BlockKind.PARAGRAPH, Link("/river", 0, 9))),
            document(block(RIVER)),
            english(RIVER),
        ),
        (document(block("…")), document(block("…")), english("…")),
        # what may be no pair at all
        (document(block(RIVER)), document(block(RIVER)), english("Bread stood in the window.")),
        (document(block(RIVER)), document(block(RIVER)), english(RIVER, doubt="nonsense")),
    ],
)
def test_what_is_more_or_doubtful_is_searched(
    original: Document, translation: Document, made: BackTranslation
) -> None:
    assert only_pair(original, translation, made) is None
