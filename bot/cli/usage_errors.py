"""Errors of use in one sentence each, for every command, with what was probably meant.

Typer draws them as a box of many lines, and where rich is not to be had as three. Here they become
one sentence on standard error and exit status 2. What can be wrong with a command line is told by
the names of Typer's exceptions: it has moved their module (`click`, `typer._click`) before.
"""

from __future__ import annotations

import difflib
import os
import re
import shlex
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any, NoReturn

import typer
from typer.main import get_command

from bot.platforms.console.terminal import printable

PROGRAM = "mp4totext"
BROKEN_PIPE = 128 + 13
"""Exit status of who was left by the reader of its output: as if SIGPIPE had ended it."""

_ANYHOW = re.DOTALL | re.IGNORECASE
_NOT_THERE = re.compile(r"(?:File|Path|Directory) '(.*)' does not exist\.", _ANYHOW)
_A_FOLDER = re.compile(r"(?:File|Path) '(.*)' is a directory\.", _ANYHOW)
_UNREADABLE = re.compile(r"(?:File|Path|Directory) '(.*)' is not readable\.", _ANYHOW)
_NO_COMMAND = re.compile(r"No such command '(.*?)'\.", re.DOTALL)
_TOO_MANY = re.compile(r"Got unexpected extra arguments? ?(?:\(s\) )?\((.*)\)", re.DOTALL)


def start(app: typer.Typer, words: Sequence[str] | None = None) -> NoReturn:
    """Run the command that `words` (None: those of this process) name, and exit with its status."""
    for stream in (sys.stdout, sys.stderr):  # a name in no encoding of the terminal's is shown, too
        _never_fail(stream)
    words = sys.argv[1:] if words is None else words
    command = get_command(app)
    try:
        status = command.main(words, prog_name=PROGRAM, standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        leave_the_pipe()
        sys.exit(BROKEN_PIPE)
    except (typer.Abort, KeyboardInterrupt):
        sys.exit(130)
    except Exception as error:  # Typer's have no common public ancestor in all its versions
        if not hasattr(error, "format_message"):
            raise
        _refuse(error, CommandLine(command, words))
    sys.exit(status if isinstance(status, int) else 0)


def leave_the_pipe() -> None:
    """Nobody reads standard output any more: what is still to come goes nowhere, so that the end of
    the process has nothing to complain about. https://docs.python.org/3/library/signal.html#note-on-sigpipe"""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _never_fail(stream: Any) -> None:
    with suppress(AttributeError, ValueError, OSError):
        stream.reconfigure(errors="replace")


def _refuse(error: Exception, typed: CommandLine) -> NoReturn:
    if type(error).__name__ == "NoArgsIsHelpError":
        typer.echo(str(getattr(error, "message", "")), err=True)
    else:
        typer.echo(printable(" ".join(typed.sentence(error).split())), err=True)
    sys.exit(getattr(error, "exit_code", 2))


class CommandLine:
    """A command line that can't be used."""

    def __init__(self, command: Any, words: Sequence[str]) -> None:
        self._words = words
        self._path = PROGRAM
        for word in words:
            if word not in (known := getattr(command, "commands", {})):
                break
            command = known[word]
            self._path += f" {word}"
        self._command = command

    def sentence(self, error: Any) -> str:
        """What is wrong with it and what to do, for an exception of Typer's."""
        match type(error).__name__:
            case "NoSuchOption":
                return self._no_option(error.option_name)
            case "MissingParameter":
                return self._see(_missing(error.param, self._path))
            case "BadOptionUsage" if "require" in error.message:
                return self._see(f"{error.option_name} needs a value")
            case "BadOptionUsage":
                return self._see(
                    f"{error.option_name} takes no value{self._off(error.option_name)}"
                )
            case "BadParameter":
                return self._bad_value(error)
            case _:
                return self._other(error)

    def _other(self, error: Any) -> str:
        if found := _NO_COMMAND.match(error.message):
            return self._no_command(found[1])
        if found := _TOO_MANY.match(error.message):
            return self._see(f"{self._path} can't use «{found[1]}»")
        return f"{self._path}: {error.format_message()}"

    def _off(self, option: str) -> str:
        for param in self._command.params:
            if option in param.opts and param.secondary_opts:
                return f" ({param.secondary_opts[0]} switches it off)"
        return ""

    def _see(self, problem: str) -> str:
        return f"{problem}; see {self._path} --help."

    def _or_meant(self, problem: str, written: str, known: Sequence[str]) -> str:
        close = difflib.get_close_matches(written.lower(), known, n=1, cutoff=0.5)
        return f"{problem}; did you mean {close[0]}?" if close else self._see(problem)

    def _no_option(self, written: str) -> str:
        whole = next((word for word in self._words if word.startswith(written)), written)
        problem = f"{whole.partition('=')[0]} is no option of {self._path}"
        if os.path.lexists(whole):
            return f"{problem}; put -- before names that begin with a dash."
        known = [name for param in self._command.params for name in _names(param)]
        if not written.startswith("--"):  # -formats is meant as --formats
            known = [name for name in known if name.startswith("--")]
        return self._or_meant(problem, whole.partition("=")[0], [*known, "--help"])

    def _no_command(self, written: str) -> str:
        known = list(self._command.commands)
        if "run" in known and os.path.lexists(written):
            return f"{written} is no command; try: {PROGRAM} run {shlex.quote(written)}"
        return self._or_meant(f"{written} is no command of {self._path}", written, known)

    def _bad_value(self, error: Any) -> str:
        text = str(error.message)
        if found := _NOT_THERE.match(text):
            return f"{found[1]} is not there."
        if found := _A_FOLDER.match(text):
            return f"{found[1]} is a folder, and {self._path} needs a file."
        if found := _UNREADABLE.match(text):
            return f"{found[1]} can't be read: its permissions don't allow it."
        name = _called(error.param) if error.param else self._path
        text = re.sub(r"^Value error, |, unable to parse.*", "", text).rstrip(".")
        return self._see(f"{name}: {text[:1].lower()}{text[1:]}")


def _names(param: Any) -> Iterable[str]:
    if getattr(param, "hidden", False) or param.param_type_name != "option":
        return ()
    return (*param.opts, *param.secondary_opts)


def _called(param: Any) -> str:
    if param.param_type_name == "option":
        return str(param.opts[0])
    return str(param.metavar or param.name.upper()).strip("[].")


def _missing(param: Any, path: str) -> str:
    example = f", for example {param.help}" if param.metavar and param.help else ""
    return f"{path} needs {_called(param)}{example}"
