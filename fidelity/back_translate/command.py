"""Any program that translates: JSON lines in, JSON lines out.

It is started once for up to 2,000 sentences. On its standard input it gets one line for each,

    {"id": 0, "text": "El perro come.", "lang": "es"}

and on its standard output it gives one line for each, in any order, and nothing else:

    {"id": 0, "english": "The dog eats."}

It exits with 0; what it has to say goes to standard error. Words such as XQ0X stand for what must
stay as it is: they should come back. A program that does no more than that is

    import json, sys
    for line in sys.stdin:
        row = json.loads(line)
        print(json.dumps({"id": row["id"], "english": translate(row["text"], row["lang"])}))

and is made known by

    [tool.fidelity.engines.command]
    run = ["python3", "translate.py"]

with `name` for the reports, `version` to be changed when its English may change (its files are
looked at in any case), and `timeout` in seconds.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from fidelity.back_translate.engine import ANY_LANGUAGE, Availability, Engine, Job, fingerprint
from fidelity.back_translate.options import told
from fidelity.errors import EngineError
from fidelity.model import EngineInfo

_SCHEME = "1"  # of the rows; a new number where they change what comes out
_OPTIONS = ("run", "name", "version", "timeout")
_SECONDS = 600.0
_READ_WHOLE = 1_000_000  # bytes; larger files are told apart by their size
_EXAMPLE = 'run = ["program", "argument"]'


class Command(Struct, frozen=True):
    """A program with its arguments, and the folder that it works in."""

    run: tuple[str, ...]
    folder: Path
    lang: str
    timeout: float
    info: EngineInfo

    def translate(self, texts: Sequence[str]) -> list[str]:
        """The English of each sentence, all through one process."""
        rows = (
            {"id": number, "text": text, "lang": self.lang} for number, text in enumerate(texts)
        )
        output, said = self._output("".join(f"{json.dumps(row)}\n" for row in rows))
        english: dict[int, str] = {}
        for line, number, text in self._rows(output, said):
            if number >= len(texts) or number < 0:
                raise self._error(f"line {line} answers the id {number}, which was not asked", said)
            if number in english:
                raise self._error(f"line {line} answers the id {number} for a second time", said)
            english[number] = text
        missing = [number for number in range(len(texts)) if number not in english]
        if missing:
            what = f"{len(missing)} of {len(texts)} ids got no answer, the first is {missing[0]}"
            raise self._error(what, said)
        return [english[number] for number in range(len(texts))]

    def _output(self, rows: str) -> tuple[str, str]:
        """What the program wrote, and what it said besides; EngineError where it fails or hangs."""
        try:
            process = subprocess.Popen(
                self.run,
                cwd=self.folder,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                start_new_session=True,
            )
        except OSError as error:
            raise self._error(f"cannot be started: {error.strerror}") from error
        with process:
            try:
                output, complaint = process.communicate(rows.encode("ascii"), self.timeout)
            except BaseException as error:
                # The program alone would leave behind what it has started, and our pipes open.
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                if not isinstance(error, subprocess.TimeoutExpired):
                    raise
                what = f"no answer within {self.timeout:g} seconds"
                hint = "a larger timeout in [tool.fidelity.engines.command]"
                raise EngineError(self._where, what, hint) from error
        said = complaint.decode("utf-8", "replace").strip()
        if process.returncode:
            raise self._error(f"failed with exit code {process.returncode}", said)
        try:
            return output.decode("utf-8"), said
        except UnicodeDecodeError as error:
            raise self._error(f"its output is not UTF-8 at byte {error.start}", said) from error

    def _rows(self, output: str, said: str) -> Iterator[tuple[int, int, str]]:
        """The number of each line, the id in it, and the English."""
        for line, text in enumerate(output.split("\n"), start=1):  # texts may hold U+2028
            if not text.strip():
                continue
            try:
                row = json.loads(text)
            except (ValueError, RecursionError) as error:
                raise self._error(f"line {line} is not JSON: {text[:60]!r}", said) from error
            number = row.get("id") if isinstance(row, dict) else None
            english = row.get("english") if isinstance(row, dict) else None
            if type(number) is not int or not isinstance(english, str):
                what = f"line {line} is not a row of a number id and a text english: {text[:60]!r}"
                raise self._error(what, said)
            yield line, number, english

    @property
    def _where(self) -> str:
        return f"engine command ({self.info.model})"

    def _error(self, what: str, said: str = "") -> EngineError:
        last = f"; it said: {said[-500:]}" if said else ""
        hint = "mend the program; fidelity/back_translate/command.py says what it gets and gives"
        return EngineError(self._where, what + last, hint)


def open_engine(job: Job) -> Engine:
    """The program that the project names; EngineError where there is none."""
    options = told("command", job.options, _OPTIONS)
    if isinstance(job.options.get("run"), str):
        raise options.wrong("run", "a list of the program and its arguments", _EXAMPLE)
    run = options.texts("run")
    if not run or not run[0]:
        hint = options.place(_EXAMPLE)
        raise EngineError("engine command", "the option run names no program", hint)
    program = shutil.which(str(job.root / run[0]) if os.sep in run[0] else run[0])
    if program is None:
        hint = f"install it, or name another one: {options.place(_EXAMPLE)}"
        raise EngineError("engine command", f"there is no program {run[0]}", hint)
    name = options.text("name", Path(run[0]).name)
    version = options.text("version")
    mark = fingerprint(_SCHEME, version, *run, *_marks((program, *map(job.root.joinpath, run[1:]))))
    model = f"{name} {version}".strip()
    signature = f"command/{job.lang}-en/{model.replace(' ', '/')}/{mark}"
    info = EngineInfo("command", model, signature)
    return Command(run, job.root, job.lang, options.seconds("timeout", _SECONDS), info)


def availability(lang: str | None) -> Availability:
    """Usable for any language, as soon as a project names a program."""
    del lang
    hint = f"once a project names a program: {_EXAMPLE} in [tool.fidelity.engines.command]"
    return Availability("command", usable=True, languages=ANY_LANGUAGE, hint=hint)


def _marks(words: Sequence[str | Path]) -> Iterator[str]:
    """What changes when a program or one of its files does, and is the same on every machine."""
    for file in map(Path, words):
        with suppress(OSError, ValueError):  # most words name no file, and many could not
            if file.is_file():
                size = file.stat().st_size
                content = file.read_bytes() if size <= _READ_WHOLE else b""
                yield f"{file.name} {size} {sha256(content).hexdigest()}"
