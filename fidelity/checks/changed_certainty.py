"""The translation is surer, or less sure, than the original.

    original:         The study suggests that the dam could fail.
    back-translation: The study proves that the dam will fail.
    finding:          “suggests” became “proves”; “could” became “will”

Seen are the verbs of evidence (suggest, indicate, show, prove), possibility that is lost or becomes
certainty, hearsay (reportedly, allegedly) and likelihood that are lost. Wordings that could render
the hedge anywhere in the sentence speak against a finding. Blind spot: a hedge that moved to
another statement of the same sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fidelity.checks.comparison import Comparison, Side, comparisons
from fidelity.lazy_pattern import lazy_pattern
from fidelity.model import Alignment, Category, Hit, Layer, Place, Severity
from fidelity.reading.certainty import Cue
from fidelity.reading.sentence import Sentence
from fidelity.reading.words import Word

LAYER = Layer.MEANING
CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR

_HEDGES, _SURE = ("possible", "likely", "hearsay"), ("future", "certain")
_MODAL = re.compile(r"may|might|could", re.IGNORECASE)
_ADVERB = re.compile(r"possibly|perhaps|maybe|potentially|conceivably", re.IGNORECASE)
_LIKELY = lazy_pattern(
    r"likely|probably|presumably|apparently|seem\w*|appear(?:s|ed)?", re.IGNORECASE
)
_COMES_OUT = re.compile(r"appear(?:s|ed)?\b(?!\s+(?:to|that|as)\b)", re.IGNORECASE)
"""A book appeared: it came out."""
_HEARSAY = lazy_pattern(
    r"reportedly|allegedly|supposedly|purportedly|alleged|apparently", re.IGNORECASE
)
_NO_DOUBT = lazy_pattern(
    r"\s*(?:not|never)\b|n['’]t\b|\s*(?:see|hear|feel|smell|taste|remember|understand|afford)\b",
    re.IGNORECASE,
)
"""What follows a modal verb that says what somebody is able to do."""


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each verb of evidence that changed strength and each hedge that was lost."""
    for pair in comparisons(alignment):
        yield from _evidence(pair)
        yield from _lost_hedge(pair)


def _evidence(pair: Comparison) -> Iterator[Hit]:
    ours = pair.original.said.evidence
    if len(ours) != 1:
        return
    theirs = pair.back_translation.said.evidence
    if len(theirs) != 1:
        return
    (i, before), (j, after) = ours[0], theirs[0]
    if before == after or not _governs_a_clause(pair, i):
        return
    mine, other = pair.original.words[i], pair.back_translation.words[j]
    step = abs(before - after)
    force = "stronger" if after > before else "weaker"
    yield Hit(
        message=f"“{mine.text}” became “{other.text}”: the evidence is made {force}",
        confidence=(0.8 if step > 1 else 0.6) * pair.bead.confidence,
        original=_with_next(pair.original, mine),
        translation=pair.translation_place,
        back_translation=_with_next(pair.back_translation, other),
        suggestion=f"let the evidence speak as strongly as “{mine.text}” does",
        severity=SEVERITY if step > 1 and after > before else Severity.MINOR,
    )


def _governs_a_clause(pair: Comparison, i: int) -> bool:
    """Whether the verb lets something speak (polls show that …) rather than names a thing (a show,
    a sign).
    """
    words = pair.original.words
    before = words[i - 1].folded if i else ""
    return before not in ("a", "an", "the", "of", "tv", "trial", "talk", "to")


def _lost_hedge(pair: Comparison) -> Iterator[Hit]:
    """A hedge of the original where nothing in the back-translation could render any hedge."""
    ours, theirs = pair.original.said, pair.back_translation.said
    for cue, families, alone in _hedges(ours):
        said, kept = _count(ours, families), _count(theirs, families)
        if kept >= said or cue.text.lower() in theirs.text.lower():
            continue
        surer = _surer(ours, theirs)
        if surer and not kept:
            yield _hit(pair, cue, surer[0], 0.8, SEVERITY)
        else:
            sure = alone if not kept else alone - 0.15
            yield _hit(pair, cue, None, sure, SEVERITY if sure > 0.6 else Severity.MINOR)
        return


def _surer(ours: Sentence, theirs: Sentence) -> list[Cue]:
    """What the back-translation says for certain, in words that the original does not have."""
    known = {cue.text.lower() for family in _SURE for cue in ours.cues(family)}
    found = [cue for family in _SURE for cue in theirs.cues(family)]
    return [cue for cue in found if cue.text.lower() not in known]


def _count(said: Sentence, families: Sequence[str]) -> int:
    """How many hedges of these families there are; those that overlap (may, may well) are one."""
    count = end = 0
    for cue in sorted((c for f in families for c in said.cues(f)), key=lambda cue: cue.start):
        count += cue.start >= end
        end = max(end, cue.end)
    return count


def _hedges(said: Sentence) -> Iterator[tuple[Cue, tuple[str, ...], float]]:
    """Hedges, the families that could render them, and how sure their mere loss is."""
    for cue in said.cues("hearsay"):
        if _HEARSAY.fullmatch(cue.text):
            yield cue, ("hearsay", "possible", "likely"), 0.7
    for cue in said.cues("likely"):
        if _LIKELY.fullmatch(cue.text) and not _COMES_OUT.match(said.text, cue.start):
            yield cue, _HEDGES, 0.4
    for cue in said.cues("possible"):
        if _NO_DOUBT.match(said.text, cue.end):
            continue
        if _ADVERB.fullmatch(cue.text):
            yield cue, _HEDGES, 0.4
        elif _MODAL.fullmatch(cue.text):
            yield cue, _HEDGES, 0.3


def _hit(pair: Comparison, cue: Cue, surer: Cue | None, sure: float, severity: Severity) -> Hit:
    became = f"“{cue.text}” became “{surer.text}”" if surer else f"“{cue.text}” is lost"
    back = _with_next(pair.back_translation, surer) if surer else _near(pair, cue)
    return Hit(
        message=f"{became}: the translation is surer than the original",
        confidence=sure * pair.bead.confidence,
        original=_with_next(pair.original, cue),
        translation=pair.translation_place,
        back_translation=back,
        suggestion=f"keep the doubt that “{cue.text}” expresses",
        severity=severity,
    )


def _with_next(side: Side, cue: Cue | Word) -> Place:
    """The words of a cue with the two words after it, which show what it is said of."""
    following = [word for word in side.words if word.start >= cue.end][:2]
    return side.place(cue.start, following[-1].end if following else cue.end)


def _near(pair: Comparison, cue: Cue) -> Place:
    """The words of the back-translation around the place where the hedge belongs."""
    ours, theirs = pair.original.words, pair.back_translation.words
    pairs = pair.word_pairs
    k = next((n for n, word in enumerate(ours) if word.start >= cue.start), len(ours) - 1)
    around = [pairs[n] for n in range(max(0, k - 3), min(len(ours), k + 4)) if n in pairs]
    if not around or max(around) - min(around) > 10:
        return pair.back_translation.whole
    return pair.back_translation.place(theirs[min(around)].start, theirs[max(around)].end)
