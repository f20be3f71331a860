"""One self-contained page: a filled template, its styles and script inside.

Its policy lets nothing else run or load.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from jinja2 import Template

_UNPRINTABLE = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff\ufffe\uffff]"
)
_CONTROL_PICTURES = 0x2400


def fill(name: str, values: Mapping[str, object]) -> str:
    """The page of `NAME.html.j2` with `NAME.css` and `NAME.js`.

    Every value is escaped, and control characters are shown instead of obeyed.
    """
    style = _asset("html_frame.css") + _asset(f"{name}.css")
    script = _asset(f"{name}.js")
    page = _template(f"{name}.html.j2").render(
        {
            **values,
            # Inside <style> and <script> nothing is unescaped, so what is ours goes in as it is.
            "style": Markup(style),
            "script": Markup(script),
            "policy": _policy(style, script),
        }
    )
    return _UNPRINTABLE.sub(_visible, page) + "\n"


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


@cache
def _template(name: str) -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("fidelity", "report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)


@cache
def _asset(name: str) -> str:
    return files("fidelity.report").joinpath(name).read_text(encoding="utf-8")


def _visible(match: re.Match[str]) -> str:
    """A picture of a control character; overrides of direction and surrogates have none."""
    code = ord(match.group())
    return chr(_CONTROL_PICTURES + code) if code < 0x20 else "\ufffd"
