"""Seconds until a part that was killed works again, from logs and calls."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tests.faults.installation import BOT, VALKEY, WORKERS, Installation

START = 10.0
"""Seconds that a bot may take from its kill until it is connected to Valkey."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a log. `at` is in Unix seconds."""

    at: float
    part: str
    event: str
    job: str


def lines_of_log(part: str, text: str) -> Iterator[Line]:
    """Yield the lines of a log in JSON; others, such as a traceback at the start, are skipped."""
    for line in text.splitlines():
        try:
            read = json.loads(line)
            at = datetime.fromisoformat(read["time"]).timestamp()
        except (ValueError, KeyError, TypeError):
            continue
        yield Line(at, part, str(read["message"]), str(read.get("job", "")))


def seconds_to_resume(killed: Sequence[tuple[float, str]], lines: Sequence[Line]) -> list[float]:
    """Return the seconds from each kill of a worker until another attempt at each of its jobs.

    A worker's job is one that it claimed and did not end before.
    """
    found = []
    for moment, part in killed:
        held: dict[str, float] = {}
        for line in lines:
            if line.part == part and line.at <= moment:
                if line.event == "job claimed":
                    held[line.job] = line.at
                elif line.event in ("job ended", "job returned to the queue"):
                    held.pop(line.job, None)
        for job in held:
            claims = [
                it.at
                for it in lines
                if it.event == "job claimed" and it.job == job
                if it.at > moment
            ]
            if claims:
                found.append(min(claims) - moment)
    return found


def seconds_to_reconnect(
    killed: Sequence[tuple[float, str]], restored: Sequence[float]
) -> list[float]:
    """Return the seconds from each kill of Valkey until the bot has restored its connection.

    A bot that starts anew connects for the first time and restores nothing, so kills of Valkey
    beside a start of the bot are left out.
    """
    found = []
    for moment in (at for at, part in killed if part == VALKEY):
        after = min((it for it in restored if it > moment), default=moment)
        starts = (at for at, part in killed if part == BOT)
        if after > moment and not any(moment - START <= at < after for at in starts):
            found.append(after - moment)
    return found


def seconds_of_recovery(installation: Installation) -> dict[str, list[float]]:
    """Return the seconds from the kill of each part until it works again: a bot asks for updates, a
    worker's job is claimed again, a bot is connected to Valkey again."""
    real = installation.clock.real
    lines = [
        replace(line, at=real(line.at))
        for part in (BOT, *WORKERS)
        for line in lines_of_log(part, installation.log_of(part))
    ]
    ahead = time.time() - time.monotonic()
    polls = [it.at + ahead for it in installation.telegram.calls("getUpdates")]
    back = [it.at for it in lines if it.part == BOT and it.event == "queue connection restored"]
    killed = installation.killed
    return {
        "bot": _first_after([at for at, part in killed if part == BOT], polls),
        "job of a worker": seconds_to_resume([it for it in killed if it[1] in WORKERS], lines),
        "Valkey": seconds_to_reconnect(killed, back),
    }


def _first_after(moments: Sequence[float], times: Sequence[float]) -> list[float]:
    later = [[it for it in times if it > moment] for moment in moments]
    return [min(found) - moment for found, moment in zip(later, moments, strict=True) if found]


def p99(values: Sequence[float]) -> float:
    """Return the 99th percentile: of fewer than a hundred values the largest."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * 99 // 100) - 1)]
