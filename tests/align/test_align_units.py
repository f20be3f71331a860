"""Messages are aligned by their keys, whatever they say and wherever they stand."""

from fidelity.align import align_documents
from fidelity.load import parse
from fidelity.load.pairs import parse_both
from fidelity.model import Bead, Document


def beads(
    original: Document, translation: Document
) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    alignment = align_documents(original, translation, None)
    return [(bead.original, bead.translation) for bead in alignment.beads]


def po(**messages: str) -> Document:
    return parse("\n".join(f'msgid "{k}"\nmsgstr "{v}"\n' for k, v in messages.items()), ".po")


def test_keys_decide_and_not_the_order() -> None:
    original = po(open="Open the door", close="Close the door", lock="Lock the door")
    translation = po(lock="Cierre con llave", extra="Extra", open="Abra la puerta")
    assert beads(original, translation) == [
        ((), (1,)),
        ((0,), (2,)),
        ((1,), ()),
        ((2,), (0,)),
    ]


def test_a_known_bead_is_not_moved_and_leaves_little_doubt() -> None:
    alignment = align_documents(po(a="One", b="Two"), po(b="Dos", a="Uno"), None)
    assert {(bead.confidence, bead.moved) for bead in alignment.beads} == {(0.99, False)}


def test_the_likeness_of_known_beads_is_measured_in_english() -> None:
    alignment = align_documents(po(a="One door"), po(a="One door"), None)
    assert [round(bead.similarity, 2) for bead in alignment.beads] == [1.0]


def test_plural_forms_are_one_bead_and_paragraphs_as_many_as_there_are() -> None:
    both = parse_both(
        'msgid "One.\\n\\nTwo."\nmsgstr "Uno.\\n\\nDos."\n\n'
        'msgid "%d file"\nmsgid_plural "%d files"\nmsgstr[0] "%d plik"\nmsgstr[1] "%d pliki"\n\n'
        'msgid "Three.\\n\\nFour."\nmsgstr "Tres, cuatro."\n',
        ".po",
    )
    assert beads(both.original, both.translation) == [
        ((0,), (0,)),
        ((1,), (1,)),
        ((2, 3), (2, 3)),
        ((4, 5), (4,)),
    ]


def test_documents_without_a_key_in_common_are_aligned_by_what_they_say() -> None:
    original = po(a="The harbour was built in 1931.", b="Boats leave at noon.")
    translation = po(x="The harbour was built in 1931.", y="Boats leave at noon.")
    alignment = align_documents(original, translation, None)
    assert [(b.original, b.translation) for b in alignment.beads] == [((0,), (0,)), ((1,), (1,))]
    assert 0.99 not in {bead.confidence for bead in alignment.beads}


def test_messages_and_prose_are_aligned_by_what_they_say() -> None:
    prose = parse("The harbour was built in 1931.\n", ".md")
    assert beads(po(a="The harbour was built in 1931."), prose) == [((0,), (0,))]


def test_every_block_is_covered_once_when_nothing_is_translated() -> None:
    original, translation = po(a="One", b="Two", c="Three"), po(a="Uno")
    alignment = align_documents(original, translation, None)
    assert [bead for bead in alignment.beads if not bead.translation] == [
        Bead((k,), (), 0.0, 0.99) for k in (1, 2)
    ]
