"""`/drain`: nothing new is begun and what runs is finished, so that the service can be updated.

What people send meanwhile is kept and waits; workers heed the row, whatever is restarted.
"""

from __future__ import annotations

from bot.admin.drain import switch
from bot.admin.job_list import drained_line, entry, standing
from bot.chat import Button, ButtonPress, Command, Message, Span
from bot.context.request import Reply, Request
from bot.context.services import Services
from storage.database import Unit
from storage.models import JobState

SWITCH = "drain"
"""The buttons' action: `drain:on`, `drain:off`, and `drain:look` to see how far it is."""
_LISTED = 8
_RUNG = 100
"""Bells that are rung when work goes on; for what is behind them the workers look by themselves."""


async def drain(visit: Request, unit: Unit) -> Reply:
    """`/drain on`, `/drain off`; `/drain` alone says how things stand and what still runs."""
    wanted = visit.event.arguments if isinstance(visit.event, Command) else ""
    return await _switch(visit, unit, wanted.strip().lower(), edit=False)


async def press(visit: Request, unit: Unit) -> Reply:
    """Its buttons."""
    wanted = visit.event.argument if isinstance(visit.event, ButtonPress) else ""
    return await _switch(visit, unit, wanted, edit=True)


async def _switch(visit: Request, unit: Unit, wanted: str, *, edit: bool) -> Reply:
    changed = await switch(unit, visit.origin.account, wanted)
    message = await _message(visit, unit)
    if changed and wanted == "off":
        return Reply(message, edit, then=lambda: _ring(visit.desk))
    return Reply(message, edit)


async def _message(visit: Request, unit: Unit) -> Message:
    say, since = visit.say, await unit.switches.drained()
    running, counts = await unit.jobs.running(), await unit.jobs.counts()
    title = say("drain-off") if since is None else drained_line(since, say)
    waiting = counts[JobState.QUEUED]
    spans = [
        Span(title, "bold"),
        Span("\n" + say("queue-title", running=len(running), waiting=waiting)),
    ]
    for place, job in enumerate(running[:_LISTED], start=1):
        spans += entry(place, job, standing(job, say))
    if since is None:
        hint, offered = "drain-how", {"drain": "on"}
    else:
        hint = "drain-not-yet" if running else "drain-ready"
        offered = {"look": "look", "go-on": "off"}
    buttons = (Button(say(f"button-{label}"), SWITCH, it) for label, it in offered.items())
    return Message((*spans, Span("\n\n" + say(hint))), (tuple(buttons),), settled=True)


async def _ring(desk: Services) -> None:
    """Work goes on at once."""
    async with desk.database.read() as unit:
        waiting = await unit.jobs.waiting(_RUNG)
    for job in waiting:
        await desk.queue.ring(job.id, job.attempt)
