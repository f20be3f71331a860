"""The six steps in their order: load, back-translate, align, check, score, report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from fidelity.align import align_documents
from fidelity.cache_folder import cache_folder
from fidelity.checks import reading_order, run_checks
from fidelity.checks.entailed import doubt_entailed
from fidelity.checks.repeated import gathered
from fidelity.checks.second_opinion import weigh
from fidelity.checks.weak_engine import doubt_weak_english
from fidelity.entail import judged, model_name
from fidelity.errors import EngineError, LoadError
from fidelity.language import ENGLISH, language_of
from fidelity.load import load, parse
from fidelity.load.pairs import load_pair
from fidelity.model import (
    Alignment,
    BackTranslation,
    Document,
    Finding,
    Layer,
    Report,
    Scores,
    Severity,
    Verdict,
)
from fidelity.score import score
from fidelity.score.signature import signature
from fidelity.settings import Settings, layers_named
from fidelity.vetting import cues_of, vetted

_AS_IT_IS = "none"
_ENOUGH_BLOCKS = 3


def check(
    original: str | Path,
    translation: str | Path | None = None,
    *,
    back_translation: str | Path | None = None,
    lang: str | None = None,
    engine: str | None = None,
    layers: Sequence[Layer | str] | None = None,
    glossary: str | Path | Sequence[str | Path] | None = None,
    settings: Settings | None = None,
) -> Report:
    """Check one file against its original, or a file that holds both (PO, XLIFF, TMX).

    `lang` is the translation's language where it is not to be guessed. A back-translation file
    stands in for an engine. `glossary` is a file of terms (CSV or TBX), or several. Layers that are
    named must be able to run; without names, those that cannot say so in the notes.

    Raises FidelityError (LoadError, EngineError ...) where something could not be checked.
    """
    settings = vetted(_settings(settings, engine, layers, glossary))
    cues = cues_of(settings)
    return check_documents(
        *load_pair(original, translation, lang=lang, cues=cues),
        back_translation=None if back_translation is None else load(back_translation, cues=cues),
        lang=lang,
        settings=settings,
        insist=layers is not None,
    )


def compare(original: str, back_translation: str, *, settings: Settings | None = None) -> Report:
    """Compare two English texts, an original and a back-translation, as plain paragraphs."""
    return check_documents(
        parse(original, ".txt"),
        parse(back_translation, ".txt"),
        lang=ENGLISH,
        settings=vetted(settings or Settings()),
    )


def check_documents(
    original: Document,
    translation: Document,
    *,
    back_translation: Document | None = None,
    lang: str | None = None,
    settings: Settings = Settings(),
    insist: bool = False,
    row: str | int | None = None,
) -> Report:
    """Check loaded documents; `insist` makes it an error that the meaning layer cannot run.

    `row` is the id of a batch row, carried into the report.
    """
    settings = settings.for_files(original.path, translation.path)
    alignment, notes = align_pair(
        original, translation, back_translation=back_translation, lang=lang, settings=settings
    )
    alignment, more = _with_glossary(alignment, settings)
    english = alignment.back_translation
    if settings.neural_folder and english and Layer.MEANING in settings.layers:
        alignment = judged(alignment, settings.neural_folder)
    if english is None and insist and Layer.MEANING in settings.layers:
        raise EngineError(
            translation.path, notes[0], "leave out --layers meaning, or install an engine"
        )
    layers = tuple(
        layer for layer in settings.layers if layer is not Layer.MEANING or english is not None
    )
    findings = _findings(alignment, layers, settings)
    scores = score(alignment, findings)
    return Report(
        alignment=alignment,
        findings=findings,
        scores=scores,
        verdict=_verdict(findings, settings.fail_on),
        signature=signature(layers, english, model_name(alignment), alignment.conventions.glossary),
        layers=layers,
        notes=(*notes, *more, *_doubts(alignment, scores)),
        id=row,
        fail_on=settings.fail_on,
    )


def findings_against(report: Report, original: Document, settings: Settings) -> tuple[Finding, ...]:
    """What is found in the translation of a report against another version of its original."""
    theirs = report.alignment
    alignment = align_documents(original, theirs.translation, theirs.back_translation)
    alignment = replace(alignment, conventions=theirs.conventions)
    if settings.neural_folder and Layer.MEANING in report.layers:
        alignment = judged(alignment, settings.neural_folder)
    return _findings(alignment, report.layers, settings)


def with_findings(
    report: Report, findings: tuple[Finding, ...], fail_on: Severity | None
) -> Report:
    """The report with some of its findings left, and what these come to."""
    return replace(
        report,
        findings=findings,
        scores=score(report.alignment, findings),
        verdict=_verdict(findings, fail_on),
    )


def align_pair(
    original: Document,
    translation: Document,
    *,
    back_translation: Document | None = None,
    lang: str | None = None,
    settings: Settings = Settings(),
) -> tuple[Alignment, tuple[str, ...]]:
    """Two loaded documents side by side, and how the translation came to be English.

    Raises FidelityError where one of them is empty or its English cannot be made.
    """
    for side, document in {"original": original, "translation": translation}.items():
        if not document.blocks:
            raise LoadError(document.path or side, "there is no text in it", "give both texts")
    spoken = language_of(translation, lang)
    if translation.lang != spoken:
        translation = replace(translation, lang=spoken)
    english, notes = _english(translation, back_translation, settings)
    alignment = align_documents(original, translation, english)
    if (conventions := settings.conventions) != alignment.conventions:
        alignment = replace(alignment, conventions=conventions)
    return alignment, notes


def _with_glossary(alignment: Alignment, settings: Settings) -> tuple[Alignment, tuple[str, ...]]:
    """The alignment with the project's terms for its language, and a note where there are none."""
    if not settings.glossary or Layer.LEXICAL not in settings.layers:
        return alignment, ()
    from fidelity.back_translate.languages import language_name
    from fidelity.load.glossary import load_glossary

    lang = alignment.translation.lang or ENGLISH
    glossary = load_glossary(settings.glossary_files, lang)
    conventions = replace(alignment.conventions, glossary=glossary)
    names = ", ".join(file.name for file in settings.glossary_files)
    note = f"no terms were checked: {names} has none for {language_name(lang)}"
    return replace(alignment, conventions=conventions), () if glossary.has_rules else (note,)


