"""Time from an update to the card on loopback: the bot's part of the first response."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.table import Row
from tests.e2e.harness.answers import wait_for_card
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import TelegramServer
from tests.paths import DATA

NOTE = DATA / "asr/en/ps_cards_004.wav"


def seconds_to_card(runs: int = 20) -> list[float]:
    """Return the seconds between an update and its card, for `runs` people one after the other.

    Measures the bot process alone, with SQLite and the embedded queue, against the Bot API server
    of the end-to-end tests. The first run, which also starts the bot, is not counted.
    """
    times: list[float] = []
    with tempfile.TemporaryDirectory() as folder, TelegramServer() as server:
        limits = {"JOBS_PER_PERSON": "0", "MINUTES_PER_DAY": "0"}
        with Service(Path(folder), server, **limits) as service:
            service.start("telegram")
            for _ in range(runs + 1):
                person = server.person("Anna")
                post = person.sends_voice(NOTE)
                card = wait_for_card(person, post, 60)
                times.append(card.history[0].at - post.history[0].at)
    return times[1:]


def rows(_folder: Path) -> Iterator[Row]:
    """Yield the rows about the first response."""
    times = seconds_to_card()
    middle, slowest = statistics.median(times) * 1000, max(times) * 1000
    yield Row("update to card on loopback", f"median {middle:.0f} ms, slowest {slowest:.0f} ms")
