"""Processing of all recordings of one command, in order; a failed one does not stop the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.cli.run.inputs import Input, Problem
from bot.cli.run.output import OutputClosed
from bot.cli.run.processing import RunResources
from bot.cli.run.results import Outcome
from bot.cli.signals import until_signal
from bot.cli.usage_errors import BROKEN_PIPE, discard_output

_USAGE_ERRORS = (
    "not_there",
    "no_match",
    "nothing_inside",
    "not_a_file",
    "nothing_piped",
    "bad_link",
)


async def run_batch(
    resources: RunResources, inputs: Sequence[Input], problems: Sequence[Problem]
) -> int:
    """Process all inputs, and print a sentence on standard error for each failure. Return the exit
    status: that of `status_of`, or 130 and 143 after a signal."""

    async def work() -> int:
        outcomes: list[Outcome] = []
        try:
            for problem in problems:
                outcomes.append(resources.failure_of(problem))
                resources.terminal.show(outcomes[-1])
            for item in inputs:
                outcomes.append(await resources.transcribe(item))
                resources.terminal.show(outcomes[-1])
        except OutputClosed:
            discard_output()
            return BROKEN_PIPE
        resources.terminal.show_totals(outcomes)
        await resources.data_folder.forget_old()
        return status_of(outcomes)

    status = await until_signal(work(), resources.threads, resources.remove_scratch)
    if status > 128 and status != BROKEN_PIPE:
        resources.terminal.print_notice(resources.t("run-stopped"))
    return status


def status_of(outcomes: Iterable[Outcome]) -> int:
    """Return 0 if all requested files were made, 2 if no argument was usable, else 1."""
    outcomes = list(outcomes)
    if all(each.error and each.error.code in _USAGE_ERRORS for each in outcomes):
        return 2
    return 0 if all(each.status == "ok" for each in outcomes) else 1
