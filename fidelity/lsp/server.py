"""The server itself: what an editor sends, and what it is told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from fidelity import __version__
from fidelity.errors import FidelityError
from fidelity.lsp.actions import ACCEPT, accept, actions
from fidelity.lsp.places import block_at, found_at
from fidelity.lsp.state import Checked, checked, translations_of
from fidelity.lsp.telling import diagnostics, hover
from fidelity.settings import Settings

_PAUSE = 0.4
"""Seconds without typing after which a text is checked."""


class Server(LanguageServer):
    """Remembers the last report on each open translation."""

    def __init__(self, settings_of: Callable[[], Callable[[Path], Settings]]) -> None:
        super().__init__("fidelity", __version__)
        self._settings = settings_of
        self._states: dict[str, Checked] = {}
        self._asked: dict[str, int] = {}

    def state(self, uri: str) -> Checked | None:
        """The last report on a text, as long as the text is the one that was checked."""
        found = self._states.get(uri)
        document = self.workspace.text_documents.get(uri)
        return found if found and document and document.source == found.text else None

    async def look(self, uri: str, *, pause: float = 0.0) -> None:
        """Check a text that was opened, changed or saved, and the open translations of it."""
        turn = self._asked[uri] = self._asked.get(uri, 0) + 1
        await asyncio.sleep(pause)
        if self._asked[uri] != turn:
            return  # something was typed meanwhile
        path = _path(uri)
        if path is None or uri not in self.workspace.text_documents:
            return
        try:
            settings_of = self._settings()
            others = set(translations_of(path, settings_of))
        except FidelityError as error:
            self._tell(uri, [_trouble(error)])
            return
        for other in [uri, *(u for u in self.workspace.text_documents if _path(u) in others)]:
            await self._check(other, settings_of)

    async def _check(self, uri: str, settings_of: Callable[[Path], Settings]) -> None:
        path, document = _path(uri), self.workspace.text_documents[uri]
        version = document.version
        texts = {_path(u): d.source for u, d in self.workspace.text_documents.items()}
        buffers = {file: text for file, text in texts.items() if file}
        found: list[types.Diagnostic] = []
        state: Checked | None = None
        try:
            if path:
                state = await asyncio.to_thread(checked, path, settings_of, buffers)
        except FidelityError as error:
            found = [_trouble(error)]
        if document.version != version:
            return
        self._states.pop(uri, None)
        if state:
            self._states[uri] = state
            found = [self._in_units(document.lines, one) for one in diagnostics(state)]
        self._tell(uri, found, version)

    def _tell(self, uri: str, found: list[types.Diagnostic], version: int | None = None) -> None:
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri=uri, diagnostics=found, version=version)
        )

    def _in_units(self, lines: list[str], one: types.Diagnostic) -> types.Diagnostic:
        one.range = self.workspace.position_codec.range_to_client_units(lines, one.range)
        return one

    def forget(self, uri: str) -> None:
        """A text was closed: nothing more is told of it."""
        self._states.pop(uri, None)
        self._asked.pop(uri, None)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))


def _path(uri: str) -> Path | None:
    path = to_fs_path(uri)
    return Path(path).resolve() if path and uri.startswith("file:") else None


def _trouble(error: FidelityError) -> types.Diagnostic:
    return types.Diagnostic(
        range=types.Range(types.Position(0, 0), types.Position(1, 0)),
        message=f"could not be checked: {error}",
        severity=types.DiagnosticSeverity.Warning,
        source="fidelity",
    )


def make_server(settings_of: Callable[[], Callable[[Path], Settings]]) -> Server:
    """A server with all that it answers; `settings_of` reads the configuration anew each time."""
    server = Server(settings_of)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        await server.look(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        await server.look(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        await server.look(params.text_document.uri, pause=_PAUSE)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.forget(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hovered(params: types.HoverParams) -> types.Hover | None:
        state = server.state(params.text_document.uri)
        block = block_at(state, params.position.line) if state else None
        if state is None or block is None:
            return None
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, hover(state, block)))

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]),
    )
    def offered(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        state = server.state(uri)
        if state is None:
            return []
        ids = frozenset(
            str(one.data["id"])
            for one in params.context.diagnostics
            if isinstance(one.data, dict) and "id" in one.data
        )
        codec, lines = server.workspace.position_codec, server.workspace.text_documents[uri].lines
        chosen = codec.range_from_client_units(lines, params.range)
        range_ = types.Range(
            types.Position(chosen.start.line, chosen.start.character),
            types.Position(chosen.end.line, chosen.end.character),
        )
        found = list(actions(state, uri, range_, ids or found_at(state, range_)))
        for action in found:
            for edit in (action.edit.changes or {}).get(uri, []) if action.edit else []:
                edit.range = codec.range_to_client_units(lines, edit.range)
        return found

    @server.command(ACCEPT)
    async def accepted(uri: str, identity: str) -> bool:
        state = server.state(uri)
        told = bool(state and accept(state, identity))
        await server.look(uri)
        return told

    return server
