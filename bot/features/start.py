"""Hello, help, and what to say to words that are no command."""

from __future__ import annotations

import hmac
import re

from bot.chat import Command, Message, Span
from bot.desk import Reply, Visit, plain
from bot.policy import check_access, is_admin
from bot.reopen import reopened
from bot.wishes import FORMATS
from storage.database import Unit

_AGAIN = re.compile(r"again_([0-9a-f]{24})")


async def start(visit: Visit, unit: Unit) -> Reply:
    """`/start`, `/start CODE` for those who were invited, and `/start again_<job>`, which a link
    to the bot says, to see one's own result once more. Raises NoAccess."""
    say = visit.say
    if isinstance(visit.event, Command) and (link := _AGAIN.fullmatch(visit.event.arguments)):
        check_access(visit.person, visit.origin.account, visit.desk.settings)
        return await reopened(visit, unit, link[1])
    if isinstance(visit.event, Command) and await _invited(visit, visit.event.arguments, unit):
        return Reply(plain(f"{say('hello-invited')}\n\n{say('hello')}"))
    return Reply(plain(say("hello")))


GROUPS = (
    ("help-recordings", ("transcribe", "status", "cancel", "history", "again", "names", "search")),
    ("help-choices", ("settings", "language", "speakers", "summary", "speech", "formats")),
    (
        "help-rest",
        ("start", "help", "quota", "auto", "link", "unlink", "privacy", "delete_my_data"),
    ),
)
"""How /help orders the commands, under which words."""
OPERATORS = (
    "help-operators",
    ("stats", "queue", "failures", "who", "block", "unblock", "admin", "unadmin", "audit", "drain"),
)
"""What administrators find there besides."""


async def help_(visit: Visit, unit: Unit) -> Reply:  # noqa: ARG001 the shape of every feature
    """`/help`: every command and every wish."""
    say, spans = visit.say, [Span(visit.say("hello"))]
    operator = is_admin(visit.person, visit.desk.settings)
    for heading, names in (*GROUPS, OPERATORS) if operator else GROUPS:
        known = [name for name in names if name in visit.desk.commands]
        lines = "".join(f"\n/{name}: {say(f'command-{name}')}" for name in known)
        spans += [Span(f"\n\n{say(heading)}", "bold"), Span(lines)]
    wishes = say("help-wishes", formats=FORMATS)
    return Reply(Message((*spans, Span(f"\n\n{say('help-beside')}\n", "bold"), Span(wishes))))


async def _invited(visit: Visit, code: str, unit: Unit) -> bool:
    """Whether the code lets them in. Compared in constant time: it is a password."""
    codes = visit.desk.settings.invite_codes
    given = code.strip().encode()
    if not any(hmac.compare_digest(given, known.encode()) for known in codes):
        return False
    await unit.people.invite(visit.origin.account)
    return True
