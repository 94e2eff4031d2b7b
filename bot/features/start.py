"""Hello, help, and what to say to words that are no command."""

from __future__ import annotations

import hmac
import re

from bot.chat import Command, Message, Span
from bot.context.request import Reply, Request, plain
from bot.jobs.reopen import show_again
from bot.parsing.options import FORMATS
from bot.people.code_entry import check_code, count_failure, lockout_message
from bot.policy import check_access, is_admin
from storage.database import Unit
from storage.errors import NotInvited
from storage.models import CodeKind, Failure

_AGAIN = re.compile(r"again_([0-9a-f]{24})")


async def start(visit: Request, unit: Unit) -> Reply:
    """`/start`, `/start CODE` for those who were invited, and `/start again_<job>`, which a link
    to the bot says, to see one's own result once more. Raises NoAccess."""
    say, account, settings = visit.say, visit.origin.account, visit.desk.settings
    written = visit.event.arguments.strip() if isinstance(visit.event, Command) else ""
    if link := _AGAIN.fullmatch(written):
        check_access(visit.person, account, settings)
        return await show_again(visit, unit, link[1])
    try:
        check_access(visit.person, account, settings)
    except NotInvited as error:
        if written:
            return await _let_in(visit, unit, written)
        return Reply(plain(f"{say('hello')}\n\n{say.failure(Failure(error.code, error.values))}"))
    return Reply(plain(say("hello")))


GROUPS = (
    (
        "help-recordings",
        ("transcribe", "status", "cancel", "history", "again", "names", "forget_voice", "search"),
    ),
    ("help-choices", ("settings", "language", "speakers", "summary", "speech", "formats")),
    (
        "help-rest",
        ("start", "help", "quota", "auto", "link", "unlink", "privacy", "delete_my_data"),
    ),
)
"""How /help orders the commands, under which words."""
OPERATORS = (
    "help-operators",
    (
        *("stats", "queue", "failures", "who", "block", "unblock", "admin", "unadmin", "audit"),
        *("drain", "invite", "announce"),
    ),
)
"""What administrators find there besides."""


async def help_(visit: Request, unit: Unit) -> Reply:  # noqa: ARG001 the shape of every feature
    """`/help`: every command and every wish."""
    say, spans = visit.say, [Span(visit.say("hello"))]
    operator = is_admin(visit.person, visit.desk.settings)
    for heading, names in (*GROUPS, OPERATORS) if operator else GROUPS:
        known = [name for name in names if name in visit.desk.commands]
        lines = "".join(f"\n/{name}: {say(f'command-{name}')}" for name in known)
        spans += [Span(f"\n\n{say(heading)}", "bold"), Span(lines)]
    wishes = say("help-wishes", formats=FORMATS)
    return Reply(Message((*spans, Span(f"\n\n{say('help-beside')}\n", "bold"), Span(wishes))))


async def _let_in(visit: Request, unit: Unit, typed: str) -> Reply:
    """What becomes of a code; wrong ones are counted. Who is in already needs none, so none of its
    uses is lost on them."""
    say, account = visit.say, visit.origin.account
    if why := await lockout_message(visit, unit):
        return Reply(plain(why))
    if not _is_in_settings(visit, typed):
        found = await check_code(visit, unit, CodeKind.INVITE, typed)
        if isinstance(found, str):
            return Reply(plain(found))
        if not await unit.codes.use(CodeKind.INVITE, typed, visit.desk.clock()):
            return Reply(plain(await count_failure(visit, unit, CodeKind.INVITE)))
    await unit.people.invite(account)
    return Reply(plain(f"{say('hello-invited')}\n\n{say('hello')}"))


def _is_in_settings(visit: Request, typed: str) -> bool:
    """Compared in constant time: it is a password."""
    codes = visit.desk.settings.invite_codes
    return any(hmac.compare_digest(typed.encode(), known.encode()) for known in codes)
