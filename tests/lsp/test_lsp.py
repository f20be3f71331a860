"""The language server as an editor meets it: a real client, over standard input and output."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

ORIGINAL = "# Boats\n\nInstall [Syncthing](https://s.example/) first.\n\nHe sold 30 boats to his [friends](https://f.example/).\n\nNobody was hurt.\n"
SPANISH = "# Barcos\n\nPrimero 🙂 instale Syncthing.\n\nVendió 13 barcos a sus amigos.\n\nNadie resultó herido.\n"


class Editor(LanguageClient):
    """A client that remembers what it was told last of each text."""

    def __init__(self) -> None:
        super().__init__("editor", "1")
        self.told: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()

        def published(params: types.PublishDiagnosticsParams) -> None:
            self.told.put_nowait(params)

        self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(published)

    async def next(self) -> list[types.Diagnostic]:
        return list((await asyncio.wait_for(self.told.get(), 60)).diagnostics)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "fidelity.toml").write_text(
        'originals = "{path}.md"\ntranslations = "{path}.{lang}.md"\nlayers = ["structural", "lexical"]\n'
    )
    (tmp_path / "a.md").write_text(ORIGINAL)
    (tmp_path / "a.es.md").write_text(SPANISH)
    return tmp_path


def talk(project: Path, about: Callable[[Editor, str], Awaitable[None]], *words: str) -> None:
    """Start the server in the project, open the translation, and go on from there."""

    async def session() -> None:
        editor = Editor()
        await editor.start_io(sys.executable, "-m", "fidelity", "lsp", *words, cwd=project)
        await editor.initialize_async(
            types.InitializeParams(
                capabilities=types.ClientCapabilities(), root_uri=project.as_uri()
            )
        )
        editor.initialized(types.InitializedParams())
        uri = (project / "a.es.md").as_uri()
        text = (project / "a.es.md").read_text()
        editor.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "markdown", 1, text))
        )
        try:
            await about(editor, uri)
        finally:
            await editor.shutdown_async(None)
            editor.exit(None)
            await editor.stop()  # type: ignore[no-untyped-call]

    asyncio.run(session())


def words_at(text: str, place: types.Range) -> str:
    """The words of a range that lies on one line, which an editor counts in UTF-16."""
    line = text.split("\n")[place.start.line].encode("utf-16-le")
    return line[2 * place.start.character : 2 * place.end.character].decode("utf-16-le")


def found(told: list[types.Diagnostic]) -> dict[Any, types.Diagnostic]:
    return {one.code: one for one in told}


async def actions(
    editor: Editor, uri: str, told: list[types.Diagnostic], chosen: types.Range | None = None
) -> dict[str, types.CodeAction]:
    params = types.CodeActionParams(
        types.TextDocumentIdentifier(uri), chosen or told[0].range, types.CodeActionContext(told)
    )
    offered = await editor.text_document_code_action_async(params) or []
    return {one.title: one for one in offered if isinstance(one, types.CodeAction)}


async def hovered(editor: Editor, uri: str) -> str:
    """What is shown of the paragraph with the number."""
    place = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(4, 3))
    shown = await editor.text_document_hover_async(place)
    assert shown is not None
    assert isinstance(shown.contents, types.MarkupContent)
    return shown.contents.value


def test_findings_stand_beside_their_words_with_their_evidence(project: Path) -> None:
    async def about(editor: Editor, uri: str) -> None:
        told = await editor.next()
        assert [one.code for one in told] == ["dropped-link", "changed-number", "dropped-link"]
        number = told[1]
        assert words_at(SPANISH, number.range) == "13"
        assert number.severity is types.DiagnosticSeverity.Error
        assert "original: “30”" in number.message
        assert number.related_information is not None
        assert number.related_information[0].location.uri == (project / "a.md").as_uri()

    talk(project, about)


def test_the_original_is_shown_of_the_paragraph_under_the_mouse(project: Path) -> None:
    async def about(editor: Editor, uri: str) -> None:
        await editor.next()
        shown = await hovered(editor, uri)
        assert "**original**, line 5\n\n> He sold 30 boats to his friends." in shown
        assert "- **major** `changed-number` “30” became “13”" in shown

    talk(project, about)


def test_the_back_translation_is_shown_where_there_is_one(project: Path) -> None:
    pair = (("Vendió 13 barcos a sus amigos.", "He sold 13 boats to his friends."),)
    program = project / "engine.py"
    program.write_text(
        "import json, sys\n"
        f"known = dict({pair!r})\n"
        "for line in sys.stdin:\n"
        "    row = json.loads(line)\n"
        "    english = known.get(row['text'], 'Nothing is known.')\n"
        "    print(json.dumps({'id': row['id'], 'english': english}))\n"
    )
    with (project / "fidelity.toml").open("a") as file:
        file.write('engine = "command"\n[engines.command]\n')
        file.write(f'run = ["{sys.executable}", "{program}"]\n')
    text = (project / "fidelity.toml").read_text()
    (project / "fidelity.toml").write_text(text.replace('layers = ["structural", "lexical"]\n', ""))

    async def about(editor: Editor, uri: str) -> None:
        await editor.next()
        shown = await hovered(editor, uri)
        assert "**back-translation**" in shown
        assert "> He sold 13 boats to his friends." in shown

    talk(project, about)


def test_a_dropped_link_is_inserted_at_its_place_or_on_the_selected_words(project: Path) -> None:
    async def about(editor: Editor, uri: str) -> None:
        told = await editor.next()
        sure = (await actions(editor, uri, told[:1]))["Insert the dropped link at its place"]
        assert sure.edit is not None
        assert sure.edit.changes is not None
        (edit,) = sure.edit.changes[uri]
        assert (words_at(SPANISH, edit.range), edit.new_text) == (
            "Syncthing",
            "[Syncthing](https://s.example/)",
        )
        at = SPANISH.split("\n")[4].index("amigos")
        chosen = types.Range(types.Position(4, at), types.Position(4, at + len("amigos")))
        offered = (await actions(editor, uri, told[2:], chosen))["Link the selected words"]
        assert offered.edit is not None
        assert offered.edit.changes is not None
        assert offered.edit.changes[uri][0].new_text == "[amigos](https://f.example/)"

    talk(project, about)


def test_no_sentence_is_linked_where_nothing_was_selected(project: Path) -> None:
    async def about(editor: Editor, uri: str) -> None:
        told = await editor.next()
        of_the_finding = await actions(editor, uri, told[2:], told[2].range)
        at = SPANISH.split("\n")[4].index("amigos")
        chosen = types.Range(types.Position(4, at), types.Position(4, at + len("amigos")))
        asked_for_nothing = types.CodeActionContext([])
        params = types.CodeActionParams(
            types.TextDocumentIdentifier(uri), chosen, asked_for_nothing
        )
        offered = await editor.text_document_code_action_async(params) or []
        assert "Link the selected words" not in of_the_finding
        assert "Link the selected words" in {one.title for one in offered}

    talk(project, about)


def test_a_finding_is_accepted_from_the_editor_and_told_no_more(project: Path) -> None:
    async def about(editor: Editor, uri: str) -> None:
        told = await editor.next()
        where = types.CodeActionParams(
            types.TextDocumentIdentifier(uri), told[1].range, types.CodeActionContext(told[1:2])
        )
        offered = await editor.text_document_code_action_async(where) or []
        # This client takes an action with a command in it for a mere command: it has its title.
        assert "Accept this changed-number in fidelity-baseline.toml" in [a.title for a in offered]
        assert isinstance(told[1].data, dict)
        await editor.workspace_execute_command_async(
            types.ExecuteCommandParams("fidelity.accept", arguments=[uri, told[1].data["id"]])
        )
        assert [one.code for one in await editor.next()] == ["dropped-link", "dropped-link"]
        assert 'check = "changed-number"' in (project / "fidelity-baseline.toml").read_text()

    talk(project, about)


def test_a_comment_accepts_once_its_reason_is_written(project: Path) -> None:
    async def about(editor: Editor, uri: str) -> None:
        told = await editor.next()
        offered = await actions(editor, uri, told[1:2])
        edit = offered["Accept changed-number by a comment with a reason"].edit
        assert edit is not None
        assert edit.changes is not None
        (change,) = edit.changes[uri]
        lines = SPANISH.split("\n")
        at = change.range.start.line
        for version, comment in (
            (2, change.new_text),
            (3, "<!-- fidelity: accept changed-number: corrected -->\n\n"),
        ):
            text = "\n".join(lines[:at]) + "\n" + comment + "\n".join(lines[at:])
            identifier = types.VersionedTextDocumentIdentifier(version, uri)
            whole = types.TextDocumentContentChangeWholeDocument(text)
            editor.text_document_did_change(types.DidChangeTextDocumentParams(identifier, [whole]))
            told = await editor.next()
            assert ("changed-number" in found(told)) is (version == 2)
            assert any("without a reason" in one.message for one in told) is (version == 2)

    talk(project, about)


def test_what_cannot_be_checked_is_said_and_other_files_are_left_alone(project: Path) -> None:
    (project / "a.md").unlink()

    async def about(editor: Editor, uri: str) -> None:
        (one,) = await editor.next()
        assert "could not be checked: a.es.md" in one.message
        other = (project / "notes.txt").as_uri()
        editor.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(other, "text", 1, "Hello"))
        )
        assert await editor.next() == []

    talk(project, about)


def test_a_broken_configuration_is_said_and_the_mended_one_is_read(project: Path) -> None:
    config = project / "fidelity.toml"
    whole = config.read_text()
    config.write_text("engin = 3\n" + whole)

    async def about(editor: Editor, uri: str) -> None:
        (one,) = await editor.next()
        assert "could not be checked" in one.message
        assert "fidelity.toml:1: unknown key engin" in one.message
        config.write_text(whole)
        identifier = types.TextDocumentIdentifier(uri)
        editor.text_document_did_save(types.DidSaveTextDocumentParams(identifier))
        assert "changed-number" in found(await editor.next())

    talk(project, about)
