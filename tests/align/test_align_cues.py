"""Subtitles are aligned by when they are shown, however they were parted."""

from fidelity.align import align_documents
from fidelity.load import parse
from fidelity.model import Document

Timed = tuple[float, float, str]
Beads = list[tuple[tuple[int, ...], tuple[int, ...]]]


def subtitles(*cues: Timed, later: float = 0) -> Document:
    def at(seconds: float) -> str:
        return f"{int((seconds + later) // 60):02}:{(seconds + later) % 60:06.3f}"

    shown = (f"{at(start)} --> {at(end)}\n{text}\n" for start, end, text in cues)
    return parse("WEBVTT\n\n" + "\n".join(shown), ".vtt")


def beads(original: Document, translation: Document) -> Beads:
    alignment = align_documents(original, translation, None)
    return [(bead.original, bead.translation) for bead in alignment.beads]


ENGLISH: list[Timed] = [
    (1, 3, "The ferry leaves at nine."),
    (4, 6, "Nobody waits for it."),
    (8, 10, "Did you pay? Twice."),
    (12, 15, "Then we are all right."),
    (20, 23, "See you in the winter."),
]
SPANISH: list[Timed] = [
    (1.2, 3.1, "El ferri sale a las nueve."),
    (4.1, 6, "Nadie lo espera."),
    (8, 9, "¿Pagaste?"),
    (9.1, 10, "Dos veces."),
    (12, 15, "Entonces está todo bien."),
    (20, 23, "Nos vemos en invierno."),
]
EXPECTED: Beads = [((0,), (0,)), ((1,), (1,)), ((2,), (2, 3)), ((3,), (4,)), ((4,), (5,))]


def test_a_cue_that_was_parted_belongs_to_both_parts() -> None:
    assert beads(subtitles(*ENGLISH), subtitles(*SPANISH)) == EXPECTED


def test_cues_that_were_put_together_belong_to_the_whole() -> None:
    mirrored = [(theirs, ours) for ours, theirs in EXPECTED]
    assert beads(subtitles(*SPANISH), subtitles(*ENGLISH)) == mirrored


def test_times_that_are_all_late_make_no_difference() -> None:
    assert beads(subtitles(*ENGLISH), subtitles(*SPANISH, later=2.5)) == EXPECTED


def test_a_cue_that_nothing_is_shown_with_is_alone() -> None:
    found = beads(subtitles(*ENGLISH), subtitles(*SPANISH[:1], *SPANISH[2:]))
    assert found == [((0,), (0,)), ((1,), ()), ((2,), (1, 2)), ((3,), (3,)), ((4,), (4,))]


def test_a_cue_that_was_added_is_alone() -> None:
    credit = (30.0, 33.0, "Traducido por Ana.")
    assert beads(subtitles(*ENGLISH), subtitles(*SPANISH, credit))[-1] == ((), (6,))


def test_a_sentence_that_runs_over_cues_keeps_them_together() -> None:
    original = subtitles(
        (1, 3, "The ferry that leaves at nine"), (3.1, 5, "carries 40 cars."), *ENGLISH[3:]
    )
    translation = subtitles(
        (1, 3, "Cuarenta coches lleva"), (3.1, 5, "el ferri de las nueve."), *SPANISH[4:]
    )
    assert beads(original, translation) == [((0, 1), (0, 1)), ((2,), (2,)), ((3,), (3,))]


def test_the_words_of_a_cue_that_was_taken_back_are_in_the_one_before() -> None:
    original = subtitles(
        (1, 3, "He was here."), (3.2, 4.5, "But nobody saw him come."), *ENGLISH[3:]
    )
    translation = subtitles((1, 3, "Estuvo aquí, pero nadie lo vio venir."), *SPANISH[4:])
    assert beads(original, translation) == [((0, 1), (0,)), ((2,), (1,)), ((3,), (2,))]


def test_times_that_have_nothing_in_common_say_nothing() -> None:
    translation = subtitles(
        *((start * 7 + 500, start * 7 + 501, text) for start, _, text in SPANISH)
    )
    alignment = align_documents(subtitles(*ENGLISH), translation, None)
    assert 0.99 not in {bead.confidence for bead in alignment.beads}


def test_cues_out_of_order_are_aligned_by_what_they_say() -> None:
    shuffled = subtitles(*reversed(ENGLISH))
    alignment = align_documents(shuffled, shuffled, None)
    assert [(b.original, b.translation) for b in alignment.beads] == [
        ((k,), (k,)) for k in range(5)
    ]


def test_every_cue_is_covered_once() -> None:
    many = [(k, k + 3.0, f"Text number {k}.") for k in range(0, 300, 2)]
    sparse = [(k + 0.3, k + 2.0, f"Texto número {k}.") for k in range(0, 300, 3)]
    found = beads(subtitles(*many), subtitles(*sparse))
    assert sorted(i for ours, _ in found for i in ours) == list(range(150))
    assert sorted(j for _, theirs in found for j in theirs) == list(range(100))


def test_thousands_of_cues_at_one_time_are_covered_once() -> None:
    crowd = subtitles(*((1, 3, f"Text {k}.") for k in range(5000)))
    found = beads(crowd, crowd)
    assert sum(len(ours) for ours, _ in found) == 5000
