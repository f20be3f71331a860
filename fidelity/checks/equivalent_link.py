"""Links lead to the same page by addresses that are not the same.

So that a person can see by which rule they were taken for the same; nothing is wrong.

    original:     [rules](http://club.example/rules/) and [falcons](https://en.wikipedia.org/wiki/X)
    translation:  [règles](https://club.example/rules) et [faucons](https://fr.wikipedia.org/wiki/Y)
    finding:      1 link differs (a page in another language, which cannot be verified): …

One finding for each rule: another scheme, `www`, final slash, ending or name of the main branch;
parameters that only track; another language in the address; a copy in an archive; a relative
address for an absolute one; a move that the project has told of (`[tool.fidelity.moved-links]`);
the anchor of a heading; an article of another language on
a site that has one for each. Blind spot: whether a localised page says the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from fidelity.checks.link_pairs import PlacedLink, link_pairs
from fidelity.model import Alignment, Category, Hit, Layer, Severity
from fidelity.reading.hrefs import Likeness

LAYER = Layer.STRUCTURAL
CATEGORY = Category.LINK
SEVERITY = Severity.NEUTRAL

_SHOWN = 3


def check(alignment: Alignment) -> Iterator[Hit]:
    """Yield a hit for each rule by which links that differ were taken for the same."""
    by_rule: defaultdict[Likeness, list[tuple[PlacedLink, PlacedLink]]] = defaultdict(list)
    for found in link_pairs(alignment):
        for link, other, rule in found.paired:
            if rule is not Likeness.EXACT:
                by_rule[rule].append((link, other))
    for rule in Likeness:
        if pairs := by_rule.get(rule):
            link, other = pairs[0]
            yield Hit(
                message=f"{_count(len(pairs))} ({rule.value}): {_addresses(pairs)}",
                confidence=1.0 if rule.is_told_by_key else 0.7,
                original=link.place,
                translation=other.place,
            )


def _count(count: int) -> str:
    return f"{count} links differ" if count > 1 else "1 link differs"


def _addresses(pairs: list[tuple[PlacedLink, PlacedLink]]) -> str:
    distinct = dict.fromkeys(f"{link.link.href} → {other.link.href}" for link, other in pairs)
    shown = list(distinct)[:_SHOWN]
    return ", ".join(shown) + (" …" if len(distinct) > _SHOWN else "")
