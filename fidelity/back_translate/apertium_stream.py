r"""Many texts through one process of Apertium, in its stream format, without mixing them up.

Marks of the format are escaped, and each text ends in `.[][NUMBER]` and a NUL. The period, which
Apertium's own deformatter adds as well, keeps rules from reaching into the next text. The number,
which every stage hands on as it is, says whose text came back: a NUL that a stage drops or doubles
cannot shift the texts after it.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
from collections.abc import Sequence
from unicodedata import normalize

from fidelity.back_translate.engine import UNKNOWN
from fidelity.errors import EngineError

_MARKUP = re.compile(r"([\[\]{}^$/\\<>])")
_ESCAPED_OR_UNKNOWN = re.compile(r"\\(.)|[*@#]")
_SPACE = re.compile(r"[\s\0]+")
_CAME_BACK = re.compile(r"(.*?)\.?\[\]\[(\d+)\]", re.DOTALL)
# Apertium eats a tilde, escaped or not, and sets *, @ or # before a word that it does not know, not
# translate, not inflect: private characters get through in the stead of a text's own.
_DISGUISE = {ord(mark): 0xE000 + ord(mark) for mark in "~*@#"}
_UNMASKED = {there: here for here, there in _DISGUISE.items()}
_SECONDS = 60.0
_SECONDS_PER_CHARACTER = 0.001  # 80 times what it takes on a slow machine


def translated(command: Sequence[str], texts: Sequence[str]) -> dict[int, str]:
    """What came back, by the number of the text; one that came back broken is not in it."""
    stream = "".join(_encoded(text, number) for number, text in enumerate(texts))
    found = (_CAME_BACK.fullmatch(part) for part in _run(command, stream).split("\0"))
    return {int(match[2]): _decoded(match[1]) for match in found if match}


def _encoded(text: str, number: int) -> str:
    plain = _spaced(normalize("NFC", text)).translate(_DISGUISE)
    return _MARKUP.sub(r"\\\1", plain) + f".[][{number}]\0"


def _decoded(text: str) -> str:
    """The text with `UNKNOWN` for the marks before words that are in no dictionary."""
    marked = _ESCAPED_OR_UNKNOWN.sub(lambda found: found[1] or UNKNOWN, text)
    return _spaced(marked.translate(_UNMASKED))


def _spaced(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _run(command: Sequence[str], stream: str) -> str:
    """The output of the command; EngineError where it fails or hangs."""
    seconds = _SECONDS + _SECONDS_PER_CHARACTER * len(stream)
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        start_new_session=True,
    ) as process:
        try:
            output, complaint = process.communicate(stream.encode("utf-8", "replace"), seconds)
        except subprocess.TimeoutExpired as error:
            # Killing the shell alone would leave its pipeline running and our pipes open.
            os.killpg(process.pid, signal.SIGKILL)
            what = f"no answer within {seconds:.0f} seconds"
            raise EngineError(command[-1], what, "a smaller document, or another engine") from error
    if process.returncode:
        said = complaint.decode("utf-8", "replace").strip()
        what = f"{command[0]} failed with exit code {process.returncode}: {said}"
        raise EngineError(command[-1], what, f"install the pair {command[-1]} again")
    return output.decode("utf-8", "replace")
