"""Several accounts of one person: linking them by a code, and unlinking them.

The settings of the inviter, who made the code, apply to both. The joiner, who types it, must
confirm, since the inviter will see all their results. Administrators give rights; a code never
does.
"""

from __future__ import annotations

from datetime import timedelta

from bot import access
from bot.chat import Button, ButtonPress, Command, Event, Message, Span
from bot.context.refusals import RequestRefused
from bot.context.request import Reply, Request
from bot.i18n.translator import Translator
from bot.people import voice_memory
from bot.people.code_entry import count_wrong_code, find_code
from bot.quota import rules
from storage.code_format import parse_code
from storage.database import Unit
from storage.models import Account, CodeKind, Person, Platform
from storage.repositories.secrets.codes import LENGTHS

CONFIRM, DECLINE, UNLINK = "join", "joinno", "part"
"""The buttons' actions: `join:<code>`, `part:<platform>:<account>`."""
CODE_LIFETIME = timedelta(minutes=10)
MAX_ACCOUNTS = 8
"""Accounts of one person."""


async def link_account(request: Request[Command], unit: Unit) -> Reply:
    """Answer `/link` with a code, and `/link CODE` with a confirmation. Raises NoAccess."""
    if typed := request.arguments:
        return await _enter_code(request, unit, typed)
    access.check_access(request.person, request.origin.account, request.services.settings)
    request.check_confidential("link")
    now, place = request.services.clock(), request.origin.message
    account = request.origin.account
    code = await unit.codes.create_single(CodeKind.LINK, account, place, now, CODE_LIFETIME)
    t, minutes = request.t, int(CODE_LIFETIME.total_seconds() // 60)
    return Reply(
        Message(
            (
                Span(t("link-how")),
                Span("\n\n"),
                Span(f"/link {code}", "code"),
                Span(f"\n\n{t('link-once', count=minutes)}"),
            )
        )
    )


async def confirm_link(request: Request[ButtonPress], unit: Unit) -> Reply:
    """Link the accounts. The code is checked again: it may be forged, or too old."""
    return await _enter_code(request, unit, request.argument, sure=True)


async def decline_link(request: Request[ButtonPress], _unit: Unit) -> Reply:
    """Link nothing."""
    return request.reply("link-not", edit=_can_edit(request))


async def unlink_account(request: Request[Command], unit: Unit) -> Reply:
    """Answer `/unlink`: separate two linked accounts, or ask which one of more to separate."""
    accounts = request.person.accounts
    request.check_confidential("unlink")
    if len(accounts) < 2:
        raise RequestRefused("unlink-none")
    if len(accounts) == 2:
        return await _unlink(request, unit, request.origin.account)
    rows = tuple((Button(_account_label(request, it), UNLINK, str(it)),) for it in accounts)
    return Reply(Message((Span(request.t("unlink-which")),), rows))


async def unlink_chosen(request: Request[ButtonPress], unit: Unit) -> Reply:
    """Unlink the account of a button. It may be forged: only one's own can be unlinked."""
    known = {str(it): it for it in request.person.accounts}
    if (account := known.get(request.argument)) is None:
        raise RequestRefused("menu-not-yours")
    return await _unlink(request, unit, account)


async def _enter_code(
    request: Request[Event], unit: Unit, typed: str, *, sure: bool = False
) -> Reply:
    """Answer an entered linking code. Everybody who is not blocked may enter one: the linked person
    has the access of the account that gave the code."""
    origin, t = request.origin, request.t
    access.check_not_blocked(request.person, origin.account, request.services.settings)
    code = await find_code(request, unit, CodeKind.LINK, typed)
    if not origin.is_confidential:
        await unit.codes.invalidate(CodeKind.LINK, typed)
        raise RequestRefused("link-seen")
    inviter = await unit.people.find(code.owner) if code.owner else None
    if inviter is None or code.owner is None or inviter.id == request.person.id:
        raise RequestRefused("link-own")
    _check_linkable(request, inviter)
    where = _platform_name(t, code.owner.platform)
    if not sure:
        return Reply(_question(t, where, parse_code(typed, LENGTHS[CodeKind.LINK])))
    return await _link(request, unit, code.owner, typed)


def _check_linkable(request: Request[Event], inviter: Person) -> None:
    """Check that two people may be merged. Raises RequestRefused.

    Without this check, a code shared with an administrator would make another person one.
    """
    joiner, settings = request.person, request.services.settings
    if access.is_admin(inviter, settings) != access.is_admin(joiner, settings):
        raise RequestRefused("link-admins")
    if len(inviter.accounts) + len(joiner.accounts) > MAX_ACCOUNTS:
        raise RequestRefused("link-many", count=MAX_ACCOUNTS)


def _question(t: Translator, where: str, code: str) -> Message:
    yes, no = Button(t("button-join"), CONFIRM, code), Button(t("button-join-not"), DECLINE)
    return Message((Span(t("link-ask", platform=where)),), ((yes,), (no,)))


async def _link(request: Request[Event], unit: Unit, inviter: Account, typed: str) -> Reply:
    joiner, t = request.origin.account, request.t
    if not await unit.codes.use(CodeKind.LINK, typed, request.services.clock(), joiner):
        raise await count_wrong_code(request, unit, CodeKind.LINK)
    person = await unit.people.merge(inviter, joiner)
    if person is not None:  # what the inviter does not want remembered is not
        await voice_memory.forget_unwanted(request, unit, person.options.voices)
    platform = _platform_name(t, inviter.platform)
    return request.reply("link-done", edit=_can_edit(request), platform=platform)


async def _unlink(request: Request[Event], unit: Unit, account: Account) -> Reply:
    if not await unit.people.split_off(account):
        raise RequestRefused("unlink-none")
    quota = rules.quota_after_unlink(request.person, request.services.settings)
    await unit.people.set_quota(account, quota)
    label = _account_label(request, account)
    return request.reply("unlink-done", edit=_can_edit(request), account=label)


def _can_edit(request: Request[Event]) -> bool:
    """Return whether the reply may replace the question: no message of another user is there."""
    return isinstance(request.event, ButtonPress) and request.origin.is_confidential


def _account_label(request: Request[Event], account: Account) -> str:
    name = f"{_platform_name(request.t, account.platform)} {account.id}"
    return request.t("unlink-this", account=name) if account == request.origin.account else name


def _platform_name(t: Translator, platform: Platform) -> str:
    return t("platform-name", code=platform)
