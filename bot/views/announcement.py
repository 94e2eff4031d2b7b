"""Messages of an announcement: for the recipients, the preview, and the progress card."""

from __future__ import annotations

from bot.chat import Button, Message, Span
from bot.i18n.translator import Translator
from storage.models import Announcement, AnnouncementState

ACTION = "announce"
"""Action of the buttons: `announce:<step>:<id>`."""
SEND, DROP, STOP = "send", "drop", "stop"
LONGEST = 3000
"""UTF-16 code units; with the text around it this fits into a message of any platform."""


def announcement_message(text: str, t: Translator) -> Message:
    """Return the message for recipients: the operator's text unchanged, and how to unsubscribe."""
    return Message(_spans(text, t))


def preview(draft: Announcement, people: int, t: Translator) -> Message:
    """Return the preview with the number of recipients and the buttons to send or drop it."""
    send = Button(t("button-announce"), ACTION, f"{SEND}:{draft.id}")
    drop = Button(t("button-announce-drop"), ACTION, f"{DROP}:{draft.id}")
    heading = Span(t("announce-preview", count=people) + "\n\n")
    return Message((heading, *_spans(draft.text, t)), ((send, drop),))


def announcement_card(sending: Announcement, t: Translator) -> Message:
    """Return the card with the number of recipients reached, while it is sent and afterwards."""
    told, people = sending.told, sending.told + sending.gone + sending.spared + sending.waiting
    over = sending.state is not AnnouncementState.SENDING or not sending.waiting
    heading = "announce-sending"
    if over:
        heading = "announce-stopped" if sending.waiting else "announce-sent"
    lines = [t("announce-told", told=told, count=people)]
    if sending.gone:
        lines.append(t("announce-gone", count=sending.gone))
    if sending.spared:
        lines.append(t("announce-spared", count=sending.spared))
    spans = (Span(t(heading), "bold"), Span("\n" + "\n".join(lines)))
    if over:
        return Message(spans)
    stop = Button(t("button-announce-stop"), ACTION, f"{STOP}:{sending.id}")
    return Message(spans, ((stop,),))


def _spans(text: str, t: Translator) -> tuple[Span, ...]:
    return (
        Span(t("news-title"), "bold"),
        Span(f"\n\n{text}\n\n"),
        Span(t("news-off"), "italic"),
    )
