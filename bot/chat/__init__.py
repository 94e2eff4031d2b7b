"""The chat port: events come in, verbs go out, and every platform fits behind it.

An adapter translates and does nothing else: no rule, no wording, no database.
"""

from bot.chat.events import Command, Event, Filled, Hear, Link, Origin, Press, Text, Upload
from bot.chat.forms import Ask, Field, Form
from bot.chat.menus import CommandCard, Entry, Kind, Option, Profile, Scope
from bot.chat.messages import Button, Fold, Limits, Message, OutFile, Span, Style, Tone
from bot.chat.port import Chat, ChatBusy, ChatDown, ChatError, ChatGone, Rank

__all__ = [
    "Ask",
    "Button",
    "Chat",
    "ChatBusy",
    "ChatDown",
    "ChatError",
    "ChatGone",
    "Command",
    "CommandCard",
    "Entry",
    "Event",
    "Field",
    "Filled",
    "Fold",
    "Form",
    "Hear",
    "Kind",
    "Limits",
    "Link",
    "Message",
    "Option",
    "Origin",
    "OutFile",
    "Press",
    "Profile",
    "Rank",
    "Scope",
    "Span",
    "Style",
    "Text",
    "Tone",
    "Upload",
]
