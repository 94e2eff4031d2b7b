"""Jobs as administrators see them: whose, how long and how far; nothing of what is in them."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.chat import Span
from bot.i18n.translator import Translator, timecode
from storage.models import Job, JobState


def entry(place: int, job: Job, state: str) -> list[Span]:
    """Two lines: the id, to find it in the log, and whose it is, how long and how far."""
    length = timecode(job.media.seconds) if job.media.seconds else "?"
    whose = f"{job.account.platform}:{job.account.id}"
    return [Span(f"\n\n{place}. "), Span(job.id, "code"), Span(f"\n{whose} · {length} · {state}")]


def standing(job: Job, t: Translator) -> str:
    """How far it is, and for how long it has been waiting or running."""
    running = job.state is JobState.RUNNING
    stage = t(f"stage-{job.stage or 'starting'}") if running else t("queue-waits")
    since = (job.started if running else None) or job.created
    return f"{stage} · {timecode(max(0.0, (datetime.now(UTC) - since).total_seconds()))}"


def drained_line(since: datetime, t: Translator) -> str:
    """Since when no new work is begun."""
    return t("drained-since", since=f"{since:%Y-%m-%d %H:%M} UTC")
