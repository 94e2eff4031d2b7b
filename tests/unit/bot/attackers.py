"""Visitors who try to reach Anna's data, and everything that they could say, press and send."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from bot.chat import Command, Event, FormSubmission, Link, Text
from bot.dispatch import dispatcher
from storage.models import Account, Media, MessageRef, Platform, Role
from tests.unit.bot.access_audit import ANNA, TEAM, Walk, pressed
from tests.unit.bot.sample_data import all_shown_buttons

OWN = "eve-home"
JOB = re.compile(r"[0-9a-f]{24}")

COMMAND_ARGUMENTS: dict[str, tuple[str, ...]] = {
    "start": ("again_{job}", "{code}"),
    "help": ("",),
    "status": ("", "{job}"),
    "cancel": ("", "{job}"),
    "settings": ("", "reset", "lang=de tongue=tr"),
    "language": ("", "de"),
    "speakers": ("", "2"),
    "summary": ("", "short"),
    "speech": ("", "no"),
    "formats": ("", "srt"),
    "transcribe": ("", "lang=de"),
    "again": ("", "speech=no", "{job} speech=no"),
    "join": ("", "2", "{job}"),
    "names": ("", "1=Eve", "{job} 1=Eve"),
    "forget_voice": ("", "Wilhelmina", "all"),
    "history": ("", "2", "{anna}"),
    "search": ("", "zanzibar", "far away", "tupelo OR *"),
    "quota": ("", "{anna}", "{anna} minutes=1"),
    "auto": ("", "on", "off"),
    "replace": ("", "Keler→Keller", "none"),
    "link": ("", "{code}"),
    "unlink": ("", "{anna}"),
    "web": ("", "sessions", "{code}"),
    "token": ("", "read", "write 9 mine", "{code}"),
    "privacy": ("",),
    "delete_my_data": ("", "{anna}"),
    "stats": ("", "7"),
    "queue": ("", "{job}", "front {job}"),
    "failures": ("", "{job}"),
    "who": ("", "{anna}"),
    "block": ("", "{anna}"),
    "unblock": ("", "{anna}"),
    "audit": ("", "9"),
    "admin": ("", "{anna}"),
    "unadmin": ("", "{anna}"),
    "drain": ("", "on", "off"),
    "invite": ("", "5 30", "list", "revoke {code}"),
    "announce": ("", "Eve was here"),
}
"""Arguments of each command, as its owner would type them. Add new commands
here. `{job}` is a job of Anna's, `{anna}` her account and `{code}` a code."""
WRONG = ("", "::", "x", "-1", "²:3", "1:2:3:4", "9" * 300, "ş\u202e\u0000’; --", "*")
"""Arguments that no button of the bot has."""


@dataclass(frozen=True)
class Visitor:
    """Visitor: their chat and rights. A `thorough` one tries everything."""

    account: Account
    access: Literal["open", "allowlist", "invite"] = "open"
    chat: str = TEAM
    role: Role = Role.USER
    manages: bool = False
    thorough: bool = False

    @property
    def where(self) -> dict[str, Any]:
        """Return the arguments for the event builders of the harness."""
        return {"who": self.account, "chat": self.chat, "private": self.chat == OWN}


def _visitors() -> dict[str, Visitor]:
    who = [Account(Platform.TELEGRAM, f"9009{number}") for number in range(6)]
    return {
        "a stranger to a list": Visitor(who[0], "allowlist"),
        "a stranger without a code": Visitor(who[1], "invite", OWN),
        "somebody blocked": Visitor(who[2], role=Role.BLOCKED),
        "another in the group": Visitor(who[3], thorough=True),
        "another elsewhere": Visitor(who[4], chat=OWN),
        "who manages another group": Visitor(who[5], chat="other-team", manages=True),
    }


VISITORS = _visitors()
IN_THE_GROUP = VISITORS["another in the group"]


def all_commands() -> list[str]:
    """Return the names of all commands of the dispatcher."""
    return [*vars(dispatcher)["COMMANDS"], *vars(dispatcher)["ADMIN_COMMANDS"]]


def all_buttons() -> list[str]:
    """Return the actions of all buttons."""
    return [*vars(dispatcher)["BUTTONS"], *vars(dispatcher)["ADMIN_BUTTONS"]]


def all_forms() -> list[str]:
    """Return the actions of all forms."""
    return list(vars(dispatcher)["FORM_SUBMISSIONS"])


