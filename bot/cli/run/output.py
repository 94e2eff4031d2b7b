"""What `run` shows while it works: text for people, or a line of JSON a recording for programs.

Answers and lines of JSON go to standard output, everything else to standard error, and the bar is
drawn on a terminal only.
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
from bot.cli.usage_errors import leave_the_pipe
from bot.i18n.translator import Translator
from bot.platforms.console.terminal import printable, render
from bot.views.answer import answer
from bot.views.job_card import download_status
from storage.models import Progress as Hint

_ANSWER = 4000  # UTF-16 units
_NAMED = 3  # of those that failed, in the last line


class ReaderLeft(Exception):
    """Nobody reads standard output any more."""


class Terminal:
    """Where `run` says how it goes. `quiet` leaves the sentences about what failed, `as_json` makes
    lines for programs of all outcomes."""

    def __init__(self, t: Translator, *, quiet: bool, as_json: bool) -> None:
        self._t, self._quiet, self._as_json = t, quiet, as_json
        self._out = Console(soft_wrap=not sys.stdout.isatty())
        self._error = Console(stderr=True)

    @contextmanager
    def working(self, name: str) -> Iterator[Callable[[Hint], None]]:
        """A context in which the hints of a run are shown."""
        if self._quiet or not self._error.is_terminal:
            yield lambda _: None
            return
        columns = (
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TaskProgressColumn(),
            TimeRemainingColumn(),
        )
        name = _on_a_line(name)
        with Progress(*columns, console=self._error, transient=True) as bar:
            task = bar.add_task(name, total=1.0)

            def show(hint: Hint) -> None:
                doing = self._t(f"stage-{hint.stage}")
                if hint.fetching:
                    doing = _on_a_line(download_status(hint.fetching, self._t))
                bar.update(task, completed=hint.fraction, description=f"{name}: {doing}")

            yield show

    def tell(self, sentence: str) -> None:
        """Something worth knowing that is no recording's outcome."""
        if not self._quiet:
            self._complain(sentence)

    def show(self, outcome: Outcome) -> None:
        """A recording is done with. Raises ReaderLeft, NotWritten."""
        if self._as_json:
            self._write(as_json(outcome, self._t))
            return
        if outcome.result and not self._quiet:
            text = render(answer(outcome.result, self._t, _ANSWER))
            made = f"→ {printable(files_line(outcome.files))}"
            if sys.stdout.isatty():
                self._out.print(text)
                self._out.print(made, style="green", markup=False, highlight=False)
            else:
                self._write(f"{text.plain}\n{made}\n")
        if outcome.sentence:
            self._complain(self._sentence(outcome))

    def sum_up(self, outcomes: Sequence[Outcome]) -> None:
        """«3 of 4 done; 1 failed: x.mp4: …», when there were several."""
        if self._quiet or self._as_json or len(outcomes) < 2:
            return
        failed = [each for each in outcomes if each.status == "failed"]
        partly = [each for each in outcomes if each.status == "partial"]
        line = self._t("run-done", done=len(outcomes) - len(failed), all=len(outcomes))
        for key, some in (("run-partly", partly), ("run-failed", failed)):
            if some:
                line += self._t(key, count=len(some), names=self._names(some))
        self._complain(line + ("" if line.endswith((".", "…")) else "."))

    def _names(self, outcomes: Sequence[Outcome]) -> str:
        if len(outcomes) == 1:
            return self._sentence(outcomes[0])
        names = ", ".join(each.name for each in outcomes[:_NAMED])
        return names + (", …" if len(outcomes) > _NAMED else "")

    def _sentence(self, outcome: Outcome) -> str:
        if outcome.name in outcome.sentence:
            return outcome.sentence
        return self._t("outcome-failed", name=outcome.name, why=outcome.sentence)

    def _complain(self, sentence: str) -> None:
        sys.stderr.write(_on_a_line(sentence) + "\n")
        sys.stderr.flush()

    def _write(self, text: str) -> None:
        try:
            sys.stdout.write(text + "\n")
            sys.stdout.flush()
        except BrokenPipeError:
            raise ReaderLeft from None
        except OSError as error:  # a full disk: the end of the process must not try once more
            leave_the_pipe()
            problem = error.strerror or str(error)
            raise NotWritten(name="standard output", problem=problem) from error


def files_line(files: Sequence[Path]) -> str:
    """`out/talk.txt .srt .vtt`: names with the same beginning are said once."""
    parts = []
    stem = _common_stem([path.name for path in files])
    for folder, some in groupby(files, key=lambda path: path.parent):
        first, *others = [path.name for path in some]
        parts.append(" ".join([str(folder / first), *(name[len(stem) :] for name in others)]))
    return " ".join(parts)


def _common_stem(names: Sequence[str]) -> str:
    """What comes before the endings; "" where names share none."""
    stems = [name.rpartition(".")[0] for name in names]
    shortest = min(stems, key=len, default="")
    return shortest if all(name.startswith(f"{shortest}.") for name in names) else ""


def _on_a_line(text: str) -> str:
    return printable(" ".join(text.split()))
