"""Usage errors of all commands, each as one sentence with a suggestion.

Typer prints them as a box of many lines, or as three lines without rich. Here each becomes one
sentence on standard error with exit status 2. Typer's exceptions are recognized by their names,
since it has moved their module (`click`, `typer._click`) before.
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
"""Exit status after the reader of standard output has closed it, as after SIGPIPE."""

_ANY_CASE = re.DOTALL | re.IGNORECASE
_MISSING_FILE = re.compile(r"(?:File|Path|Directory) '(.*)' does not exist\.", _ANY_CASE)
_IS_FOLDER = re.compile(r"(?:File|Path) '(.*)' is a directory\.", _ANY_CASE)
_UNREADABLE = re.compile(r"(?:File|Path|Directory) '(.*)' is not readable\.", _ANY_CASE)
_NO_COMMAND = re.compile(r"No such command '(.*?)'\.", re.DOTALL)
_TOO_MANY = re.compile(r"Got unexpected extra arguments? ?(?:\(s\) )?\((.*)\)", re.DOTALL)


def run_command_line(app: typer.Typer, words: Sequence[str] | None = None) -> NoReturn:
    """Run the command line `words`, by default that of this process, and exit with its status."""
    for stream in (sys.stdout, sys.stderr):  # file names may not fit the terminal's encoding
        _replace_unencodable(stream)
    words = sys.argv[1:] if words is None else words
    command = get_command(app)
    try:
        status = command.main(words, prog_name=PROGRAM, standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        discard_output()
        sys.exit(BROKEN_PIPE)
    except (typer.Abort, KeyboardInterrupt):
        sys.exit(130)
    except Exception as error:  # Typer's have no common public ancestor in all its versions
        if not hasattr(error, "format_message"):
            raise
        _print_and_exit(error, CommandLine(command, words))
    sys.exit(status if isinstance(status, int) else 0)


def discard_output() -> None:
    """Redirect standard output to /dev/null after its reader has closed it, so that the end of the
    process raises no error. https://docs.python.org/3/library/signal.html#note-on-sigpipe"""
    with suppress(OSError, ValueError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)


def _replace_unencodable(stream: Any) -> None:
    with suppress(AttributeError, ValueError, OSError):
        stream.reconfigure(errors="replace")


def _print_and_exit(error: Exception, typed: CommandLine) -> NoReturn:
    if type(error).__name__ == "NoArgsIsHelpError":
        typer.echo(str(getattr(error, "message", "")), err=True)
    else:
        typer.echo(printable(" ".join(typed.sentence(error).split())), err=True)
    sys.exit(getattr(error, "exit_code", 2))


class CommandLine:
    """A command line with a usage error."""

    def __init__(self, command: Any, words: Sequence[str]) -> None:
        self._words = words
        self._path = PROGRAM
        for word in words:
            if word not in (subcommands := getattr(command, "commands", {})):
                break
            command = subcommands[word]
            self._path += f" {word}"
        self._command = command

    def sentence(self, error: Any) -> str:
        """Return the problem and the action to take, for an exception of Typer."""
        match type(error).__name__:
            case "NoSuchOption":
                return self._unknown_option(error.option_name)
            case "MissingParameter":
                return self._with_help(_missing_message(error.param, self._path))
            case "BadOptionUsage" if "require" in error.message:
                return self._with_help(f"{error.option_name} needs a value")
            case "BadOptionUsage":
                return self._with_help(
                    f"{error.option_name} takes no value{self._negation(error.option_name)}"
                )
            case "BadParameter":
                return self._bad_value(error)
            case _:
                return self._other(error)

    def _other(self, error: Any) -> str:
        if found := _NO_COMMAND.match(error.message):
            return self._unknown_command(found[1])
        if found := _TOO_MANY.match(error.message):
            return self._with_help(f"{self._path} does not take «{found[1]}»")
        return f"{self._path}: {error.format_message()}"

    def _negation(self, option: str) -> str:
        for param in self._command.params:
            if option in param.opts and param.secondary_opts:
                return f" ({param.secondary_opts[0]} turns it off)"
        return ""

    def _with_help(self, problem: str) -> str:
        return f"{problem}; see {self._path} --help."

    def _with_suggestion(self, problem: str, written: str, candidates: Sequence[str]) -> str:
        close = difflib.get_close_matches(written.lower(), candidates, n=1, cutoff=0.5)
        return f"{problem}; did you mean {close[0]}?" if close else self._with_help(problem)

    def _unknown_option(self, written: str) -> str:
        whole = next((word for word in self._words if word.startswith(written)), written)
        problem = f"{whole.partition('=')[0]} is not an option of {self._path}"
        if os.path.lexists(whole):
            return f"{problem}; put -- before file names that begin with a dash."
        names = [name for param in self._command.params for name in _names(param)]
        if not written.startswith("--"):  # -formats probably means --formats
            names = [name for name in names if name.startswith("--")]
        return self._with_suggestion(problem, whole.partition("=")[0], [*names, "--help"])

    def _unknown_command(self, written: str) -> str:
        names = list(self._command.commands)
        if "run" in names and os.path.lexists(written):
            return f"{written} is not a command; try: {PROGRAM} run {shlex.quote(written)}"
        return self._with_suggestion(f"{written} is not a command of {self._path}", written, names)

    def _bad_value(self, error: Any) -> str:
        text = str(error.message)
        if found := _MISSING_FILE.match(text):
            return f"{found[1]} does not exist; check the name."
        if found := _IS_FOLDER.match(text):
            return f"{found[1]} is a folder; {self._path} needs a file."
        if found := _UNREADABLE.match(text):
            return f"{found[1]} can't be read; check its permissions."
        name = _display_name(error.param) if error.param else self._path
        text = re.sub(r"^Value error, |, unable to parse.*", "", text).rstrip(".")
        return self._with_help(f"{name}: {text[:1].lower()}{text[1:]}")


def _names(param: Any) -> Iterable[str]:
    if getattr(param, "hidden", False) or param.param_type_name != "option":
        return ()
    return (*param.opts, *param.secondary_opts)


def _display_name(param: Any) -> str:
    if param.param_type_name == "option":
        return str(param.opts[0])
    return str(param.metavar or param.name.upper()).strip("[].")


def _missing_message(param: Any, path: str) -> str:
    example = f", for example {param.help}" if param.metavar and param.help else ""
    return f"{path} needs {_display_name(param)}{example}"
