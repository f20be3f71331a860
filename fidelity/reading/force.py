"""Scales of words that name the same thing with more or less force, and which words of a sentence
stand on them.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from fidelity.reading.words import Word, stem

_SCALES = """
say said state note remark mention tell told add < warn caution
    < criticise criticize blame fault rebuke < denounce condemn decry deplore slam blast
ask request invite < urge appeal plead implore < claim < demand insist require order
want wish hope desire < intend plan aim mean meant < determined determine resolved bent
think thought believe feel felt reckon < argue maintain contend < insist assert < know knew known
admit acknowledge concede recognise recognize < confess
suspect < accuse allege < charge indict < convict
question doubt < dispute challenge contest < reject deny refute
dislike disapprove < resent oppose < hate loathe detest abhor
worry concern < fear afraid dread < terrify terror panic
surprise < astonish amaze astound < shock stun appal appall
strict firm tough stern < severe harsh rigorous < brutal cruel savage ruthless vicious merciless
bad poor wrong unpleasant < serious grave < terrible horrible horrific dreadful awful appalling
    < catastrophic disastrous
good fine decent < great excellent splendid < outstanding brilliant superb magnificent
big large sizeable considerable < huge enormous vast massive immense
important significant notable < crucial critical vital essential decisive
interesting < fascinating captivating < sensational spectacular
problem difficulty issue < crisis emergency < disaster catastrophe calamity
mistake error slip < failure fault < blunder fiasco
incident event occurrence < accident < attack assault
conflict dispute tension clash < war
disagreement quarrel dispute < feud hostility
unrest disturbance disorder < riot uprising revolt < rebellion insurrection revolution
aide official assistant supporter ally associate enforcer < crony accomplice henchman henchmen thug
leader head chief president ruler < strongman autocrat < dictator tyrant despot
administration government authorities leadership < regime < dictatorship tyranny
activist campaigner critic dissident < rebel militant insurgent < extremist terrorist
removal dismissal departure < purge ouster < coup
restriction limit curb < suppression repression crackdown < persecution oppression
killing < murder slaughter massacre
kill < murder slaughter massacre execute
remove dismiss < oust expel < purge
harm hurt injure wound damage < devastate ravage ruin
reduce cut lower < slash gut < eliminate abolish eradicate
weaken undermine erode < cripple wreck < destroy demolish annihilate
increase grow grew grown rise rose risen climb < jump leap surge < soar skyrocket explode
decrease decline fall fell fallen drop < plunge tumble plummet < collapse crash
help assist support < rescue save
promote encourage foster advocate support < bring brought achieve establish secure deliver
try attempt < struggle strive < fight fought battle
work < fight fought battle
take took taken seize seized < steal stole stolen rob loot plunder
lie mislead deceive < defraud swindle
hit strike struck beat beaten < torture torment
cooperation contact ties < partnership < alliance
""".strip()

_PLACES: dict[str, dict[tuple[int, int], None]] = {}
"""By stem; each once, also where several forms of a word stand on a scale."""
for _scale, _line in enumerate(_SCALES.replace("\n    ", " ").splitlines()):
    for _rank, _group in enumerate(_line.split("<")):
        for _word in _group.split():
            _PLACES.setdefault(stem(_word), {})[_scale, _rank] = None


class Force(Struct, frozen=True):
    """A word of a sentence (by its index) on a scale, and its rank there, from 0."""

    word: int
    scale: int
    rank: int


def forces(words: Sequence[Word]) -> tuple[Force, ...]:
    """Every place that the words of a sentence take on the scales."""
    return tuple(
        Force(k, scale, rank)
        for k, word in enumerate(words)
        if word.stem in _PLACES
        for scale, rank in _PLACES[word.stem]
    )
