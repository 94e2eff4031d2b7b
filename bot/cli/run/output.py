"""Output of `run`: text for people, or one line of JSON per recording for programs.

Answers and lines of JSON go to standard output, everything else to standard error. The progress bar
is drawn on a terminal only.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from bot.cli.run.errors import NotWritten
from bot.cli.run.results import Outcome, as_json
from bot.cli.usage_errors import discard_output
from bot.i18n.translator import Translator
from bot.platforms.console.terminal import printable, render
from bot.views.answer import answer
from bot.views.job_card import download_status
from storage.models import Progress as Hint

_ANSWER = 4000  # UTF-16 units
_MOST_NAMES = 3  # names of recordings in the last line


class OutputClosed(Exception):
    """The reader of standard output has closed it."""


class Terminal:
    """Terminal of `run`. With `quiet` only failures are printed, with `as_json` one line of JSON
    per recording."""

    def __init__(self, t: Translator, *, quiet: bool, as_json: bool) -> None:
        self._t, self._quiet, self._as_json = t, quiet, as_json
        self._out = Console(soft_wrap=not sys.stdout.isatty())
        self._error = Console(stderr=True)

    @contextmanager
    def working(self, name: str) -> Iterator[Callable[[Hint], None]]:
        """Show a progress bar for the time of the block. Yield a function that receives its
        progress."""
        if self._quiet or not self._error.is_terminal:
            yield lambda _: None
            return
        columns = (
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TaskProgressColumn(),
            TimeRemainingColumn(),
        )
        name = _one_line(name)
        with Progress(*columns, console=self._error, transient=True) as bar:
            task = bar.add_task(name, total=1.0)

            def show(hint: Hint) -> None:
                stage = self._t(f"stage-{hint.stage}")
                if hint.fetching:
                    stage = _one_line(download_status(hint.fetching, self._t))
                bar.update(task, completed=hint.fraction, description=f"{name}: {stage}")

            yield show

    def print_notice(self, sentence: str) -> None:
        """Print a sentence that is not about one recording, unless `quiet`."""
        if not self._quiet:
            self._print_error(sentence)

    def show(self, outcome: Outcome) -> None:
        """Print the outcome of a recording. Raises OutputClosed, NotWritten."""
        if self._as_json:
            self._write(as_json(outcome, self._t))
            return
        if outcome.result and not self._quiet:
            text = render(answer(outcome.result, self._t, _ANSWER))
            files = f"→ {printable(files_line(outcome.files))}"
            if sys.stdout.isatty():
                self._out.print(text)
                self._out.print(files, style="green", markup=False, highlight=False)
            else:
                self._write(f"{text.plain}\n{files}\n")
        if outcome.sentence:
            self._print_error(self._sentence(outcome))

    def show_totals(self, outcomes: Sequence[Outcome]) -> None:
        """Print a line such as «3 of 4 done; 1 failed: x.mp4: …», if there are several outcomes."""
        if self._quiet or self._as_json or len(outcomes) < 2:
            return
        failed = [each for each in outcomes if each.status == "failed"]
        partly = [each for each in outcomes if each.status == "partial"]
        line = self._t("run-done", done=len(outcomes) - len(failed), all=len(outcomes))
        for key, some in (("run-partly", partly), ("run-failed", failed)):
            if some:
                line += self._t(key, count=len(some), names=self._names(some))
        self._print_error(line + ("" if line.endswith((".", "…")) else "."))

    def _names(self, outcomes: Sequence[Outcome]) -> str:
        if len(outcomes) == 1:
            return self._sentence(outcomes[0])
        names = ", ".join(each.name for each in outcomes[:_MOST_NAMES])
        return names + (", …" if len(outcomes) > _MOST_NAMES else "")

    def _sentence(self, outcome: Outcome) -> str:
        if outcome.name in outcome.sentence:
            return outcome.sentence
        return self._t("outcome-failed", name=outcome.name, why=outcome.sentence)

    def _print_error(self, sentence: str) -> None:
        sys.stderr.write(_one_line(sentence) + "\n")
        sys.stderr.flush()

    def _write(self, text: str) -> None:
        try:
            sys.stdout.write(text + "\n")
            sys.stdout.flush()
        except BrokenPipeError:
            raise OutputClosed from None
        except OSError as error:  # a full disk: prevent a second attempt at exit
            discard_output()
            problem = error.strerror or str(error)
            raise NotWritten(name="standard output", problem=problem) from error


def files_line(files: Sequence[Path]) -> str:
    """Return paths in short form: `out/talk.txt .srt .vtt`. A common stem is shown once."""
    parts = []
    stem = _common_stem([path.name for path in files])
    for folder, some in groupby(files, key=lambda path: path.parent):
        first, *rest = [path.name for path in some]
        parts.append(" ".join([str(folder / first), *(name[len(stem) :] for name in rest)]))
    return " ".join(parts)


def _common_stem(names: Sequence[str]) -> str:
    """Return the common stem of names; "" if they differ."""
    stems = [name.rpartition(".")[0] for name in names]
    shortest = min(stems, key=len, default="")
    return shortest if all(name.startswith(f"{shortest}.") for name in names) else ""


def _one_line(text: str) -> str:
    return printable(" ".join(text.split()))
