"""The gold of the corpora: which faults were planted where, and whether a finding is one of them.

Findings are those of the JSON report.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CORPORA = Path(__file__).parent.parent / "corpora"

Finding = Mapping[str, Any]
Fault = Mapping[str, Any]


@dataclass(frozen=True)
class Pair:
    """An original, a translation of it, perhaps its back-translation, and the faults that were
    planted.
    """

    folder: Path
    original: str
    translation: str
    lang: str
    back_translation: str | None
    faults: Sequence[Fault]

    @property
    def name(self) -> str:
        """A name that is unlike those of other pairs."""
        return f"{self.folder.name}-{Path(self.translation).stem}"

    @property
    def paths(self) -> dict[str, str]:
        """The pair's files, keyed as in a row of a manifest."""
        names = {
            "original_path": self.original,
            "translation_path": self.translation,
            "back_translation_path": self.back_translation,
        }
        return {key: str((self.folder / name).resolve()) for key, name in names.items() if name}


def pairs(below: Path = CORPORA) -> Iterator[Pair]:
    """Every pair that a gold.json below a folder names."""
    for file in sorted(below.rglob("gold.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        for entry in gold["pairs"]:
            yield Pair(
                file.parent,
                gold["original"],
                entry["translation"],
                entry["lang"],
                entry.get("back_translation"),
                entry["faults"],
            )


def is_serious(finding: Finding) -> bool:
    """Whether a finding fails a run by default."""
    return finding["severity"] in ("major", "critical")


def is_found(fault: Fault, findings: Sequence[Finding]) -> bool:
    """Whether one of the findings names this fault; only boilerplate may be named neutrally."""
    return any(
        finding["check"] == fault["check"]
        and (finding["severity"] != "neutral" or fault["check"] == "dropped-boilerplate")
        and is_at(finding, fault)
        for finding in findings
    )


def is_at(finding: Finding, fault: Fault) -> bool:
    """Whether a finding stands where a fault was planted, whatever it calls it."""
    if fault.get("href") and finding["check"].endswith("-link"):
        return fault["href"] in finding["message"]
    planted = [_words(fault[key]) for key in ("original_quote", "translation_quote") if fault[key]]
    quoted = [
        _words(finding[side]["quote"]) for side in ("original", "translation") if finding[side]
    ]
    return any(_overlap(one, other) for one in planted for other in quoted if other)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _overlap(one: list[str], other: list[str]) -> bool:
    """Whether one text holds the other, or they share half of the shorter one's words."""
    shorter, longer = sorted((one, other), key=len)
    if f" {' '.join(shorter)} " in f" {' '.join(longer)} ":
        return True
    return len(shorter) > 2 and sum(word in longer for word in shorter) >= len(shorter) / 2
