"""What a service may have when everybody has their answers, and what it began with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.soak.measurement import FILES, MEGABYTES, THREADS, Sizes, middle

KEYS = 12
"""More keys of the queue than before the load: the state of workers, and results of arq, which end
by themselves after some minutes."""
CONNECTIONS = 6
"""More connections than under load: those to platforms are closed later."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows that a table may have: `always`, and so many more for each visit, because of `why`."""

    always: int = 0
    each: float = 0.0
    why: str = ""


_DONE = Rows(why="each ends with the work that it is about")
_UNUSED = Rows(why="nobody opens pages, shares, tags or uploads there")
ROWS: Mapping[str, Rows] = {
    "accounts": Rows(always=20, why="people of the soak, one account each"),
    "alembic_version": Rows(always=1, why="the version of the tables"),
    "announcements": _UNUSED,
    "api_tokens": _UNUSED,
    "audit": _UNUSED,
    "chats": _UNUSED,
    "codes": _UNUSED,
    "corrections": _UNUSED,
    "days": Rows(always=60, why="one for each day, language and kind of end"),
    "deletions": _DONE,
    "deliveries": Rows(each=5, why="parts of answers, deleted with their jobs"),
    "erasures": _DONE,
    "fingerprints": _UNUSED,
    "handed_over": _DONE,
    "inbox": Rows(always=20, each=6, why="messages and presses of a visit, for a week"),
    "jobs": Rows(always=6, each=1, why="one for each recording, for RETENTION_DAYS"),
    "joined_logins": _UNUSED,
    "login_notices": _UNUSED,
    "people": Rows(always=20, why="people of the soak"),
    "platform_bots": Rows(always=2, why="one for each platform"),
    "platform_leases": Rows(always=2, why="one for each platform"),
    "questions": Rows(each=2, why="questions about speakers, deleted with their jobs"),
    "receivers": _UNUSED,
    "sends": Rows(always=6, why="the newest id of messages, and sends of the last minute"),
    "shares": _UNUSED,
    "speeds": Rows(always=200, why="twenty for each stage"),
    "switches": Rows(always=4, why="flags of the service"),
    "tags": _UNUSED,
    "transcripts": Rows(each=4, why="parts of texts, deleted with their jobs"),
    "tries": _UNUSED,
    "upload_parts": _UNUSED,
    "uploads": _UNUSED,
    "usage": Rows(always=6, each=1, why="one for each recording, for a day"),
    "used_proofs": _UNUSED,
    "voices": _UNUSED,
    "web_sessions": _UNUSED,
    "webhook_deliveries": _UNUSED,
    "webhooks": _UNUSED,
}


def rows_without_reason(rows: Mapping[str, int], visits: int) -> list[str]:
    """Return a line for each table with more rows than so many visits explain."""
    faults = []
    for table, count in sorted(rows.items()):
        allowed = ROWS.get(table)
        if allowed is None:
            faults.append(f"rows: nobody said what limits {table}, which has {count}")
        elif count > (most := allowed.always + round(allowed.each * visits)):
            faults.append(f"rows: {table} has {count}, {visits} visits explain {most}")
    return faults


def keys_without_reason(before: int, after: int) -> list[str]:
    """Return a line when the queue has more keys than before the load."""
    return [f"keys of the queue: {before} → {after}"] if after - before > KEYS else []


def not_given_back(
    samples: Sequence[Mapping[str, Sizes]], idle: Mapping[str, Sizes]
) -> tuple[list[str], list[str]]:
    """Return a line for each process, and the faults: what an idle process has more than a busy one
    had after the warm-up."""
    quarter = max(1, len(samples) // 4)
    lines, faults = [], []
    for name, now in idle.items():
        busy = middle([it[name] for it in samples[quarter : 2 * quarter]])
        line = (
            f"{name}, idle: {now.megabytes:.0f} megabytes, {now.files} files, "
            f"{now.threads} threads, {now.connections} connections"
        )
        lines.append(line)
        if (
            now.megabytes - busy.megabytes > MEGABYTES[name]
            or now.files - busy.files > FILES
            or now.threads - busy.threads > THREADS
            or now.connections - busy.connections > CONNECTIONS
        ):
            faults.append(f"not given back: {line}; busy after the warm-up: {busy}")
    return lines, faults
