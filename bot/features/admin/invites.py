"""Invitations: codes that let people in where ACCESS=invite, made and taken back by administrators.

A code is shown once, to who made it. Lists and what is written down name its first letters.
"""

from __future__ import annotations

from bot.admin.invites import DAYS, MOST_DAYS, MOST_USES, USES, label_of, make
from bot.chat import Button, ButtonPress, Command, Message, Span
from bot.context.request import Reply, Request, plain
from storage.code_format import digest, read
from storage.database import Unit
from storage.models import Code, CodeKind
from storage.repositories.codes import LABEL, LENGTHS

REVOKE = "uninvite"
"""The button's action: `uninvite:<the beginning of the code's key>`."""
_LISTED = 15
_KNOWN = 1000
"""Codes that are looked through for one to take back."""
_KEY = 32
"""Letters of a key that a button carries."""


async def invite(visit: Request, unit: Unit) -> Reply:
    """`/invite [uses] [days]` makes a code, `/invite list` shows those that can be used,
    `/invite revoke CODE` takes one back."""
    words = visit.event.arguments.lower().split() if isinstance(visit.event, Command) else []
    if not visit.origin.unseen:
        return Reply(plain(visit.say("link-alone", command="invite")))
    match words:
        case ["list"]:
            return Reply(await _list(visit, unit))
        case ["revoke", *typed] if typed:
            return await _revoked(visit, unit, "".join(typed))
    numbers = [int(it) if it.isascii() and it.isdigit() and len(it) < 6 else 0 for it in words]
    uses = numbers[0] if numbers else USES
    days = numbers[1] if len(numbers) > 1 else DAYS
    if len(words) > 2 or not (0 < uses <= MOST_USES and 0 < days <= MOST_DAYS):
        return Reply(plain(visit.say("invite-how", uses=MOST_USES, limit=MOST_DAYS)))
    return await _made(visit, unit, uses, days)


async def revoke(visit: Request, unit: Unit) -> Reply:
    """The button beside a code of the list."""
    begins = visit.event.argument if isinstance(visit.event, ButtonPress) else ""
    known = await unit.codes.invites(visit.desk.clock(), _KNOWN)
    for code in known:
        if len(begins) == _KEY and code.key.startswith(begins):
            await _take_back(visit, unit, code)
    return Reply(await _list(visit, unit), edit=visit.origin.unseen)


async def _made(visit: Request, unit: Unit, uses: int, days: int) -> Reply:
    account, now, say = visit.origin.account, visit.desk.clock(), visit.say
    made = await make(unit, account, uses, days, now)
    code, until = made.code, f"{made.until:%Y-%m-%d}"
    spans = [
        Span(say("invite-made", count=uses, date=until) + "\n\n"),
        Span(f"/start {code}", "code"),
    ]
    for chat in visit.desk.chats.values():
        if link := chat.opening(code):
            platform = say("platform-name", code=chat.platform)
            spans.append(Span("\n\n" + say("invite-link", platform=platform, link=link)))
    if (access := visit.desk.settings.access) != "invite":
        spans.append(Span("\n\n" + say("invite-idle", access=access)))
    return Reply(Message(tuple(spans)))


async def _revoked(visit: Request, unit: Unit, typed: str) -> Reply:
    """By the whole code, or by the letters that the list shows."""
    key = digest(CodeKind.INVITE, read(typed, LENGTHS[CodeKind.INVITE]))
    label = read(typed.rstrip("-…."), LABEL)
    known = await unit.codes.invites(visit.desk.clock(), _KNOWN)
    meant = [it for it in known if it.key == key or (label and it.label == label)]
    for code in meant:
        await _take_back(visit, unit, code)
    if not meant:
        return Reply(plain(visit.say("invite-unknown")))
    return Reply(plain(visit.say("invite-revoked", name=label_of(meant[0].label))))


async def _take_back(visit: Request, unit: Unit, code: Code) -> None:
    if await unit.codes.revoke(code.key):
        await unit.audit.note(visit.origin.account, "uninvite", label_of(code.label))


async def _list(visit: Request, unit: Unit) -> Message:
    say, known = visit.say, await unit.codes.invites(visit.desk.clock(), _LISTED)
    if not known:
        return plain(say("invite-none"))
    rows = [
        (Button(f"{say('button-revoke')} {label_of(it.label)}", REVOKE, it.key[:_KEY]),)
        for it in known
    ]
    spans = [Span(say("invite-title"), "bold")]
    for code in known:
        spans += [
            Span("\n\n"),
            Span(label_of(code.label), "code"),
            Span(f" · {_facts(visit, code)}"),
        ]
    return Message(tuple(spans), tuple(rows), settled=True)


def _facts(visit: Request, code: Code) -> str:
    maker = f"{code.owner.platform}:{code.owner.id}" if code.owner else "…"
    until = f"{code.expires:%Y-%m-%d %H:%M}"
    left = visit.say("invite-left", left=code.remaining, uses=code.uses, date=until)
    return f"{left} · {maker}"
