"""What is wrong: every check looks at the alignment by itself and yields hits; here they become
findings.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Protocol

from msgspec.structs import replace

from fidelity.checks import (
    added_link,
    added_message,
    added_paragraph,
    added_sentence,
    added_words,
    broken_anchor,
    broken_markup,
    changed_bound,
    changed_certainty,
    changed_code,
    changed_condition,
    changed_date,
    changed_directive,
    changed_force,
    changed_front_matter,
    changed_gender,
    changed_identifier,
    changed_link,
    changed_name,
    changed_number,
    changed_opposite,
    changed_placeholder,
    changed_question,
    changed_quotation,
    changed_reason,
    changed_structure,
    changed_tense,
    contradicted_sentence,
    dropped_boilerplate,
    dropped_link,
    dropped_sentence,
    equivalent_link,
    exchanged_roles,
    flipped_negation,
    forbidden_term,
    incomparable_sentence,
    lost_emphasis,
    misplaced_link,
    missing_bio,
    missing_byline,
    missing_caption,
    missing_code,
    missing_dateline,
    missing_description,
    missing_front_matter,
    missing_image,
    missing_label,
    missing_message,
    missing_name,
    missing_paragraph,
    missing_sentence,
    missing_title,
    missing_words,
    outdated_message,
    outdated_translation,
    shortened_list,
    translated_name,
    translated_term,
    untranslated_label,
    untranslated_message,
    untranslated_text,
    wrong_term,
)
from fidelity.checks.doubt import held_down
from fidelity.checks.identity import findings_of
from fidelity.checks.outdated import current
from fidelity.checks.overlap import merged
from fidelity.model import Alignment, Category, Finding, Hit, Layer, Severity


class Check(Protocol):
    """A module with one fault: which layer it needs, what it usually is, and how to find it."""

    LAYER: Layer
    CATEGORY: Category
    SEVERITY: Severity

    def check(self, alignment: Alignment) -> Iterator[Hit]:
        """Yield a hit for each place where the fault shows."""
        ...


CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "missing-title": missing_title,
        "missing-description": missing_description,
        "missing-label": missing_label,
        "missing-byline": missing_byline,
        "missing-bio": missing_bio,
        "missing-dateline": missing_dateline,
        "missing-caption": missing_caption,
        "missing-paragraph": missing_paragraph,
        "missing-code": missing_code,
        "missing-sentence": missing_sentence,
        "shortened-list": shortened_list,
        "missing-words": missing_words,
        "dropped-sentence": dropped_sentence,
        "missing-message": missing_message,
        "dropped-boilerplate": dropped_boilerplate,
        "added-paragraph": added_paragraph,
        "added-sentence": added_sentence,
        "added-words": added_words,
        "added-message": added_message,
        "missing-front-matter": missing_front_matter,
        "changed-front-matter": changed_front_matter,
        "dropped-link": dropped_link,
        "added-link": added_link,
        "changed-link": changed_link,
        "misplaced-link": misplaced_link,
        "equivalent-link": equivalent_link,
        "broken-anchor": broken_anchor,
        "broken-markup": broken_markup,
        "missing-image": missing_image,
        "changed-directive": changed_directive,
        "changed-structure": changed_structure,
        "lost-emphasis": lost_emphasis,
        "changed-code": changed_code,
        "changed-identifier": changed_identifier,
        "changed-placeholder": changed_placeholder,
        "untranslated-text": untranslated_text,
        "translated-name": translated_name,
        "wrong-term": wrong_term,
        "forbidden-term": forbidden_term,
        "translated-term": translated_term,
        "untranslated-label": untranslated_label,
        "untranslated-message": untranslated_message,
        "outdated-message": outdated_message,
        "outdated-translation": outdated_translation,
        "changed-number": changed_number,
        "changed-date": changed_date,
        "changed-name": changed_name,
        "missing-name": missing_name,
        "flipped-negation": flipped_negation,
        "changed-opposite": changed_opposite,
        "changed-question": changed_question,
        "changed-gender": changed_gender,
        "changed-tense": changed_tense,
        "changed-certainty": changed_certainty,
        "changed-bound": changed_bound,
        "exchanged-roles": exchanged_roles,
        "changed-condition": changed_condition,
        "changed-reason": changed_reason,
        "changed-quotation": changed_quotation,
        "changed-force": changed_force,
        "contradicted-sentence": contradicted_sentence,
        "incomparable-sentence": incomparable_sentence,
    }
)


def run_checks(
    alignment: Alignment,
    layers: Collection[Layer],
    ignore: Collection[str] = (),
    severities: Mapping[str, Severity] = MappingProxyType({}),
    document: str | None = None,
) -> tuple[Finding, ...]:
    """The findings of all checks of these layers, in the order of the original, the weightiest
    first in a place.

    `document` names the translation in their identities, where its path does not.
    """
    found: list[Finding] = []
    for name, module in _asked_for(tuple(layers), tuple(ignore)):
        hits: Iterable[Hit] = tuple(module.check(alignment))
        if not hits:
            continue
        if module is not outdated_message:
            hits = current(hits, alignment)
        found += findings_of(
            name,
            (_graded(hit, module, severities.get(name)) for hit in hits),
            alignment,
            layer=module.LAYER,
            category=module.CATEGORY,
            severity=module.SEVERITY,
            document=document,
        )
    return tuple(sorted(merged(found, severities), key=reading_order))


@lru_cache(maxsize=32)
def _asked_for(layers: tuple[Layer, ...], ignore: tuple[str, ...]) -> tuple[tuple[str, Check], ...]:
    """The checks of some layers; of many rows each asks for the same ones."""
    return tuple(
        (name, module)
        for name, module in CHECKS.items()
        if module.LAYER in layers and name not in ignore
    )


def _graded(hit: Hit, module: Check, decided: Severity | None) -> Hit:
    """The hit with its severity: what the project decided, else what the check says, held down by
    doubt.
    """
    own = hit.severity or module.SEVERITY
    is_decided = decided is not None
    severity = held_down(decided or own, hit.confidence, is_decided=is_decided)
    return hit if severity is own else replace(hit, severity=severity)


def reading_order(finding: Finding) -> tuple[int, int, int, int]:
    """What findings are sorted by: the place in the original, the weightiest first."""
    ours, theirs = finding.original, finding.translation
    return (
        ours.block if ours else 10**9,
        ours.start if ours else 0,
        theirs.block if theirs else 0,
        -finding.severity.weight,
    )
