"""The kinds of value that a key of the configuration takes: each reads one, and says what it takes
to an editor.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Any, Protocol

from msgspec import Struct

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")

Step = str | int
"""A key of a table, or a place in a list."""


class Item(str):
    """A text in a list, by which its line is found: it is no key."""

    __slots__ = ()


class WrongValueError(ValueError):
    """A value that its key does not take; `path` leads to it, from the key down."""

    def __init__(self, what: str, *path: Step, hint: str = "") -> None:
        super().__init__(what)
        self.path, self.hint = path, hint

    def below(self, *path: Step) -> WrongValueError:
        """The same fault, seen from further up."""
        return WrongValueError(str(self), *path, *self.path, hint=self.hint)


class Kind(Protocol):
    """What a key takes."""

    def read(self, value: object) -> Any:  # noqa: ANN401 - each kind has a type of its own
        """The value as settings hold it; WrongValueError where it is another kind of value."""
        ...

    def schema(self) -> dict[str, object]:
        """The same as JSON Schema, for editors."""
        ...


class Text(Struct, frozen=True):
    """Any text."""

    def read(self, value: object) -> str:
        """The text."""
        if not isinstance(value, str):
            raise WrongValueError(f"{value!r} is not text")
        return value

    def schema(self) -> dict[str, object]:
        """A string."""
        return {"type": "string"}


class Share(Struct, frozen=True):
    """A number from 0 to 1."""

    def read(self, value: object) -> float:
        """The number."""
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise WrongValueError(f"{value!r} is not a number from 0 to 1")
        return float(value)

    def schema(self) -> dict[str, object]:
        """A number with its bounds."""
        return {"type": "number", "minimum": 0, "maximum": 1}


class Anything(Struct, frozen=True):
    """What somebody else looks at later, such as an option of an engine."""

    def read(self, value: object) -> object:
        """The value as it stands."""
        return value

    def schema(self) -> dict[str, object]:
        """No bounds."""
        return {}


class Choice(Struct, frozen=True):
    """One of some words; those of an enumeration become its members."""

    of: type[StrEnum] | tuple[str, ...]

    def read(self, value: object) -> str:
        """The member or the word."""
        for member in self.of:
            if str(member) == value:
                return member
        near = get_close_matches(value, map(str, self.of), n=1) if isinstance(value, str) else []
        raise WrongValueError(
            f"{value!r} is none of {', '.join(map(str, self.of))}",
            hint=f'did you mean "{near[0]}"?' if near else "",
        )

    def schema(self) -> dict[str, object]:
        """The words."""
        return {"enum": [str(member) for member in self.of]}


class OrNever(Struct, frozen=True):
    """A choice, or the word never, which is None."""

    choice: Choice

    def read(self, value: object) -> str | None:
        """The member, or None."""
        if value == "never":
            return None
        try:
            return self.choice.read(value)
        except WrongValueError as error:
            raise WrongValueError(f"{error}, never", hint=error.hint) from None

    def schema(self) -> dict[str, object]:
        """The words and never."""
        return {"enum": [*(str(member) for member in self.choice.of), "never"]}


class Listed(Struct, frozen=True):
    """A list of one kind of value; `needed` says what an empty list lacks, where it may not be."""

    of: Kind
    needed: str = ""

    def read(self, value: object) -> tuple[Any, ...]:
        """The values in their order."""
        if not isinstance(value, list):
            raise WrongValueError(f"{value!r} is not a list")
        if self.needed and not value:
            raise WrongValueError(f"there is no {self.needed} in the list")
        # A text that is wrong leads to its line better than its number does.
        steps = (Item(item) if isinstance(item, str) else n for n, item in enumerate(value))
        return tuple(_below(step, self.of, item) for step, item in zip(steps, value, strict=True))

    def schema(self) -> dict[str, object]:
        """An array."""
        bound = {"minItems": 1} if self.needed else {}
        return {"type": "array", "items": self.of.schema(), **bound}


class OneOrMore(Struct, frozen=True):
    """A value, or a list of such."""

    of: Kind

    def read(self, value: object) -> tuple[Any, ...]:
        """The values in their order."""
        return Listed(self.of).read(value if isinstance(value, list) else [value])

    def schema(self) -> dict[str, object]:
        """One, or an array."""
        return {"anyOf": [self.of.schema(), Listed(self.of).schema()]}


class Table(Struct, frozen=True):
    """A table in which every key has the same kind of value."""

    of: Kind

    def read(self, value: object) -> dict[str, Any]:
        """The table with its values read."""
        if not isinstance(value, dict):
            raise WrongValueError(f"{value!r} is not a table")
        return {key: _below(key, self.of, item) for key, item in value.items()}

    def schema(self) -> dict[str, object]:
        """An object."""
        return {"type": "object", "additionalProperties": self.of.schema()}


class PathPattern(Struct, frozen=True):
    """A path below the folder of the configuration, with placeholders that it must hold once."""

    needed: tuple[str, ...]

    def read(self, value: object) -> str:
        """The pattern without needless slashes and dots."""
        text = Text().read(value)
        if sorted(_PLACEHOLDER.findall(text)) != sorted(self.needed):
            raise WrongValueError(
                f"“{text}” does not hold {' and '.join(self.needed)}, each once and no other"
            )
        path = PurePosixPath(text)
        rest = list(path.parts)
        while rest[:1] == [".."]:  # a neighbour, such as another repository
            del rest[0]
        is_neighbour = len(rest) < len(path.parts)
        if path.is_absolute() or ".." in rest or (is_neighbour and rest[0].startswith("{")):
            raise WrongValueError(
                f"“{text}” lies neither below the folder of this file nor in a folder beside it",
                hint="write a path such as content/en/{path} or ../content/en/{path}",
            )
        return str(path)

    def schema(self) -> dict[str, object]:
        """A string that holds the placeholders."""
        return {
            "type": "string",
            "allOf": [{"pattern": re.escape(name).replace(r"\{", "[{]").replace(r"\}", "[}]")}
                      for name in self.needed],
        }  # fmt: skip


def read_table(value: object, kinds: Mapping[str, Kind]) -> dict[str, Any]:
    """The values of a table in which each key has its own kind; an unknown key is an error."""
    if not isinstance(value, dict):
        raise WrongValueError(f"{value!r} is not a table")
    for key in value:
        if key not in kinds:
            near = get_close_matches(key, kinds, n=1)
            hint = f"did you mean {near[0]}?" if near else f"known keys: {', '.join(kinds)}"
            raise WrongValueError(f"unknown key {key}", key, hint=hint)
    return {key: _below(key, kinds[key], item) for key, item in value.items()}


def _below(step: Step, kind: Kind, value: object) -> Any:  # noqa: ANN401 - as `Kind.read`
    try:
        return kind.read(value)
    except WrongValueError as error:
        raise error.below(step) from None
