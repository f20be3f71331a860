"""Real documents against themselves: nothing is lost, so nothing is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from fidelity.pipeline import check

DOCS = Path(__file__).parents[2] / "shared" / "bench" / "data" / "docs"


@pytest.mark.skipif(not DOCS.is_dir(), reason="the benchmark documents are not here")
def test_no_original_has_a_finding_against_itself() -> None:
    originals = [path for path in DOCS.rglob("original.*") if path.suffix in {".md", ".wml"}]
    found = {
        str(path.relative_to(DOCS)): [finding.message for finding in findings]
        for path in originals
        if (findings := check(path, path, lang="en").findings)
    }
    assert (len(originals) >= 80, found) == (True, {})
