"""The manual pages of the checks, which are the docstrings of their files."""

from __future__ import annotations

import inspect
from difflib import get_close_matches

from fidelity.checks import CHECKS
from fidelity.checks.budgets import told
from fidelity.errors import UsageError

_SEVERITIES = """\
## How grave a finding is

Severity says what a fault does to a reader, and confidence how sure the check is; a finding less
sure than 0.5 is a hint, never more than minor, and costs nothing. The weights are those of MQM.

| severity | weight | what it means | for example |
|---|---|---|---|
| critical | 25 | it says the opposite, or is wrong by ten times | “did not know” became “knew” |
| major | 5 | a reader learns something else, or nothing | “40” became “14”; “rose” became “fell” |
| minor | 1 | a shade differs, or the check is not sure | “denounced” became “said” |
| neutral | 0 | worth knowing, and no fault | “Kyiv” is spelled “Kiev” throughout |

Where several checks see one fault, the most specific of the gravest leads, and what the others saw
stands behind it. `fidelity explain CHECK` prints how often a check was right on real sentences;
`scripts/calibrate.py` measures that, and `budgets.py` holds what false alarms each may cost.
"""


def page(name: str) -> str:
    """The page of one check; UsageError with the nearest name where there is none."""
    if name not in CHECKS:
        near = get_close_matches(name, CHECKS, n=1)
        hint = f"did you mean {near[0]}?" if near else f"checks: {', '.join(CHECKS)}"
        raise UsageError(name, "no such check", hint)
    check = CHECKS[name]
    facts = f"layer {check.LAYER.value}, {check.CATEGORY.value}, {check.SEVERITY.value}"
    measured = told(name)
    return "\n\n".join(filter(None, [f"{name}  ({facts})", page_of(name), measured])) + "\n"


def index() -> str:
    """Every check with the first line of its page."""
    width = max(map(len, CHECKS))
    lines = [
        f"{name:<{width}}  {check.SEVERITY.value:<8}  {check.LAYER.value:<10}  {summary_of(name)}"
        for name, check in CHECKS.items()
    ]
    return "\n".join([*lines, "", "fidelity explain CHECK shows the whole page of one."]) + "\n"


def markdown_index() -> str:
    """The list of checks as a page for people who read the repository."""
    rows = [
        f"| [{name}]({name.replace('-', '_')}.py) | {check.LAYER.value} | {check.CATEGORY.value} | "
        f"{check.SEVERITY.value} | {summary_of(name)} |"
        for name, check in CHECKS.items()
    ]
    head = ["| check | layer | category | severity | what it sees |", "|---|---|---|---|---|"]
    lead = (
        "Written by `scripts/write_check_index`. "
        "The page of a check is the docstring of its file; its cases are in `tests/checks/`."
    )
    return "\n".join(["# The checks", "", lead, "", *head, *rows, "", _SEVERITIES])


def page_of(name: str) -> str:
    """The docstring of a check's file."""
    return inspect.getdoc(CHECKS[name]) or ""


def summary_of(name: str) -> str:
    """The fault that a check sees, in one sentence."""
    return " ".join(page_of(name).partition("\n\n")[0].split())
