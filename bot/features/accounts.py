"""Several accounts of one human being: joining them by a code, and parting them.

Who gave the code stays: their settings hold for both. Who types it is asked first, since whoever
gave it will see all that they have. Rights come from administrators and never by a code.
"""

from __future__ import annotations

from datetime import timedelta

from bot import policy
from bot.chat import Button, ButtonPress, Command, Message, Span
from bot.context.request import Reply, Request, plain
from bot.i18n.translator import Translator
from bot.people import voice_memory
from bot.people.code_entry import check_code, count_failure
from bot.quota import rules
from storage.code_format import read
from storage.database import Unit
from storage.models import Account, CodeKind, Person, Platform
from storage.repositories.codes import LENGTHS

JOIN, JOIN_NOT, PART = "join", "joinno", "part"
"""The buttons' actions: `join:<code>`, `part:<platform>:<account>`."""
LASTS = timedelta(minutes=10)
MOST = 8
"""Accounts of one person."""


async def link(visit: Request, unit: Unit) -> Reply:
    """`/link` gives a code, `/link CODE` asks whether to join. Raises NoAccess."""
    typed = visit.event.arguments.strip() if isinstance(visit.event, Command) else ""
    if typed:
        return await _typed(visit, unit, typed)
    policy.check_access(visit.person, visit.origin.account, visit.desk.settings)
    if not visit.origin.unseen:
        return Reply(plain(visit.say("link-alone", command="link")))
    now, place = visit.desk.clock(), visit.origin.message
    code = await unit.codes.make_link(visit.origin.account, place, now, LASTS)
    say, minutes = visit.say, int(LASTS.total_seconds() // 60)
    return Reply(
        Message(
            (
                Span(say("link-how")),
                Span("\n\n"),
                Span(f"/link {code}", "code"),
                Span(f"\n\n{say('link-once', count=minutes)}"),
            )
        )
    )


async def join(visit: Request, unit: Unit) -> Reply | None:
    """The button that says yes. The code is looked at anew: it may be forged, or too old."""
    if not isinstance(visit.event, ButtonPress):
        return None
    return await _typed(visit, unit, visit.event.argument, sure=True)


async def join_not(visit: Request, unit: Unit) -> Reply:  # noqa: ARG001 the shape of every feature
    """The button that says no."""
    return _shown(visit, plain(visit.say("link-not")))


async def unlink(visit: Request, unit: Unit) -> Reply:
    """`/unlink`: of two accounts it parts both, of more the one that is chosen."""
    accounts = visit.person.accounts
    if not visit.origin.unseen:
        return Reply(plain(visit.say("link-alone", command="unlink")))
    if len(accounts) < 2:
        return Reply(plain(visit.say("unlink-none")))
    if len(accounts) == 2:
        return await _parted(visit, unit, visit.origin.account)
    rows = tuple((Button(_named(visit, it), PART, f"{it.platform}:{it.id}"),) for it in accounts)
    return Reply(Message((Span(visit.say("unlink-which")),), rows))


async def part(visit: Request, unit: Unit) -> Reply:
    """The button of one account. It may be forged: only one's own can be parted."""
    argument = visit.event.argument if isinstance(visit.event, ButtonPress) else ""
    known = {f"{it.platform}:{it.id}": it for it in visit.person.accounts}
    if (account := known.get(argument)) is None:
        return Reply(plain(visit.say("menu-not-yours")))
    return await _parted(visit, unit, account)


async def _typed(visit: Request, unit: Unit, typed: str, *, sure: bool = False) -> Reply:
    """What becomes of a code. Whoever is not blocked may type one: the access that its giver has
    is the access of the person that they are together."""
    origin, say = visit.origin, visit.say
    policy.check_not_blocked(visit.person, origin.account, visit.desk.settings)
    code = await check_code(visit, unit, CodeKind.LINK, typed)
    if isinstance(code, str):
        return Reply(plain(code))
    if not origin.unseen:
        await unit.codes.spoil(CodeKind.LINK, typed)
        return Reply(plain(say("link-seen")))
    giver = await unit.people.find(code.owner) if code.owner else None
    if giver is None or code.owner is None or giver.id == visit.person.id:
        return Reply(plain(say("link-own")))
    if why_not := _why_not(visit, giver):
        return Reply(plain(why_not))
    where = _platform(say, code.owner.platform)
    if not sure:
        return Reply(_question(say, where, read(typed, LENGTHS[CodeKind.LINK])))
    return await _joined(visit, unit, code.owner, typed)


def _why_not(visit: Request, giver: Person) -> str:
    """What stands against it, in words. Else whoever makes an administrator type a code, or gets
    one from them, would be one."""
    comer, settings = visit.person, visit.desk.settings
    if policy.is_admin(giver, settings) != policy.is_admin(comer, settings):
        return visit.say("link-admins")
    if len(giver.accounts) + len(comer.accounts) > MOST:
        return visit.say("link-many", count=MOST)
    return ""


def _question(say: Translator, where: str, code: str) -> Message:
    yes, no = Button(say("button-join"), JOIN, code), Button(say("button-join-not"), JOIN_NOT)
    return Message((Span(say("link-ask", platform=where)),), ((yes,), (no,)))


async def _joined(visit: Request, unit: Unit, giver: Account, typed: str) -> Reply:
    comer, say = visit.origin.account, visit.say
    if not await unit.codes.use(CodeKind.LINK, typed, visit.desk.clock(), comer):
        return Reply(plain(await count_failure(visit, unit, CodeKind.LINK)))
    person = await unit.people.join(giver, comer)
    if person is not None:  # what the giver does not want remembered is not
        await voice_memory.forget_unwanted(visit, unit, person.options.voices)
    return _shown(visit, plain(say("link-done", platform=_platform(say, giver.platform))))


async def _parted(visit: Request, unit: Unit, account: Account) -> Reply:
    if not await unit.people.part(account):
        return Reply(plain(visit.say("unlink-none")))
    quota = rules.quota_of_parted(visit.person, visit.desk.settings)
    await unit.people.set_quota(account, quota)
    return _shown(visit, plain(visit.say("unlink-done", account=_named(visit, account))))


def _shown(visit: Request, message: Message) -> Reply:
    """In place of the question, where nobody else's message can stand in its place."""
    return Reply(message, edit=isinstance(visit.event, ButtonPress) and visit.origin.unseen)


def _named(visit: Request, account: Account) -> str:
    name = f"{_platform(visit.say, account.platform)} {account.id}"
    return visit.say("unlink-this", account=name) if account == visit.origin.account else name


def _platform(say: Translator, platform: Platform) -> str:
    return say("platform-name", code=platform)
