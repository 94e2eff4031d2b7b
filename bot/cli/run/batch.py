"""The recordings of one command, one after the other; a bad one never stops the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.cli.run.inputs import Input, Problem
from bot.cli.run.output import ReaderLeft
from bot.cli.run.processing import RunResources
from bot.cli.run.results import Outcome
from bot.cli.signals import until_signal
from bot.cli.usage_errors import BROKEN_PIPE, leave_the_pipe

_WRONG_USE = ("not_there", "no_match", "nothing_inside", "not_a_file", "nothing_piped", "bad_link")


async def run_batch(
    bench: RunResources, inputs: Sequence[Input], problems: Sequence[Problem]
) -> int:
    """Exit status: 0 when all that was asked for was made, 1 when not, with a sentence for each on
    standard error; 2 when nothing that was named can be used; 130 and 143 after a signal."""

    async def work() -> int:
        outcomes: list[Outcome] = []
        try:
            for problem in problems:
                outcomes.append(bench.refuse(problem))
                bench.screen.show(outcomes[-1])
            for what in inputs:
                outcomes.append(await bench.do(what))
                bench.screen.show(outcomes[-1])
        except ReaderLeft:
            leave_the_pipe()
            return BROKEN_PIPE
        bench.screen.sum_up(outcomes)
        await bench.keeping.forget_old()
        return status_of(outcomes)

    status = await until_signal(work(), bench.threads, bench.tidy)
    if status > 128 and status != BROKEN_PIPE:
        bench.screen.tell(bench.t("run-stopped"))
    return status


def status_of(outcomes: Iterable[Outcome]) -> int:
    """0 when everything of all was made, 2 when nothing was named that can be used, else 1."""
    outcomes = list(outcomes)
    if all(each.error and each.error.code in _WRONG_USE for each in outcomes):
        return 2
    return 0 if all(each.status == "ok" for each in outcomes) else 1
