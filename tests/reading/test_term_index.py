"""Terms in texts: the longest wins, in any form."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from fidelity.reading.term_index import TermIndex


def found(lang: str, terms: Sequence[str], text: str) -> list[str]:
    index: TermIndex[str] = TermIndex(lang)
    for term in terms:
        index.add(term, term)
    return [f"{f.payload}={text[f.start : f.end]}" for f in index.find(text)]


@pytest.mark.parametrize(
    ("terms", "text", "expected"),
    [
        (["network"], "The networks, a Network and the network's end.", ["networks", "Network", "network"]),
        (["network"], "Networking, a network-wide network_id in app.network and network.toml.", []),
        (["open source"], "Open-source and open  source.", ["Open-source", "open  source"]),
        (["deploy"], "It deploys, deployed, deploying; a deployment.", ["deploys", "deployed", "deploying"]),
        (["index", "mouse"], "Indices of mice.", ["Indices", "mice"]),
        (["kubelet"], "Two kubelets.", ["kubelets"]),
        (["API", "IT", "HTTP"], "APIs of it, over HTTPS.", ["APIs"]),
        (["C++", "C", ".NET", "CI/CD", "node.js", "k8s"], "C++, C#, .NET, CI/CD, node.js on k8s.",
         ["C++", ".NET", "CI/CD", "node.js", "k8s"]),
        (["building", "build"], "The building.", ["building"]),
        (["café"], "Two cafes.", ["cafes"]),
        (["..."], "Wait ...", []),
    ],
)  # fmt: skip
def test_english_terms_are_found_in_their_forms(
    terms: list[str], text: str, expected: list[str]
) -> None:
    assert [each.partition("=")[2] for each in found("en", terms, text)] == expected


def test_the_longest_of_overlapping_terms_wins() -> None:
    terms = ["network", "delivery network", "content delivery network", "network policy"]
    assert found(
        "en", terms, "A content delivery network policy, a network policy, a network."
    ) == [
        "content delivery network=content delivery network",
        "network policy=network policy",
        "network=network",
    ]


def test_terms_of_the_same_words_are_all_found() -> None:
    index: TermIndex[int] = TermIndex("en")
    index.add("quay", 1)
    index.add("Quay", 2, case_sensitive=True)
    assert [f.payload for f in index.find("the quay")] == [1]
    assert [f.payload for f in index.find("the Quay")] == [1, 2]


def test_scripts_without_spaces_are_searched_letter_by_letter() -> None:
    assert found("zh", ["网", "网络", "内容网络"], "内容网络和网络，网页") == [
        "内容网络=内容网络",
        "网络=网络",
        "网=网",
    ]


def test_a_word_in_another_form_is_told_from_one_as_it_is_given() -> None:
    index: TermIndex[str] = TermIndex("de")
    index.add("Rechner", "Rechner")
    assert [f.is_exact for f in index.find("Der Rechner, mit Rechnern.")] == [True, False]
