"""`/announce`: a message of the administrators to everybody who wants news.

Here it is previewed, started and stopped; the announcer does the rest, from the rows.
"""

from __future__ import annotations

from bot.chat import ButtonPress, Command, Event
from bot.chat.text import clip, units
from bot.context.refusals import RequestRefused
from bot.context.request import Reply, Request
from bot.views.announcement import DROP, LONGEST, SEND, STOP, announcement_card, preview
from storage.database import Unit
from storage.models import Announcement, AnnouncementState, Platform

_AUDITED_LENGTH = 40
"""Characters of the text in the audit log: enough to recognize it."""


async def announce(request: Request[Command], unit: Unit) -> Reply:
    """Answer `/announce TEXT` with a preview and the number of recipients.

    `/announce` alone shows the current announcement.
    """
    text, t, origin = request.arguments, request.t, request.origin
    if not text:
        if not (active := await unit.announcements.active()):
            raise RequestRefused("announce-how")
        return Reply(announcement_card(active[0], t))
    if units(text) > LONGEST:
        raise RequestRefused("announce-long", most=LONGEST)
    people = await unit.announcements.count_recipients(_platforms(request))
    if not people:
        raise RequestRefused("announce-nobody")
    draft = Announcement(
        id=origin.job_id(origin.key),
        text=text,
        platform=origin.account.platform,
        author=origin.account,
        locale=request.locale,
        state=AnnouncementState.DRAFT,
        created=request.services.clock(),
    )
    await unit.announcements.add_draft(draft)
    return Reply(preview(draft, people, t))


async def press_button(request: Request[ButtonPress], unit: Unit) -> Reply | None:
    """Send, stop or drop an announcement. The announcer turns the message into the card that shows
    its progress."""
    step, name = request.split_argument(2)
    if step == SEND and await _start(request, unit, name):
        return None
    if step == STOP and await unit.announcements.stop(name):
        await unit.audit.record(request.origin.account, "announce stop", name)
        return None
    if step == DROP and await unit.announcements.delete_draft(name):
        return request.reply("announce-dropped", edit=True)
    raise RequestRefused("announce-over")


async def _start(request: Request[ButtonPress], unit: Unit, name: str) -> bool:
    origin = request.origin
    started = await unit.announcements.start(name, origin.message, _platforms(request))
    if started is None:
        return False
    words = clip(" ".join(started.text.split()), _AUDITED_LENGTH)
    await unit.audit.record(origin.account, "announce", f"{started.waiting}: {words}")
    return True


def _platforms(request: Request[Event]) -> set[Platform]:
    """Return the platforms that can deliver: some front ends may run in other processes."""
    return {*request.services.settings.platforms, *request.services.chats}
