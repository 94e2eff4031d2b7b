"""Events as metrics: how many of each kind, and how long each takes until it is committed."""

from __future__ import annotations

import time

from bot.chat import (
    ButtonPress,
    ChatMoved,
    Command,
    Event,
    EventHandler,
    FormSubmission,
    Link,
    Text,
    Upload,
)
from storage.watch.catalogue import UPDATE_SECONDS, UPDATES

_KINDS: dict[type[Event], str] = {
    Command: "command",
    Text: "text",
    Upload: "upload",
    Link: "link",
    ButtonPress: "button_press",
    FormSubmission: "form_submission",
}


def observed(handle: EventHandler) -> EventHandler:
    """Return the handler, which counts and measures its events."""

    async def handle_observed(event: Event) -> None:
        if isinstance(event, ChatMoved):
            await handle(event)
            return
        platform, started = event.origin.account.platform, time.monotonic()
        await handle(event)
        UPDATES.add(1, platform, _KINDS[type(event)])
        UPDATE_SECONDS.observe(time.monotonic() - started, platform)

    return handle_observed
