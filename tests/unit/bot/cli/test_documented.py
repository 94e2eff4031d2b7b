"""Command lines in the README and in the help are valid."""

from __future__ import annotations

import io
import re
import shlex
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from bot.cli.app import app
from bot.cli.usage_errors import run_command_line
from tests.unit.bot.cli.conftest import made, put
from tests.unit.pipeline.fakes import Fakes

ROOT = Path(__file__).parents[4]
README = (ROOT / "README.md").read_text()
OPERATING = (ROOT / "docs" / "OPERATING.md").read_text()
LINES = re.findall(r"^(?:(.*) \| )?\S*mp4totext run (.*?)(?: +#.*)?$", README, re.MULTILINE)


def test_readme_shows_four_command_lines() -> None:
    assert len(LINES) == 4


@pytest.mark.parametrize(("before", "line"), LINES)
def test_command_lines_of_the_readme_run(
    before: str,
    line: str,
    fakes: Fakes,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    put("talk.mp4")
    put("recordings/deep/talk.mp4")
    put("inbox/talk.mp4")
    words = ["run", *shlex.split(line)]
    if "--watch" in words:  # it never ends, so it is only parsed
        command = get_command(app)
        context = command.commands["run"].make_context("run", words[1:])  # type: ignore[attr-defined]
        assert context.params["watch"]
        assert context.params["recordings"] == ["inbox/"]
        return
    if before:
        assert before == "cat talk.mp4"
        file = Path("talk.mp4").open("rb")  # noqa: SIM115 - used as standard input
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(file))
    with pytest.raises(SystemExit) as exc_info:
        run_command_line(app, words)
    sys.stdin.close() if before else None
    assert exc_info.value.code == 0, capsys.readouterr().err
    if "--out" in words:
        assert made("texts")


def test_documented_options_exist() -> None:
    options = {name for param in get_command(app).commands["run"].params for name in param.opts}  # type: ignore[attr-defined]
    chapter = OPERATING.partition("## At a command line")[2].partition("\n## ")[0]
    named = set(re.findall(r"--[a-z]+", chapter)) | set(re.findall(r"--[a-z]+", str(LINES)))
    assert named
    assert named <= options


def test_help_fits_on_a_screen(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exc_info:
        run_command_line(app, ["run", "--help"])
    assert exc_info.value.code == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) < 40
    assert max(map(len, lines)) <= 80
    examples = [line for line in lines if " mp4totext run " in line]
    assert len(examples) >= 4
