"""SubRip and WebVTT: what is said, when, and on which line; nothing else is text."""

import pytest

from fidelity.errors import LoadError
from fidelity.load import parse
from fidelity.model import BlockKind, Cue, Document

SRT = """\
1
00:00:01,000 --> 00:00:03,500 X1:100 X2:200
{\\an8}The ferry leaves at <b>nine</b>,
<font color="#fff">and nobody</font> waits.

2
0:00:04.000 --> 00:00:06.5
- Did you pay?

- Twice &amp; more.

4

5
00:01:02,000 --> 01:02:03,004

6
99:00:00,000 --> 99:00:01,000
See <www.ferry.example> at 5 < 6.
"""
VTT = """\
WEBVTT - of the ferry
Kind: captions
Language: be-BY

NOTE
for the editor

STYLE
::cue { color: red }

intro
00:01.000 --> 00:03.500 align:start line:0%
<v Ann Lee>Паром адыходзіць <c.loud>а дзявятай</c> <00:00:02.000>і</v>

00:04.000 --> 00:06.000
<i>ніхто&nbsp;не</i> чакае.

NOTE nobody sees this

99
01:00:07.000 --> 01:00:09.000
Канец
"""


def seen(document: Document) -> list[tuple[str, int, Cue | None]]:
    return [(block.text, block.line, block.cue) for block in document.blocks]


def test_cues_of_subrip() -> None:
    document = parse(SRT, ".srt", path="film.es.srt")
    assert seen(document) == [
        ("The ferry leaves at nine, and nobody waits.", 3, Cue(1000, 3500)),
        ("- Did you pay? - Twice & more.", 8, Cue(4000, 6500)),
        ("See <www.ferry.example> at 5 < 6.", 19, Cue(356_400_000, 356_401_000)),
    ]
    assert ({block.kind for block in document.blocks}, document.lang) == ({BlockKind.CUE}, "es")


def test_cues_of_webvtt() -> None:
    document = parse(VTT, ".vtt", path="film.vtt")
    assert seen(document) == [
        ("Паром адыходзіць а дзявятай і", 13, Cue(1000, 3500)),
        ("ніхто не чакае.", 16, Cue(4000, 6000)),
        ("Канец", 22, Cue(3_607_000, 3_609_000)),
    ]
    assert document.lang == "be"


@pytest.mark.parametrize("suffix", [".srt", ".vtt"])
@pytest.mark.parametrize("change", ["\ufeff{}", "{}\n\n\n", "\n\n{}", "crlf"])
def test_marks_and_line_ends_make_no_difference(suffix: str, change: str) -> None:
    text = SRT.strip() if suffix == ".srt" else VTT.strip()
    changed = text.replace("\n", "\r\n") if change == "crlf" else change.format(text)
    assert [block.text for block in parse(changed, suffix).blocks] == [
        block.text for block in parse(text, suffix).blocks
    ]


@pytest.mark.parametrize("suffix", [".srt", ".vtt"])
def test_a_text_without_times_is_an_error(suffix: str) -> None:
    with pytest.raises(LoadError, match="holds no subtitles"):
        parse("WEBVTT\n\nDear reader\n", suffix)
