"""Context of log lines about a job: its id, the trace of its update, its platform, its person's
pseudonym."""

from __future__ import annotations

from contextlib import AbstractContextManager

from storage import logs
from storage.models import Job
from storage.pseudonyms import owner


def about_job(job: Job) -> AbstractContextManager[None]:
    """Return a context that adds these to all records, also of its tasks and threads."""
    platform = job.reply_to.address.platform
    return logs.about(job.id, trace=job.trace, person=owner(job.account), platform=platform)
