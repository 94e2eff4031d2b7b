"""Jobs as admins see them: account, length and progress, but no content."""

from __future__ import annotations

from datetime import datetime

from bot.chat import Span
from bot.i18n.translator import Translator, timecode
from storage.models import Job, JobState


def job_entry(place: int, job: Job, state: str) -> list[Span]:
    """Return two lines: the id, to find the job in the log; then account, length and progress."""
    length = timecode(job.media.seconds) if job.media.seconds else "?"
    return [
        Span(f"\n\n{place}. "),
        Span(job.id, "code"),
        Span(f"\n{job.account} · {length} · {state}"),
    ]


def progress_text(job: Job, now: datetime, t: Translator) -> str:
    """Return the job's stage and how long it has been waiting or running."""
    running = job.state is JobState.RUNNING
    stage = t(f"stage-{job.stage or 'starting'}") if running else t("queue-waits")
    since = (job.started if running else None) or job.created
    return f"{stage} · {timecode(max(0.0, (now - since).total_seconds()))}"


def drained_line(since: datetime, t: Translator) -> str:
    """Return the line with the time at which the service was drained."""
    return t("drained-since", since=f"{since:%Y-%m-%d %H:%M} UTC")
