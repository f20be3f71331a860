"""The paths by which a host of repositories knows files: from the root of the checkout, wherever in
it the command was run.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from fidelity.git import root_of


def from_root(path: str) -> str:
    """A file's path from the root of the repository that the command runs in, else of its own.

    What is no file, such as standard input, and what lies in no repository, keep their names.
    """
    return _below_root(path, Path.cwd())


@lru_cache(maxsize=1024)
def _below_root(path: str, here: Path) -> str:
    file = here / path
    if not os.path.isfile(file):  # noqa: PTH113 - a name that is too long is an error for pathlib
        return path.removeprefix("./")
    # A link is known by its own name, not by that of what it leads to.
    file = file.parent.resolve() / file.name
    root = root_of(here)
    if root is None or not file.is_relative_to(root):
        root = root_of(file.parent)
    return path.removeprefix("./") if root is None else file.relative_to(root).as_posix()
