"""What is wrong: every check looks at the alignment by itself and yields hits; here they become findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from fidelity.checks import (
    added_link,
    added_paragraph,
    added_sentence,
    changed_bound,
    changed_certainty,
    changed_date,
    changed_force,
    changed_link,
    changed_name,
    changed_number,
    changed_quotation,
    dropped_boilerplate,
    dropped_link,
    flipped_negation,
    missing_bio,
    missing_byline,
    missing_caption,
    missing_dateline,
    missing_description,
    missing_label,
    missing_paragraph,
    missing_sentence,
    missing_title,
    untranslated_text,
)
from fidelity.checks.identity import findings_of
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
        "missing-sentence": missing_sentence,
        "dropped-boilerplate": dropped_boilerplate,
        "added-paragraph": added_paragraph,
        "added-sentence": added_sentence,
        "dropped-link": dropped_link,
        "added-link": added_link,
        "changed-link": changed_link,
        "untranslated-text": untranslated_text,
        "changed-number": changed_number,
        "changed-date": changed_date,
        "changed-name": changed_name,
        "flipped-negation": flipped_negation,
        "changed-certainty": changed_certainty,
        "changed-bound": changed_bound,
        "changed-quotation": changed_quotation,
        "changed-force": changed_force,
    }
)
