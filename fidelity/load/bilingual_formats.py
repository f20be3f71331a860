"""The formats of files that hold the original as well as the translation, by their suffixes."""

from __future__ import annotations

from typing import Protocol

from fidelity.load.bilingual import Bilingual
from fidelity.load.po import load_po
from fidelity.load.tmx import load_tmx
from fidelity.load.xliff import load_xliff


class BilingualLoader(Protocol):
    """Makes two documents of a text that holds both."""

    def __call__(self, text: str, path: str, lang: str | None = None) -> Bilingual:
        """Read a text; `lang` names the translation's language where the text holds several."""


BILINGUAL: dict[str, BilingualLoader] = {
    ".po": load_po,
    ".pot": load_po,
    ".xlf": load_xliff,
    ".xliff": load_xliff,
    ".tmx": load_tmx,
}
