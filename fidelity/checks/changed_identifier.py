"""An identifier is another one in the translation, or is not there: code in the text, a formula, a
version, a file name, a path, an option, a variable, a commit.

It has the same name in every language, and readers look for it by that.

    original:     Set `timeout` in settings.toml, and run it with --force.
    translation:  Setzen Sie `Zeitlimit` in settings.toml, und rufen Sie es mit --force auf.
    finding:      The code timeout became Zeitlimit

An identifier that stands anywhere in the counterpart, marked as code or not, is there. What was
left out is minor, and so is what can be a word (`age`) or a label (`Save as ...`); an example to be
filled in (`YOUR_NAME`, `/path/to/file1`) is a hint. Keys have another name on each keyboard
(`Ctrl-D` is `Strg-D`): only which letter is pressed must agree. The locale is that of the readers
(`en_US` is `de_DE`). One that stands there less often is
missed where another of its kind stands there once more instead. Blind spot: how often it is said
otherwise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from fidelity.lazy_pattern import lazy_pattern
from fidelity.model import Alignment, Bead, Block, Category, Hit, Layer, Place, Severity
from fidelity.reading.blanks import without_locale
from fidelity.reading.exact_names import ExactName, NameKind, exact_names
from fidelity.reading.formulas import stands_in
from fidelity.reading.hrefs import Sameness, sameness
from fidelity.reading.keys_pressed import are_same_keys

LAYER = Layer.LEXICAL
CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MINOR

_WORD = re.compile(r"\W*[A-Za-z]?[a-z]+\W*")
_EXAMPLE = lazy_pattern(
    r"your|example|something|user[ _]?name|file[ _]?name|<[^<>]+>|xxx|path/to|\bmy[_-]|\bsome[_-]"
    r"|(?<![a-z])(?:(?:lib)?(?:foo|bar|baz|qux|blah)|(?:command|dir|file|host|user)\d)(?![a-z])"
    r"|(?-i:\bMY[A-Z]|/(?!README|LICEN[CS]E|INSTALL|COPYING|CHANGE|NEWS|TODO)[A-Z]{4,}(?=/|\Z))",
    re.IGNORECASE,
)
_NAMED_AT_WILL = (NameKind.CODE, NameKind.FILE, NameKind.PATH, NameKind.VARIABLE)
"""What writers of examples name as they like."""

_Placed = tuple[int, ExactName]


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each identifier of the original that its counterpart lacks."""
    for bead in alignment.beads:
        if not bead.original or not bead.translation:
            continue
        ours = _placed(bead.original, alignment.original.blocks)
        if not ours:
            continue
        theirs = _placed(bead.translation, alignment.translation.blocks)
        lost = _lacked(ours, [alignment.translation.blocks[j].text for j in bead.translation])
        new = _lacked(theirs, [alignment.original.blocks[i].text for i in bead.original])
        yield from _hits(lost, new, bead, alignment)
        if not lost and not new:
            yield from _exchanged(ours, theirs, bead)


@lru_cache(maxsize=1)
def _everywhere(alignment: Alignment) -> str:
    """All that the translation says."""
    return _folded(block.text for block in alignment.translation.blocks)


def _placed(indices: Sequence[int], blocks: Sequence[Block]) -> list[_Placed]:
    return [
        (index, found)
        for index in indices
        if blocks[index].kind.is_prose
        for found in exact_names(blocks[index])
    ]


def _lacked(placed: Sequence[_Placed], texts: Sequence[str]) -> list[_Placed]:
    """Each of these that the texts of the other side do not say."""
    absent = [one for one in placed if not _is_written(one[1], texts)]
    if not absent:  # as in most beads
        return []
    folded = _folded(texts)
    return _distinct(one for one in absent if not _is_in(one[1], folded))


def _is_written(found: ExactName, texts: Sequence[str]) -> bool:
    """Whether it is said to the letter, which tells nothing of a formula: `x` stands in `box`."""
    return found.kind is not NameKind.FORMULA and any(found.text in text for text in texts)


