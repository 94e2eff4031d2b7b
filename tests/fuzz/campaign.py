"""A campaign: mutants in several processes at once, those with a fault kept, and the table."""

from __future__ import annotations

import shlex
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from tests.fuzz.mutants import Mutant, mutant
from tests.fuzz.originals import made, recordings
from tests.fuzz.outcome import Outcome
from tests.fuzz.supervised import Ceilings, IntakeProcess
from tests.paths import DATA

INTAKE = "tests.fuzz.intake:take_in"
"""The real intake."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How mutants are taken in, by how many processes, and where those with a fault are kept."""

    kept: Path
    jobs: int = 1
    intake: str = INTAKE
    ceilings: Ceilings = field(default_factory=Ceilings)


def campaign(seed: int, numbers: Sequence[int], plan: Plan) -> Iterator[Outcome]:
    """Yield the outcome of each mutant. Those with a fault are written to `plan.kept`."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [*recordings(DATA), *made(folder) * 4]  # most kinds of films are made
        processes = _Processes(plan)

        def run(number: int) -> Outcome:
            changed = mutant(seed, number, files)
            outcome = processes.take_in(changed)
            if outcome.fault:
                _keep(changed, outcome, seed, plan.kept)
            return outcome

        with closing(processes), ThreadPoolExecutor(plan.jobs) as pool:
            yield from pool.map(run, numbers)


def again(path: Path, plan: Plan) -> Outcome:
    """Return the outcome of a file that was kept."""
    _seed, number, name = path.name.split("-", 2)
    with closing(_Processes(plan)) as processes:
        return processes.take_in(Mutant(int(number), name, path.read_bytes()))


class _Processes:
    """One process for each thread that takes mutants in."""

    def __init__(self, plan: Plan) -> None:
        self._plan, self._own, self._numbers = plan, threading.local(), count()
        self._stack = ExitStack()
        self._folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory()))

    def take_in(self, changed: Mutant) -> Outcome:
        if not hasattr(self._own, "process"):
            folder = self._folder / str(next(self._numbers))
            process = IntakeProcess(folder, self._plan.intake, self._plan.ceilings)
            self._own.process = self._stack.enter_context(closing(process))
        outcome: Outcome = self._own.process.take_in(changed)
        return outcome

    def close(self) -> None:
        self._stack.close()


def _keep(changed: Mutant, outcome: Outcome, seed: int, kept: Path) -> None:
    kept.mkdir(parents=True, exist_ok=True)
    path = kept / f"{seed}-{changed.number}-{changed.name}"
    path.write_bytes(changed.content)
    path.with_name(path.name + ".txt").write_text(
        f"seed {seed}, number {changed.number}: {outcome.fault}\n{outcome.details}\n"
    )


def faults(outcomes: Sequence[Outcome], seed: int, kept: Path) -> list[str]:
    """Return a line for each fault, with the command that shows it again."""
    return [
        f"FAULT seed {seed}, number {it.number} ({it.name}): {it.fault}: {it.details}\n"
        f"      python -m tests.fuzz --again {shlex.quote(f'{kept}/{seed}-{it.number}-{it.name}')}"
        for it in outcomes
        if it.fault
    ]


def table(outcomes: Sequence[Outcome], seed: int) -> str:
    """Return the number of mutants by outcome, the slowest one and the peaks of memory."""
    lines = [f"{len(outcomes)} mutants, seed {seed}"]
    kinds = Counter(it.kind for it in outcomes)
    for kind, number in kinds.most_common():
        codes = Counter(it.code for it in outcomes if it.kind == kind and it.code)
        named = ", ".join(f"{code} {count}" for code, count in codes.most_common())
        lines.append(f"{number:7d} {kind}" + (f" ({named})" if named else ""))
    signals = Counter(each for it in outcomes for each in it.signals)
    named = ", ".join(f"{name} {count}" for name, count in signals.most_common())
    lines.append(f"{signals.total():7d} decoders ended by a signal" + (f" ({named})" * bool(named)))
    slowest = max(outcomes, key=lambda it: it.seconds)
    lines.append(f"slowest: number {slowest.number} ({slowest.name}), {slowest.seconds:.1f} s")
    lines.append(f"most memory of an intake: {max(it.memory for it in outcomes) / 1e6:.0f} MB")
    lines.append(f"most memory of a decoder: {max(it.children for it in outcomes) / 1e6:.0f} MB")
    return "\n".join(lines)
