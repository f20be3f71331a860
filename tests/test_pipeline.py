"""The six steps together: what a check of two texts returns, and what each setting changes in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from fidelity.errors import EngineError, FidelityError, LoadError, SettingsError, UsageError
from fidelity.load import parse
from fidelity.model import Document, Layer, Report, Severity, Verdict
from fidelity.pipeline import check, check_documents, compare
from fidelity.settings import Settings
from fidelity.vetting import vetted

ORIGINAL = """\
# The ferry

Nobody was hurt when the ferry met the pier on 3 March 2019.

See the [harbour map](https://maps.example/harbour) for the way.
"""
BACK = """\
# The ferry

Everybody was hurt when the ferry met the pier on 5 March 2019.

See the harbour map for the way.
"""
FINNISH = """\
# Lautta

Kaikki loukkaantuivat, kun lautta osui laituriin 5. maaliskuuta 2019.

Katso reitti sataman kartasta.
"""
STRUCTURAL, LEXICAL, MEANING = Layer


def document(text: str, path: str = "text.md") -> Document:
    return parse(text, ".md", path=path)


def checked(settings: Settings | None = None) -> Report:
    return check_documents(
        document(ORIGINAL), document(BACK), lang="en", settings=settings or Settings()
    )


def faults(report: Report) -> dict[str, str]:
    return {finding.check: finding.severity.value for finding in report.findings}


ALL = {"flipped-negation": "critical", "changed-date": "major", "dropped-link": "major"}


def test_a_report_holds_what_every_step_made() -> None:
    original, translation = document(ORIGINAL, "ferry.md"), document(BACK, "back.md")
    report = check_documents(original, translation, lang="en", row="row 7")
    assert faults(report) == ALL
    assert (report.alignment.original, report.alignment.translation.path) == (original, "back.md")
    assert [(bead.original, bead.translation) for bead in report.alignment.beads] == [
        ((n,), (n,)) for n in range(3)
    ]
    assert (report.verdict, report.layers, report.id) == (Verdict.FAIL, tuple(Layer), "row 7")
    assert report.scores.penalty == 25 + 5 + 5
    assert report.signature.endswith("engine:none/1")
    assert report.notes == ("the translation is English already and is compared as it is",)


@pytest.mark.parametrize(
    ("layers", "expected"),
    [
        ((STRUCTURAL,), ["dropped-link"]),
        ((LEXICAL,), ["changed-date"]),
        ((MEANING,), ["flipped-negation"]),
        ((LEXICAL, STRUCTURAL), ["changed-date", "dropped-link"]),
    ],
)
def test_only_the_checks_of_the_layers_run(layers: tuple[Layer, ...], expected: list[str]) -> None:
    report = checked(Settings(layers=layers))
    assert (sorted(faults(report)), report.layers) == (expected, layers)


def test_a_check_that_is_ignored_does_not_run() -> None:
    report = checked(Settings(ignore=frozenset({"dropped-link", "changed-date"})))
    assert faults(report) == {"flipped-negation": "critical"}


@pytest.mark.parametrize("severity", Severity)
def test_a_severity_that_is_set_replaces_that_of_the_check(severity: Severity) -> None:
    report = checked(Settings(severities={"dropped-link": severity}))
    assert faults(report) == ALL | {"dropped-link": severity.value}
    assert report.scores.penalty == 25 + 5 + severity.weight


@pytest.mark.parametrize(
    ("worst", "fail_on", "expected"),
    [
        ("minor", Severity.MINOR, Verdict.FAIL),
        ("minor", Severity.MAJOR, Verdict.PASS),
        ("major", Severity.MAJOR, Verdict.FAIL),
        ("major", Severity.CRITICAL, Verdict.PASS),
        ("critical", Severity.CRITICAL, Verdict.FAIL),
        ("critical", None, Verdict.PASS),
    ],
)
def test_the_verdict_follows_the_weightiest_finding(
    worst: str, fail_on: Severity | None, expected: Verdict
) -> None:
    severities = dict.fromkeys(ALL, Severity.NEUTRAL) | {"dropped-link": Severity(worst)}
    assert checked(Settings(severities=severities, fail_on=fail_on)).verdict is expected


def test_a_back_translation_that_is_given_stands_in_for_an_engine() -> None:
    report = check_documents(
        document(ORIGINAL), document(FINNISH), lang="fi", back_translation=document(BACK, "back.md")
    )
    assert faults(report) == ALL
    assert report.notes == ("back-translation read from back.md",)


def test_without_english_the_meaning_layer_is_left_out_and_the_note_says_why() -> None:
    report = check_documents(document(ORIGINAL), document(FINNISH), lang="fi")
    assert (report.layers, report.alignment.back_translation) == ((STRUCTURAL, LEXICAL), None)
    (note,) = report.notes
    assert note.startswith("no engine for Finnish (fi): ")
    assert note.endswith("meaning checks did not run")


def test_without_english_the_meaning_layer_is_an_error_where_it_was_asked_for() -> None:
    with pytest.raises(EngineError, match="no engine for Finnish"):
        check_documents(document(ORIGINAL), document(FINNISH), lang="fi", insist=True)


def test_no_engine_is_started_where_the_meaning_layer_was_not_asked_for() -> None:
    spanish = document("Nadie resultó herido cuando el transbordador chocó con el muelle.")
    report = check_documents(
        document(ORIGINAL), spanish, lang="es", settings=Settings(layers=(LEXICAL,)), insist=True
    )
    assert report.notes == ("no back-translation: the meaning layer was not asked for",)


DOUBT = "these texts have little in common: is this the translation of that original?"
CAKE = """\
Mix the flour with two eggs.

Bake it for an hour at low heat.

Let it cool before you cut it.
"""


@pytest.mark.parametrize(
    ("original", "back_translation", "doubts"),
    [
        (ORIGINAL, CAKE, [DOUBT]),
        (ORIGINAL, "word " * 30, [DOUBT]),
        (ORIGINAL, BACK, []),
        (CAKE, CAKE, []),
        ("A short line.", "Quite another thing.", []),
    ],
)
def test_texts_that_are_strangers_to_each_other_raise_a_doubt(
    original: str, back_translation: str, doubts: list[str]
) -> None:
    report = check_documents(document(original), document(back_translation), lang="en")
    assert list(report.notes[1:]) == doubts


def test_compare_is_a_check_of_two_plain_english_texts() -> None:
    report = compare("Nobody was *hurt*.\n\nIt rained.", "Everybody was *hurt*.\n\nIt rained.")
    assert faults(report) == {"flipped-negation": "critical"}
    assert [block.text for block in report.alignment.original.blocks] == [
        "Nobody was *hurt*.",
        "It rained.",
    ]
    mild = compare("Nobody slept.", "Everybody slept.", settings=Settings(fail_on=None))
    assert (list(faults(mild)), mild.verdict) == (["flipped-negation"], Verdict.PASS)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for name, text in {"a.md": ORIGINAL, "a.fi.md": FINNISH, "a.en.md": BACK}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_check_loads_the_files_that_are_named(files: Path) -> None:
    report = check(files / "a.md", files / "a.fi.md", back_translation=files / "a.en.md")
    assert faults(report) == ALL
    assert (report.alignment.translation.lang, report.alignment.translation.path) == (
        "fi",
        str(files / "a.fi.md"),
    )


def test_check_takes_layers_by_name_and_a_layer_that_is_named_must_run(files: Path) -> None:
    report = check(files / "a.md", files / "a.fi.md", layers=["lexical", "structural"])
    assert report.layers == (STRUCTURAL, LEXICAL)
    with pytest.raises(EngineError):
        check(files / "a.md", files / "a.fi.md", layers=["meaning"])


@pytest.mark.parametrize(
    ("options", "error", "what"),
    [
        ({"layers": ["lexcal"]}, UsageError, "unknown layer lexcal"),
        ({"layers": []}, UsageError, "no layer named"),
        ({"engine": "apertum"}, EngineError, "engine apertum: there is none of that name"),
        ({"engine": "none"}, EngineError, "the translation is Finnish"),
        ({"engine": "none,file"}, EngineError, "the translation is Finnish"),
        ({"lang": "Finnish"}, UsageError, "language Finnish: this is no code of a language"),
        ({"lang": "../../fi"}, UsageError, "this is no code of a language"),
        ({"back_translation": "gone.md"}, LoadError, "no such file"),
    ],
)
def test_what_check_cannot_do_is_an_error_of_ours(
    files: Path, options: dict[str, object], error: type[FidelityError], what: str
) -> None:
    with pytest.raises(error, match=what):
        check(files / "a.md", files / "a.fi.md", **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("settings", "what", "hint"),
    [
        (Settings(ignore=frozenset({"dropped-lnk"})), "ignore: no such check dropped-lnk", "did you mean dropped-link?"),
        (Settings(severities={"zebra": Severity.MINOR}), "severities: no such check zebra", "fidelity explain"),
        (Settings(roles={"bylin": ("x",)}), "roles.bylin: there is no such role", "byline"),
        (Settings(roles={"byline": ("(",)}), "'(' is no regular expression", "put a"),
    ],
)  # fmt: skip
def test_settings_that_name_what_there_is_not_are_an_error(
    settings: Settings, what: str, hint: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        vetted(settings)
    assert (what in caught.value.what, hint in caught.value.hint) == (True, True), caught.value


@pytest.mark.parametrize(
    ("lang", "expected"), [("fi", "fi"), ("FI", "fi"), ("pt_BR", "pt"), ("zh-Hant-TW", "zh")]
)
def test_a_language_is_taken_by_its_primary_code(lang: str, expected: str) -> None:
    report = check_documents(document(ORIGINAL), document(FINNISH), lang=lang)
    assert report.alignment.translation.lang == expected


def test_a_language_that_a_text_declares_by_name_is_told_from_the_text() -> None:
    named = document("---\nlang: Finnish\n---\n" + FINNISH)
    assert check_documents(document(ORIGINAL), named).alignment.translation.lang == "fi"


@pytest.mark.parametrize(
    ("original", "translation"), [("", BACK), (ORIGINAL, ""), ("<!-- -->", BACK)]
)
def test_a_document_without_text_is_not_checked(original: str, translation: str) -> None:
    with pytest.raises(LoadError, match="there is no text in it"):
        check_documents(document(original), document(translation), lang="en")


FERRY = """\
Nobody was hurt when the ferry met the pier on 3 March 2019.

The captain said 40 people were on board. He had never seen such fog.

The harbour opened again in April.
"""
FINNISH_FERRY = """\
Kukaan ei loukkaantunut, kun lautta osui laituriin 3. maaliskuuta 2019.

Kapteeni sanoi, että lautalla oli 40 ihmistä. Hän ei ollut koskaan nähnyt sellaista sumua.

Satama avattiin jälleen huhtikuussa.
"""
FOG = " He had never seen such fog."


@pytest.mark.parametrize(
    ("stutter", "checks", "notes"),
    [
        ("", ["missing-sentence"], []),
        (
            " on board on board on board on board on board",
            [],
            [
                "the back-translation is unreliable in 1 of 3 paragraphs (line 3: the engine "
                "repeats itself): meaning was not compared there"
            ],
        ),
    ],
)
def test_where_the_english_is_unreliable_the_meaning_is_not_compared_and_the_note_says_so(
    stutter: str, checks: list[str], notes: list[str]
) -> None:
    finnish = document(FINNISH_FERRY)
    back = document(FERRY.replace(FOG, stutter), "back.md")
    report = check_documents(document(FERRY), finnish, lang="fi", back_translation=back)
    assert (list(faults(report)), list(report.notes[1:])) == (checks, notes)


QUOTED = """\
The crew told the harbour office that the bridge had held.

"Rain on the roof, rain on the river, and nobody left to listen," says the song of the town.

Four children came to the pier to see the ferry leave.
"""
QUOTED_IN_FINNISH = """\
Miehistö kertoi satamatoimistolle, että silta oli kestänyt.

« Pluie sur le toit, pluie sur la rivière, et personne pour l'entendre », dit la chanson du bourg.

Neljä lasta tuli laiturille katsomaan, kun lautta lähti.
"""


@pytest.mark.parametrize("lost", [1, 3])
def test_paragraphs_that_no_engine_brought_into_english_are_neither_missing_nor_added(
    lost: int,
) -> None:
    """Of three paragraphs one, or all of them."""
    paragraphs, finnish = QUOTED.split("\n\n"), QUOTED_IN_FINNISH.split("\n\n")
    places = [1] if lost == 1 else [0, 1, 2]
    english = [finnish[k] if k in places else text for k, text in enumerate(paragraphs)]
    report = check_documents(
        document(QUOTED),
        document(QUOTED_IN_FINNISH),
        lang="fi",
        back_translation=document("\n\n".join(english), "back.md"),
    )
    assert (faults(report), report.verdict) == ({}, Verdict.PASS)
    assert f"unreliable in {lost} of 3 paragraphs" in report.notes[1]


def test_what_is_missing_beside_such_a_paragraph_is_found_but_not_called_sure() -> None:
    paragraphs, finnish = QUOTED.split("\n\n"), QUOTED_IN_FINNISH.split("\n\n")
    back = [paragraphs[0], finnish[1]]
    report = check_documents(
        document(QUOTED),
        document("\n\n".join(finnish[:2])),
        lang="fi",
        back_translation=document("\n\n".join(back), "back.md"),
    )
    assert [finding.check for finding in report.findings] == ["missing-paragraph"]
    assert report.findings[0].confidence <= 0.6


def test_digits_are_compared_with_the_translation_itself_where_the_english_is_unreliable() -> None:
    finnish = document(FINNISH_FERRY.replace("40", "70"))
    back = document(FERRY.replace(FOG, " board board board board").replace("40", "70"), "back.md")
    report = check_documents(document(FERRY), finnish, lang="fi", back_translation=back)
    assert [finding.message for finding in report.findings] == ["“40” became “70”"]
