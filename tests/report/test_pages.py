"""The pages of the checks, and the lists that are made of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from fidelity.checks import CHECKS
from fidelity.errors import UsageError
from fidelity.report.pages import index, markdown_index, page

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("name", CHECKS)
def test_every_check_has_a_page_with_an_example_and_its_blind_spot(name: str) -> None:
    text = page(name)
    assert text.startswith(f"{name}  (layer ")
    for part in ("original:", "finding:", "Blind spot"):
        assert part in text


@pytest.mark.parametrize("name", CHECKS)
def test_the_name_of_a_check_is_that_of_its_file(name: str) -> None:
    assert (ROOT / "fidelity" / "checks" / f"{name.replace('-', '_')}.py").is_file()
    assert name in index()


def test_an_unknown_check_is_an_error_with_the_nearest_name() -> None:
    with pytest.raises(UsageError, match="did you mean changed-number"):
        page("change-number")


def test_the_list_of_checks_in_the_repository_is_current() -> None:
    written = (ROOT / "fidelity" / "checks" / "README.md").read_text(encoding="utf-8")
    assert written == markdown_index(), "run scripts/write_check_index"
