"""The command `fidelity accept`: findings that are no faults are set down with a reason."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from fidelity.cli.options import config_option, engine_options, told
from fidelity.errors import UsageError

if TYPE_CHECKING:
    from fidelity.acceptance import Entry
    from fidelity.acceptance.run import SettledRun
    from fidelity.model import Finding, Report
    from fidelity.settings import Settings


@click.command()
@click.argument("files", nargs=-1, metavar="ORIGINAL TRANSLATION | FILE...")
@click.option("--id", "ids", multiple=True, metavar="ID", help="The finding with this id.")
@click.option("--check", "checks", multiple=True, metavar="CHECK", help="Findings of this check.")
@click.option("--path", "paths", multiple=True, metavar="GLOB", help="Findings in these files.")
@click.option("--all", "every", is_flag=True, help="Every finding of the run.")
@click.option("--reason", metavar="TEXT", help="Why they are no faults; asked for in a terminal.")
@click.option("--author", metavar="NAME", help="Who says so (default: the name that git knows).")
@click.option("--prune", is_flag=True, help="Take out what accepts nothing any more.")
@click.option("--back-translation", metavar="FILE", help="As for `fidelity check`.")
@click.option("--from", "lang", metavar="LANG", help="As for `fidelity check`.")
@engine_options
@config_option
def accept(
    files: tuple[str, ...],
    ids: tuple[str, ...],
    checks: tuple[str, ...],
    paths: tuple[str, ...],
    reason: str | None,
    author: str | None,
    back_translation: str | None,
    lang: str | None,
    engine: str | None,
    layers: str | None,
    fail_on: str | None,
    neural: str | None,
    glossary: tuple[str, ...],
    config: str | None,
    *,
    every: bool,
    prune: bool,
) -> int:
    """Accept findings for good: they are counted, and neither shown as faults nor fail a run.

    \b
    fidelity accept a.md a.es.md                          asks about each finding
    fidelity accept a.md a.es.md --id 067cc20cc273 --reason "dated by the local press"
    fidelity accept content/es/*.md --check added-link --path 'content/es/shop/**' --reason "..."
    fidelity accept content/es/*.md --all --reason "as it was when we began"
    fidelity accept --prune                               what accepts nothing any more goes

    They are kept in fidelity-baseline.toml beside the configuration (the key `baseline`), each with
    its reason, author and date. An accepted finding stays so as long as the words that it quotes
    stay, wherever they move. A comment in the text does the same for one place:

    \b
    <!-- fidelity: accept changed-number: the figure was corrected -->

    The whole manual page is the section “Accepting findings” of the README.
    """
    from fidelity.acceptance.run import SettledRun

    settings_of = told(config, engine, layers, fail_on, neural, glossary)
    whole_project = prune and not files
    if whole_project:
        files = _files_of_baseline(settings_of)
        if not files:
            click.echo("nothing to check: there is no accepted finding on a file that is there")
            _prune(SettledRun(()), settings_of(Path.cwd()), with_gone=True)
            return 0
    if not files:
        hint = "name ORIGINAL and TRANSLATION, or translations of a layout; or --prune"
        raise UsageError("accept", "no file is named", hint)
    if not (prune or ids or checks or paths or every) and not sys.stdin.isatty():
        hint = "name them by --id, --check, --path or --all, with a --reason"
        raise UsageError("accept", "nobody is there to be asked about each finding", hint)
    outcome, failed = _outcome(
        files, settings_of, back_translation, lang, insist=layers is not None
    )
    if prune:
        _prune(outcome, settings_of(Path(files[-1])), with_gone=whole_project and not failed)
        return failed
    wanted = _Wanted(ids, checks, paths, every=every)
    if wanted.names_any:
        chosen = wanted.among(outcome.reports, settings_of)
        if chosen and not (reason or "").strip():
            reason = _asked_reason("Why are they no faults?")
        picks = [_Pick(report, finding, reason or "") for report, finding in chosen]
    else:
        picks = _asked_for_each(outcome.reports, reason)
    _keep(picks, outcome.moved, settings_of, author)
    return failed


class _Pick(Struct, frozen=True):
    """A finding that is to be accepted, and why."""

    report: Report
    finding: Finding
    reason: str


class _Wanted(Struct, frozen=True):
    """Which findings the options name."""

    ids: Sequence[str]
    checks: Sequence[str]
    paths: Sequence[str]
    every: bool

    @property
    def names_any(self) -> bool:
        """Whether an option names findings, so that nobody needs to be asked."""
        return bool(self.ids or self.checks or self.paths or self.every)

    def among(
        self, reports: Iterable[Report], settings_of: Callable[[Path], Settings]
    ) -> list[tuple[Report, Finding]]:
        """The findings; UsageError where one is named that there is not."""
        from fidelity.report.pages import page

        for check in self.checks:
            page(check)  # an error, with the nearest name, where there is no such check
        found = [(report, finding) for report in reports for finding in report.findings]
        known = [finding.id for report in reports for finding in report.accepted]
        for name in self.ids:
            if name in known:
                click.echo(f"{name} is accepted already")
            elif not any(finding.id == name for _, finding in found):
                hint = "the ids stand behind the findings of `fidelity check`"
                raise UsageError(f"--id {name}", "no such finding in these files", hint)
        return [pair for pair in found if self._takes(*pair, settings_of)]

    def _takes(
        self, report: Report, finding: Finding, settings_of: Callable[[Path], Settings]
    ) -> bool:
        if self.ids and finding.id not in self.ids:
            return False
        if self.checks and finding.check not in self.checks:
            return False
        path = report.alignment.translation.path
        return not self.paths or settings_of(Path(path)).holds_for(self.paths, path)


def _outcome(
    files: Sequence[str],
    settings_of: Callable[[Path], Settings],
    back_translation: str | None,
    lang: str | None,
    *,
    insist: bool,
) -> tuple[SettledRun, int]:
    """The findings of these files that are not accepted yet; and 2 where a file has none because it
    could not be checked.
    """
    from fidelity.acceptance.run import settle_run
    from fidelity.cli.answers import reports
    from fidelity.cli.output import complain
    from fidelity.load.opening import read
    from fidelity.requests import fulfil, requests_for

    asked = requests_for(files, settings_of, back_translation=back_translation, lang=lang)
    for line in asked.skipped:
        click.echo(line, err=True)
    for trouble in asked.troubles:
        complain(trouble)
    found, troubles = reports(asked.requests, fulfil, insist=insist)
    outcome = settle_run(found, settings_of, read)
    for complaint in outcome.complaints:
        click.echo(complaint, err=True)
    return outcome, 2 if troubles or asked.troubles else 0


def _asked_for_each(reports: Sequence[Report], reason: str | None) -> list[_Pick]:
    """What a person in the terminal accepts, finding by finding."""
    from fidelity.cli.accept_dialogue import questions

    picks: list[_Pick] = []
    given = reason or ""
    for report, finding, question in questions(reports):
        click.echo(question, nl=False)
        said = click.prompt(
            "Accept? yes, no, quit", type=click.Choice(["y", "n", "q"]), default="n"
        )
        if said == "q":
            break
        if said == "y":
            given = reason or _asked_reason("Why is it no fault?", given)
            picks.append(_Pick(report, finding, given))
    return picks


def _asked_reason(question: str, before: str = "") -> str:
    """A reason that a person gives, by default the one before."""
    if not sys.stdin.isatty():
        hint = 'add --reason "why they are no faults"'
        raise UsageError("accept", "there is no reason", hint)
    while True:
        said = str(click.prompt(question, default=before or None)).strip()
        if said:
            return said


def _keep(
    picks: Sequence[_Pick],
    moved: Mapping[str, Entry],
    settings_of: Callable[[Path], Settings],
    author: str | None,
) -> None:
    """Add the findings to the baselines of their projects, and write the names of renamed files."""
    from datetime import UTC, datetime

    from fidelity.acceptance import entry_of, read, write
    from fidelity.checks.repeated import apart
    from fidelity.git import author as git_author

    added: dict[Path, list[Entry]] = {}
    for pick in picks:
        path = pick.report.alignment.translation.path
        settings = settings_of(Path(path))
        added.setdefault(settings.baseline_file, []).extend(
            entry_of(
                finding,
                settings.name_of(path),
                reason=" ".join(pick.reason.split()),
                author=git_author(Path.cwd()) if author is None else author,
                day=datetime.now(UTC).astimezone().date(),
            )
            for finding in apart([pick.finding])
        )
    for file, entries in added.items():
        kept = (moved.get(entry.id, entry) for entry in read(file))
        write(file, (*kept, *entries))
        s = "" if len(entries) == 1 else "s"
        click.echo(f"{len(entries)} finding{s} accepted in {file}")
    if not picks:
        click.echo("nothing accepted")


def _prune(outcome: SettledRun, settings: Settings, *, with_gone: bool) -> None:
    """Take out what accepts nothing any more, and write the names of renamed files.

    `with_gone` says that entries on files that are gone may go: all files were looked at in which
    their findings may stand now.
    """
    from fidelity.acceptance import read, write
    from fidelity.acceptance.renamed import gone
    from fidelity.report.run import count

    file = settings.baseline_file
    entries = read(file)
    now = [outcome.moved.get(entry.id, entry) for entry in entries]
    lost = gone(now, settings)
    stale = [entry for settled in outcome.outcomes for entry in settled.stale]
    out = {entry.id for entry in (*stale, *(lost if with_gone else ()))}
    kept = [entry for entry in now if entry.id not in out]
    for before, entry in zip(entries, now, strict=True):
        if entry.id in out:
            click.echo(f"out: {entry.id}  {entry.check}  {entry.path}  {entry.reason}")
        elif entry != before:
            click.echo(f"renamed: {entry.id}  {entry.check}  {before.path} is {entry.path}")
    if kept != [*entries]:
        write(file, kept)
    if lost and not with_gone:
        click.echo(
            f"{count(len(lost), 'accepted finding')} on files that are gone left: not all files of "
            "the project were checked",
            err=True,
        )
    click.echo(f"{len(entries) - len(kept)} taken out of {file}, {len(kept)} left")


def _files_of_baseline(settings_of: Callable[[Path], Settings]) -> tuple[str, ...]:
    """The files of which the baseline accepts findings, as far as they are there.

    Where one is gone it is all of the project, since any may be what it was renamed to.
    """
    from fidelity.acceptance import read
    from fidelity.acceptance.renamed import gone
    from fidelity.requests import shown, texts_in

    settings = settings_of(Path.cwd())
    root = settings.root or Path()
    entries = read(settings.baseline_file)
    lost = {entry.path for entry in gone(entries, settings)}
    names = dict.fromkeys(shown(root / entry.path) for entry in entries if entry.path not in lost)
    others = texts_in(root, settings_of) if lost else ()
    return tuple(dict.fromkeys((*names, *others)))
