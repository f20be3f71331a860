"""The commands about engines: what there is, and how to get what is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fidelity.cli.output import show
from fidelity.cli.terminal import wants_bar

if TYPE_CHECKING:
    from fidelity.back_translate.argos_download import Told
    from fidelity.back_translate.argos_install import Installed

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]+)*")


@click.group(invoke_without_command=True)
@click.option(
    "--for", "lang", metavar="LANG", help="Only what matters for translations in this language."
)
@click.pass_context
def engines(context: click.Context, lang: str | None) -> None:
    """Show the back-translation engines: what works here, what is missing, how to get it.

    \b
    fidelity engines                  every engine, and the languages that it knows here
    fidelity engines --for ru         what there is for Russian, and what is missing
    fidelity engines install ru       download what translates Russian into English
    """
    if context.invoked_subcommand is None:
        from fidelity.language import primary_code
        from fidelity.report.engines import render

        show(render(primary_code(lang) if lang else None))


@engines.command()
@click.argument("wanted", nargs=-1, required=True, metavar="LANG|FILE...")
@click.option(
    "--index",
    metavar="URL",
    envvar="FIDELITY_ARGOS_INDEX",
    show_envvar=True,
    help="Another list of packages than that of Argos.",
)
@click.option("--again", is_flag=True, help="Also where the same version is here already.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=30,
    show_default=True,
    metavar="SECONDS",
    help="How long a server may be silent.",
)
def install(wanted: tuple[str, ...], index: str | None, again: bool, timeout: float) -> None:
    """Install Argos packages, which translate a language into English on this machine.

    \b
    fidelity engines install ru              the newest package from Russian into English
    fidelity engines install be              or those that lead there by another language
    fidelity engines install FILE.argosmodel a package that was downloaded elsewhere

    A download that breaks off, or that you interrupt, is gone on with the next time.
    """
    from fidelity.back_translate.argos_index import ADDRESS, chain, offers_at
    from fidelity.back_translate.argos_install import install_file, install_offer
    from fidelity.language import primary_code

    address = index or ADDRESS
    langs = {word: primary_code(word) for word in wanted if _LANGUAGE.fullmatch(word)}
    _refuse_english(langs)
    offers = offers_at(address, timeout=timeout) if langs else ()
    chains = {word: chain(offers, lang, address) for word, lang in langs.items()}
    for word in wanted:
        if word not in chains:
            _say(install_file(Path(word), again=again))
        for offer in chains.get(word, ()):
            with _progress(str(offer.release)) as told:
                installed = install_offer(offer, told=told, again=again, timeout=timeout)
            _say(installed)
    _say_what_is_missing([*langs.values()] or [None])


def _refuse_english(langs: dict[str, str]) -> None:
    from fidelity.errors import UsageError

    for word, lang in langs.items():
        if lang == "en":
            raise UsageError(word, "English is not translated into English", "another language")


def _say(installed: Installed) -> None:
    state = "already installed" if installed.was_here else "installed"
    show(f"{state}: {installed.release} in {installed.path}\n")


def _say_what_is_missing(langs: list[str | None]) -> None:
    """Packages are files; what runs them is a matter of pip."""
    from fidelity.back_translate import available

    states = [state for lang in langs for state in available(lang)]
    lacking = (state for state in states if state.name == "argos" and not state.usable)
    if state := next(lacking, None):
        click.echo(f"argos cannot run yet: {state.missing}\n  try: {state.hint}", err=True)


@contextmanager
def _progress(name: str) -> Iterator[Told]:
    """A bar on the terminal; nothing where nobody watches it."""
    if not wants_bar():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    with Progress(
        *columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True
    ) as progress:
        task = progress.add_task(name, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)
