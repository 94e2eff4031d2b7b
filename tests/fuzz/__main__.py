"""Fuzz the intake: `make fuzz MUTANTS=20000 SEED=1`. Prints the outcomes; 1 after a fault."""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil

from pipeline.media.decode import MEMORY
from tests.fuzz.intake import Outcome, take_in
from tests.fuzz.mutants import Mutant, mutant
from tests.fuzz.originals import made, recordings
from tests.paths import DATA


def campaign(seed: int, numbers: Sequence[int], jobs: int, kept: Path) -> Iterator[Outcome]:
    """Yield the outcome of each mutant. Those with a fault are written to `kept`."""

    def run(number: int) -> Outcome:
        changed = mutant(seed, number, files)
        outcome = take_in(changed, folder)
        if outcome.fault:
            _keep(changed, outcome, seed, kept)
        return outcome

    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(jobs) as pool:
        folder, new = Path(name) / "scratch", Path(name) / "made"
        folder.mkdir()
        new.mkdir()
        files = [*recordings(DATA), *made(new) * 4]  # most kinds of films are made
        yield from pool.map(run, numbers)
        if left := list(folder.iterdir()):
            raise AssertionError(f"files left: {left}")


def _keep(changed: Mutant, outcome: Outcome, seed: int, kept: Path) -> None:
    kept.mkdir(parents=True, exist_ok=True)
    (kept / f"{seed}-{changed.number}-{changed.name}").write_bytes(changed.content)
    (kept / f"{seed}-{changed.number}.txt").write_text(outcome.fault)


def main(arguments: Sequence[str]) -> int:
    """Run a campaign and print its table. Return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--mutants", type=int, default=2000)
    parser.add_argument("--first", type=int, default=0, help="number of the first mutant")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--kept", type=Path, default=Path("out/fuzz"))
    options = parser.parse_args(arguments)
    numbers = range(options.first, options.first + options.mutants)
    outcomes = []
    for outcome in campaign(options.seed, numbers, options.jobs, options.kept):
        outcomes.append(outcome)
        if len(outcomes) % 500 == 0:
            sys.stderr.write(f"{len(outcomes)} of {len(numbers)} mutants\n")
    faults = [f"FAULT {it.number} ({it.name}): {it.fault}" for it in outcomes if it.fault]
    if children := psutil.Process().children(recursive=True):
        faults.append(f"FAULT processes left: {children}")
    if _peak() > MEMORY:
        faults.append("FAULT a child took more memory than its limit")
    sys.stdout.write("\n".join((table(outcomes, options.seed), *faults, "")))
    return 1 if faults else 0


def table(outcomes: Sequence[Outcome], seed: int) -> str:
    """Return the number of mutants by outcome, the slowest one and the peak of memory."""
    counts = Counter(it.code for it in outcomes)
    slowest = max(outcomes, key=lambda it: it.seconds)
    lines = [f"{len(outcomes)} mutants, seed {seed}"]
    lines += [f"{count:7d} {code}" for code, count in counts.most_common()]
    lines.append(f"slowest: number {slowest.number} ({slowest.name}), {slowest.seconds:.1f} s")
    lines.append(f"most memory of a child: {_peak() / 1e6:.0f} MB")
    return "\n".join(lines)


def _peak() -> int:
    """Return the most memory of one ended child in bytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
