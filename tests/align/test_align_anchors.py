from fidelity.align.anchors import anchors
from fidelity.align.similarity import Similarity, View

LEVERS = ["lever gate key change", "lever lock key boats", "wheel alone"]
"""Each says a word that only its counterpart has, and two that both counterparts have."""


def similarity(*, same_language: bool, own: str = "") -> Similarity:
    ours = [View(frozenset(text.split()), text) for text in LEVERS]
    theirs = [f"lever key hebel {own}", "lever key schleuse boote", "rad wheel"]
    return Similarity(
        ours,
        [View(frozenset(text.split()), text) for text in theirs],
        same_language=same_language,
    )


def found(alike: Similarity) -> list[tuple[int, int]]:
    return [(anchor.row, anchor.column) for anchor in anchors(alike, 0.0)]


def test_between_languages_what_two_share_alike_is_no_anchor() -> None:
    assert found(similarity(same_language=False)) == [(2, 2)]


def test_between_languages_what_one_shares_more_of_is_an_anchor() -> None:
    assert (0, 0) in found(similarity(same_language=False, own="gate change"))


def test_in_one_language_the_best_is_an_anchor() -> None:
    assert len(found(similarity(same_language=True))) == 3
