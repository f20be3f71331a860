"""How often each check may be wrong: its budget of false alarms, and what was measured.

A budget is the share of faithful sentences, from engines that translate well, on which a check may
show a finding that fails a run. `measured.tsv` is written by `scripts/calibrate.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

BUDGETS: Mapping[str, float] = MappingProxyType(
    {
        "changed-number": 0.01,
        "changed-name": 0.015,
        "flipped-negation": 0.015,
        "changed-opposite": 0.01,
        "changed-question": 0.005,
        "changed-gender": 0.005,
        "changed-tense": 0.005,
        "changed-bound": 0.01,
        "changed-certainty": 0.01,
        "changed-condition": 0.005,
        "changed-reason": 0.0,
        "changed-quotation": 0.01,
        "changed-force": 0.0,
        "changed-date": 0.01,
        "missing-words": 0.01,
        "added-words": 0.01,
        "missing-sentence": 0.01,
        "added-sentence": 0.01,
        "incomparable-sentence": 0.0,
        "shortened-list": 0.005,
        "exchanged-roles": 0.005,
    }
)

_FILE = Path(__file__).parent / "measured.tsv"


class Measure(Struct, frozen=True):
    """What a check does on real sentences: the shares (0 to 1) of faithful ones on which it shows
    anything, and what fails a run; of faulty ones of its kind that it sees, and that fail a run.

    `reliability` is the share of true findings in each band of confidence, by its lower end, where
    faulty sentences of its kind are as frequent as faithful ones, and how far it differs between
    documents.
    """

    alarms: float
    grave_alarms: float
    caught: float | None
    caught_grave: float | None
    reliability: tuple[tuple[float, float, float], ...]


@lru_cache(maxsize=1)
def measures() -> Mapping[str, Measure]:
    """What was measured, by check."""
    return MappingProxyType(dict(map(_measure, _FILE.read_text(encoding="utf-8").splitlines()[1:])))


def _measure(line: str) -> tuple[str, Measure]:
    check, *shares, bands = line.split("\t")
    alarms, grave, caught, caught_grave = (float(share) if share else None for share in shares)
    reliability = [tuple(map(float, band.split("/"))) for band in bands.split()]
    return check, Measure(
        alarms or 0.0,
        grave or 0.0,
        caught,
        caught_grave,
        tuple((low, share, spread) for low, share, spread in reliability),
    )


def told(check: str) -> str:
    """What was measured of a check, as a paragraph of its page; empty where nothing was."""
    found = measures().get(check)
    if found is None:
        return ""
    lines = [
        f"Measured: on faithful sentences it shows something in {found.alarms:.1%}, and what fails "
        f"a run in {found.grave_alarms:.1%} (budget {BUDGETS.get(check, 0.01):.1%})."
    ]
    if found.caught is not None and found.caught_grave is not None:
        lines.append(
            f"Of faults of its kind it sees {found.caught:.0%}, {found.caught_grave:.0%} as grave."
        )
    if found.reliability:
        bands = ", ".join(
            f"{share:.0%} (±{spread:.0%}) from {low:g}" for low, share, spread in found.reliability
        )
        lines.append(f"True among its findings, by confidence: {bands}.")
    return "\n".join(lines)
