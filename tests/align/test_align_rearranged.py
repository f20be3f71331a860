from fidelity.align.blocks import align_blocks
from fidelity.align.match import Match
from fidelity.align.order import in_order
from fidelity.align.rearranged import rearranged
from fidelity.align.similarity import Similarity, View
from fidelity.load import parse
from fidelity.model import Block, BlockKind, Document

UNSURE = 0.6
"""Below this, no check that compares the two languages reads a bead."""

HARBOUR = (
    (
        "Anchor: A heavy hook that holds a ship to the bottom.",
        "Ancla: Gancho pesado que sujeta un barco al fondo.",
    ),
    (
        "Ballast: Stones, sand or water carried low in the hull, so that an empty ship does "
        "not roll over when the wind comes from the side.",
        "Lastre: Piedras, arena o agua que se llevan en lo bajo del casco para que un barco "
        "vacío no vuelque cuando el viento sopla de costado.",
    ),
    (
        "Beacon: A light on the shore.",
        "Baliza: Una luz en la costa.",
    ),
    (
        "Bilge: The lowest room of a ship, where the water gathers which comes in through the "
        "seams; it is pumped out twice a day, and more often in a storm.",
        "Sentina: El espacio más bajo de un barco, donde se junta el agua que entra por las "
        "costuras; se vacía con bombas dos veces al día, y más a menudo en un temporal.",
    ),
    (
        "Buoy: A float that marks the safe channel.",
        "Boya: Flotador que señala el canal seguro.",
    ),
    (
        "Draught: How deep a ship sits in the water, measured from the surface down to the keel.",
        "Calado: La profundidad a la que se hunde un barco, medida desde la superficie hasta "
        "la quilla.",
    ),
    (
        "Fog horn: A loud horn which is sounded when nobody can see the light.",
        "Sirena de niebla: Bocina potente que se hace sonar cuando nadie puede ver la luz.",
    ),
    (
        "Harbour dues: What the owner of a ship pays for each night at the quay, by the "
        "length of the ship and the time of the year; fishing boats of the village pay half.",
        "Derechos de puerto: Lo que el dueño de un barco paga por cada noche en el muelle, "
        "según la eslora del barco y la época del año; los pesqueros del pueblo pagan la "
        "mitad.",
    ),
    (
        "Keel: The spine of the hull.",
        "Quilla: El espinazo del casco.",
    ),
    (
        "Log: The book in which the keeper writes down the weather, the ships that passed and "
        "whatever broke.",
        "Cuaderno de bitácora: El libro en el que el farero apunta el tiempo, los barcos que "
        "pasaron y todo lo que se rompió.",
    ),
    (
        "Mooring: A rope or chain that ties a boat to the shore.",
        "Amarra: Cuerda o cadena que ata una barca a tierra.",
    ),
    (
        "Pilot: A sailor who knows every rock of the bay, comes aboard at its mouth and leads "
        "strange ships to the quay.",
        "Práctico: Marino que conoce cada roca de la bahía, sube a bordo en la boca y lleva "
        "los barcos forasteros hasta el muelle.",
    ),
    (
        "Quay: The wall at which ships lie.",
        "Muelle: El muro al que se arriman los barcos.",
    ),
    (
        "Tide table: A list of the hours of high and low water for each day of the year, "
        "printed in autumn and sold in every shop of the harbour.",
        "Tabla de mareas: Lista de las horas de pleamar y bajamar de cada día del año, que se "
        "imprime en otoño y se vende en todas las tiendas del puerto.",
    ),
    (
        "Wake: The trail of foam behind a ship.",
        "Estela: El rastro de espuma que deja un barco.",
    ),
    (
        "Watch: Four hours of duty on deck or in the lamp room, after which somebody else "
        "must be woken.",
        "Guardia: Cuatro horas de servicio en cubierta o en la sala de la lámpara, tras las "
        "que hay que despertar a otro.",
    ),
)
FOREIGN = [foreign for _, foreign in HARBOUR]


SHORTENED = [*FOREIGN]
SHORTENED[7] = "Derechos de puerto: lo que paga el dueño."


def sureness(translation: list[str]) -> tuple[list[float], list[float]]:
    """How sure the beads are that pair an entry with its own, and those that pair it otherwise."""
    sides = [english for english, _ in HARBOUR], translation
    documents = [
        Document(name, tuple(Block(BlockKind.LIST_ITEM, text, 1) for text in texts))
        for name, texts in zip(("a.md", "b.md"), sides, strict=True)
    ]
    beads, _ = align_blocks(documents[0], documents[1], None)
    right, wrong = list[float](), list[float]()
    for match, sure in beads:
        if match.is_paired:
            own = [
                SHORTENED.index(text) if text in SHORTENED else FOREIGN.index(text)
                for text in translation[slice(*match.right)]
            ]
            (right if own == list(range(*match.left)) else wrong).append(sure)
    return right, wrong


