"""Every command reports a usage error in one sentence, with status 2."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from bot.cli.app import app, main
from bot.cli.usage_errors import run_command_line


def commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    yield path, command
    for name, each in getattr(command, "commands", {}).items():
        yield from commands(each, (*path, name))


EVERY = dict(commands(get_command(app)))
LEAVES = [path for path, command in EVERY.items() if not hasattr(command, "commands")]


def usage_error(words: Sequence[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Run a wrong command line. Return its error, which is one sentence with status 2."""
    with pytest.raises(SystemExit) as exc_info:
        run_command_line(app, words)
    error = capsys.readouterr()
    assert exc_info.value.code == 2
    assert error.out == ""
    assert len(error.err.splitlines()) == 1
    assert not set("│╭╰\x1b") & set(error.err)
    return error.err.strip()


@pytest.mark.parametrize("path", EVERY, ids=" ".join)
def test_unknown_option_is_named_with_the_closest_one(
    path: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    error = usage_error([*path, "--hepl"], capsys)
    assert (
        error
        == f"--hepl is not an option of {' '.join(['mp4totext', *path])}; did you mean --help?"
    )
    assert "--xyzzy" in usage_error([*path, "--xyzzy"], capsys)
    assert "-9" in usage_error([*path, "-9"], capsys)


@pytest.mark.parametrize("path", LEAVES, ids=" ".join)
def test_options_report_a_missing_or_surplus_value(
    path: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    for param in EVERY[path].params:
        if param.param_type_name != "option":
            continue
        name = param.opts[0]
        line = [*path, f"{name}=1"] if param.is_flag else [*path, name]
        error = usage_error(line, capsys)
        assert error.startswith(f"{name} {'takes no' if param.is_flag else 'needs a'} value")
        assert error.endswith(f"{' '.join(path)} --help.")


@pytest.mark.parametrize("path", LEAVES, ids=" ".join)
def test_missing_and_surplus_arguments_are_named(
    path: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = [param for param in EVERY[path].params if param.param_type_name == "argument"]
    if any(param.required for param in arguments):
        assert usage_error(path, capsys).startswith(f"mp4totext {' '.join(path)} needs ")
    elif not arguments:
        error = usage_error([*path, "surplus"], capsys)
        assert "does not take «surplus»" in error


@pytest.mark.parametrize("path", [path for path in EVERY if path not in LEAVES], ids=" ".join)
def test_unknown_command_is_named_with_the_closest_one(
    path: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    for name in EVERY[path].commands:
        error = usage_error([*path, f"{name}x"], capsys)
        assert error.startswith(f"{name}x is not a command of mp4totext")
        assert error.endswith(f"; did you mean {name}?")
    assert "--help" in usage_error([*path, "zzzzzzzzz"], capsys)


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("stats --days many", "--days: input should be a valid integer; see mp4totext stats"),
        ("stats --days 900", "--days: input should be less than or equal to 366"),
        ("admin drain maybe", "SWITCH: 'maybe' is not one of 'on', 'off'; see mp4totext admin"),
        ("admin who", "mp4totext admin who needs ACCOUNT, for example telegram:123456789"),
        ("run -formats srt", "-formats is not an option of mp4totext run; did you mean --formats?"),
    ],
)
def test_invalid_value_is_reported_with_its_option(
    line: str, error: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert usage_error(line.split(), capsys).startswith(error)


def test_file_in_place_of_a_command_or_option_is_recognized(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("my talk.mp4", "-talk.mp4"):
        (tmp_path / name).touch()
    error = usage_error(["my talk.mp4"], capsys)
    assert error == "my talk.mp4 is not a command; try: mp4totext run 'my talk.mp4'"
    error = usage_error(["run", "-talk.mp4"], capsys)
    assert error.endswith("put -- before file names that begin with a dash.")


def test_typed_control_characters_are_not_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert "\x1b" not in usage_error(["run", "--x\x1b[2J"], capsys)
    assert "\x1b" not in usage_error(["\x1b[2J"], capsys)


def test_missing_arguments_show_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exc_info:
        run_command_line(app, [])
    error = capsys.readouterr()
    assert exc_info.value.code == 2
    assert "Usage: mp4totext" in error.out + error.err


def test_objects_of_the_imports_are_looked_at_rarely(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = gc.get_threshold()
    monkeypatch.setattr(sys, "argv", ["mp4totext", "--version"])
    gc.set_threshold(700, 10, 10)
    try:
        with pytest.raises(SystemExit):
            main()
        assert gc.get_threshold()[0] == 20_000
    finally:
        gc.set_threshold(*before)
    assert capsys.readouterr().out
