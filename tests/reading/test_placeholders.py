"""What a text holds for a program or a typesetter, and what it stands for."""

import pytest

from fidelity.reading.placeholders import placeholders


def targets(text: str) -> list[str]:
    return [found.target for found in placeholders(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("%s, %5.2f, %-3d, %(name)s, %1$s and %%", ["%s", "%f", "%d", "%(name)s", "%1$s"]),
        ("100% sure, 20 % de, 50%off, 5%d", []),
        ("%Y-%m-%d", []),
        ("%1 of %L2, %n files", ["%1", "%L2", "%n"]),
        ("{} {0} {name!r:>10} {0, number, #.##} {day:%d}", ["{}", "{0}", "{name}", "{0}", "{day}"]),
        ("{{ user.name | upper }} ${x} #{y} %{z} $t(a.b)", ["{{user.name|upper}}", "${x}", "#{y}", "%{z}", "$t(a.b)"]),
        ("{{< figure >}} {{% note %}} {a b} { \"x\": 1 }", []),
        ("{% if x %}", ["{%ifx%}"]),
        ("<b>x</b><br/> <img src='a.png' alt='x'>", ["<b>", "</b>", "", "<img a.png>"]),
        ("<x id=\"1\"/><0>y</0> <bold>z</bold> <Link/>", ["<x 1>", "<0>", "</0>", "<bold>", "</bold>", "<link>"]),
        ("copy <file> if a <b and c> d", []),
        (":mod:`csv` :py:class:`~a.B` :func:`len()` :meth:`!x`", ["csv", "a.B", "len", "x"]),
        (":ref:`the list <list>` :dfn:`error` at 10:30:`x`", ["list", ""]),
        ("``newline=''`` and ``a  b`` but ``quoted'' and ``so''", ["newline=''", "a b"]),
        ("see [1]_ and [#note]_, |version| or a | b |", ["[1]_", "[#note]_", "|version|"]),
        ("{n, plural, =0 {none} one {# of {x}} other {# of {x}}}.", ["{n, plural}", "", "#", "{x}", "", "#", "{x}", ""]),
        ("{g, select, male {he} other {they}}", ["{g, select, male other}", "", ""]),
        ("{n, plural, one {x y} other {y z", []),
    ],
)  # fmt: skip
def test_placeholders_are_told_by_what_they_stand_for(text: str, expected: list[str]) -> None:
    assert targets(text) == expected


def test_the_title_of_a_role_is_language() -> None:
    (found,) = placeholders("See :term:`file objects <file object>`.")
    assert found.words == (11, 23)
    assert list(found.stretches) == [(4, 11), (23, 38)]


@pytest.mark.parametrize(
    "part",
    ["{a, plural, one {", "{a, select, b {c d} ", "{{", "<a b='c' ", "``", ":a: `", "%(", "[#"],
)
def test_what_is_never_closed_is_no_placeholder(part: str) -> None:
    assert targets(part * 2000) == []


def test_variants_within_variants_are_read_as_deep_as_anybody_writes_them() -> None:
    text = "{a, plural, other {" * 50 + "x" + "}}" * 50
    assert targets(text).count("{a, plural}") == 50
