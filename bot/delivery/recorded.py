"""Deliveries in logs, metrics and spans."""

from __future__ import annotations

from contextlib import suppress

from bot.chat import Chat
from bot.context.services import Services
from bot.delivery.answers import deliver
from bot.jobs.redo_rules import previous_answer
from storage import logs
from storage.database_errors.transient import TransientDatabaseError
from storage.models import Job
from storage.watch import tracing
from storage.watch.catalogue import DELIVERY_LAG, RETRIES

log = logs.get(__name__)


async def deliver_recorded(services: Services, chat: Chat, job: Job) -> None:
    """Deliver an answer, and record its time since the job's end. Raises errors of `deliver`."""
    try:
        with tracing.span("delivery", state=job.state):
            await deliver(services, chat, job)
    except Exception:
        RETRIES.add(1, "delivery")
        raise
    log.info("outbox: answer delivered", job=job.id, state=job.state)
    if job.finished is not None:
        lag = (services.clock() - job.finished).total_seconds()
        DELIVERY_LAG.observe(lag, chat.platform)
    if tracing.is_recording():
        await _record_job(services, job)


async def _record_job(services: Services, job: Job) -> None:
    """Record the whole way of a job as a span, with a link to the answer that a redo replaces."""
    before = None
    with suppress(TransientDatabaseError):  # the answer has been sent all the same
        before = await services.database.query(lambda unit: previous_answer(unit, job))
    tracing.record_job(
        (services.clock() - job.created).total_seconds(),
        failure=job.failure.code if job.failure else "",
        earlier=(before.trace, before.id) if before else None,
        state=job.state,
    )
