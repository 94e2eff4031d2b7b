"""Let faults loose on the real service: `make chaos MINUTES=10 SEED=1`. Prints the faults as they
come, what was lost, doubled or left, and figures; 1 after a finding."""

from __future__ import annotations

import argparse
import logging
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.faults.campaign import run_campaign
from tests.faults.kinds.all_kinds import KINDS
from tests.faults.kinds.processes import CLOCK_JUMPS
from tests.faults.kinds.storage import DISK_BROKEN, DISK_FULL, DISK_READ_ONLY, DISK_SHUT_OFF
from tests.faults.machine.clock import can_jump
from tests.faults.machine.failing_disk import can_fail
from tests.faults.machine.small_disk import can_mount
from tests.faults.one_by_one import measure_all
from tests.faults.pace import PACES
from tests.faults.report import lines_of
from tests.faults.schedule import make_schedule
from tests.faults.table import refresh


def _is_no_cut_request(record: logging.LogRecord) -> bool:
    """Return whether a record is another one than that of a request whose connection was cut."""
    return not (record.exc_info and isinstance(record.exc_info[1], ConnectionError))


def _missing() -> Iterator[tuple[str, str]]:
    """Yield the kinds of faults that this machine can't have, each with the reason."""
    if not can_mount():
        for name in (DISK_FULL, DISK_READ_ONLY):
            yield name, "only root may mount a small disk"
    if not can_jump():
        yield CLOCK_JUMPS, "the library that moves the clock needs a C compiler"
    if not can_fail():
        for name in (DISK_SHUT_OFF, DISK_BROKEN):
            yield name, "the library that lets the disk fail needs a C compiler"


def main(arguments: Sequence[str]) -> int:
    """Run a campaign, and print what it found. Return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=0, help="0: any")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--pace", choices=tuple(PACES), default="usual")
    parser.add_argument("--only", default="", help="kinds of faults, comma-separated")
    parser.add_argument(
        "--table", action="store_true", help="measure each kind alone, for docs/OPERATING.md"
    )
    parser.add_argument("--keep", type=Path, help="a new folder, which is kept with its logs")
    options = parser.parse_args(arguments)
    logging.getLogger("aiohttp.server").addFilter(_is_no_cut_request)
    seed = options.seed or random.SystemRandom().randrange(1, 10**6)
    only = [it.strip() for it in options.only.split(",") if it.strip()]
    kinds = {name: it for name, it in KINDS.items() if not only or name in only}
    for name, why in _missing():
        if kinds.pop(name, None):
            sys.stdout.write(f"without «{name}»: {why}\n")
    seconds = options.minutes * 60
    pace = PACES[options.pace]
    every = [it.kind for it in kinds.values()]
    schedule = make_schedule(every, seed, seconds, options.database, pace.gap)
    if not options.table:
        sys.stdout.write(f"seed {seed}, {options.database}, {len(schedule)} faults\n")
    with tempfile.TemporaryDirectory(prefix="faults-", dir="/tmp") as temporary:
        folder = options.keep or Path(temporary) / "service"
        if options.table:
            refresh(measure_all(folder, kinds, options.database, seed))
            return 0
        outcome = run_campaign(folder, kinds, schedule, options.database, seed, seconds, pace)
    lines, is_good = lines_of(outcome, seed, options.database)
    sys.stdout.write("\n".join([*lines, ""]))
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
