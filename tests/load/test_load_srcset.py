import pytest

from fidelity.load import parse
from fidelity.load.srcset import addresses
from fidelity.model import EmbedKind


@pytest.mark.parametrize(
    ("srcset", "found"),
    [
        ("a.png", ["a.png"]),
        ("a.png 1x, b.png 2x", ["a.png", "b.png"]),
        ("a.png 1x,b.png 2x", ["a.png", "b.png"]),
        ("a.png, b.png 2x", ["a.png", "b.png"]),
        ("\n  a.png 480w 1h ,\n  b.png 800w,\n", ["a.png", "b.png"]),
        ("a,b.png 1x, c.png 2x", ["a,b.png", "c.png"]),
        (", ,", []),
        ("", []),
    ],
)
def test_each_candidate_has_an_address(srcset: str, found: list[str]) -> None:
    assert list(addresses(srcset)) == found


@pytest.mark.parametrize("suffix", [".html", ".md", ".mdx"])
def test_sizes_and_formats_of_an_image_are_kept_with_it(suffix: str) -> None:
    text = """<p>A mill.</p>

<picture>
<source srcset="a.webp 1x, b.webp 2x">
<img alt="The mill" src="a.png" srcset="a.png 1x, b.png 2x">
</picture>
"""
    embeds = [
        (block.text, embed.kind, embed.target, embed.line)
        for block in parse(text, suffix).blocks
        for embed in block.embeds
    ]
    assert sorted(embeds) == [
        ("The mill", EmbedKind.IMAGE, "a.png", 5),
        ("The mill", EmbedKind.SOURCE, "a.webp", 4),
        ("The mill", EmbedKind.SOURCE, "b.png", 5),
        ("The mill", EmbedKind.SOURCE, "b.webp", 4),
    ]
