"""What a person gets unless they write other wishes beside a file."""

from __future__ import annotations

from bot.chat import Command, Message, Span
from bot.desk import Reply, Visit
from bot.wishes import read
from bot.words import Tongue
from storage.database import Unit
from storage.models import Options, SpeakerCount


async def settings(visit: Visit, unit: Unit) -> Reply:
    """`/settings` shows, `/settings lang=de …` changes, `/settings reset` goes back."""
    say, options = visit.say, visit.person.options
    wanted = visit.event.arguments.strip() if isinstance(visit.event, Command) else ""
    heading = say("settings-title")
    if wanted:
        reset = wanted.lower() == "reset"
        options = Options() if reset else read(wanted, options)
        await unit.people.set_options(visit.origin.account, options)
        heading = say("settings-reset" if reset else "settings-changed")
    return Reply(
        Message(
            (Span(heading, "bold"), Span(f"\n{_listed(options, say)}\n\n{say('settings-how')}"))
        )
    )


def _listed(options: Options, say: Tongue) -> str:
    lines = {
        "wish-lang": options.language or say("value-auto"),
        "wish-speakers": _count(options.speakers) or say("value-auto"),
        "wish-summary": say(f"value-{options.summary}"),
        "wish-speech": say("value-yes" if options.speech else "value-no"),
        "wish-formats": ", ".join(options.formats) or say("value-none"),
    }
    if options.hints:
        lines["wish-hints"] = ", ".join(options.hints)
    return "\n".join(say(key, value=value) for key, value in lines.items())


def _count(count: SpeakerCount) -> str:
    if count.least is None:
        return ""
    return f"{count.least}" if count.least == count.most else f"{count.least}-{count.most}"
