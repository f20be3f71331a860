"""Data flows one way: no stage imports a later one, and what begins with _ stays in its file."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
STAGES = ("load", "back_translate", "align", "entail", "checks", "score", "report")
BELOW = (
    "model", "errors", "settings", "tree", "layouts", "cache_folder", "file_digest", "language_model", "language", "segment",
    "reading", "git", "lazy_pattern", "cores",
)  # fmt: skip
ABOVE = (
    "__init__",
    "__main__",
    "pipeline",
    "vetting",
    "requests",
    "acceptance",
    "fix",
    "lsp",
    "history",
    "changed_blocks",
    "scope",
    "which",
    "doctor",
    "first_config",
    "batch",
    "cli",
)
MODULES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "fidelity").rglob("*.py"))
}


def part_of(path: str) -> str:
    """The stage or file, right below `fidelity`, that a module belongs to."""
    return path.removesuffix(".py").split("/")[1]


def may_import(part: str) -> frozenset[str]:
    if part in ABOVE:
        return frozenset((*BELOW, *STAGES, *ABOVE))
    earlier = STAGES[: STAGES.index(part) + 1] if part in STAGES else ()
    return frozenset((*BELOW, *earlier))


def imports(text: str) -> Iterator[tuple[str, ...]]:
    """Dotted names of ours that a module imports, wherever in it, relative ones as they stand."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (tuple(alias.name.split(".")) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ("",) * node.level + tuple((node.module or "").split("."))
            yield from ((*base, alias.name) for alias in node.names)


def wrong_way(path: str, text: str) -> list[str]:
    """What a module imports that it must not see."""
    ours = [name for name in imports(text) if name[0] in ("fidelity", "") and len(name) > 1]
    allowed = may_import(part_of(path))
    return [
        ".".join(name)
        for name in ours
        if name[0] == "" or (name[1] not in allowed and name != ("fidelity", "__version__"))
    ]


def borrowed(text: str) -> list[str]:
    """Private names that a module takes from another one of ours, by import or by a dot."""
    tree = ast.parse(text)
    names = [name for name in imports(text) if name[0] == "fidelity"]
    modules = {name[-1] for name in names} | {
        alias.asname
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
        if alias.asname
    }
    dotted = [
        f"{node.value.id}.{node.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id in modules
        and is_private(node.attr)
    ]
    return [".".join(name) for name in names if any(map(is_private, name))] + dotted


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.endswith("__")


@pytest.mark.parametrize("path", MODULES)
def test_no_module_imports_a_later_stage(path: str) -> None:
    assert wrong_way(path, MODULES[path]) == []


@pytest.mark.parametrize("path", MODULES)
def test_no_module_takes_what_is_private_to_another(path: str) -> None:
    assert borrowed(MODULES[path]) == []


def test_every_module_has_its_place_in_the_order() -> None:
    assert {part_of(path) for path in MODULES} == {*STAGES, *BELOW, *ABOVE}


@pytest.mark.parametrize(
    ("path", "line", "expected"),
    [
        ("fidelity/load/html.py", "from fidelity.align.blocks import x", ["fidelity.align.blocks.x"]),
        ("fidelity/load/html.py", "def f():\n    import fidelity.checks", ["fidelity.checks"]),
        ("fidelity/score/mqm.py", "from fidelity import pipeline", ["fidelity.pipeline"]),
        ("fidelity/reading/dates.py", "from fidelity.load import load", ["fidelity.load.load"]),
        ("fidelity/model/finding.py", "from .load import load", [".load.load"]),
        ("fidelity/report/text.py", "from fidelity.checks import CHECKS", []),
        ("fidelity/align/words.py", "from fidelity.align import x\nimport os", []),
        ("fidelity/cli/engines.py", "from fidelity import __version__\nfrom fidelity.report import html", []),
    ],
)  # fmt: skip
def test_an_import_against_the_order_is_seen(path: str, line: str, expected: list[str]) -> None:
    assert wrong_way(path, line) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from fidelity.load.html import _tree", ["fidelity.load.html._tree"]),
        ("from fidelity.load import html\nhtml._tree()", ["html._tree"]),
        ("from fidelity.load import html as page\npage._tree()", ["page._tree"]),
        ("from fidelity.load import html\nhtml.tree()\nself._tree\nhtml.__name__", []),
        ("from os import _exit", []),
    ],
)
def test_a_private_name_of_another_module_is_seen(text: str, expected: list[str]) -> None:
    assert borrowed(text) == expected
