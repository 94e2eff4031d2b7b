"""The chat port: one interface for all platforms, with events in and calls out.

An adapter only translates. It has no rules, no wording and no database.
"""

from bot.chat.events import (
    ButtonPress,
    ChatMoved,
    Command,
    Event,
    EventHandler,
    FormSubmission,
    HandlerUnavailable,
    Link,
    Origin,
    Text,
    Upload,
)
from bot.chat.forms import Field, Form, FormOpener
from bot.chat.handled import HandledMessages
from bot.chat.menus import CommandCard, Entry, Kind, Option, Profile, Scope
from bot.chat.messages import Button, Capabilities, Message, OutFile, Section, Span, Style, Tone
from bot.chat.protocol import Chat, ChatBusy, ChatDown, ChatError, ChatGone, Priority, Withdraws

__all__ = [
    "Button",
    "ButtonPress",
    "Capabilities",
    "Chat",
    "ChatBusy",
    "ChatDown",
    "ChatError",
    "ChatGone",
    "ChatMoved",
    "Command",
    "CommandCard",
    "Entry",
    "Event",
    "EventHandler",
    "Field",
    "Form",
    "FormOpener",
    "FormSubmission",
    "HandledMessages",
    "HandlerUnavailable",
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
    "Withdraws",
]
