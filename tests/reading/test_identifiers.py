from __future__ import annotations

import pytest

from fidelity.reading.identifiers import identifiers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Flight OS451 and the strain H5N1 (SARS-2).", ["os#", "h#n#"]),
        ("A 4x4 of the 1930s, 35mm film, the 3rd at 5pm.", ["#x#"]),
        ("40 homes", []),
    ],
)
def test_identifiers_have_letters_and_digits(text: str, expected: list[str]) -> None:
    assert [found.shape for found in identifiers(text)] == expected
