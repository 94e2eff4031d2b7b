"""`/drain`: no new job starts and running ones end, so that the service can be updated.

Recordings sent meanwhile are kept and wait. The flag is a row, so it survives restarts.
"""

from __future__ import annotations

from bot.admin.drain import switch_drain, wake_workers
from bot.admin.job_list import drained_line, job_entry, progress_text
from bot.chat import Button, ButtonPress, Command, Event, Message, Span
from bot.context.request import Reply, Request
from storage.database import Unit
from storage.models import JobState

SWITCH = "drain"
"""The buttons' action: `drain:on`, `drain:off`, and `drain:look` to see how far it is."""
_LISTED = 8


async def drain_service(request: Request[Command], unit: Unit) -> Reply:
    """Answer `/drain on` and `/drain off`; `/drain` alone shows the state and running jobs."""
    return await _switch(request, unit, request.arguments.lower(), edit=False)


async def press_button(request: Request[ButtonPress], unit: Unit) -> Reply:
    """Switch draining by a button, or show its progress."""
    return await _switch(request, unit, request.argument, edit=True)


async def _switch(request: Request[Event], unit: Unit, wanted: str, *, edit: bool) -> Reply:
    changed = await switch_drain(unit, request.origin.account, wanted)
    message = await _drain_message(request, unit)
    if changed and wanted == "off":
        return Reply(message, edit, then=lambda: wake_workers(request.services))
    return Reply(message, edit)


async def _drain_message(request: Request[Event], unit: Unit) -> Message:
    t, now = request.t, request.services.clock()
    since = await unit.service_flags.drained_since()
    running, counts = await unit.jobs.running(), await unit.jobs.counts()
    title = t("drain-off") if since is None else drained_line(since, t)
    waiting = counts[JobState.QUEUED]
    spans = [
        Span(title, "bold"),
        Span("\n" + t("queue-title", running=len(running), waiting=waiting)),
    ]
    for place, job in enumerate(running[:_LISTED], start=1):
        spans += job_entry(place, job, progress_text(job, now, t))
    if since is None:
        hint, offered = "drain-how", {"drain": "on"}
    else:
        hint = "drain-not-yet" if running else "drain-ready"
        offered = {"look": "look", "go-on": "off"}
    buttons = (Button(t(f"button-{label}"), SWITCH, it) for label, it in offered.items())
    return Message((*spans, Span("\n\n" + t(hint))), (tuple(buttons),), is_final=True)
