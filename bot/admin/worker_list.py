"""Workers as operators see them: what each can do, in the words of its settings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.chat.text import clip
from pipeline.queue.client import WorkerStatus
from storage.models import ALL_JOBS, Abilities, Lane

_LISTED = 8
"""The most workers that `/queue` lists."""


def limits(abilities: Abilities) -> Iterator[str]:
    """Yield what a worker does not do."""
    if abilities.lane is not Lane.ALL:
        yield f"WORKER_JOBS={abilities.lane} ({abilities.short_seconds / 60:g} min)"
    if abilities.languages:
        yield "lang=" + ",".join(abilities.languages)
    if not abilities.speakers:
        yield "DIARIZER=none"
    if not abilities.reads_aloud(""):
        yield "VOICE=none"


def limit_lines(workers: Sequence[WorkerStatus]) -> list[str]:
    """Return a line for each worker that does not do everything."""
    limited = [(it.id, ", ".join(limits(it.abilities))) for it in workers]
    lines = [f"{clip(name, 40)}: {clip(each, 80)}" for name, each in limited if each]
    return lines[:_LISTED]


def described(worker: WorkerStatus) -> str:
    """Return all that a worker tells about itself, on one line."""
    can = worker.abilities
    if can == ALL_JOBS:  # of an earlier version
        return "which tells nothing of its abilities"
    aloud = "about all" if can.voices is None else ", ".join(can.voices) or "none"
    parts = [
        f"jobs: {can.lane}"
        + ("" if can.lane is Lane.ALL else f" ({can.short_seconds / 60:g} min)"),
        f"models: {', '.join(can.models)}",
        f"languages: {', '.join(can.languages) or 'all'}",
        f"speakers: {'yes' if can.speakers else 'no'}",
        f"read aloud: {aloud}",
        f"engines: {', '.join(can.engines) or 'none'}",
        f"memory: {can.memory / 1e9:.1f} GB",
    ]
    return ", ".join(parts)
