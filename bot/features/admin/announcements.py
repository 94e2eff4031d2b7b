"""`/announce`: administrators tell something to those who want to hear it.

Here it is looked at, begun and stopped; the announcer does the rest, from the rows.
"""

from __future__ import annotations

from datetime import UTC, datetime

from bot.chat import ButtonPress, Command
from bot.chat.text import clip, units
from bot.context.request import Reply, Request, plain
from bot.views.announcement import DROP, LONGEST, SEND, STOP, preview, progress
from storage.database import Unit
from storage.models import Announcement, AnnouncementState, Platform, job_id

_NOTED = 40
"""Characters of the text that are written down: enough to tell which it was."""


async def announce(visit: Request, unit: Unit) -> Reply:
    """`/announce TEXT` shows what people would get, and to how many; alone, what is under way."""
    text = visit.event.arguments.strip() if isinstance(visit.event, Command) else ""
    say, origin = visit.say, visit.origin
    if not text:
        under_way = await unit.announcements.under_way()
        return Reply(progress(under_way[0], say) if under_way else plain(say("announce-how")))
    if units(text) > LONGEST:
        return Reply(plain(say("announce-long", most=LONGEST)))
    people = await unit.announcements.wanted(_platforms(visit))
    if not people:
        return Reply(plain(say("announce-nobody")))
    draft = Announcement(
        id=job_id(origin.address.platform, origin.address.chat, origin.key),
        text=text,
        platform=origin.account.platform,
        author=origin.account,
        locale=visit.locale,
        state=AnnouncementState.DRAFT,
        created=datetime.now(UTC),
    )
    await unit.announcements.draft(draft)
    return Reply(preview(draft, people, say))


async def press(visit: Request, unit: Unit) -> Reply | None:
    """Its buttons. The message becomes the card that shows how far it is, by the announcer."""
    argument = visit.event.argument if isinstance(visit.event, ButtonPress) else ""
    what, _, name = argument.partition(":")
    match what:
        case _ if what == SEND:
            done = await _send(visit, unit, name)
        case _ if what == STOP:
            if done := await unit.announcements.stop(name):
                await unit.audit.note(visit.origin.account, "announce stop", name)
        case _ if what == DROP and await unit.announcements.drop(name):
            return Reply(plain(visit.say("announce-dropped")), edit=True)
        case _:
            done = False
    return None if done else Reply(plain(visit.say("announce-over")))


async def _send(visit: Request, unit: Unit, name: str) -> bool:
    origin = visit.origin
    begun = await unit.announcements.send(name, origin.message, _platforms(visit))
    if begun is None:
        return False
    words = clip(" ".join(begun.text.split()), _NOTED)
    await unit.audit.note(origin.account, "announce", f"{begun.waiting}: {words}")
    return True


def _platforms(visit: Request) -> set[Platform]:
    """Where people can be told something: other front ends may be processes of their own."""
    return {*visit.desk.settings.platforms, *visit.desk.chats}
