"""Mends one translation: the file's new text, made only where it is better by every check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from fidelity.fix.edits import Edit, applied, edits
from fidelity.fix.source import Source
from fidelity.load.opening import read_bytes
from fidelity.model import Report


class Mended(Struct, frozen=True):
    """A file's text before and after, and the edits between them."""

    path: str
    before: str
    after: str
    edits: tuple[Edit, ...]


def mended(report: Report, check: Callable[[bytes], Report]) -> Mended | None:
    """What can be mended of a report's translation; None where nothing can, or the file is not
    UTF-8. `check` gives the report on the translation with another content.

    An edit after which a check finds something that it did not find before is not made.
    """
    alignment = report.alignment
    path, other = alignment.translation.path, alignment.original.path
    if path in ("", "-") or other in ("", "-"):
        return None
    if path == other and not path.endswith(".po"):  # elsewhere both texts stand in one element
        return None
    before, original = _text(path), _text(other)
    if before is None or original is None:
        return None
    found = edits(
        report, Source(alignment.translation, before), Source(alignment.original, original)
    )
    found = _helping(report, before, found, check)
    return Mended(path, before, applied(before, found), found) if found else None


def _helping(
    report: Report, text: str, found: tuple[Edit, ...], check: Callable[[bytes], Report]
) -> tuple[Edit, ...]:
    """The edits, all of them if they do no harm together, else those that do none alone."""
    if not found or _is_better(report, check(applied(text, found).encode())):
        return found
    kept = tuple(e for e in found if _is_better(report, check(applied(text, (e,)).encode())))
    return kept if _is_better(report, check(applied(text, kept).encode())) else kept[:1]


def _is_better(before: Report, after: Report) -> bool:
    """Whether no check finds more, and all together find less."""
    was = Counter(finding.check for finding in (*before.findings, *before.accepted))
    now = Counter(finding.check for finding in (*after.findings, *after.accepted))
    return now.total() < was.total() and not now - was


def _text(path: str) -> str | None:
    try:
        return read_bytes(path).decode("utf-8")
    except UnicodeDecodeError:
        return None


def write(path: Path, text: str) -> None:
    """Replace a file by this text, whole or not at all; it keeps its rights, and stays a link."""
    import os
    import shutil
    import tempfile

    from fidelity.errors import OutputError

    target = path.resolve()
    try:
        handle, name = tempfile.mkstemp(
            dir=target.parent, prefix=f".{target.name}.", suffix=".part"
        )
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(text.encode())
            shutil.copymode(target, temporary)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        what = f"cannot be written: {error.strerror}"
        raise OutputError(path, what, "give yourself the right to write it") from error
