"""One server that is asked in JSON: it is asked again where that may help, and its errors are told
in its own words.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fidelity.errors import EngineError

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

# A server that is busy is asked again at once, then after 2, 4, 8 ... seconds, if it names no time.
_BACKOFF = 1.0
_AT_WORST = 60
"""Seconds that are waited at most, whatever the server asks for."""
_PASSING = frozenset({429, 500, 502, 503, 504})
_TOO_LARGE = 413


class TooLargeError(EngineError):
    """The server takes no request of this size."""


@dataclass(frozen=True, slots=True)
class Server:
    """The address of a server, without a slash at its end, and how patient one is with it.

    Its `secret` appears in no message, even where the server repeats it.
    """

    url: str
    timeout: float
    retries: int
    secret: str = field(default="", repr=False)

    @contextmanager
    def connected(self) -> Iterator[Connection]:
        """A connection that is kept open between requests."""
        from urllib3 import PoolManager, Retry, Timeout

        retries = Retry(
            total=self.retries,
            connect=min(1, self.retries),
            read=min(1, self.retries),
            other=0,  # a bad certificate does not become good
            allowed_methods=None,
            status_forcelist=_PASSING,
            backoff_factor=_BACKOFF,
            backoff_max=_AT_WORST,
            retry_after_max=_AT_WORST,
            raise_on_status=False,
        )
        timeout = Timeout(connect=min(10.0, self.timeout), read=self.timeout)
        with PoolManager(retries=retries, timeout=timeout) as pool:
            yield Connection(self, pool)

    def error(self, what: str, hint: str) -> EngineError:
        """An error of this server, without its secret."""
        return EngineError(self.url, self.clean(what), self.clean(hint))

    def clean(self, text: str) -> str:
        """The text without the secret."""
        return text.replace(self.secret, "***") if self.secret else text


@dataclass(frozen=True, slots=True)
class Connection:
    """A connection to a server."""

    server: Server
    pool: PoolManager

    def get(self, path: str) -> object:
        """What the server shows at a path."""
        return self._asked("GET", path, None)

    def post(self, path: str, body: object) -> object:
        """What the server answers to a body; TooLargeError where that is too large for it."""
        return self._asked("POST", path, body)

    def _asked(self, method: str, path: str, body: object) -> object:
        from urllib3.exceptions import HTTPError

        sent = None if body is None else json.dumps(body).encode("ascii")
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        url = self.server.url + path
        try:
            # Elsewhere the body, and the key in it, would be in strange hands.
            answer = self.pool.request(method, url, body=sent, headers=headers, redirect=False)
        except HTTPError as error:
            raise self._trouble(error) from error
        if answer.status == _TOO_LARGE:
            raise TooLargeError(self.server.url, "the request is too large for it", "a smaller one")
        if answer.status != 200:
            raise self._refusal(answer)
        try:
            return json.loads(answer.data)
        except (ValueError, RecursionError) as error:
            what = f"answered {path} with what is no JSON: {_start(answer)!r}"
            raise self.server.error(what, "the address of the server itself as url") from error

    def _trouble(self, error: Exception) -> EngineError:
        from urllib3 import exceptions

        cause = getattr(error, "reason", None) or error
        seconds = f"{self.server.timeout:g} seconds"
        if isinstance(cause, exceptions.ReadTimeoutError):
            hint = "a larger timeout, or fewer texts at once"
            return self.server.error(f"gave no answer within {seconds}", hint)
        if isinstance(cause, exceptions.ProtocolError):
            return self.server.error(f"cut the connection: {cause}", "see the server's log")
        if isinstance(cause, exceptions.SSLError):
            return self.server.error(f"has no good certificate: {cause}", "mend the certificate")
        hint = "start the server, or correct its url"
        what = "there is no server" if _refused(cause) else f"cannot be reached: {cause}"
        return self.server.error(what, hint)

    def _refusal(self, answer: BaseHTTPResponse) -> EngineError:
        said = _words(answer)
        what = f"answered with status {answer.status}" + (f": {said}" if said else "")
        target = answer.headers.get("Location", "")
        hint = f"the address it points to as url: {target}" if target else "see the server's log"
        if answer.status in (401, 403):
            hint = "the right key in the environment"
        elif answer.status == 404:
            hint = "the address of the server itself as url"
        elif answer.status == 429:
            hint = "more retries, or a server that allows more requests"
        return self.server.error(what, hint)


def _refused(cause: Exception) -> bool:
    return isinstance(cause.__cause__, ConnectionRefusedError)


def _words(answer: BaseHTTPResponse) -> str:
    """What the server says is wrong: the field `error` of JSON, or how its text begins."""
    try:
        fields = json.loads(answer.data)
    except (ValueError, RecursionError):
        return _start(answer)
    said = fields.get("error") or fields.get("message") if isinstance(fields, dict) else None
    return said[:300] if isinstance(said, str) else _start(answer)


def _start(answer: BaseHTTPResponse) -> str:
    return " ".join(answer.data[:300].decode("utf-8", "replace").split())
