"""The formats in which one run can be told, by the names that `--format` knows."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType

from fidelity.report import github, gitlab, junit, markdown, sarif
from fidelity.report import json as json_report
from fidelity.report.run import Run


def as_json(run: Run) -> str:
    """One report is a document; several are one to a line, so that they can be read as a stream."""
    if len(run.reports) == 1:
        return json_report.render(run.reports[0])
    lines = (
        json.dumps(json_report.as_dict(report), ensure_ascii=False) + "\n" for report in run.reports
    )
    return "".join(lines)


FORMATS: Mapping[str, Callable[[Run], str]] = MappingProxyType(
    {
        "json": as_json,
        "markdown": markdown.render,
        "sarif": sarif.render,
        "junit": junit.render,
        "github": github.render,
        "gitlab": gitlab.render,
    }
)
"""All but the text for a terminal, which asks how wide that is."""
