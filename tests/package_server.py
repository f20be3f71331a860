"""A web server on this machine that serves a list of packages, and can fail in every way."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Entry = dict[str, object]


@dataclass
class Page:
    """What lies at a path, and how the server gives it out.

    Each of `cuts` ends one answer after so many bytes of it; `silent_after` lets every answer
    fall silent there; `claims` is said to be the length of what is not asked for in part. Without
    `tells_length` the answer ends where the connection does, or in `chunks`, with a last one that
    may be missing.
    """

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"ETag": '"first"'})
    ranges: bool = True
    cuts: list[int] = field(default_factory=list)
    silent_after: int | None = None
    claims: int | None = None
    part_range: str = ""
    tells_length: bool = True
    chunks: bool = False


@dataclass
class Site:
    """The pages of a server, and which of them were asked for: path and range."""

    address: str
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)
    closed: threading.Event = field(default_factory=threading.Event)

    @property
    def index(self) -> str:
        """The address of the list of packages."""
        return f"{self.address}/index.json"

    def offer(self, *entries: Entry) -> None:
        """List these packages."""
        self.pages["/index.json"] = Page(json.dumps(entries).encode())


def entry(pair: str, version: str, *links: str) -> Entry:
    """A package as Argos lists it; `pair` is such as ru_en."""
    from_code, to_code = pair.split("_")
    return {
        "package_version": version,
        "argos_version": "1.9.0",
        "from_code": from_code,
        "from_name": from_code.upper(),
        "to_code": to_code,
        "to_name": to_code.upper(),
        "links": list(links),
        "code": f"translate-{pair}",
    }


@contextmanager
def serving() -> Iterator[Site]:
    """A running server; its pages can be changed while it runs."""

    class Handler(_Handler):
        site = Site("")

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Handler.site.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield Handler.site
    finally:
        Handler.site.closed.set()
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    site: Site

    def do_GET(self) -> None:
        wanted = self.headers.get("Range", "")
        self.site.asked.append((self.path, wanted))
        self.site.logins.append(self.headers.get("Authorization", ""))
        page = self.site.pages.get(self.path, Page(b"not here", 404))
        start = self._start(page, wanted)
        if start is not None and start >= len(page.body):
            self._head(416, {"Content-Range": f"bytes */{len(page.body)}", "Content-Length": "0"})
            return
        body = page.body[start or 0 :]
        length = len(body) if page.claims is None or start is not None else page.claims
        headers = {**page.headers, "Content-Length": str(length)}
        if page.chunks:
            headers["Transfer-Encoding"] = "chunked"
            body = b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)
        if page.chunks or not page.tells_length:
            del headers["Content-Length"]
        if start is not None:
            end = len(page.body) - 1
            headers["Content-Range"] = page.part_range or f"bytes {start}-{end}/{end + 1}"
        self._head(page.status if start is None else 206, headers)
        with suppress(ConnectionError):  # whoever asked may be gone
            self.wfile.write(body[: self._end(page)])
        if page.silent_after is not None:
            self.site.closed.wait(60)

    def _start(self, page: Page, wanted: str) -> int | None:
        """Where the answer begins if only a part of the page is asked for, and given."""
        given = page.headers.get("ETag", "") or page.headers.get("Last-Modified", "")
        found = re.fullmatch(r"bytes=(\d+)-", wanted)
        same = self.headers.get("If-Range") == given
        return int(found[1]) if found and page.ranges and same else None

    def _end(self, page: Page) -> int | None:
        return page.cuts.pop(0) if page.cuts else page.silent_after

    def _head(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *values: object) -> None:
        """Say nothing."""
