"""What a project has told an engine (`[tool.fidelity.engines.NAME]`), looked at value by value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from math import isfinite
from pathlib import Path

from msgspec import Struct

from fidelity.errors import EngineError


class Told(Struct, frozen=True):
    """The options of one engine; EngineError where a value is not what the engine can use.

    The paths among them go by `root`.
    """

    engine: str
    values: Mapping[str, object]
    root: Path = Path()

    def text(self, name: str, default: str = "") -> str:
        """A text."""
        value = self.values.get(name, default)
        if not isinstance(value, str):
            raise self.wrong(name, "a text", f'{name} = "..."')
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; nothing where it is not given."""
        value = self.values.get(name, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.wrong(name, "a list of texts", f'{name} = ["...", "..."]')
        return tuple(value)

    def path(self, named: str) -> Path:
        """The file or folder that an option names."""
        return self.root / Path(named).expanduser()

    def count(self, name: str, default: int, *, least: int = 1) -> int:
        """A whole number that is not too small."""
        value = self.values.get(name, default)
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            raise self.wrong(name, f"a whole number from {least} on", f"{name} = {default}")
        return value

    def seconds(self, name: str, default: float) -> float:
        """A time."""
        value = self.values.get(name, default)
        usable = isinstance(value, int | float) and not isinstance(value, bool)
        if not usable or not isfinite(value) or value <= 0:  # type: ignore[arg-type,operator]
            raise self.wrong(name, "a number of seconds", f"{name} = {default:g}")
        return float(value)  # type: ignore[arg-type]

    def choice(self, name: str, choices: Sequence[str]) -> str:
        """One of some texts, the first where it is not given."""
        value = self.values.get(name, choices[0])
        if value not in choices:
            raise self.wrong(name, f"one of {', '.join(choices)}", f'{name} = "{choices[0]}"')
        return str(value)

    def wrong(self, name: str, wanted: str, example: str) -> EngineError:
        """The error that an option is not what it should be."""
        what = f"the option {name} is {self.values.get(name)!r}, not {wanted}"
        return EngineError(f"engine {self.engine}", what, self.place(example))

    def place(self, example: str) -> str:
        """Where an option is set, as a hint."""
        return f"{example} in [tool.fidelity.engines.{self.engine}]"


def told(
    engine: str, values: Mapping[str, object], known: Sequence[str], root: Path = Path()
) -> Told:
    """The options of an engine; EngineError where there is one that it does not know."""
    for name in values:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            guess = f"did you mean {near[0]}? " if near else ""
            hint = f"{guess}it knows {', '.join(known)}"
            raise EngineError(f"engine {engine}", f"there is no option {name}", hint)
    return Told(engine, values, root)
