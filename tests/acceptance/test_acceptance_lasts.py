"""What is accepted stays accepted, whatever happens around it, and hides nothing that is new."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from hypothesis import HealthCheck, assume, given, note, settings
from hypothesis import strategies as st

from fidelity.acceptance import Entry, entry_of, settled
from fidelity.load import parse
from fidelity.model import Report
from fidelity.pipeline import check_documents
from fidelity.settings import Settings

PARAGRAPHS = (
    "The old mill on the river burned down in 1911 and was never rebuilt.",
    "Every spring 340 storks return to the chimneys of the village.",
    "She walked to the [market](https://a.example/market) and sold 12 baskets of plums.",
    "Nobody was hurt when the bridge collapsed during the storm.",
    "The [school board](https://a.example/board) did not approve the budget of 50,000 crowns.",
    "A teacher from Norway taught the children to carve wooden spoons.",
    "In the archive we found letters that a soldier had sent from Trieste.",
    "The ferry crosses the lake 8 times a day, but not on Sundays.",
    "Their bread is baked with [rye flour](https://a.example/rye) from a neighbouring farm.",
    "The orchestra rehearsed in a barn because the hall had no roof.",
    "At least 70 people signed the petition against the new quarry.",
    "Fishermen mend their nets in the harbour before the sun rises.",
    "The museum keeps a [clock](https://a.example/clock) that has not stopped since 1843.",
    "He painted the shutters green, although the council had forbidden it.",
    "Wolves were seen near the pass, and the shepherds did not sleep.",
    "The librarian lends umbrellas to readers who come without one.",
)
TOLD_AS = {
    "number": "changed-number",
    "link": "dropped-link",
    "negation": "flipped-negation",
    "missing": "missing-paragraph",
}
FAULTS = ("none", "number", "link", "negation", "missing", "sentence")
WHY = "looked at"


@dataclass(frozen=True)
class Pair:
    """A paragraph, and what became of it in the translation."""

    text: str
    fault: str = "none"

    @property
    def translation(self) -> str:
        """The paragraph with its fault, as far as there is something in it to get wrong."""
        if self.fault == "number":
            return "".join("7" if c in "1345" else c for c in self.text)
        if self.fault == "link" and "](" in self.text:
            before, _, rest = self.text.partition("[")
            words, _, after = rest.partition("](")
            return before + words + after.partition(")")[2]
        if self.fault == "negation":
            return self.text.replace(" not ", " ").replace("Nobody", "Everybody")
        if self.fault == "missing":
            return ""
        if self.fault == "sentence":
            return self.text + " The editors add that tickets can be bought online."
        return self.text

    @property
    def is_faithful(self) -> bool:
        """Whether nothing is wrong with it."""
        return self.translation == self.text


def checked(pairs: list[Pair], blank: str = "\n\n") -> Report:
    original = blank.join(pair.text for pair in pairs)
    translation = blank.join(pair.translation for pair in pairs if pair.translation)
    return check_documents(
        parse(original, ".md", path="a.md"),
        parse(translation, ".md", path="a.en.md"),
        lang="en",
        settings=Settings(),
    )


def left(report: Report, baseline: list[Entry]) -> list[str]:
    """What is told of a report although the baseline accepts."""
    outcome = settled(report, Settings(), baseline, lambda _: "", is_whole=False)
    return [f"{finding.check}: {finding.message}" for finding in outcome.report.findings]


def accepted(report: Report) -> list[Entry]:
    day = date(2026, 3, 4)
    return [entry_of(f, "a.en.md", reason=WHY, author="", day=day) for f in report.findings]


def are_apart(pairs: list[Pair]) -> bool:
    """Whether no two faults stand side by side: these can be read as one, such as a paragraph that
    became the sentence which was added to its neighbour.
    """
    return all(one.is_faithful or other.is_faithful for one, other in pairwise(pairs))


@st.composite
def pairs_of_texts(draw: st.DrawFn) -> list[Pair]:
    texts = draw(st.lists(st.sampled_from(PARAGRAPHS[:12]), min_size=4, max_size=8, unique=True))
    pairs: list[Pair] = []
    for text in texts:
        pair = Pair(text, draw(st.sampled_from(FAULTS)))
        pairs.append(pair if are_apart([*pairs[-1:], pair]) else Pair(text))
    return pairs


def edited(data: st.DataObject, pairs: list[Pair]) -> list[Pair]:
    """The texts after some edits of faithful paragraphs, in both, as when an original and its
    translation are brought up to date.
    """
    for new in data.draw(st.lists(st.sampled_from(PARAGRAPHS[12:]), max_size=4, unique=True)):
        after = one_edit(data, [*pairs], new)
        pairs = after if are_apart(after) else pairs
    return pairs


def one_edit(data: st.DataObject, pairs: list[Pair], new: str) -> list[Pair]:
    faithful = [k for k, pair in enumerate(pairs) if pair.is_faithful]
    what = data.draw(st.sampled_from(("insert", "delete", "move", "edit")))
    if what == "insert" or len(faithful) < 2:
        pairs.insert(data.draw(st.integers(0, len(pairs))), Pair(new))
        return pairs
    pair = pairs.pop(at := data.draw(st.sampled_from(faithful)))
    if what == "move":
        pairs.insert(data.draw(st.integers(0, len(pairs))), pair)
    elif what == "edit":
        pairs.insert(at, Pair(pair.text + " So it is told in the valley."))
    return pairs


LONG = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@LONG
@given(pairs_of_texts(), st.data())
def test_no_accepted_finding_returns_when_other_blocks_are_edited(
    pairs: list[Pair], data: st.DataObject
) -> None:
    baseline = accepted(checked(pairs))
    after = edited(data, [*pairs])
    blank = data.draw(st.sampled_from(("\n\n", "\n\n\n\n")))
    note("\n".join(f"{pair.fault}: {pair.text}" for pair in after))
    assert left(checked(after, blank), baseline) == []


@LONG
@given(pairs_of_texts(), st.data())
def test_every_new_fault_is_told_whatever_has_been_accepted(
    pairs: list[Pair], data: st.DataObject
) -> None:
    baseline = accepted(checked(pairs))
    after = edited(data, [*pairs])
    fault, text = data.draw(
        st.sampled_from(
            [
                ("number", "The chapel was built in 1354 by monks from the coast."),
                ("link", "Read the [report](https://a.example/report) about the tunnel."),
                ("negation", "The doctor did not leave the island during the winter."),
                ("missing", "Beekeepers sell honey beside the road to the monastery."),
            ]
        )
    )
    after.insert(data.draw(st.integers(0, len(after))), Pair(text, fault))
    assume(are_apart(after))
    note("\n".join(f"{pair.fault}: {pair.text}" for pair in after))
    told = [line.partition(":")[0] for line in left(checked(after), baseline)]
    assert TOLD_AS[fault] in told
