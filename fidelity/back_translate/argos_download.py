"""Files from the web: whole or, where the connection breaks off, as far as they came, so that the
next attempt goes on from there.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPException, HTTPMessage, HTTPResponse, InvalidURL, responses
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urlsplit
from urllib.request import Request, urlopen

from fidelity import __version__
from fidelity.back_translate.engine import fingerprint
from fidelity.errors import EngineError

TIMEOUT = 30.0
"""Seconds without a sign of life after which a server is given up."""

Told = Callable[[int, int | None], None]
"""Is told of the bytes that are here, and of all that there are where the server says so."""

_LARGEST = 4_000_000_000
_ATTEMPTS = 3
_AT_ONCE = 1 << 18
_RANGE = re.compile(r"bytes (?:(?P<start>\d+)-\d+|\*)/(?P<total>\d{1,18}|\*)")
_ELSEWHERE = (
    "check the network, or download the package elsewhere and run"
    " `fidelity engines install FILE.argosmodel`"
)


class _BrokenOffError(Exception):
    """The connection ended too soon: what is here can be gone on with."""


def fetch(url: str, *, at_most: int, timeout: float = TIMEOUT) -> bytes:
    """A small file."""
    try:
        with _opened(_request(url), timeout) as response:
            text = b"".join(_chunks(response, timeout, at_most + 1))
            expected = _length(response.headers)
    except _BrokenOffError as error:
        raise _unreachable(url, str(error)) from error
    if len(text) > at_most:
        raise _refused(url, f"is larger than {at_most:,} bytes")
    if expected not in (None, len(text)):
        raise _unreachable(url, f"broke off after {len(text):,} of {expected:,} bytes")
    return text


def download(url: str, part: Path, *, timeout: float = TIMEOUT, told: Told) -> None:
    """Fill a file with what lies at an address, going on where an earlier attempt broke off.

    Where it cannot be had, EngineError says why, and the file keeps what has come.
    """
    for attempt in range(1, _ATTEMPTS + 1):
        before = _size(part)
        try:
            _go_on(url, part, timeout, told)
        except _BrokenOffError as error:
            if attempt == _ATTEMPTS or _size(part) <= before:
                raise _unreachable(url, str(error)) from error
        else:
            return


def discard(part: Path) -> None:
    """Forget what has come of a file."""
    part.unlink(missing_ok=True)
    _memo(part).unlink(missing_ok=True)


def shown(url: str) -> str:
    """An address as messages name it: without passwords and keys."""
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "an address that is none"
    host = f"{parts.scheme}://{parts.hostname}{port}" if parts.hostname else ""
    address = host + parts.path
    return "".join(letter if letter.isprintable() else "?" for letter in address)


def is_web_address(url: str) -> bool:
    """Whether this is an address of the web."""
    return shown(url).startswith(("http://", "https://"))


def _go_on(url: str, part: Path, timeout: float, told: Told) -> None:
    """One attempt to fill the file, from its end if the server still has the same file."""
    request, validator = _request(url), _validator(part, url)
    start = _size(part) if validator else 0
    if start:
        request.add_header("Range", f"bytes={start}-")
        request.add_header("If-Range", validator)
    try:
        with _opened(request, timeout) as response:
            found = _RANGE.fullmatch(response.headers.get("Content-Range", ""))
            if response.status != 206:
                start, total = 0, _length(response.headers)
            elif found and found["start"] == str(start):
                total = int(found["total"]) if found["total"].isdecimal() else None
            else:
                discard(part)
                raise _refused(url, "sent another part of the file than the one asked for")
            _check_size(url, total)
            _write(url, response, part, start=start, total=total, timeout=timeout, told=told)
    except HTTPError as error:
        # There is nothing after the end of a file that is whole already.
        found = _RANGE.fullmatch(error.headers.get("Content-Range", ""))
        if not found or found["total"] != str(start):
            discard(part)
            _go_on(url, part, timeout, told)


def _write(
    url: str,
    response: HTTPResponse,
    part: Path,
    *,
    start: int,
    total: int | None,
    timeout: float,
    told: Told,
) -> None:
    with part.open("ab") as file:
        file.truncate(start)
        # After the old content is gone and before new content comes: it must never tell of other
        # bytes than those that are here.
        _memo(part).write_text(f"{fingerprint(url)}\n{_mark(response.headers)}", encoding="utf-8")
        told(start, total)
        for chunk in _chunks(response, timeout, _LARGEST - start + 1):
            file.write(chunk)
            file.flush()  # so that the next attempt finds it, however this process ends
            start += len(chunk)
            told(start, total)
    if total is not None and start > total:
        discard(part)
        raise _refused(url, f"sent {start:,} bytes of a file of {total:,}")
    if total is not None and start < total:
        raise _BrokenOffError(f"broke off after {start:,} of {total:,} bytes")
    if start > _LARGEST:
        discard(part)
        _check_size(url, start)


@contextmanager
def _opened(request: Request, timeout: float) -> Iterator[HTTPResponse]:
    """The answer to a request; HTTPError only where the caller may know what to do with it."""
    url = request.full_url
    try:
        response = urlopen(request, timeout=timeout)
    except HTTPError as error:
        with error:
            if error.code == 416 and request.has_header("Range"):
                raise
            said = f"{error.code} {responses.get(error.code, '')}".rstrip()
            raise _unreachable(url, f"the server says {said}") from error
    except URLError as error:
        raise _unreachable(url, _reason(error.reason, timeout)) from error
    except (InvalidURL, ValueError):  # which name the whole address, with its secrets
        raise _refused(url, "is not an address that can be asked for") from None
    except (OSError, HTTPException) as error:
        raise _unreachable(url, _reason(error, timeout)) from error
    with response:
        yield response


def _chunks(response: HTTPResponse, timeout: float, at_most: int) -> Iterator[bytes]:
    """What comes, until there is no more or more than allowed."""
    while at_most > 0:
        try:
            chunk = response.read1(min(_AT_ONCE, at_most))
        except (OSError, HTTPException) as error:
            raise _BrokenOffError(_reason(error, timeout)) from error
        if not chunk:
            return
        yield chunk
        at_most -= len(chunk)


def _request(url: str) -> Request:
    """A request for an address; a name and password in it go where they belong."""
    if not is_web_address(url):
        raise _refused(url, "is not an http or https address")
    parts = urlsplit(url)
    user, at, host = parts.netloc.rpartition("@")
    request = Request(parts._replace(netloc=host, fragment="").geturl())
    # Some servers refuse what calls itself Python.
    request.add_header("User-Agent", f"translation-fidelity/{__version__}")
    if at:
        secret = b64encode(unquote(user).encode()).decode()
        request.add_unredirected_header("Authorization", f"Basic {secret}")
    return request


def _validator(part: Path, url: str) -> str:
    """By what a server can tell that it still has the file that this is a part of, or nothing."""
    try:
        origin, _, mark = _memo(part).read_text(encoding="utf-8").partition("\n")
    except (OSError, ValueError):
        return ""
    return mark if origin == fingerprint(url) and mark.isprintable() else ""


def _mark(headers: HTTPMessage) -> str:
    """The entity tag, unless it is a weak one, by which a part may not be asked for."""
    tag = headers.get("ETag", "")
    return tag if tag.startswith('"') else headers.get("Last-Modified", "")


def _memo(part: Path) -> Path:
    return part.with_name(f"{part.name}.etag")


def _size(part: Path) -> int:
    return part.stat().st_size if part.is_file() else 0


def _length(headers: HTTPMessage) -> int | None:
    length = headers.get("Content-Length", "")
    return int(length) if length.isdecimal() and len(length) < 20 else None


def _check_size(url: str, size: int | None) -> None:
    if size is not None and size > _LARGEST:
        raise _refused(url, f"is larger than {_LARGEST:,} bytes")


def _unreachable(url: str, what: str) -> EngineError:
    return EngineError(shown(url), what, _ELSEWHERE)


def _refused(url: str, what: str) -> EngineError:
    return EngineError(shown(url), what, "another --index, or a package from elsewhere")


def _reason(error: BaseException | str, timeout: float) -> str:
    if isinstance(error, TimeoutError):
        return f"no answer for {timeout:g} seconds"
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be reached: {error.strerror}"
    return f"cannot be reached: {error or type(error).__name__}"
