"""`--fix` mends what is sure, touches no other byte, and has nothing to do the second time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


def fidelity(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "fidelity", "check", *words],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )


def files(folder: Path, original: str, translation: str, names: tuple[str, str]) -> None:
    for name, text in zip(names, (original, translation), strict=True):
        (folder / name).write_bytes(text.encode())


def mended(folder: Path, original: str, translation: str, suffix: str = ".md") -> str:
    """The translation after --fix, which must find nothing to do a second time."""
    names = "a" + suffix, "a.es" + suffix
    files(folder, original, translation, names)
    words = (*names, "--from", "es", "--layers", "structural,lexical")
    fidelity(*words, "--fix", cwd=folder)
    after = (folder / names[1]).read_bytes()
    again = fidelity(*words, "--fix", cwd=folder)
    assert "mended" not in again.stderr
    assert (folder / names[1]).read_bytes() == after
    return after.decode()


TEXT = "The mill burned down in 1911.\n\n"
TEXTO = "El molino se quemó en 1911.\n\n"


@pytest.mark.parametrize(
    ("original", "translation", "expected"),
    [
        (
            "Install [Syncthing](https://syncthing.example/) first.",
            "Primero instale Syncthing.",
            "Primero instale [Syncthing](https://syncthing.example/).",
        ),
        (
            "A reporter of [the BBC](https://bbc.example/) was there.",
            "Un reportero de la BBC estuvo allí.",
            "Un reportero de la [BBC](https://bbc.example/) estuvo allí.",
        ),
        (
            "The bridge was built by [Anna Brandt](https://p.example/anna) in 1931.",
            "Мост построила Анна Брандт в 1931 году.",
            "Мост построила [Анна Брандт](https://p.example/anna) в 1931 году.",
        ),
        (
            "- [Getting started](start.md)\n- [Questions](faq.md)",
            "- Primeros pasos\n- [Preguntas](faq.md)",
            "- [Primeros pasos](start.md)\n- [Preguntas](faq.md)",
        ),
        (
            "Read [the terms](/terms) now.",
            "Lea [las condiciones] (/terms) ahora.",
            "Lea [las condiciones](/terms) ahora.",
        ),
        (
            "Delete %(count)d files from {folder} now?",
            "¿Eliminar %(cuenta)d archivos de {folder} ahora?",
            "¿Eliminar %(count)d archivos de {folder} ahora?",
        ),
    ],
)
def test_what_is_sure_is_mended(
    tmp_path: Path, original: str, translation: str, expected: str
) -> None:
    assert mended(tmp_path, TEXT + original + "\n", TEXTO + translation + "\n") == (
        TEXTO + expected + "\n"
    )


@pytest.mark.parametrize(
    ("original", "translation"),
    [
        ("Read [the terms](/terms) of the shop now.", "Lea las condiciones de la tienda ahora."),
        ("Install [Vim](https://vim.example/) first.", "Instale Vim, pues Vim es bueno."),
        ("Install [Vim](https://vim.example/) first.", "Instale `Vim` primero."),
        ("Install [Vim](https://vim.example/) first.", "Instale Vimium primero."),
        ("The house of {owner} is red.", "La casa de {dueño} es roja, la de {dueño}."),
        ("He asked [Anna Brandt](/anna) for it.", "Он попросил Анну, а не Марию Брандт."),
        ("He asked [Brandt](/anna) for it.", "Он попросил Брандта, но Брандт ушёл."),
        ("See [the harbour](/harbour) at night.", "Vea el puerto de noche."),
    ],
)
def test_what_is_not_sure_is_left_alone(tmp_path: Path, original: str, translation: str) -> None:
    text = TEXTO + translation + "\n"
    assert mended(tmp_path, TEXT + original + "\n", text) == text


FRONT = "---\ntitle: The mill\nweight: 20\ndraft: true\nauthor: Mia\n---\n\n"


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        (
            "---\ntitle: El molino\nweight: 200\ndraft: true\nauthor: Mia\n---\n\n",
            "---\ntitle: El molino\nweight: 20\ndraft: true\nauthor: Mia\n---\n\n",
        ),
        (
            "---\ntitle: El molino\nweight: 20\nauthor: Mia\n---\n\n",
            "---\ntitle: El molino\nweight: 20\ndraft: true\nauthor: Mia\n---\n\n",
        ),
    ],
)
def test_an_entry_that_stays_the_same_by_rule_is_restored(
    tmp_path: Path, front: str, expected: str
) -> None:
    assert mended(tmp_path, FRONT + TEXT, front + TEXTO) == expected + TEXTO


def test_every_other_byte_stays_as_it_is(tmp_path: Path) -> None:
    original = FRONT + TEXT + "Install [Syncthing](https://syncthing.example/) first.\n"
    before = (
        "\ufeff---\ntitle: El molino\nweight: 20\nauthor: Mia\n---\n\n"
        + TEXTO
        + "Primero  instale Syncthing.\t\u00a0\n\n\n"
    ).replace("\n", "\r\n")
    after = before.replace("weight: 20\r\n", "weight: 20\r\ndraft: true\r\n").replace(
        "Syncthing.", "[Syncthing](https://syncthing.example/)."
    )
    assert mended(tmp_path, original, before) == after


def test_a_page_of_html_gets_its_link_back(tmp_path: Path) -> None:
    original = '<p>The mill burned.</p>\n<p>Install <a href="https://a.example/?a=1&amp;b=2">Syncthing</a> first.</p>\n'
    before = "<p>El molino se quemó.</p>\n<p>Primero instale Syncthing.</p>\n"
    assert mended(tmp_path, original, before, ".html") == before.replace(
        "Syncthing", '<a href="https://a.example/?a=1&amp;b=2">Syncthing</a>'
    )


@pytest.mark.parametrize("name", ["a.es.md", "el molino.es.md"])
def test_a_difference_is_shown_and_nothing_is_changed(tmp_path: Path, name: str) -> None:
    before = TEXTO + "Lea [las condiciones] (/terms) ahora.\n"
    files(tmp_path, TEXT + "Read [the terms](/terms) now.\n", before, ("a.md", name))
    words = ("a.md", name, "--layers", "structural,lexical", "--diff")
    done = fidelity(*words, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.splitlines()[-2:] == [
        "-Lea [las condiciones] (/terms) ahora.",
        "+Lea [las condiciones](/terms) ahora.",
    ]
    assert (tmp_path / name).read_text() == before
    patched = (
        subprocess.run(["patch", "-p1"], cwd=tmp_path, input=done.stdout, text=True, check=False)
        if _has("patch")
        else None
    )
    if patched is None:
        pytest.skip("there is no `patch` here")
    assert (tmp_path / name).read_text() == before.replace("] (", "](")


def test_a_fault_that_cannot_be_mended_is_no_clean_run(tmp_path: Path) -> None:
    texts = (TEXT + "She sold 30 sacks.\n", TEXTO + "Vendió 13 sacos.\n")
    files(tmp_path, *texts, ("a.md", "a.es.md"))
    words = ("--layers", "structural,lexical", "--diff")
    named = fidelity("a.md", "a.es.md", *words, cwd=tmp_path)
    piped = fidelity("a.md", "-", "--from", "es", *words, cwd=tmp_path)
    assert (named.returncode, named.stdout) == (1, "")
    assert named.stderr.endswith("nothing of what fails can be mended by --fix\n")
    assert (piped.returncode, "no file that could be mended" in piped.stderr) == (2, True)


def _has(program: str) -> bool:
    from shutil import which

    return which(program) is not None


def test_a_file_keeps_its_rights_and_stays_a_link(tmp_path: Path) -> None:
    texts = (
        TEXT + "Read [the terms](/terms) now.\n",
        TEXTO + "Lea [las condiciones] (/terms) ahora.\n",
    )
    files(tmp_path, *texts, ("a.md", "real.md"))
    (tmp_path / "real.md").chmod(0o640)
    (tmp_path / "a.es.md").symlink_to("real.md")
    fidelity("a.md", "a.es.md", "--layers", "structural,lexical", "--fix", cwd=tmp_path)
    assert (tmp_path / "a.es.md").is_symlink()
    assert (tmp_path / "real.md").stat().st_mode & 0o777 == 0o640
    assert "](/terms)" in (tmp_path / "real.md").read_text()


def test_what_is_accepted_is_not_mended(tmp_path: Path) -> None:
    accepted = (
        TEXTO
        + "<!-- fidelity: accept all: so it is shown -->\n\nLea [las condiciones] (/terms) ahora.\n"
    )
    assert mended(tmp_path, TEXT + "Read [the terms](/terms) now.\n", accepted) == accepted


def test_fixing_and_looking_at_the_index_do_not_go_together(tmp_path: Path) -> None:
    done = fidelity("a.md", "a.es.md", "--fix", "--staged", cwd=tmp_path)
    assert (done.returncode, "leave out --staged" in done.stderr) == (2, True)


def test_a_placeholder_of_a_catalogue_is_mended_in_its_own_entry(tmp_path: Path) -> None:
    head = 'msgid ""\nmsgstr "Language: es\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
    wrong = 'msgid "Delete {count} files?"\nmsgstr "¿Eliminar {cuenta} archivos?"\n\n'
    other = 'msgid "{cuenta} is no name"\nmsgstr "{cuenta} no es nombre"\n'
    (tmp_path / "es.po").write_text(head + wrong + other)
    for _ in range(2):
        fidelity("es.po", "--layers", "structural,lexical", "--fix", cwd=tmp_path)
    assert (tmp_path / "es.po").read_text() == head + wrong.replace("cuenta", "count") + other
