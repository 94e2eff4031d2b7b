"""Deliveries in logs and metrics."""

from __future__ import annotations

from bot.chat import Chat
from bot.context.services import Services
from bot.delivery.answers import deliver
from storage import logs
from storage.models import Job
from storage.watch.catalogue import DELIVERY_LAG, RETRIES

log = logs.get(__name__)


async def deliver_recorded(services: Services, chat: Chat, job: Job) -> None:
    """Deliver an answer, and record its time since the job's end. Raises errors of `deliver`."""
    try:
        await deliver(services, chat, job)
    except Exception:
        RETRIES.add(1, "delivery")
        raise
    log.info("outbox: answer delivered", job=job.id, state=job.state)
    if job.finished is not None:
        lag = (services.clock() - job.finished).total_seconds()
        DELIVERY_LAG.observe(lag, chat.platform)
