"""Word documents and e-books that are broken anywhere are read, or refused by an error of ours."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from random import Random
from zipfile import ZipFile

import pytest
from packed import docx, epub, link, note, paragraph, table, zipped

from fidelity.errors import LoadError
from fidelity.load.formats import archive_loader

WHOLE = {
    ".docx": docx(
        paragraph("The ferry", style="Heading1"),
        paragraph("See ", link("the map", "map"), note(1)),
        table(("Day", "Boats")),
        links={"map": "https://maps.example"},
        notes=("Said at the pier.",),
    ),
    ".epub": epub(
        "<h1>At nine</h1><p>See <a href='https://maps.example'>the map</a>.</p>", "<p>x</p>"
    ),
}


def scratched(content: bytes, chance: Random) -> bytes:
    """The bytes with some of them others, some gone and some doubled."""
    found = bytearray(content)
    for _ in range(chance.choice([1, 3, 20])):
        at = chance.randrange(len(found) + 1)
        match chance.randrange(3):
            case 0:
                found[at : at + 1] = [chance.randrange(256)]
            case 1:
                del found[at : at + chance.randrange(9)]
            case _:
                found[at:at] = found[: chance.randrange(30)]
    return bytes(found)


def scratched_inside(content: bytes, chance: Random) -> bytes:
    """A sound archive with one part that is scratched, or missing."""
    with ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(parts))
    if chance.randrange(5):
        parts[name] = scratched(parts[name], chance)
    else:
        del parts[name]
    return zipped(parts)


@pytest.mark.filterwarnings("ignore::UserWarning")  # of two parts with one name
@pytest.mark.parametrize("suffix", WHOLE)
@pytest.mark.parametrize("scratch", [scratched, scratched_inside])
def test_what_is_scratched_is_read_or_refused(
    suffix: str, scratch: Callable[[bytes, Random], bytes]
) -> None:
    chance, loader = Random(1), archive_loader(suffix)
    assert loader is not None
    read = 0
    for _ in range(150):
        with suppress(LoadError):
            loader(scratch(WHOLE[suffix], chance), "a")
            read += 1
    assert 0 < read < 150