def test_a_list_in_the_order_of_the_original_is_sure() -> None:
    right, wrong = sureness(FOREIGN)
    assert len(right) == len(HARBOUR)
    assert not wrong
    assert min(right) > 0.9


def test_a_list_that_was_sorted_anew_is_not_sure() -> None:
    _, wrong = sureness(sorted(FOREIGN))
    assert len(wrong) > 4
    assert max(wrong) < UNSURE


def test_what_is_left_of_a_list_is_neither_missing_nor_added() -> None:
    right, wrong = sureness(sorted(FOREIGN))
    assert len(right) + len(wrong) == len(HARBOUR)


def test_one_entry_that_was_shortened_leaves_the_others_sure() -> None:
    right, _ = sureness(SHORTENED)
    assert len(right) >= len(HARBOUR) - 2
    assert min(right) > 0.9


KITCHEN = (
    ("Bowl", "See [the shape](/bowl).", "Cuenco", "Véase [la forma](/bowl)."),
    ("Knife", "Kept sharp.", "Cuchillo", "Siempre afilado."),
    ("Ladle", "Holds [a pint](/pint).", "Cazo", "Lleva [una pinta](/pint)."),
    ("Oven", "Never touched while hot.", "Horno", "No se toca mientras quema."),
    ("Sieve", "Made of [brass](/brass).", "Tamiz", "Hecho de [latón](/brass)."),
)


def page(sections: list[tuple[str, str]]) -> Document:
    return parse("".join(f"## {name}\n\n{text}\n\n" for name, text in sections), ".md")


def test_what_shares_something_with_its_own_entry_alone_has_moved_with_its_heading() -> None:
    original = page([(name, text) for name, text, _, _ in KITCHEN])
    translation = page(sorted((name, text) for _, _, name, text in KITCHEN))
    own = {english: foreign for english, _, foreign, _ in KITCHEN}
    beads, _ = align_blocks(original, translation, None)
    found = {
        original.blocks[match.left[0]].text: (translation.blocks[match.right[0]].text, sure)
        for match, sure in beads
        if match.is_paired and match.left[0] % 2 == 0
    }
    sure = {name: other for name, (other, sure) in found.items() if sure >= UNSURE}
    assert sure.keys() >= {"Bowl", "Ladle", "Sieve"}
    assert all(own[name] == other for name, other in sure.items())


def test_terms_that_are_spelled_alike_keep_their_place_and_stay_sure() -> None:
    terms = ("Anchor", "Bar"), ("Balcony", "Balcón"), ("Capital", "Capital"), ("Door", "Domo")
    more = ("Lamp", "Lámpara"), ("Mast", "Mástil"), ("Port", "Puerto"), ("Tower", "Torre")
    original = page([(english, "It is old.") for english, _ in (*terms, *more)])
    translation = page([(foreign, "Es antiguo.") for _, foreign in (*terms, *more)])
    beads, _ = align_blocks(original, translation, None)
    assert all(match.left == match.right and sure > 0.8 for match, sure in beads)


def test_four_items_in_alphabetical_order_by_chance_are_not_doubted() -> None:
    original = parse("- Stir it.\n- Boil it.\n- Taste it.\n- Cool it.\n", ".md")
    translation = parse("- Remover.\n- Ponerlo al fuego.\n- Probarlo.\n- Dejarlo enfriar.\n", ".md")
    for foreign in (translation, parse("- Ahora.\n- Bien.\n- Luego.\n- Ya.\n", ".md")):
        beads, _ = align_blocks(original, foreign, None)
        assert all(sure > 0.8 for match, sure in beads if match.is_paired)


def test_the_text_under_headings_that_are_a_pair_goes_with_them() -> None:
    sides = [
        page(sorted((name, f"See [it](/{k}).") for k, name in enumerate(names)))
        for names in (
            ("Anchor", "Fork", "Jar", "Knife", "Ladle"),
            ("Ancla", "Horca", "Bote", "Cuchillo", "Cazo"),
        )
    ]
    left, right = (
        [View({link.href for link in b.links}, b.text.lower()) for b in side.blocks]
        for side in sides
    )
    similarity = Similarity(left, right, same_language=False)
    hrefs = [[link.href for b in side.blocks for link in b.links] for side in sides]
    headings = [
        Match((2 * n, 2 * n + 1), (2 * m, 2 * m + 1), 0.5, moved=n != m)
        for n, m in enumerate(hrefs[1].index(href) for href in hrefs[0])
    ]
    found, _ = rearranged(sides[0].blocks, sides[1].blocks, in_order(headings, 10, 10), similarity)
    assert {(m.left[0], m.right[0]) for m in found if m.is_paired} == {
        (2 * n + k, 2 * hrefs[1].index(href) + k) for n, href in enumerate(hrefs[0]) for k in (0, 1)
    }
