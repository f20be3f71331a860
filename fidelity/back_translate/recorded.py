"""Back-translations recorded earlier, in a file `<lang>.back.jsonl` beside the translation.

The first line says which engine made them, {"engine", "model", "signature"}; each line after it
holds one block's text and its English, {"text", "back_translation"}.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from fidelity.back_translate.engine import ANY_LANGUAGE, Availability, Engine, Job, fingerprint
from fidelity.back_translate.protect import shield
from fidelity.back_translate.untranslatable import untranslatable
from fidelity.errors import EngineError
from fidelity.model import Block, EngineInfo

_HEADER = ("engine", "model", "signature")
_ROW = ("text", "back_translation")


class Memory(Struct, frozen=True):
    """A recording: who made it, and the English of each text."""

    made_by: EngineInfo
    english: Mapping[str, str]

    def missing(self, blocks: Sequence[Block]) -> list[Block]:
        """The blocks that have words but no English here."""
        unknown = (block for block in blocks if block.text not in self.english)
        return [block for block in unknown if shield(block.text, untranslatable(block)).has_words]


class Recorded(Struct, frozen=True):
    """Looks texts up in a recording; one without words is its own English."""

    info: EngineInfo
    english: Mapping[str, str]

    def translate(self, texts: Sequence[str]) -> list[str]:
        """The recorded English of each text."""
        return [self.english.get(text, text) for text in texts]


def memory_path(job: Job) -> Path:
    """Where the recording for a translation lies."""
    return Path(job.translation.path).parent / f"{job.lang}.back.jsonl"


def read(path: Path) -> Memory:
    """The recording in a file; EngineError where a line is not what it should be."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")  # texts may hold U+2028
    except (OSError, UnicodeDecodeError) as error:
        raise EngineError(path, f"cannot be read: {error}", "record it again") from error
    numbered = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    if not numbered:
        raise EngineError(path, "the recording is empty", "record it again")
    made_by = EngineInfo(*_fields(path, *numbered[0], _HEADER))
    rows = (_fields(path, number, line, _ROW) for number, line in numbered[1:])
    return Memory(made_by, MappingProxyType(dict(rows)))


def record(path: Path, info: EngineInfo, rows: Iterable[tuple[str, str]]) -> None:
    """Write the English of texts, in the order given; a reader never sees half a file."""
    header = dict(zip(_HEADER, (info.name, info.model, info.signature), strict=True))
    entries = [header, *(dict(zip(_ROW, row, strict=True)) for row in dict(rows).items())]
    draft = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    lines = (json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries)
    draft.write_text("".join(lines), encoding="utf-8", newline="\n")
    draft.replace(path)


def open_engine(job: Job) -> Engine:
    """The recording beside the translation; EngineError where it lacks a block."""
    path = memory_path(job)
    if not path.is_file():
        raise EngineError(path, "there is no such recording", "--engine auto, or record it first")
    memory = read(path)
    if gap := _gap(memory, job):
        raise EngineError(path, gap, "record it again after the translation changed")
    return _engine(memory, job)


def lacks(job: Job) -> str:
    """What the recording beside a translation lacks; nothing when it covers every block."""
    path = memory_path(job)
    return _gap(read(path), job) if path.is_file() else "there is no recording"


def availability(lang: str | None) -> Availability:
    """Always usable; whether there is a recording depends on the translation."""
    name = f"{lang or 'LANG'}.back.jsonl"
    hint = f"reads {name} beside the translation"
    return Availability("recorded", usable=True, languages=ANY_LANGUAGE, hint=hint)


def _gap(memory: Memory, job: Job) -> str:
    missing = memory.missing(job.prose)
    if not missing:
        return ""
    first = missing[0]
    return (
        f"{len(missing)} of {len(job.prose)} blocks are not recorded, "
        f"the first on line {first.line}: {first.text[:60]!r}"
    )


def _engine(memory: Memory, job: Job) -> Recorded:
    used = (memory.english.get(block.text, "") for block in job.prose)
    made_by = memory.made_by
    signature = f"recorded/{made_by.signature}/{fingerprint(*used)}"
    info = EngineInfo("recorded", f"{made_by.name} {made_by.model}", signature)
    return Recorded(info, memory.english)


def _fields(path: Path, number: int, line: str, names: tuple[str, ...]) -> list[str]:
    try:
        entry = json.loads(line)
    except json.JSONDecodeError as error:
        raise EngineError(
            f"{path}:{number}", f"not JSON: {error.msg}", "record it again"
        ) from error
    fields = entry if isinstance(entry, dict) else {}
    values = [value for name in names if isinstance(value := fields.get(name), str)]
    if len(values) < len(names):
        wanted = ", ".join(names)
        raise EngineError(f"{path}:{number}", f"not an object of {wanted}", "record it again")
    return values
