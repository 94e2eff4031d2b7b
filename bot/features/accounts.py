"""Several accounts of one human being: joining them by a code, and parting them.

Who gave the code stays: their settings hold for both. Who types it is asked first, since whoever
gave it will see all that they have. Rights come from administrators and never by a code.
"""

from __future__ import annotations

from datetime import timedelta

from bot import access
from bot.chat import Button, ButtonPress, Command, Message, Span
from bot.context.request import Reply, Request, plain
from bot.i18n.translator import Translator
from bot.people import voice_memory
from bot.people.code_entry import check_code, count_failure
from bot.quota import rules
from storage.code_format import parse_code
from storage.database import Unit
from storage.models import Account, CodeKind, Person, Platform
from storage.repositories.codes import LENGTHS

CONFIRM, DECLINE, UNLINK = "join", "joinno", "part"
"""The buttons' actions: `join:<code>`, `part:<platform>:<account>`."""
CODE_LIFETIME = timedelta(minutes=10)
MAX_ACCOUNTS = 8
"""Accounts of one person."""


async def link_account(request: Request, unit: Unit) -> Reply:
    """`/link` gives a code, `/link CODE` asks whether to join. Raises NoAccess."""
    typed = request.event.arguments.strip() if isinstance(request.event, Command) else ""
    if typed:
        return await _enter_code(request, unit, typed)
    access.check_access(request.person, request.origin.account, request.services.settings)
    if not request.origin.is_confidential:
        return Reply(plain(request.t("link-alone", command="link")))
    now, place = request.services.clock(), request.origin.message
    code = await unit.codes.create_link(request.origin.account, place, now, CODE_LIFETIME)
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


async def confirm_link(request: Request, unit: Unit) -> Reply | None:
    """The button that says yes. The code is looked at anew: it may be forged, or too old."""
    if not isinstance(request.event, ButtonPress):
        return None
    return await _enter_code(request, unit, request.event.argument, sure=True)


async def decline_link(request: Request, unit: Unit) -> Reply:  # noqa: ARG001 the shape of every feature
    """The button that says no."""
    return _replace_question(request, plain(request.t("link-not")))


async def unlink_account(request: Request, unit: Unit) -> Reply:
    """`/unlink`: of two accounts it parts both, of more the one that is chosen."""
    accounts = request.person.accounts
    if not request.origin.is_confidential:
        return Reply(plain(request.t("link-alone", command="unlink")))
    if len(accounts) < 2:
        return Reply(plain(request.t("unlink-none")))
    if len(accounts) == 2:
        return await _unlink(request, unit, request.origin.account)
    rows = tuple(
        (Button(_account_label(request, it), UNLINK, f"{it.platform}:{it.id}"),) for it in accounts
    )
    return Reply(Message((Span(request.t("unlink-which")),), rows))


async def unlink_chosen(request: Request, unit: Unit) -> Reply:
    """The button of one account. It may be forged: only one's own can be parted."""
    argument = request.event.argument if isinstance(request.event, ButtonPress) else ""
    known = {f"{it.platform}:{it.id}": it for it in request.person.accounts}
    if (account := known.get(argument)) is None:
        return Reply(plain(request.t("menu-not-yours")))
    return await _unlink(request, unit, account)


async def _enter_code(request: Request, unit: Unit, typed: str, *, sure: bool = False) -> Reply:
    """Answer an entered linking code. Everybody who is not blocked may enter one: the joined person
    has the access of the account that gave the code."""
    origin, t = request.origin, request.t
    access.check_not_blocked(request.person, origin.account, request.services.settings)
    code = await check_code(request, unit, CodeKind.LINK, typed)
    if isinstance(code, str):
        return Reply(plain(code))
    if not origin.is_confidential:
        await unit.codes.invalidate(CodeKind.LINK, typed)
        return Reply(plain(t("link-seen")))
    inviter = await unit.people.find(code.owner) if code.owner else None
    if inviter is None or code.owner is None or inviter.id == request.person.id:
        return Reply(plain(t("link-own")))
    if why_not := _why_not(request, inviter):
        return Reply(plain(why_not))
    where = _platform_name(t, code.owner.platform)
    if not sure:
        return Reply(_question(t, where, parse_code(typed, LENGTHS[CodeKind.LINK])))
    return await _link(request, unit, code.owner, typed)


def _why_not(request: Request, inviter: Person) -> str:
    """Return why two accounts can't be joined. Without this check, anybody who exchanges a code
    with an administrator would become one."""
    joiner, settings = request.person, request.services.settings
    if access.is_admin(inviter, settings) != access.is_admin(joiner, settings):
        return request.t("link-admins")
    if len(inviter.accounts) + len(joiner.accounts) > MAX_ACCOUNTS:
        return request.t("link-many", count=MAX_ACCOUNTS)
    return ""


def _question(t: Translator, where: str, code: str) -> Message:
    yes, no = Button(t("button-join"), CONFIRM, code), Button(t("button-join-not"), DECLINE)
    return Message((Span(t("link-ask", platform=where)),), ((yes,), (no,)))


async def _link(request: Request, unit: Unit, inviter: Account, typed: str) -> Reply:
    joiner, t = request.origin.account, request.t
    if not await unit.codes.use(CodeKind.LINK, typed, request.services.clock(), joiner):
        return Reply(plain(await count_failure(request, unit, CodeKind.LINK)))
    person = await unit.people.merge(inviter, joiner)
    if person is not None:  # what the giver does not want remembered is not
        await voice_memory.forget_unwanted(request, unit, person.options.voices)
    return _replace_question(
        request, plain(t("link-done", platform=_platform_name(t, inviter.platform)))
    )


async def _unlink(request: Request, unit: Unit, account: Account) -> Reply:
    if not await unit.people.split_off(account):
        return Reply(plain(request.t("unlink-none")))
    quota = rules.quota_after_unlink(request.person, request.services.settings)
    await unit.people.set_quota(account, quota)
    return _replace_question(
        request, plain(request.t("unlink-done", account=_account_label(request, account)))
    )


def _replace_question(request: Request, message: Message) -> Reply:
    """In place of the question, where nobody else's message can stand in its place."""
    return Reply(
        message, edit=isinstance(request.event, ButtonPress) and request.origin.is_confidential
    )


def _account_label(request: Request, account: Account) -> str:
    name = f"{_platform_name(request.t, account.platform)} {account.id}"
    return request.t("unlink-this", account=name) if account == request.origin.account else name


def _platform_name(t: Translator, platform: Platform) -> str:
    return t("platform-name", code=platform)
