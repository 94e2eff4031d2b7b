"""The chat port: events come in, verbs go out, and every platform fits behind it.

An adapter translates and does nothing else: no rule, no wording, no database.
"""

from bot.chat.events import (
    ButtonPress,
    Command,
    Event,
    EventHandler,
    FormSubmission,
    Link,
    Origin,
    Text,
    Upload,
)
from bot.chat.forms import Field, Form, FormOpener
from bot.chat.menus import CommandCard, Entry, Kind, Option, Profile, Scope
from bot.chat.messages import Button, Capabilities, Message, OutFile, Section, Span, Style, Tone
from bot.chat.port import Chat, ChatBusy, ChatDown, ChatError, ChatGone, Priority

__all__ = [
    "Button",
    "ButtonPress",
    "Capabilities",
    "Chat",
    "ChatBusy",
    "ChatDown",
    "ChatError",
    "ChatGone",
    "Command",
    "CommandCard",
    "Entry",
    "Event",
    "EventHandler",
    "Field",
    "Form",
    "FormOpener",
    "FormSubmission",
    "Kind",
    "Link",
    "Message",
    "Option",
    "Origin",
    "OutFile",
    "Priority",
    "Profile",
    "Scope",
    "Section",
    "Span",
    "Style",
    "Text",
    "Tone",
    "Upload",
]