def lines(walk: Walk, visitor: Visitor, ids: list[str]) -> Iterator[Event]:
    """Yield every command: alone, and as a reply to each kind of message of Anna's."""
    harness, where = walk.harness, visitor.where
    wrong = WRONG if visitor.thorough else ()
    fill = {"job": ids[0], "anna": f"telegram:{ANNA.id}", "code": "open-says-me"}
    media = Media("file-0", "marigold.mp4", 6, 60.0)
    for name in all_commands():
        own = [it.format(**fill) for it in COMMAND_ARGUMENTS.get(name, ())]
        for words in (*own, f"again_{ids[1]}", ids[0], ANNA.id, *wrong):
            yield harness.command(f"{name} {words}".strip(), **where)
        for words in own:
            for message in visible(walk, visitor):
                command: Command = harness.command(f"{name} {words}".strip(), **where)
                about = MessageRef(command.origin.address, message)
                yield replace(
                    command, reply_to=about, reply_media=media if message == "m1" else None
                )


def visible(walk: Walk, visitor: Visitor) -> list[str]:
    """Return messages to reply to: Anna's recording, her answer, her command, a question to her."""
    if visitor.chat != TEAM:
        return []
    messages = [it for it, place in walk.chat.places.items() if place == TEAM]
    question = next(it for it in messages if "Who speaks" in walk.chat.shown[it][-1].text)
    return ["m1", messages[1], messages[-1], question] if visitor.thorough else [question]


def presses(walk: Walk, visitor: Visitor, ids: list[str]) -> Iterator[Event]:
    """Yield every button press: as on Anna's messages, forged as the visitor's, about each of her
    jobs, and with nonsense; under her messages if the visitor sees them, else under their own."""
    listed, under = (
        all_shown_buttons(walk),
        next(it for it, at in walk.chat.places.items() if at == TEAM),
    )
    wrong = WRONG if visitor.thorough else ()
    for action in all_buttons():
        real = {JOB.sub("{}", arg): (arg, at) for act, arg, at, _ in listed if act == action}
        some = real if visitor.thorough else dict(list(real.items())[:2])
        forged = [shape.replace("{}", job) for shape in some for job in ids if "{}" in shape]
        forged += [
            arg.replace(ANNA.id, visitor.account.id) for arg, _ in some.values() if ANNA.id in arg
        ]
        forged += [ids[0], f"{ids[5]}:all", ANNA.id, visitor.account.id, *wrong]
        every = [*some.values(), *((argument, under) for argument in dict.fromkeys(forged))]
        for argument, message in every:
            at = message if walk.chat.places[message] == visitor.chat else "own"
            yield pressed(walk, visitor.account, visitor.chat, at, (action, argument))


def filled(walk: Walk, visitor: Visitor, ids: list[str]) -> Iterator[Event]:
    """Yield every form submission, also of forms that were never opened."""
    fields = ("1", "2", "S1", "words", "")
    arguments = (*ids, ANNA.id, *WRONG) if visitor.thorough else ids[:1]
    for action in all_forms():
        for argument in arguments:
            for values in ({}, dict.fromkeys(fields, "Eve"), {"all": "1=Eve\n2=Eve"}):
                yield FormSubmission(walk.harness.origin(**visitor.where), action, argument, values)


def words(walk: Walk, visitor: Visitor, ids: list[str]) -> Iterator[Event]:
    """Yield other events: replies, links, recordings of an album of hers."""
    harness, where = walk.harness, visitor.where
    for text in ("1=Eve 2=Eve", "Eve", "", ids[0], f"again_{ids[0]}", "open-says-me", "😀" * 2000):
        yield harness.text(text, **where)
        for message in visible(walk, visitor):
            plainly: Text = harness.text(text, **where)
            yield replace(plainly, reply_to=MessageRef(plainly.origin.address, message))
    yield Link(harness.origin(**where), (f"http://127.0.0.1/{ids[0]}",))
    for caption in ("", "/transcribe lang=de", "/transcribe @", "/cancel"):
        yield harness.upload(b"eve", caption, album="together", **where)


def all_events(walk: Walk, visitor: Visitor, ids: list[str]) -> Iterator[Event]:
    """Yield every event that a visitor can send."""
    yield from words(walk, visitor, ids)
    yield from lines(walk, visitor, ids)
    yield from presses(walk, visitor, ids)
    yield from filled(walk, visitor, ids)
