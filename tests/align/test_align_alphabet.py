from fidelity.align.alphabet import by_alphabet, headword, term


def test_accents_count_for_nothing_in_the_order() -> None:
    assert by_alphabet(["Ábaco", "Árbol", "Élite", "Estela", "Ñandú", "Obra"], 6)


def test_letters_that_unicode_puts_last_stand_where_their_alphabet_has_them() -> None:
    assert by_alphabet(["Журнал", "Зоря", "Іній", "Йод", "Якір"], 5)


def test_one_item_out_of_order_is_too_many_of_five_but_not_of_eight() -> None:
    assert not by_alphabet(["anchor", "buoy", "bilge", "keel", "wake"], 4)
    assert by_alphabet(["anchor", "buoy", "bilge", "keel", "log", "pilot", "quay", "wake"], 4)


def test_steps_that_only_their_number_tells_apart_are_in_no_order() -> None:
    assert not by_alphabet([f"Step {number}: sail on" for number in range(1, 9)], 4)


def test_too_few_items_are_in_no_order() -> None:
    assert not by_alphabet(["anchor", "buoy", "keel"], 4)


def test_the_letter_of_an_item_is_no_part_of_what_it_is_sorted_by() -> None:
    assert headword("b) “Tide table” of 1891") == "tide table” of "


def test_a_term_ends_where_its_meaning_begins() -> None:
    assert term("Cálculo (plural: cálculos)") == "calculo"
    assert term("Fog horn – a loud horn") == "fog horn"
    assert term("Co-pilot: sits beside the pilot") == "co-pilot"
