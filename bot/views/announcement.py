"""What an announcement looks like: to who gets it, before it is sent, and while it is."""

from __future__ import annotations

from bot.chat import Button, Message, Span
from bot.i18n.translator import Translator
from storage.models import Announcement, AnnouncementState

ACTION = "announce"
"""The buttons' action: `announce:<what>:<id>`."""
SEND, DROP, STOP = "send", "drop", "stop"
LONGEST = 3000
"""UTF-16 code units: with what stands around them they fit into a message of any platform."""


def news(text: str, say: Translator) -> Message:
    """What people get: the operator's words as they are, and how to get no more of them."""
    return Message(_spans(text, say))


def preview(draft: Announcement, people: int, say: Translator) -> Message:
    """The same, and to how many it would go."""
    send = Button(say("button-announce"), ACTION, f"{SEND}:{draft.id}")
    drop = Button(say("button-announce-drop"), ACTION, f"{DROP}:{draft.id}")
    heading = Span(say("announce-preview", count=people) + "\n\n")
    return Message((heading, *_spans(draft.text, say)), ((send, drop),))


def progress(sending: Announcement, say: Translator) -> Message:
    """How far it is; once it is over, how far it came."""
    told, people = sending.told, sending.told + sending.gone + sending.spared + sending.waiting
    over = sending.state is not AnnouncementState.SENDING or not sending.waiting
    heading = "announce-sending"
    if over:
        heading = "announce-stopped" if sending.waiting else "announce-sent"
    lines = [say("announce-told", told=told, count=people)]
    if sending.gone:
        lines.append(say("announce-gone", count=sending.gone))
    if sending.spared:
        lines.append(say("announce-spared", count=sending.spared))
    spans = (Span(say(heading), "bold"), Span("\n" + "\n".join(lines)))
    if over:
        return Message(spans)
    stop = Button(say("button-announce-stop"), ACTION, f"{STOP}:{sending.id}")
    return Message(spans, ((stop,),))


def _spans(text: str, say: Translator) -> tuple[Span, ...]:
    return (
        Span(say("news-title"), "bold"),
        Span(f"\n\n{text}\n\n"),
        Span(say("news-off"), "italic"),
    )
