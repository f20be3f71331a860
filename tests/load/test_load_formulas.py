import pytest

from fidelity.load import parse
from fidelity.model import MarkKind


def formulas(markdown: str) -> tuple[str, list[str]]:
    """The text of the only block, and its formulas."""
    (block,) = parse(markdown, ".md").blocks
    marks = [mark for mark in block.marks if mark.kind is MarkKind.FORMULA]
    return block.text, [block.text[mark.start : mark.end] for mark in marks]


@pytest.mark.parametrize(
    ("markdown", "text", "found"),
    [
        ("Let $x_1$ and $y_1$ be.", "Let x_1 and y_1 be.", ["x_1", "y_1"]),
        ("So $$x + 1$$ holds.", "So x + 1 holds.", ["x + 1"]),
        (r"So \(a_i * b_i\) holds.", "So a_i * b_i holds.", ["a_i * b_i"]),
        (r"So \\(a_i\\) holds.", "So a_i holds.", ["a_i"]),
        ("So $`a+b`$ holds.", "So a+b holds.", ["a+b"]),
        ("The $n$th time.", "The nth time.", ["n"]),
        (
            r"$x \in A$, and $f(a, b) = 3$.",
            r"x \in A, and f(a, b) = 3.",
            [r"x \in A", "f(a, b) = 3"],
        ),
        (
            r"Is $\text{speed of light} = c$?",
            r"Is \text{speed of light} = c?",
            [r"\text{speed of light} = c"],
        ),
        ("<p>Is <math><mi>x</mi></math> it?</p>", "Is x it?", ["x"]),
    ],
)
def test_formulas_are_kept_as_they_are(markdown: str, text: str, found: list[str]) -> None:
    assert formulas(markdown) == (text, found)


@pytest.mark.parametrize(
    "markdown",
    [
        "They cost $5 and $10.",
        "They cost $5, or $10-$20.",
        "They cost between $5 and 10$ a day.",
        "He paid $20 and she 30$, then left.",
        "From US$5 to CA$10.",
        "Pay $5/$10 or ($5) or ($6).",
        "Set $HOME and $PATH, or $HOME/bin:$PATH.",
        "Names like A$AP and Ke$ha.",
        "The sign is $.",
    ],
)
def test_amounts_and_variables_are_no_formulas(markdown: str) -> None:
    assert formulas(markdown) == (markdown, [])


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("`$x$` is code.", "$x$ is code."),
        (r"\$x\$ is escaped.", "$x$ is escaped."),
        (r"One \(see below\) more.", "One (see below) more."),
        ("[$](a) or [$](b).", "$ or $."),
    ],
)
def test_what_is_code_or_escaped_or_linked_is_no_formula(markdown: str, text: str) -> None:
    assert formulas(markdown) == (text, [])
