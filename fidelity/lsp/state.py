"""What the server knows of an open translation: its text, and the last report on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from fidelity.acceptance import read as read_baseline
from fidelity.acceptance import settled
from fidelity.acceptance.renamed import with_renamed
from fidelity.checks.repeated import apart
from fidelity.errors import FidelityError
from fidelity.fix.source import Source
from fidelity.load.opening import read as read_text
from fidelity.load.opening import reading_from
from fidelity.model import Report
from fidelity.requests import Request, fulfil, layout_of, requests_for
from fidelity.settings import Settings


class Checked(Struct, frozen=True):
    """A translation as it was checked: its file, its text then, the report without what is
    accepted, and the settings that hold for it.
    """

    path: Path
    text: str
    report: Report
    settings: Settings
    complaints: tuple[str, ...] = ()

    @property
    def source(self) -> Source:
        """The translation with its text."""
        return Source(self.report.alignment.translation, self.text)

    @property
    def original(self) -> Source:
        """The original with its text."""
        document = self.report.alignment.original
        return Source(document, read_text(document.path))


def checked(
    path: Path, settings_of: Callable[[Path], Settings], buffers: Mapping[Path, str]
) -> Checked | None:
    """The translation in a file, checked as the editor has it; None where it is none.

    `buffers` are the texts that are open, which may not be saved yet. Raises FidelityError where it
    cannot be checked.
    """
    settings = settings_of(path)
    layout = layout_of(settings)
    if layout is None or not layout.knows(path):
        return None
    request = _request(path, settings_of)
    if request is None:
        return None
    with reading_from(_kept(request, buffers)):
        report = fulfil(request, insist=False)
        text = read_text(request.files[-1])
        own = request.settings.for_files(*request.files)
        baseline = with_renamed(read_baseline(settings.baseline_file), [report], settings)
        outcome = settled(report, own, baseline, read_text)
    report = replace(outcome.report, findings=tuple(apart(outcome.report.findings)))
    return Checked(path, text, report, settings, outcome.complaints)


def translations_of(path: Path, settings_of: Callable[[Path], Settings]) -> tuple[Path, ...]:
    """The translations of an original; of any other file, none."""
    layout = layout_of(settings_of(path))
    if layout is None or not layout.knows(path):
        return ()
    try:
        asked = requests_for([str(path)], settings_of, by_layout=True)
    except FidelityError:
        return ()
    files = (Path(request.files[-1]).resolve() for request in asked.requests)
    return tuple(file for file in files if file != path)


def _request(path: Path, settings_of: Callable[[Path], Settings]) -> Request | None:
    asked = requests_for([str(path)], settings_of, by_layout=True)
    for trouble in asked.troubles:
        raise trouble
    for request in asked.requests:
        if Path(request.files[-1]).resolve() == path:
            return request
    return None


def _kept(request: Request, buffers: Mapping[Path, str]) -> dict[str, bytes | None]:
    """The open texts of a pair, under the names by which it is read."""
    named = {file: Path(file).resolve() for file in request.files}
    return {file: buffers[path].encode() for file, path in named.items() if path in buffers}
