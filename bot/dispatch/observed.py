"""Events as metrics and in logs: how many of each kind, how long each takes until it is committed,
and a trace id that all log lines about it have, also those of its job in other processes."""

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
from storage import logs
from storage.pseudonyms import owner
from storage.watch import tracing
from storage.watch.catalogue import UPDATE_SECONDS, UPDATES

log = logs.get(__name__)

_KINDS: dict[type[Event], str] = {
    Command: "command",
    Text: "text",
    Upload: "upload",
    Link: "link",
    ButtonPress: "button_press",
    FormSubmission: "form_submission",
}


def observed(handle: EventHandler) -> EventHandler:
    """Return the handler, which counts, measures and traces its events."""

    async def handle_observed(event: Event) -> None:
        if isinstance(event, ChatMoved):
            await handle(event)
            return
        account, started = event.origin.account, time.monotonic()
        platform, kind = account.platform, _KINDS[type(event)]
        with logs.traced(owner(account), platform), tracing.update(event=kind):
            log.debug("event arrived", kind=kind)
            await handle(event)
        UPDATES.add(1, platform, kind)
        UPDATE_SECONDS.observe(time.monotonic() - started, platform)

    return handle_observed
