"""What is decided for kinds of text, as keys of a configuration: a project's own keys are added.

Only severities and the like: a preset hides nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

PRESETS: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        # Who says it, where and when is the news.
        "news": {
            "severities": {
                "missing-dateline": "major",
                "missing-bio": "major",
                "missing-caption": "major",
                "changed-quotation": "critical",
            },
        },
        # Readers follow links and type what they read; manuals are by nobody and from nowhere.
        "docs": {
            "severities": {
                "changed-placeholder": "critical",
                "changed-quotation": "minor",
                "missing-byline": "minor",
                "missing-bio": "neutral",
                "missing-dateline": "neutral",
            },
        },
        # Every word may be pleaded: what others call a nuance stops here.
        "legal": {
            "fail-on": "minor",
            "severities": {
                "changed-bound": "critical",
                "changed-date": "critical",
                "changed-number": "critical",
                "changed-force": "major",
            },
        },
        # Who reads at the speed of speech reads less than is said.
        "subtitles": {
            "severities": {
                "missing-sentence": "minor",
                "added-sentence": "minor",
                "missing-name": "neutral",
                "changed-certainty": "minor",
                "changed-force": "neutral",
                "changed-quotation": "minor",
            },
        },
    }
)
