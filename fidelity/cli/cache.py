"""The command `fidelity cache`: what it holds, and how to forget and share it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fidelity.cli.output import show
from fidelity.errors import OutputError, UsageError

if TYPE_CHECKING:
    from fidelity.back_translate import Cache


@click.group(name="cache")
def cache_commands() -> None:
    """Sentences that an engine has translated before: nothing is translated twice.

    The cache lies in the platform's folder for caches, or where FIDELITY_CACHE or the key `cache`
    of the configuration says; `none` there means that nothing is kept.
    """


@cache_commands.command()
def info() -> None:
    """Say where the cache lies, how large it is, and how many sentences each engine has in it."""
    with _opened() as cache:
        held = cache.holdings()
        _check(cache)
    show(f"{held.path}: {sum(held.sentences.values())} sentences, {_bytes(held.size)}\n")
    for signature, count in held.sentences.items():
        show(f"{count:>10}  {signature}\n")


@cache_commands.command()
def clear() -> None:
    """Forget every sentence."""
    with _opened() as cache:
        count = cache.clear()
        _check(cache)
    show(f"{count} sentences forgotten\n")


@cache_commands.command(name="export")
@click.argument("file", metavar="FILE")
def export_rows(file: str) -> None:
    """Write every sentence to a file of JSON lines; - writes to standard output."""
    from fidelity.back_translate.cache_share import lines
    from fidelity.report.writer import writing

    with _opened() as cache:
        if file == "-":
            sys.stdout.writelines(lines(cache.rows()))
        else:
            with writing(Path(file)) as out:
                out.writelines(lines(cache.rows()))
                _check(cache)
        _check(cache)


@cache_commands.command(name="import")
@click.argument("file", metavar="FILE")
def import_rows(file: str) -> None:
    """Take in an exported file, whole or not at all; - reads from standard input."""
    from fidelity.back_translate.cache_share import rows

    with _opened() as cache:
        try:
            with click.open_file(file, encoding="utf-8") as lines:
                count = cache.add(rows(lines, file))
        except OSError as error:
            what = f"cannot be read: {error.strerror}"
            raise UsageError(
                file, what, "name a file that `fidelity cache export` wrote"
            ) from error
        except UnicodeDecodeError as error:
            what = "not UTF-8"
            raise UsageError(
                file, what, "name a file that `fidelity cache export` wrote"
            ) from error
        _check(cache)
    show(f"{count} sentences taken in\n")


def _opened() -> Cache:
    from fidelity.back_translate import Cache, cache_folder
    from fidelity.settings import nearest

    settings = nearest(Path.cwd())
    folder = cache_folder(settings.cache, settings.root)
    if folder is None:
        raise UsageError(
            "cache", "it is switched off", "unset FIDELITY_CACHE, or set it to a folder"
        )
    return Cache(folder)


def _check(cache: Cache) -> None:
    if cache.trouble:
        hint = "set FIDELITY_CACHE to a folder that you can write to, or remove that folder"
        raise OutputError("cache", cache.trouble, hint)


def _bytes(size: float) -> str:
    for unit in ("bytes", "kB", "MB"):
        if size < 1000:
            return f"{size:.0f} {unit}"
        size /= 1000
    return f"{size:.1f} GB"
