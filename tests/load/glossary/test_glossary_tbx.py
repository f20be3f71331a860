"""Glossaries in TBX, in both of its dialects."""

from __future__ import annotations

import pytest

from fidelity.errors import LoadError
from fidelity.load.glossary import read_terms
from fidelity.model import Term, TermRule

MUST, MUST_NOT, _ = TermRule

VERSION_2 = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en">
 <martifHeader><fileDesc><sourceDesc><p>Ours</p></sourceDesc></fileDesc></martifHeader>
 <text><body>
  <termEntry id="c1">
   <note>of wires and poles</note>
   <langSet xml:lang="en-US"><tig><term>network</term></tig></langSet>
   <langSet xml:lang="de-DE">
    <tig><term>Netzwerk</term>
     <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
    <tig><term>Netz</term>
     <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
    <ntig><termGrp><term>Leitungsnetz</term>
     <termNote type="normativeAuthorization">admittedTerm</termNote></termGrp></ntig>
   </langSet>
  </termEntry>
  <termEntry id="c2">
   <langSet xml:lang="fr"><tig><term>toile</term>
    <termNote type="normativeAuthorization">supersededTerm</termNote></tig></langSet>
  </termEntry>
 </body></text>
</martif>
"""

VERSION_3 = """<?xml version="1.0"?>
<tbx style="dct" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:basic="http://www.tbxinfo.net/ns/basic">
 <text><body>
  <conceptEntry id="c1">
   <langSec xml:lang="en">
    <termSec><term>quay</term></termSec>
    <termSec><term>wharf</term></termSec>
   </langSec>
   <langSec xml:lang="es">
    <termSec><term>muelle</term>
     <basic:administrativeStatus>preferredTerm-admn-sts</basic:administrativeStatus></termSec>
    <termSec><term>embarcadero</term>
     <basic:administrativeStatus>deprecatedTerm-admn-sts</basic:administrativeStatus></termSec>
   </langSec>
  </conceptEntry>
 </body></text>
</tbx>
"""


def test_version_2_is_read() -> None:
    note = "of wires and poles"
    assert read_terms(VERSION_2, "terms.tbx") == (
        Term("network", MUST, ("Netzwerk", "Leitungsnetz"), "terms.tbx:10", "de", note),
        Term("network", MUST_NOT, ("Netz",), "terms.tbx:12", "de", note),
        Term("", MUST_NOT, ("toile",), "terms.tbx:19", "fr"),
    )


def test_version_3_is_read_and_holds_for_each_english_term() -> None:
    assert read_terms(VERSION_3, "terms.tbx") == (
        Term("quay", MUST, ("muelle",), "terms.tbx:11", "es"),
        Term("wharf", MUST, ("muelle",), "terms.tbx:11", "es"),
        Term("quay", MUST_NOT, ("embarcadero",), "terms.tbx:13", "es"),
        Term("wharf", MUST_NOT, ("embarcadero",), "terms.tbx:13", "es"),
    )


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("<martif><text></martif>", "terms.tbx:1", "not valid XML"),
        ("<tmx><body/></tmx>", "terms.tbx", "is XML, but no TBX"),
        ("<tbx><text><body/></text></tbx>", "terms.tbx", "there is no term in this glossary"),
        (VERSION_2.replace("supersededTerm", "oldTerm"), "terms.tbx:20", "unknown normativeAuth"),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, where: str, what: str) -> None:
    with pytest.raises(LoadError) as error:
        read_terms(text, "terms.tbx")
    assert error.value.where == where
    assert what in error.value.what


def test_entities_are_not_resolved() -> None:
    bomb = '<!DOCTYPE tbx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    text = VERSION_3.replace('<?xml version="1.0"?>', bomb).replace("muelle", "&b;")
    found = read_terms(text, "terms.tbx")
    assert all("aaaa" not in wording for term in found for wording in term.wordings)
