"""Any program as an engine: real programs that translate, fail, lie and hang."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest

from fidelity.back_translate import back_translate, command
from fidelity.back_translate.engine import Engine, Job
from fidelity.errors import EngineError
from fidelity.model import Block, BlockKind, Document

READ = "import json, os, sys, time\nrows = [json.loads(line) for line in sys.stdin]\n"
LOUD = READ + (
    "for row in rows:\n"
    "    print(json.dumps({'id': row['id'], 'english': row['text'].upper() + '/' + row['lang']}))\n"
)
BACKWARDS = LOUD.replace("in rows:\n", "in reversed(rows):\n")
PADDED = LOUD + "print('\\r\\n \\n')"
UNESCAPED = LOUD.replace(
    "print(json.dumps({'id': row['id'], 'english': row['text'].upper() + '/' + row['lang']}))",
    "sys.stdout.buffer.write(json.dumps({'id': row['id'], 'english': row['text'].upper() + '/es'},"
    " ensure_ascii=False).encode() + b'\\n')",
)


def said(*rows: object) -> str:
    """A program that reads its input and gives these rows, each of them as it is if it is text."""
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    output = "".join(f"{line}\n" for line in lines)
    return f"{READ}sys.stdout.write({output!r})"


def opened(program: str, **options: object) -> Engine:
    run = [sys.executable, "-c", program]
    options = {"run": run, "name": "loud", **options}
    return command.open_engine(Job(Document("text.md", ()), "es", options=options))


@pytest.mark.parametrize(
    "program",
    [LOUD, BACKWARDS, PADDED, UNESCAPED],
    ids=["in order", "in any order", "with empty lines", "in UTF-8"],
)
def test_each_sentence_gets_the_english_of_its_own_id(program: str) -> None:
    texts = ["¿Qué?", "una\u2028línea", "y\notra", "XQ0X", ""]
    wanted = ["¿QUÉ?/es", "UNA\u2028LÍNEA/es", "Y\nOTRA/es", "XQ0X/es", "/es"]
    assert opened(program).translate(texts) == wanted


def test_more_than_a_pipe_holds_goes_through_a_program_that_answers_at_once() -> None:
    program = LOUD.replace("[json.loads(line) for line in sys.stdin]", "map(json.loads, sys.stdin)")
    texts = [f"{number} " + "palabra " * 100 for number in range(2000)]
    assert opened(program).translate(texts) == [f"{text.upper()}/es" for text in texts]


ONE, TWO = {"id": 0, "english": "One"}, {"id": 1, "english": "Two"}
NO_ROW = "is not a row of a number id and a text english: "


@pytest.mark.parametrize(
    ("program", "what"),
    [
        (said(), "2 of 2 ids got no answer, the first is 0"),
        (said(ONE), "1 of 2 ids got no answer, the first is 1"),
        (said(ONE, TWO, ONE), "line 3 answers the id 0 for a second time"),
        (said(ONE, {"id": 2, "english": "x"}), "line 2 answers the id 2, which was not asked"),
        (said(ONE, {"id": -1, "english": "x"}), "line 2 answers the id -1, which was not asked"),
        (said(ONE, "Two"), "line 2 is not JSON: 'Two'"),
        (f"{READ}print('[' * 100_000)", f"line 1 is not JSON: {'[' * 60!r}"),
        (said(ONE, [1, "Two"]), f"line 2 {NO_ROW}'[1, \"Two\"]'"),
        (said(ONE, {"id": True, "english": "x"}), f"line 2 {NO_ROW}"),
        (said(ONE, {"id": "1", "english": "x"}), f"line 2 {NO_ROW}"),
        (said(ONE, {"id": 1, "english": None}), f"line 2 {NO_ROW}"),
        (said(ONE, {"id": 1}), f"line 2 {NO_ROW}"),
        (f"{READ}sys.stdout.buffer.write(b'\\xff')", "its output is not UTF-8 at byte 0"),
        (f"{READ}sys.exit(3)", "failed with exit code 3"),
        (f"{LOUD}sys.exit(3)", "failed with exit code 3"),
        (f"{READ}os.kill(os.getpid(), 9)", "failed with exit code -9"),
        ("raise SystemExit(4)", "failed with exit code 4"),
        (f"{READ}sys.exit('no model')", "failed with exit code 1; it said: no model"),
        (
            f"{said(ONE)}\nsys.stderr.write('two is hard')",
            "1 of 2 ids got no answer, the first is 1; it said: two is hard",
        ),
    ],
)
def test_a_program_that_breaks_the_rules_is_an_error(program: str, what: str) -> None:
    with pytest.raises(EngineError) as caught:
        opened(program).translate(["uno", "dos"])
    error = caught.value
    assert (error.where, error.what[: len(what)]) == ("engine command (loud)", what)


def test_of_a_long_complaint_the_end_is_shown() -> None:
    with pytest.raises(EngineError) as caught:
        opened(f"{READ}sys.exit('x' * 100_000 + 'the cause')").translate(["uno"])
    assert caught.value.what == f"failed with exit code 1; it said: {'x' * 491}the cause"


def test_a_program_that_hangs_is_stopped_with_all_that_it_started(tmp_path: Path) -> None:
    beat = tmp_path / "beat"
    child = f"import time\nwhile True:\n    open({str(beat)!r}, 'a').write('.'); time.sleep(0.02)"
    program = f"{READ}import subprocess\nsubprocess.run([sys.executable, '-c', {child!r}])"
    with pytest.raises(EngineError) as caught:
        opened(program, timeout=2).translate(["uno"])
    assert (caught.value.what, caught.value.hint) == (
        "no answer within 2 seconds",
        "a larger timeout in [tool.fidelity.engines.command]",
    )
    before = beat.stat().st_size
    sleep(0.3)
    assert (before > 0, beat.stat().st_size) == (True, before)


def test_a_program_that_leaves_a_child_with_its_output_is_not_waited_for_forever() -> None:
    child = "import time; time.sleep(300)"
    program = f"{LOUD}import subprocess\nsubprocess.Popen([sys.executable, '-c', {child!r}])"
    started = monotonic()
    with pytest.raises(EngineError, match="no answer within 2 seconds"):
        opened(program, timeout=2).translate(["uno"])
    assert monotonic() - started < 200


def test_an_argument_may_be_longer_than_the_name_of_a_file_can_be() -> None:
    assert opened(f"{LOUD}# {'x' * 10_000}").translate(["uno"]) == ["UNO/es"]


def test_a_program_that_vanished_is_an_error(tmp_path: Path) -> None:
    program = tmp_path / "program"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    job = Job(Document("text.md", ()), "es", options={"run": [str(program)]})
    engine = command.open_engine(job)
    program.unlink()
    with pytest.raises(EngineError, match="cannot be started: No such file or directory"):
        engine.translate(["uno"])


@pytest.mark.parametrize(
    ("options", "what", "hint"),
    [
        ({}, "the option run names no program", 'run = ["program", "argument"] in [tool.fidelity.'),
        ({"run": []}, "the option run names no program", 'run = ["program", "argument"] in ['),
        ({"run": [""]}, "the option run names no program", 'run = ["program", "argument"] in ['),
        (
            {"run": "python3 translate.py"},
            "the option run is 'python3 translate.py', not a list of the program and its arguments",
            'run = ["program", "argument"] in [tool.fidelity.engines.command]',
        ),
        ({"run": ["sh", 5]}, "the option run is ['sh', 5], not a list of texts", "run = ["),
        ({"run": ["no-such-program"]}, "there is no program no-such-program", "install it, or"),
        ({"run": ["sh"], "timeout": -1}, "the option timeout is -1, not a number of", "timeout = "),
        ({"run": ["sh"], "version": 2}, "the option version is 2, not a text", 'version = "..."'),
        ({"command": ["sh"]}, "there is no option command", "it knows run, name, version, timeout"),
    ],
)
def test_an_option_that_cannot_be_used_is_an_error_with_the_way_to_mend_it(
    options: dict[str, Any], what: str, hint: str
) -> None:
    with pytest.raises(EngineError) as caught:
        command.open_engine(Job(Document("text.md", ()), "es", options=options))
    error = caught.value
    begin = (error.what[: len(what)], error.hint[: len(hint)])
    assert (error.where, *begin) == ("engine command", what, hint)


def signature(lang: str = "es", **options: object) -> str:
    return command.open_engine(Job(Document("t.md", ()), lang, options=options)).info.signature


def test_a_signature_changes_with_all_that_may_change_the_english(tmp_path: Path) -> None:
    script = tmp_path / "translate.py"
    script.write_text("one")
    run = [sys.executable, str(script)]
    same = [signature(run=run), signature(run=run), signature(run=run, timeout=5)]
    os.utime(script, (0, 0))
    same.append(signature(run=run))
    others = [
        signature(run=[*run, "--fast"]),
        signature(run=run, version="2"),
        signature(run=run, name="other"),
        signature("pt", run=run),
    ]
    script.write_text("two")
    others.append(signature(run=run))
    assert (len(set(same)), len({*same, *others})) == (1, 6)


def test_a_signature_does_not_show_what_the_program_is_told() -> None:
    made = signature(run=[sys.executable, "--token=s3cret"])
    assert made.startswith(f"command/es-en/{Path(sys.executable).name}/")
    assert "s3cret" not in made


def test_a_document_goes_through_a_program_and_keeps_what_is_no_language() -> None:
    block = Block(BlockKind.PARAGRAPH, "Mira {{ nombre }} en https://a.example/b hoy.", 1)
    options = {"command": {"run": [sys.executable, "-c", LOUD], "name": "loud", "version": "2"}}
    outcome = back_translate(
        Document("text.md", (block,)), lang="es", engine="command", options=options
    )
    made = outcome.back_translation
    assert made is not None
    wanted = ("MIRA {{ nombre }} EN https://a.example/b HOY./es",)
    assert (made.texts, outcome.notes) == (wanted, ("back-translated with command loud 2",))


@pytest.mark.parametrize("run", ['["./loud"]', '["PYTHON", "loud"]'])
def test_a_program_is_looked_for_beside_the_configuration_wherever_the_command_is_run(
    tmp_path: Path, run: str
) -> None:
    program = tmp_path / "loud"
    program.write_text(f"#!{sys.executable}\n{LOUD}", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.md").write_text("LLUEVE./es\n", encoding="utf-8")
    (pages / "a.es.md").write_text("Llueve.\n", encoding="utf-8")
    named = run.replace("PYTHON", sys.executable)
    (tmp_path / "fidelity.toml").write_text(
        f'engine = "command"\ncache = "none"\n[engines.command]\nrun = {named}\n', encoding="utf-8"
    )
    words = (sys.executable, "-m", "fidelity", "check", "a.md", "a.es.md", "--from", "es")
    done = subprocess.run(words, cwd=pages, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done
    assert "back-translated with command" in done.stdout
