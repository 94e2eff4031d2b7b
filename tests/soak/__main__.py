"""Soak the service: `make soak MINUTES=30`. Prints what was done and what grew; 1 after a fault."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.e2e.discord_server import DiscordServer
from tests.e2e.harness.person_protocol import Anybody
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import TelegramServer
from tests.soak.judgement import keys_without_reason, not_given_back, rows_without_reason
from tests.soak.load import visit
from tests.soak.measurement import Sizes, growth, keys, left_over, rows, sizes

CROWD = 3
"""People on each platform who do something at the same time."""
PAUSE = 5.0
"""Seconds between two samples."""
SETTLING = 15.0
"""Seconds after the last answer until the service counts as idle."""
PATIENCE = 60.0
"""Seconds in which what was deleted has to be erased, and everything closed."""


def main(arguments: Sequence[str]) -> int:
    """Run the load, and print the table. Return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    with (
        tempfile.TemporaryDirectory() as folder,
        TelegramServer() as telegram,
        DiscordServer() as discord,
        Service(
            Path(folder), telegram, VOICE="piper", JOBS_PER_PERSON="5", **discord.settings
        ) as service,
    ):
        service.start("up")
        service.waits_for_worker()
        discord.waits_for_bot()
        faults = soak(service, [telegram.person, discord.person], options.minutes, options.seed)
        if faults:
            faults.append(service.tail(3000))
    sys.stdout.write("\n".join(["no fault", ""] if not faults else [*faults, ""]))
    return 1 if faults else 0


def soak(
    service: Service,
    platforms: Sequence[Callable[[str], Anybody]],
    minutes: float,
    seed: int,
) -> list[str]:
    """Keep people busy for so many minutes. Print the figures and return the faults."""
    counts: Counter[str] = Counter()
    faults: list[str] = []
    over = threading.Event()

    def crowd(create: Callable[[str], Anybody], number: int) -> None:
        chance = random.Random(f"{seed} {create.__qualname__} {number}")  # noqa: S311  repeatable
        person = create(f"Visitor {number}")
        while not over.is_set():
            try:
                visit(person, chance, counts)
            except Exception:  # noqa: BLE001  reported below
                faults.append(traceback.format_exc(limit=4))

    threads = [
        threading.Thread(target=crowd, args=(create, number), daemon=True)
        for create in platforms
        for number in range(CROWD)
    ]
    keys_before = keys(service.data)
    for thread in threads:
        thread.start()
    samples = _sample(service, minutes)
    over.set()
    for thread in threads:
        thread.join(600)
    lines, grown = growth(samples)
    visits = sum(counts.values())
    idle, left = _when_idle(service, samples, visits, keys_before)
    figures = ", ".join(f"{count} {name}" for name, count in counts.most_common())
    lines = [f"{visits} visits in {minutes:g} min: {figures}", *lines, *idle]
    sys.stdout.write("\n".join([*lines, ""]))
    return [*faults, *grown, *left]


def _when_idle(
    service: Service, samples: Sequence[dict[str, Sizes]], visits: int, keys_before: int
) -> tuple[list[str], list[str]]:
    """Return what the idle service has, and what of it nobody can explain within PATIENCE."""
    time.sleep(SETTLING)
    end = time.monotonic() + PATIENCE
    while True:
        lines, faults = not_given_back(samples, sizes(service))
        found, keys_after = rows(service.data), keys(service.data)
        lines.append("rows: " + ", ".join(f"{count} {it}" for it, count in sorted(found.items())))
        lines.append(f"keys in the queue: {keys_before} → {keys_after}")
        faults += rows_without_reason(found, visits) + keys_without_reason(keys_before, keys_after)
        faults += left_over(service)
        if not faults or time.monotonic() > end:
            return lines, faults
        time.sleep(PAUSE)


def _sample(service: Service, minutes: float) -> list[dict[str, Sizes]]:
    samples = []
    end = time.monotonic() + minutes * 60
    while time.monotonic() < end:
        samples.append(sizes(service))
        time.sleep(PAUSE)
    return samples


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
