#!/usr/bin/env python3
"""Measure how often each check is right on sentences with known faults, by confidence.

    scripts/calibrate.py ROWS.jsonl [--limit N] [--write]

Rows hold `id`, `original`, `back_translation`, `label` (`clean`, or the kind of fault) and
`source_set`. Documents are parted into five folds by the number in their id, so that what differs
between documents shows. `--write` puts the table where `fidelity explain` reads it.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean, pstdev
from zlib import crc32

from fidelity import compare
from fidelity.model import Finding, Layer, Severity

TABLE = Path(__file__).parent.parent / "fidelity" / "checks" / "measured.tsv"
FOLDS = 5
BANDS = (0.0, 0.3, 0.5, 0.7, 0.85)
KINDS: Mapping[str, tuple[str, ...]] = {
    "changed-number": ("numbers_replaced", "number"),
    "changed-name": ("ne_replaced", "swap_ne"),
    "flipped-negation": ("negation",),
    "changed-opposite": ("antonym",),
    "changed-question": ("question",),
    "changed-gender": ("gender",),
    "changed-tense": ("tense",),
    "missing-words": ("omit_clause", "pp_removed", "subj_removed", "noun_removed", "verb_removed"),
    "added-words": ("addition",),
}
_WELL_TRANSLATED = ("sv", "da", "el")


@dataclass
class Tally:
    """Findings of one check: by fold and band on clean and on faulty sentences of its kind."""

    alarms: int = 0
    grave_alarms: int = 0
    caught: int = 0
    caught_grave: int = 0
    bands: dict[tuple[int, float, bool], int] = field(default_factory=lambda: defaultdict(int))


def main() -> None:
    """Measure, print, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=Path)
    parser.add_argument("--limit", type=int, help="so many rows, evenly taken")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.rows.read_text(encoding="utf-8").splitlines()]
    if args.limit:
        rows = rows[:: -(-len(rows) // args.limit)]
    lines = list(_lines(rows))
    print("\n".join(lines))
    if args.write:
        TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _lines(rows: Sequence[Mapping[str, str]]) -> Iterator[str]:
    tallies: dict[str, Tally] = defaultdict(Tally)
    clean: dict[str, int] = defaultdict(int)
    faulty: dict[str, int] = defaultdict(int)
    of_fold: dict[tuple[int, str], int] = defaultdict(int)
    for row in rows:
        if row["label"] == "clean" and _is_weak(row):
            continue
        fold = crc32(_document(row).encode()) % FOLDS
        label = row["label"]
        (clean if label == "clean" else faulty)[label] += 1
        of_fold[fold, label] += 1
        for check, findings in _by_check(row):
            _count(tallies[check], check, label, fold, findings)
    yield "check\talarms\tgrave alarms\tcaught\tcaught grave\ttrue by confidence"
    for check in sorted(tallies):
        tally = tallies[check]
        kinds = KINDS.get(check, ())
        of = sum(faulty[kind] for kind in kinds)
        shares = [_share(tally.alarms, clean["clean"]), _share(tally.grave_alarms, clean["clean"])]
        shares += [_share(n, of) if kinds else "" for n in (tally.caught, tally.caught_grave)]
        yield "\t".join([check, *shares, " ".join(_reliability(tally, kinds, of_fold))])


def _is_weak(row: Mapping[str, str]) -> bool:
    """Whether a weak engine made it: its slips are no false alarms of ours."""
    return "argos" in row["source_set"] and row.get("lang", "") not in _WELL_TRANSLATED


def _document(row: Mapping[str, str]) -> str:
    """What the same sentence in several wordings has in common."""
    return row["original"]


def _by_check(row: Mapping[str, str]) -> Iterator[tuple[str, list[Finding]]]:
    report = compare(row["original"], row["back_translation"])
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        if finding.layer is not Layer.STRUCTURAL and finding.severity is not Severity.NEUTRAL:
            found[finding.check].append(finding)
    yield from found.items()


def _count(tally: Tally, check: str, label: str, fold: int, findings: Sequence[Finding]) -> None:
    is_clean = label == "clean"
    if not is_clean and label not in KINDS.get(check, ()):
        return
    grave = any(f.severity in (Severity.MAJOR, Severity.CRITICAL) for f in findings)
    if is_clean:
        tally.alarms += 1
        tally.grave_alarms += grave
    else:
        tally.caught += 1
        tally.caught_grave += grave
    sure = max(finding.confidence for finding in findings)
    band = max(low for low in BANDS if sure >= low)
    tally.bands[fold, band, is_clean] += 1


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.4f}" if whole else ""


def _reliability(
    tally: Tally, kinds: Iterable[str], of_fold: Mapping[tuple[int, str], int]
) -> Iterator[str]:
    """For each band with findings: its lower end, the share of true ones, and its spread."""
    kinds = tuple(kinds)
    for band in BANDS if kinds else ():
        shares = []
        for fold in range(FOLDS):
            clean = of_fold[fold, "clean"]
            faulty = sum(of_fold[fold, kind] for kind in kinds)
            true = tally.bands[fold, band, False] / faulty if faulty else 0.0
            false = tally.bands[fold, band, True] / clean if clean else 0.0
            if true + false:
                shares.append(true / (true + false))
        if shares:
            yield f"{band:g}/{fmean(shares):.3f}/{pstdev(shares):.3f}"


if __name__ == "__main__":
    main()
