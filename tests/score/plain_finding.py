"""A finding of which only what a score looks at has to be said."""

from fidelity.model import Category, Evidence, Finding, Layer, Severity


def plain_finding(
    category: Category = Category.MISTRANSLATION,
    severity: Severity = Severity.MAJOR,
    confidence: float = 0.9,
    original: Evidence | None = None,
) -> Finding:
    return Finding(
        id="0",
        check="changed-number",
        layer=Layer.LEXICAL,
        category=category,
        severity=severity,
        confidence=confidence,
        message="",
        suggestion="",
        original=original,
        translation=None,
        back_translation=None,
    )
