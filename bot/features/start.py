"""`/start` and `/help`."""

from __future__ import annotations

import hmac
import re

from bot.access import check_access, is_admin
from bot.chat import Command, Message, Span
from bot.context.refusals import refusal_text
from bot.context.request import Reply, Request, plain
from bot.jobs.send_again import show_again
from bot.parsing.options import FORMATS
from bot.people.code_entry import check_not_locked_out, count_wrong_code, find_code
from storage.database import Unit
from storage.errors import NotInvited
from storage.models import CodeKind

_REOPEN_LINK = re.compile(r"again_([0-9a-f]{24})")


async def start(request: Request[Command], unit: Unit) -> Reply:
    """`/start`, `/start CODE` for those who were invited, and `/start again_<job>`, which a link
    to the bot says, to see one's own result once more. Raises NoAccess."""
    t, account, settings = request.t, request.origin.account, request.services.settings
    written = request.arguments
    if link := _REOPEN_LINK.fullmatch(written):
        check_access(request.person, account, settings)
        return await show_again(request, unit, link[1])
    try:
        check_access(request.person, account, settings)
    except NotInvited as error:
        if written:
            return await _let_in(request, unit, written)
        return Reply(plain(f"{t('hello')}\n\n{refusal_text(error, t)}"))
    return request.reply("hello")


GROUPS = (
    (
        "help-recordings",
        (
            "transcribe",
            "status",
            "cancel",
            "history",
            "again",
            "join",
            "names",
            "forget_voice",
            "search",
        ),
    ),
    ("help-choices", ("settings", "language", "speakers", "summary", "speech", "formats")),
    (
        "help-rest",
        (
            "start",
            "help",
            "quota",
            "auto",
            "replace",
            "link",
            "unlink",
            "web",
            "token",
            "privacy",
            "delete_my_data",
        ),
    ),
)
"""Headings of /help, with the commands below each."""
ADMIN_GROUP = (
    "help-operators",
    (
        *("stats", "queue", "failures", "who", "block", "unblock", "admin", "unadmin", "audit"),
        *("drain", "invite", "announce"),
    ),
)
"""The heading of administrators' commands."""


async def show_help(request: Request[Command], _unit: Unit) -> Reply:
    """`/help`: every command and every option."""
    t, spans = request.t, [Span(request.t("hello"))]
    is_administrator = is_admin(request.person, request.services.settings)
    for heading, names in (*GROUPS, ADMIN_GROUP) if is_administrator else GROUPS:
        known = [name for name in names if name in request.services.commands]
        lines = "".join(f"\n/{name}: {t(f'command-{name}')}" for name in known)
        spans += [Span(f"\n\n{t(heading)}", "bold"), Span(lines)]
    wishes = t("help-wishes", formats=FORMATS)
    return Reply(Message((*spans, Span(f"\n\n{t('help-beside')}\n", "bold"), Span(wishes))))


async def _let_in(request: Request[Command], unit: Unit, typed: str) -> Reply:
    """Let in an account that enters an invite code; wrong ones are counted. An account that is in
    already uses up none of the code's uses."""
    t, account = request.t, request.origin.account
    await check_not_locked_out(request, unit)
    if not _is_in_settings(request, typed):
        await find_code(request, unit, CodeKind.INVITE, typed)
        if not await unit.codes.use(CodeKind.INVITE, typed, request.services.clock()):
            raise await count_wrong_code(request, unit, CodeKind.INVITE)
    await unit.people.mark_invited(account)
    return Reply(plain(f"{t('hello-invited')}\n\n{t('hello')}"))


def _is_in_settings(request: Request[Command], typed: str) -> bool:
    """Compared in constant time: it is a password."""
    codes = request.services.settings.invite_codes
    return any(hmac.compare_digest(typed.encode(), known.encode()) for known in codes)