def _folded(texts: Iterator[str] | Sequence[str]) -> str:
    return " ".join(" ".join(texts).split()).casefold().replace("…", "...")


def _is_in(found: ExactName, text: str) -> bool:
    if found.kind is NameKind.SIGN:
        written = {"™": "(tm)", "®": "(r)", "©": "(c)"}[found.text]
        return found.text in text or written in text
    if found.kind is NameKind.FORMULA:
        return stands_in(found.text, text)
    bare = _bare(found)
    return bare in text or "".join(bare.split()) in "".join(text.split())


def _bare(found: ExactName) -> str:
    bare = _folded([found.text]).strip("()`'\"")
    return bare.rstrip(".,;:") or bare  # the end of a sentence that stands in the code


def _distinct(placed: Iterator[_Placed]) -> list[_Placed]:
    return list({(found.kind, found.text): (index, found) for index, found in placed}.values())


def _hits(
    lost: list[_Placed], new: list[_Placed], bead: Bead, alignment: Alignment
) -> Iterator[Hit]:
    for index, found in lost:
        other = next((placed for placed in new if placed[1].kind is found.kind), None)
        if other:
            new.remove(other)
            if _is_alike(found.text, other[1].text):
                continue
            yield _changed(Place(index, found.start, found.end), found, other, bead)
        elif not _is_in(found, _everywhere(alignment)):
            yield Hit(
                message=f"The {found.kind.value} {found.text} is missing",
                confidence=0.8 * bead.confidence,
                original=Place(index, found.start, found.end),
                translation=Place(bead.translation[0], 0, 0),
                suggestion=f"name {found.text} as the original does",
            )


def _is_alike(ours: str, theirs: str) -> bool:
    """Whether both name one page of the site, or one key of a keyboard, or differ in their locale
    alone.
    """
    if are_same_keys(ours, theirs) or sameness(ours, theirs) is not Sameness.OTHER:
        return True
    return without_locale(ours) == without_locale(theirs)


def _exchanged(ours: Sequence[_Placed], theirs: Sequence[_Placed], bead: Bead) -> Iterator[Hit]:
    """One identifier in the place of another, where both are said elsewhere in the counterpart."""
    for kind in dict.fromkeys(found.kind for _, found in ours):
        mine = [placed for placed in ours if placed[1].kind is kind]
        other = [placed for placed in theirs if placed[1].kind is kind]
        if len(mine) != len(other) or all(map(_are_same, mine, other)):
            continue
        said, told = (Counter(_bare(found) for _, found in side) for side in (mine, other))
        less, more = said - told, told - said
        if less.total() != 1 or more.total() != 1:
            continue
        (gone,), (come,) = less, more
        pairs = zip(mine, other, strict=True)
        at = [(a, b) for a, b in pairs if (_bare(a[1]), _bare(b[1])) == (gone, come)]
        if at:
            (index, found), there = at[0]
            yield _changed(Place(index, found.start, found.end), found, there, bead)


def _are_same(one: _Placed, other: _Placed) -> bool:
    return one[1].text == other[1].text


def _changed(place: Place, found: ExactName, other: _Placed, bead: Bead) -> Hit:
    index, new = other
    for_people = found.kind is NameKind.CODE and _is_for_people(found.text, new.text)
    is_example = found.kind in _NAMED_AT_WILL and bool(_EXAMPLE.search(found.text))
    is_sign = found.kind is NameKind.SIGN
    return Hit(
        message=f"The {found.kind.value} {found.text} became {new.text}",
        confidence=(0.4 if is_example else 0.6 if for_people else 0.85) * bead.confidence,
        original=place,
        translation=Place(index, new.start, new.end),
        suggestion=f"write {found.text}",
        severity=None if for_people or is_example or is_sign else Severity.MAJOR,
    )


def _is_for_people(ours: str, theirs: str) -> bool:
    """Whether what is marked as code can be a word or a label."""
    is_plain = ours.isascii() and theirs.isascii() and " " not in ours.strip()
    return not is_plain or bool(_WORD.fullmatch(ours))
