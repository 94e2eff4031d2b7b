"""References and messages in the port's terms."""

from __future__ import annotations

from bot.chat import (
    Button,
    Message,
    Span,
)
from storage.models import Address, MessageRef, Platform
from tests.e2e.telegram_server import Person, Post

HELLO = Message((Span("Hello "), Span("<b>you</b>", "bold")), ((Button("Cancel", "cancel", "1"),),))


def at(person: Person) -> Address:
    return Address(Platform.TELEGRAM, str(person.chat["id"]))


def ref(person: Person, post: Post) -> MessageRef:
    return MessageRef(at(person), str(post.id))
