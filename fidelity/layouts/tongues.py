"""Which names of folders and endings of files are those of languages."""

from __future__ import annotations

import re

_TWO_LETTERS = """
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de
dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id
ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu
lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu
rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to
tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
_THREE_LETTERS = """
arb ast bel ber bho ceb ckb cmn cnr csb deu dsb eng est fil fra fur gsw haw hsb hye ita jpn kab kat
kaz kmr kor lij lzh mai mni nan nap nds nob por pcm pol rue rus sat scn sco sgs shi slk slv smn spa
srp szl tok tur tzm udm ukr uzb vec wuu yue zgh zho
"""
_CODES = frozenset((_TWO_LETTERS + _THREE_LETTERS).split())
_NAMES = {
    "arabic": "ar", "armenian": "hy", "belarusian": "be", "brazilian": "pt-BR", "bulgarian": "bg",
    "catalan": "ca", "chinese": "zh", "croatian": "hr", "czech": "cs", "danish": "da",
    "dutch": "nl", "english": "en", "esperanto": "eo", "estonian": "et", "finnish": "fi",
    "french": "fr", "galician": "gl", "georgian": "ka", "german": "de", "greek": "el",
    "hebrew": "he", "hindi": "hi", "hungarian": "hu", "indonesian": "id", "italian": "it",
    "japanese": "ja", "korean": "ko", "latvian": "lv", "lithuanian": "lt", "norwegian": "no",
    "persian": "fa", "polish": "pl", "portuguese": "pt", "romanian": "ro", "russian": "ru",
    "serbian": "sr", "slovak": "sk", "slovene": "sl", "spanish": "es", "swedish": "sv",
    "tamil": "ta", "turkish": "tr", "ukrainian": "uk", "vietnamese": "vi",
}  # fmt: skip
_TAG = re.compile(
    r"(?P<language>[A-Za-z]{2,3})"
    r"(?:[-_](?:[A-Za-z]{2}|[0-9]{3}|[A-Za-z]{4}|[A-Za-z0-9]{5,8}))*(?:@[a-z]+)?"
)


def language_of_name(name: str) -> str | None:
    """The code that a folder or an ending stands for: `pt-br`, `zh_Hans`, `spanish`; None where it
    is no language.
    """
    if name in _NAMES:
        return _NAMES[name]
    tag = _TAG.fullmatch(name)
    return name if tag and tag["language"].lower() in _CODES else None
