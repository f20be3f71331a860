"""How often a text in another language than English negates, by its commonest negations.

An engine may lose a negation that the translation has; where the translation's own words say so,
the engine erred.
"""

from __future__ import annotations

import re

_NEGATORS = {
    "es": "no nunca jamás nadie nada ningún ninguno ninguna ni sin tampoco",
    "pt": "não nunca jamais ninguém nada nenhum nenhuma nem sem tampouco",
    "ca": "no mai ningú res cap ni sense tampoc",
    "gl": "non nunca ninguén nada ningún ningunha nin sen tampouco",
    "fr": "ne n jamais personne rien aucun aucune ni sans non",
    "it": "non mai nessuno nessuna niente nulla né senza neanche",
    "ro": "nu niciodată nimeni nimic niciun nicio nici fără",
    "de": "nicht nie niemals niemand nichts kein keine keiner keinen keinem keines ohne weder",
    "nl": "niet nooit niemand niets geen zonder noch",
    "sv": "inte aldrig ingen inget inga ingenting utan",
    "da": "ikke aldrig ingen intet ingenting uden",
    "nb": "ikke aldri ingen intet ingenting uten",
    "ru": "не ни нет никогда никто никого никому ничего ничто без никакой никакого нельзя",
    "uk": "не ні немає нема ніколи ніхто нікого ніщо нічого без жоден жодного",
    "be": "не ні няма ніколі ніхто нікога нішто нічога без ніводзін",
    "pl": "nie nigdy nikt nikogo nic żaden żadna żadne ani bez",
    "cs": "ne nikdy nikdo nic žádný žádná žádné ani bez není nejsou",
    "bg": "не няма никога никой нищо без нито",
}
_CLAUSE = re.compile(r"[.,;:!?…—–()«»“”\"]+(?=\s|$)")
_WORD = re.compile(r"[^\W\d_]+")


def negated_clauses(text: str, lang: str) -> int | None:
    """How many clauses of a text hold a negation; None for a language whose negations are not
    listed.
    """
    listed = _NEGATORS.get(lang)
    if listed is None:
        return None
    negators = set(listed.split())
    clauses = (_WORD.findall(clause.lower()) for clause in _CLAUSE.split(text))
    return sum(not negators.isdisjoint(words) for words in clauses)
