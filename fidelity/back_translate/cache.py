"""Sentences that an engine has translated before, on disk, for every project and process.

A row is addressed by what made it and from what: the engine's signature (engine, model, settings)
and the sentence. It lies in an SQLite database in WAL mode, so that many processes read and write
at once and a killed one loses nothing that was committed. What cannot be read, or does not fit its
checksum, counts as not there; a database that is broken is given up, and a new one begun in the
folder of the next generation, where no process that still holds the old one can harm it.
"""

from __future__ import annotations

import shutil
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from time import monotonic, sleep, time
from types import TracebackType

from msgspec import Struct

MAX_BYTES = 1_000_000_000
"""Past this size the sentences that were asked for longest ago go, until a fifth is free."""

PATIENCE = 30.0
"""Seconds to wait for other processes that hold the database."""

_FORM = "sentences-1"  # a new number where the tables change
_DAY = 86_400
_AT_ONCE = 500
_TABLES = """
CREATE TABLE IF NOT EXISTS engines (id INTEGER PRIMARY KEY, signature TEXT NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS sentences (
    key BLOB PRIMARY KEY, engine INTEGER NOT NULL, english BLOB NOT NULL,
    checksum INTEGER NOT NULL, used INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS by_use ON sentences (used);
"""


class Row(Struct, frozen=True):
    """A sentence as it is exported: the engine's signature, the key, and the English."""

    signature: str
    key: bytes
    english: str


class Holdings(Struct, frozen=True):
    """What a cache holds: where it lies, its bytes on disk, and its sentences by engine."""

    path: Path
    size: int
    sentences: Mapping[str, int]


class Cache:
    """The cache in a folder, opened when it is first used; close it, or use it in a `with`.

    A trouble with the disk ends the use of the cache, never the run: `trouble` then says, for a
    person, what went wrong.
    """

    def __init__(
        self, folder: Path, *, max_bytes: int = MAX_BYTES, patience: float = PATIENCE
    ) -> None:
        self.folder = folder
        self.max_bytes = max_bytes
        self.patience = patience
        self.trouble = ""
        self._database: sqlite3.Connection | None = None
        self._generation = 0

    def __enter__(self) -> Cache:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        if self._database is not None:
            with suppress(sqlite3.Error):
                self._database.close()
            self._database = None

    def get(self, signature: str, sentences: Sequence[str]) -> dict[str, str]:
        """The English of those sentences that this engine has translated before."""
        found: dict[str, str] = {}
        with self._opened() as database:
            if database is None:
                return found
            for at in range(0, len(sentences), _AT_ONCE):
                keys = {_key(signature, text): text for text in sentences[at : at + _AT_ONCE]}
                found |= {keys[key]: english for key, english in _read(database, list(keys))}
        return found

    def put(self, signature: str, english: Mapping[str, str]) -> None:
        """Keep what an engine made of some sentences: all of it or, where it fails, nothing."""
        self.add(Row(signature, _key(signature, text), made) for text, made in english.items())

    def add(self, rows: Iterable[Row]) -> int:
        """Take in rows, in place of those that are here; how many were taken in."""
        taken = 0
        with self._opened() as database:
            if database is not None:
                taken = _write(database, rows)
                _shrink(database, self.max_bytes)
        return taken

    def rows(self) -> Iterator[Row]:
        """Every sentence that is whole, by engine."""
        with self._opened() as database:
            if database is not None:
                yield from _all(database)

    def holdings(self) -> Holdings:
        """What is in the cache now."""
        sentences: dict[str, int] = {}
        with self._opened() as database:
            if database is not None:
                sentences = dict(
                    database.execute(
                        "SELECT signature, COUNT(*) FROM sentences JOIN engines ON id = engine"
                        " GROUP BY id ORDER BY signature"
                    )
                )
        files = self._path(self._newest()).parent.glob("cache.sqlite*")
        return Holdings(self.folder, sum(file.stat().st_size for file in files), sentences)

    def clear(self) -> int:
        """Forget everything; how many sentences that was."""
        count = 0
        with self._opened() as database:
            if database is not None:
                count = database.execute("DELETE FROM sentences").rowcount
                with suppress(sqlite3.OperationalError):  # others may be reading
                    database.execute("VACUUM")
        return count

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection | None]:
        """The database, or None where it cannot be had; what fails inside is dealt with here."""
        database = None
        try:
            database = None if self.trouble else self._open()
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)
        try:
            yield database
        except sqlite3.OperationalError as error:  # locked, full, read-only: the rows are sound
            self._give_up(error)
        except sqlite3.DatabaseError:
            self._begin_anew()

    def _open(self) -> sqlite3.Connection:
        if self._database is None:
            self._generation = self._newest()
            self._keep_from_git()
            try:
                self._database = _connect(self._path(self._generation), self.patience)
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:
                self._begin_anew()
                self._database = _connect(self._path(self._generation), self.patience)
        return self._database

    def _keep_from_git(self) -> None:
        """A cache in a project is no part of it."""
        mark = self.folder / ".gitignore"
        if not mark.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            mark.write_text("*\n", encoding="ascii")

    def _begin_anew(self) -> None:
        """Leave a broken database behind; whoever else meets it goes to the same new one."""
        self.close()
        broken = self._path(self._generation).parent
        self._generation += 1
        self._path(self._generation).parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(broken, ignore_errors=True)

    def _give_up(self, error: Exception) -> None:
        self.close()
        self.trouble = f"the cache in {self.folder} cannot be used: {error}"

    def _newest(self) -> int:
        found = (path.suffix[1:] for path in self.folder.glob(f"{_FORM}.*"))
        return max((int(number) for number in found if number.isdecimal()), default=1)

    def _path(self, generation: int) -> Path:
        return self.folder / f"{_FORM}.{generation}" / "cache.sqlite"


