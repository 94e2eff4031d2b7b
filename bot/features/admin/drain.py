"""`/drain`: nothing new is begun and what runs is finished, so that the service can be updated.

What people send meanwhile is kept and waits; workers heed the row, whatever is restarted.
"""

from __future__ import annotations

from bot.admin.drain import switch
from bot.admin.job_list import drained_line, entry, progress_text
from bot.chat import Button, ButtonPress, Command, Message, Span
from bot.context.request import Reply, Request
from bot.context.services import Services
from storage.database import Unit
from storage.models import JobState

SWITCH = "drain"
"""The buttons' action: `drain:on`, `drain:off`, and `drain:look` to see how far it is."""
_LISTED = 8
_NOTIFIED = 100
"""Bells that are rung when work goes on; for what is behind them the workers look by themselves."""


async def drain_service(request: Request, unit: Unit) -> Reply:
    """`/drain on`, `/drain off`; `/drain` alone says how things stand and what still runs."""
    wanted = request.event.arguments if isinstance(request.event, Command) else ""
    return await _switch(request, unit, wanted.strip().lower(), edit=False)


async def press_button(request: Request, unit: Unit) -> Reply:
    """Its buttons."""
    wanted = request.event.argument if isinstance(request.event, ButtonPress) else ""
    return await _switch(request, unit, wanted, edit=True)


async def _switch(request: Request, unit: Unit, wanted: str, *, edit: bool) -> Reply:
    changed = await switch(unit, request.origin.account, wanted)
    message = await _drain_message(request, unit)
    if changed and wanted == "off":
        return Reply(message, edit, then=lambda: _notify_workers(request.services))
    return Reply(message, edit)


async def _drain_message(request: Request, unit: Unit) -> Message:
    t, since = request.t, await unit.service_flags.drained_since()
    running, counts = await unit.jobs.running(), await unit.jobs.counts()
    title = t("drain-off") if since is None else drained_line(since, t)
    waiting = counts[JobState.QUEUED]
    spans = [
        Span(title, "bold"),
        Span("\n" + t("queue-title", running=len(running), waiting=waiting)),
    ]
    for place, job in enumerate(running[:_LISTED], start=1):
        spans += entry(place, job, progress_text(job, t))
    if since is None:
        hint, offered = "drain-how", {"drain": "on"}
    else:
        hint = "drain-not-yet" if running else "drain-ready"
        offered = {"look": "look", "go-on": "off"}
    buttons = (Button(t(f"button-{label}"), SWITCH, it) for label, it in offered.items())
    return Message((*spans, Span("\n\n" + t(hint))), (tuple(buttons),), is_final=True)


async def _notify_workers(services: Services) -> None:
    """Work goes on at once."""
    async with services.database.read() as unit:
        waiting = await unit.jobs.waiting(_NOTIFIED)
    for job in waiting:
        await services.queue.notify(job.id, job.attempt)
