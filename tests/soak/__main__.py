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
from tests.soak.load import visit
from tests.soak.measurement import Sizes, growth, keys, left_over, rows, sizes

CROWD = 3
"""People on each platform who do something at the same time."""
PAUSE = 5.0
"""Seconds between two samples."""
SETTLING = 15.0
"""Seconds after the last answer until the service counts as idle."""


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
    for thread in threads:
        thread.start()
    samples = _sample(service, minutes)
    over.set()
    for thread in threads:
        thread.join(600)
    time.sleep(SETTLING)
    lines, grown = growth(samples)
    figures = ", ".join(f"{count} {name}" for name, count in counts.most_common())
    table = ", ".join(f"{count} {name}" for name, count in sorted(rows(service.data).items()))
    lines = [f"{sum(counts.values())} visits in {minutes:g} min: {figures}", *lines]
    lines += [f"rows: {table}", f"keys in the queue: {keys(service.data)}"]
    sys.stdout.write("\n".join([*lines, ""]))
    return [*faults, *grown, *left_over(service)]


def _sample(service: Service, minutes: float) -> list[dict[str, Sizes]]:
    samples = []
    end = time.monotonic() + minutes * 60
    while time.monotonic() < end:
        samples.append(sizes(service))
        time.sleep(PAUSE)
    return samples


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
