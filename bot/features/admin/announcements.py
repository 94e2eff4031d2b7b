"""`/announce`: administrators tell something to those who want to hear it.

Here it is looked at, begun and stopped; the announcer does the rest, from the rows.
"""

from __future__ import annotations

from datetime import UTC, datetime

from bot.chat import ButtonPress, Command
from bot.chat.text import clip, units
from bot.context.request import Reply, Request, plain
from bot.views.announcement import DROP, LONGEST, SEND, STOP, announcement_card, preview
from storage.database import Unit
from storage.models import Announcement, AnnouncementState, Platform, job_id

_AUDITED_LENGTH = 40
"""Characters of the text that are written down: enough to tell which it was."""


async def announce(request: Request, unit: Unit) -> Reply:
    """`/announce TEXT` shows what people would get, and to how many; alone, what is under way."""
    text = request.event.arguments.strip() if isinstance(request.event, Command) else ""
    t, origin = request.t, request.origin
    if not text:
        under_way = await unit.announcements.active()
        return Reply(announcement_card(under_way[0], t) if under_way else plain(t("announce-how")))
    if units(text) > LONGEST:
        return Reply(plain(t("announce-long", most=LONGEST)))
    people = await unit.announcements.count_recipients(_platforms(request))
    if not people:
        return Reply(plain(t("announce-nobody")))
    draft = Announcement(
        id=job_id(origin.address.platform, origin.address.chat, origin.key),
        text=text,
        platform=origin.account.platform,
        author=origin.account,
        locale=request.locale,
        state=AnnouncementState.DRAFT,
        created=datetime.now(UTC),
    )
    await unit.announcements.add_draft(draft)
    return Reply(preview(draft, people, t))


async def press_button(request: Request, unit: Unit) -> Reply | None:
    """Its buttons. The message becomes the card that shows how far it is, by the announcer."""
    argument = request.event.argument if isinstance(request.event, ButtonPress) else ""
    what, _, name = argument.partition(":")
    match what:
        case _ if what == SEND:
            done = await _start(request, unit, name)
        case _ if what == STOP:
            if done := await unit.announcements.stop(name):
                await unit.audit.record(request.origin.account, "announce stop", name)
        case _ if what == DROP and await unit.announcements.delete_draft(name):
            return Reply(plain(request.t("announce-dropped")), edit=True)
        case _:
            done = False
    return None if done else Reply(plain(request.t("announce-over")))


async def _start(request: Request, unit: Unit, name: str) -> bool:
    origin = request.origin
    started = await unit.announcements.start(name, origin.message, _platforms(request))
    if started is None:
        return False
    words = clip(" ".join(started.text.split()), _AUDITED_LENGTH)
    await unit.audit.record(origin.account, "announce", f"{started.waiting}: {words}")
    return True


def _platforms(request: Request) -> set[Platform]:
    """Return the platforms that can deliver: some front ends may run in other processes."""
    return {*request.services.settings.platforms, *request.services.chats}
