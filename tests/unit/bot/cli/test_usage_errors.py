"""Every command of the program refuses wrong use in one sentence, with status 2."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from bot.cli.app import app
from bot.cli.usage_errors import start


def commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    yield path, command
    for name, each in getattr(command, "commands", {}).items():
        yield from commands(each, (*path, name))


EVERY = dict(commands(get_command(app)))
LEAVES = [path for path, command in EVERY.items() if not hasattr(command, "commands")]


def refused(words: Sequence[str], capsys: pytest.CaptureFixture[str]) -> str:
    """The one sentence that is said; nothing else is, and the status is 2."""
    with pytest.raises(SystemExit) as ended:
        start(app, words)
    said = capsys.readouterr()
    assert ended.value.code == 2
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert not set("│╭╰\x1b") & set(said.err)
    return said.err.strip()


@pytest.mark.parametrize("path", EVERY, ids=" ".join)
def test_an_unknown_option_is_named_with_the_nearest_one(
    path: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused([*path, "--hepl"], capsys)
    assert said == f"--hepl is no option of {' '.join(['mp4totext', *path])}; did you mean --help?"
    assert "--xyzzy" in refused([*path, "--xyzzy"], capsys)
    assert "-9" in refused([*path, "-9"], capsys)


@pytest.mark.parametrize("path", LEAVES, ids=" ".join)
def test_every_option_says_that_it_needs_a_value_or_takes_none(
    path: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    for param in EVERY[path].params:
        if param.param_type_name != "option":
            continue
        name = param.opts[0]
        line = [*path, f"{name}=1"] if param.is_flag else [*path, name]
        said = refused(line, capsys)
        assert said.startswith(f"{name} {'takes no' if param.is_flag else 'needs a'} value")
        assert said.endswith(f"{' '.join(path)} --help.")


@pytest.mark.parametrize("path", LEAVES, ids=" ".join)
def test_what_is_missing_or_too_much_is_named(
    path: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = [param for param in EVERY[path].params if param.param_type_name == "argument"]
    if any(param.required for param in arguments):
        assert refused(path, capsys).startswith(f"mp4totext {' '.join(path)} needs ")
    elif not arguments:
        said = refused([*path, "surplus"], capsys)
        assert "can't use «surplus»" in said


@pytest.mark.parametrize("path", [path for path in EVERY if path not in LEAVES], ids=" ".join)
def test_an_unknown_command_is_named_with_the_nearest_one(
    path: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    for name in EVERY[path].commands:
        said = refused([*path, f"{name}x"], capsys)
        assert said.startswith(f"{name}x is no command of mp4totext")
        assert said.endswith(f"; did you mean {name}?")
    assert "--help" in refused([*path, "zzzzzzzzz"], capsys)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("stats --days many", "--days: input should be a valid integer; see mp4totext stats"),
        ("stats --days 900", "--days: input should be less than or equal to 366"),
        ("admin drain maybe", "SWITCH: 'maybe' is not one of 'on', 'off'; see mp4totext admin"),
        ("admin who", "mp4totext admin who needs ACCOUNT, for example telegram:123456789"),
        ("run -formats srt", "-formats is no option of mp4totext run; did you mean --formats?"),
    ],
)
def test_a_bad_value_is_said_with_its_option(
    line: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused(line.split(), capsys).startswith(said)


def test_a_file_in_the_place_of_a_command_or_an_option_is_understood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("my talk.mp4", "-talk.mp4"):
        (tmp_path / name).touch()
    said = refused(["my talk.mp4"], capsys)
    assert said == "my talk.mp4 is no command; try: mp4totext run 'my talk.mp4'"
    said = refused(["run", "-talk.mp4"], capsys)
    assert said.endswith("put -- before names that begin with a dash.")


def test_what_was_typed_can_not_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert "\x1b" not in refused(["run", "--x\x1b[2J"], capsys)
    assert "\x1b" not in refused(["\x1b[2J"], capsys)


def test_no_word_at_all_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        start(app, [])
    said = capsys.readouterr()
    assert ended.value.code == 2
    assert "Usage: mp4totext" in said.out + said.err
