"""Invitations: codes that let people in where ACCESS=invite, made and taken back by administrators.

A code is shown once, to who made it. Lists and what is written down name its first letters.
"""

from __future__ import annotations

from bot.admin.invites import DAYS, MOST_DAYS, MOST_USES, USES, label_of, make_invite
from bot.chat import Button, ButtonPress, Command, Event, Message, Span
from bot.context.refusals import RequestRefused
from bot.context.request import Reply, Request, plain
from bot.parsing.numbers import small_number
from storage.code_format import digest, parse_code
from storage.database import Unit
from storage.models import Code, CodeKind
from storage.repositories.secrets.codes import LABEL, LENGTHS

REVOKE = "uninvite"
"""The button's action: `uninvite:<the beginning of the code's key>`."""
_LISTED = 15
_SEARCHED = 1000
"""Codes that are looked through for one to take back."""
_KEY_LENGTH = 32
"""Letters of a key that a button carries."""


async def invite(request: Request[Command], unit: Unit) -> Reply:
    """Answer `/invite [uses] [days]` with a new code.

    `/invite list` shows the valid codes, `/invite revoke CODE` revokes one.
    """
    words = request.arguments.lower().split()
    match words:
        case ["list"]:
            return Reply(await _invite_list(request, unit))
        case ["revoke", *typed] if typed:
            return await _revoke_typed(request, unit, "".join(typed))
    numbers = [small_number(it, digits=5) for it in words]
    uses = numbers[0] if numbers else USES
    days = numbers[1] if len(numbers) > 1 else DAYS
    if len(words) > 2 or not (0 < uses <= MOST_USES and 0 < days <= MOST_DAYS):
        raise RequestRefused("invite-how", uses=MOST_USES, limit=MOST_DAYS)
    return await _make(request, unit, uses, days)


async def revoke_listed(request: Request[ButtonPress], unit: Unit) -> Reply:
    """Revoke the code of a button in the list."""
    beginning = request.argument
    known = await unit.codes.active_invites(request.services.clock(), _SEARCHED)
    for code in known:
        if len(beginning) == _KEY_LENGTH and code.key.startswith(beginning):
            await _revoke(request, unit, code)
    return Reply(await _invite_list(request, unit), edit=request.origin.is_confidential)


async def _make(request: Request[Event], unit: Unit, uses: int, days: int) -> Reply:
    account, now, t = request.origin.account, request.services.clock(), request.t
    made = await make_invite(unit, account, uses, days, now)
    code, until = made.code, f"{made.until:%Y-%m-%d}"
    spans = [
        Span(t("invite-made", count=uses, date=until) + "\n\n"),
        Span(f"/start {code}", "code"),
    ]
    for chat in request.services.chats.values():
        if link := chat.start_link(code):
            platform = t("platform-name", code=chat.platform)
            spans.append(Span("\n\n" + t("invite-link", platform=platform, link=link)))
    if (access := request.services.settings.access) != "invite":
        spans.append(Span("\n\n" + t("invite-idle", access=access)))
    return Reply(Message(tuple(spans)))


async def _revoke_typed(request: Request[Event], unit: Unit, typed: str) -> Reply:
    """Revoke the code that is given in full or by its prefix in the list."""
    key = digest(CodeKind.INVITE, parse_code(typed, LENGTHS[CodeKind.INVITE]))
    label = parse_code(typed.rstrip("-…."), LABEL)
    known = await unit.codes.active_invites(request.services.clock(), _SEARCHED)
    matching = [it for it in known if it.key == key or (label and it.label == label)]
    for code in matching:
        await _revoke(request, unit, code)
    if not matching:
        raise RequestRefused("invite-unknown")
    return request.reply("invite-revoked", name=label_of(matching[0].label))


async def _revoke(request: Request[Event], unit: Unit, code: Code) -> None:
    if await unit.codes.revoke(code.key):
        await unit.audit.record(request.origin.account, "uninvite", label_of(code.label))


async def _invite_list(request: Request[Event], unit: Unit) -> Message:
    t, known = request.t, await unit.codes.active_invites(request.services.clock(), _LISTED)
    if not known:
        return plain(t("invite-none"))
    rows = [
        (Button(f"{t('button-revoke')} {label_of(it.label)}", REVOKE, it.key[:_KEY_LENGTH]),)
        for it in known
    ]
    spans = [Span(t("invite-title"), "bold")]
    for code in known:
        spans += [
            Span("\n\n"),
            Span(label_of(code.label), "code"),
            Span(f" · {_usage_text(request, code)}"),
        ]
    return Message(tuple(spans), tuple(rows), is_final=True)


def _usage_text(request: Request[Event], code: Code) -> str:
    maker = code.owner or "…"
    until = f"{code.expires:%Y-%m-%d %H:%M}"
    left = request.t("invite-left", left=code.remaining, uses=code.uses, date=until)
    return f"{left} · {maker}"
