"""Hello, help, and what to say to words that are no command."""

from __future__ import annotations

import hmac

from bot.chat import Command, Message, Span
from bot.desk import Reply, Visit, plain
from bot.wishes import FORMATS
from storage.database import Unit


async def start(visit: Visit, unit: Unit) -> Reply:
    """`/start`, and `/start CODE` for those who were invited."""
    say = visit.say
    if isinstance(visit.event, Command) and await _invited(visit, visit.event.arguments, unit):
        return Reply(plain(f"{say('hello-invited')}\n\n{say('hello')}"))
    return Reply(plain(say("hello")))


async def help_(visit: Visit, unit: Unit) -> Reply:  # noqa: ARG001 the shape of every feature
    """`/help`: every command and every wish."""
    say = visit.say
    commands = "\n".join(f"/{name}: {say(f'command-{name}')}" for name in visit.desk.commands)
    wishes = say("help-wishes", formats=FORMATS)
    return Reply(Message((Span(say("hello")), Span(f"\n\n{commands}\n\n{wishes}"))))


async def _invited(visit: Visit, code: str, unit: Unit) -> bool:
    """Whether the code lets them in. Compared in constant time: it is a password."""
    codes = visit.desk.settings.invite_codes
    given = code.strip().encode()
    if not any(hmac.compare_digest(given, known.encode()) for known in codes):
        return False
    await unit.people.invite(visit.origin.account)
    return True
