"""Fuzz the intake: `make fuzz MUTANTS=20000 SEED=1`. Prints the outcomes; 1 after a fault."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.fuzz.campaign import INTAKE, Plan, again, campaign, faults, table


def main(arguments: Sequence[str]) -> int:
    """Run a campaign and print its table. Return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--mutants", type=int, default=2000)
    parser.add_argument("--first", type=int, default=0, help="number of the first mutant")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--kept", type=Path, default=Path("out/fuzz"))
    parser.add_argument("--again", type=Path, help="a file that was kept")
    parser.add_argument("--intake", default=INTAKE, help="what takes a mutant in")
    options = parser.parse_args(arguments)
    plan = Plan(options.kept, options.jobs, options.intake)
    if options.again:
        outcome = again(options.again, plan)
        sys.stdout.write(f"{outcome.kind} {outcome.code} {outcome.signals}\n{outcome.details}\n")
        return 1 if outcome.fault else 0
    numbers = range(options.first, options.first + options.mutants)
    outcomes = []
    for outcome in campaign(options.seed, numbers, plan):
        outcomes.append(outcome)
        if len(outcomes) % 500 == 0:
            sys.stderr.write(f"{len(outcomes)} of {len(numbers)} mutants\n")
    found = faults(outcomes, options.seed, options.kept)
    sys.stdout.write("\n".join((table(outcomes, options.seed), *found, "")))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