def _connect(path: Path, patience: float) -> sqlite3.Connection:
    """An open database with its tables; several processes may make them at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    until = monotonic() + patience
    while True:
        database = sqlite3.connect(path, timeout=patience, isolation_level=None)
        try:
            database.execute("PRAGMA journal_mode=WAL")
            database.execute("PRAGMA synchronous=NORMAL")
            database.executescript(_TABLES)
            return database
        except sqlite3.OperationalError as error:
            database.close()
            # The step into WAL mode does not wait for others, whatever the timeout.
            if "locked" not in str(error) or monotonic() > until:
                raise
            sleep(0.05)
        except sqlite3.DatabaseError:
            database.close()
            raise


def _read(database: sqlite3.Connection, keys: list[bytes]) -> list[tuple[bytes, str]]:
    marks = ",".join("?" * len(keys))
    query = f"SELECT key, english, checksum, used FROM sentences WHERE key IN ({marks})"
    rows = database.execute(query, keys).fetchall()
    today = _today()
    old = [key for key, _, _, used in rows if used < today]
    with suppress(sqlite3.OperationalError):  # to read is enough
        for at in range(0, len(old), _AT_ONCE):
            marks = ",".join("?" * len(old[at : at + _AT_ONCE]))
            change = f"UPDATE sentences SET used = ? WHERE key IN ({marks})"
            database.execute(change, [today, *old[at : at + _AT_ONCE]])
    whole = (row[:2] for row in rows if zlib.crc32(row[1]) == row[2])
    return [(key, _decoded(english)) for key, english in whole]


def _write(database: sqlite3.Connection, rows: Iterable[Row]) -> int:
    today, engines, taken = _today(), dict[str, int](), 0
    database.execute("BEGIN IMMEDIATE")
    try:
        for row in rows:
            if row.signature not in engines:
                engines[row.signature] = _engine(database, row.signature)
            english = _encoded(row.english)
            values = (row.key, engines[row.signature], english, zlib.crc32(english), today)
            taken += database.execute(
                "INSERT INTO sentences VALUES (?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE"
                " SET english = excluded.english, checksum = excluded.checksum",
                values,
            ).rowcount
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")
    return taken


def _engine(database: sqlite3.Connection, signature: str) -> int:
    database.execute("INSERT OR IGNORE INTO engines (signature) VALUES (?)", (signature,))
    found = database.execute("SELECT id FROM engines WHERE signature = ?", (signature,))
    return int(found.fetchone()[0])


def _shrink(database: sqlite3.Connection, max_bytes: int) -> None:
    """Drop what was used longest ago where the sentences take more room than they may.

    The room is given back as holes, which new sentences fill before the file grows: the file's
    version number keeps how many sentences fill it.
    """
    size, pages, free, fill = (
        database.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("page_size", "page_count", "freelist_count", "user_version")
    )
    taken = size * (pages - free)
    if taken <= max_bytes:
        return
    count = database.execute("SELECT COUNT(*) FROM sentences").fetchone()[0]
    if count <= fill and taken <= 1.2 * max_bytes:
        return
    surplus = int(count * (1 - 0.8 * max_bytes / taken)) + 1
    oldest = "SELECT key FROM sentences ORDER BY used LIMIT ?"
    database.execute(f"DELETE FROM sentences WHERE key IN ({oldest})", (surplus,))
    database.execute(f"PRAGMA user_version = {int(count * max_bytes / taken)}")


def _all(database: sqlite3.Connection) -> Iterator[Row]:
    query = (
        "SELECT signature, key, english, checksum FROM sentences JOIN engines ON id = engine"
        " ORDER BY id, key"
    )
    for signature, key, english, checksum in database.execute(query):
        if zlib.crc32(english) == checksum:
            yield Row(signature, key, _decoded(english))


def _key(signature: str, sentence: str) -> bytes:
    return blake2b(_encoded(f"{signature}\0{sentence}"), digest_size=16).digest()


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _decoded(text: bytes) -> str:
    return text.decode("utf-8", "surrogatepass")


def _today() -> int:
    return int(time() // _DAY)
