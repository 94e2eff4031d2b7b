"""Jobs and workers as the operator's programs see them."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.web.api.operator import schemas
from bot.web.context import Web
from pipeline.queue.client import WorkerStatus
from storage.models import Job


def shown_job(web: Web, job: Job) -> schemas.OperatorJob:
    """Return a job without anything that is in it."""
    return schemas.OperatorJob(
        id=job.id,
        account=str(job.account),
        state=job.state,
        stage=job.stage,
        seconds=job.media.seconds,
        created=job.created,
        started=job.started,
        finished=job.finished,
        redo_of=job.again_of,
        failure=job.failure.code if job.failure else None,
        lack=web.services.workers.lack(job) if job.finished is None else None,
    )


def shown_worker(worker: WorkerStatus) -> schemas.Worker:
    """Return a worker."""
    can = worker.abilities
    return schemas.Worker(
        id=worker.id,
        device=worker.device,
        running=list(worker.running),
        seen=datetime.fromtimestamp(worker.seen, UTC),
        memory=worker.memory,
        lane=can.lane,
        languages=list(can.languages),
        speakers=can.speakers,
        voices=None if can.voices is None else list(can.voices),
    )