def _doubts(alignment: Alignment, scores: Scores) -> Iterator[str]:
    """What a person should ask before reading on."""
    strangers = scores.coverage < 0.15 or (alignment.back_translation and scores.similarity < 0.1)
    are_long = len(alignment.original.blocks) >= _ENOUGH_BLOCKS
    if strangers and are_long and not _share_keys(alignment):
        yield "these texts have little in common: is this the translation of that original?"


def _share_keys(alignment: Alignment) -> bool:
    """Whether the documents say themselves what belongs together, however little it is."""
    keys = (
        {block.unit.key for block in document.blocks if block.unit}
        for document in (alignment.original, alignment.translation)
    )
    return bool(set.intersection(*keys))


def _settings(
    settings: Settings | None,
    engine: str | None,
    layers: Sequence[Layer | str] | None,
    glossary: str | Path | Sequence[str | Path] | None,
) -> Settings:
    settings = settings or Settings()
    if engine is not None:
        settings = replace(settings, engine=engine)
    if layers is not None:
        settings = replace(settings, layers=layers_named(layers))
    if glossary is not None:
        files = [glossary] if isinstance(glossary, str | Path) else glossary
        settings = settings.told(glossary=tuple(str(Path(file).resolve()) for file in files))
    return settings


def _english(
    translation: Document, given: Document | None, settings: Settings
) -> tuple[BackTranslation | None, tuple[str, ...]]:
    """The back-translation and how it came about; without the meaning layer only one that costs
    nothing.
    """
    lang = translation.lang or ENGLISH
    if Layer.MEANING not in settings.layers and given is None and lang != ENGLISH:
        return None, ("no back-translation: the meaning layer was not asked for",)
    from fidelity.back_translate import back_translate
    from fidelity.back_translate.languages import language_name

    if _AS_IT_IS in settings.engines_asked and lang != ENGLISH:
        what = f"the translation is {language_name(lang)}, and none reads it as English"
        hint = "--from en if it is English, --layers structural,lexical to do without an engine"
        raise EngineError(translation.path, what, hint)
    ask = partial(
        back_translate,
        translation,
        lang=lang,
        options=settings.engines,
        root=settings.root or Path(),
        cache=cache_folder(settings.cache, settings.root),
    )
    first, *second = settings.engines_asked
    outcome = ask(engine=first, back_translation=given)
    made, notes = outcome.back_translation, outcome.notes
    if made is None or not second:
        return made, notes
    other = ask(engine=second[0])
    if other.back_translation is None:
        return made, (*notes, *other.notes)
    said = (f"second opinion: {note}" for note in other.notes if note not in notes)
    return replace(made, second=other.back_translation), (*notes, *said)


def _findings(
    alignment: Alignment, layers: Sequence[Layer], settings: Settings
) -> tuple[Finding, ...]:
    """The findings of the checks that are sure enough, those on one term together."""
    found = _weighed_findings(alignment, layers, settings)
    thresholds = settings.thresholds
    least = thresholds.get("all", 0.0)
    return gathered(f for f in found if f.confidence >= thresholds.get(f.check, least))


def _weighed_findings(
    alignment: Alignment, layers: Sequence[Layer], settings: Settings
) -> tuple[Finding, ...]:
    """The findings of the checks, weighed against a second back-translation where there is one."""
    findings = _doubted_findings(alignment, layers, settings)
    second = alignment.back_translation.second if alignment.back_translation else None
    if second is None or Layer.MEANING not in layers:
        return findings
    other = align_documents(alignment.original, alignment.translation, second)
    others = _doubted_findings(other, (Layer.MEANING,), settings)
    weighed = weigh(findings, others, alignment, settings.severities)
    return tuple(sorted(weighed, key=reading_order))


def _doubted_findings(
    alignment: Alignment, layers: Sequence[Layer], settings: Settings
) -> tuple[Finding, ...]:
    """The findings of the checks, less sure where the back-translation gives reason to doubt."""
    name = settings.name_of(alignment.translation.path)
    findings = run_checks(alignment, layers, settings.ignore, settings.severities, name)
    findings = doubt_entailed(findings, alignment, settings.severities)
    return doubt_weak_english(findings, alignment.back_translation, settings.severities)


def _verdict(findings: Sequence[Finding], fail_on: Severity | None) -> Verdict:
    if any(finding.fails(fail_on) for finding in findings):
        return Verdict.FAIL
    is_outdated = any(finding.check == "outdated-translation" for finding in findings)
    return Verdict.OUTDATED if is_outdated else Verdict.PASS
