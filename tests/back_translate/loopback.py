"""A real HTTP server on the loopback that keeps what it was asked and answers as it is told."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from time import monotonic
from typing import Any


@dataclass(frozen=True)
class Asked:
    """One request, and when it came."""

    method: str
    path: str
    headers: dict[str, str]
    body: Any
    at: float


@dataclass(frozen=True)
class Answer:
    """One answer: a text as it is, anything else as JSON; too late, or cut off in the middle."""

    body: object = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    late: bool = False
    cut: bool = False


@dataclass(frozen=True)
class Loopback:
    """Where the server is, and all that it was asked so far."""

    url: str
    asked: list[Asked]

    def posted(self) -> list[Any]:
        return [request.body for request in self.asked if request.method == "POST"]


@contextmanager
def serving(answer: Callable[[Asked], Answer]) -> Iterator[Loopback]:
    """A server for as long as the block runs; it answers requests side by side."""
    asked: list[Asked] = []
    closing = Event()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.reply()

        def do_POST(self) -> None:
            self.reply()

        def reply(self) -> None:
            sent = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            body = json.loads(sent) if sent else None
            request = Asked(self.command, self.path, headers, body, monotonic())
            asked.append(request)
            given = answer(request)
            if given.late:
                closing.wait(30)
                self.close_connection = True
                return
            text = given.body if isinstance(given.body, str) else json.dumps(given.body)
            data = text.encode()
            self.send_response(given.status)
            for name, value in given.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data[: len(data) // 2] if given.cut else data)
            self.close_connection = given.cut

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        thread = Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield Loopback(f"http://127.0.0.1:{server.server_port}", asked)
        finally:
            closing.set()
            server.shutdown()
            thread.join()
