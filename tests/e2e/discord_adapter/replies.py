"""Messages of the adapter's tests, and posts as a user sees them."""

from __future__ import annotations

from pathlib import Path

from bot.chat import Button, Command, Message, Span, Upload
from tests.e2e.discord_adapter.conftest import EventRecorder
from tests.paths import DATA

NOTE = DATA / "asr/en/fleurs_en_001.ogg"


def message(text: str, *buttons: Button) -> Message:
    return Message((Span(text),), (buttons,) if buttons else ())


async def fetched(recorder: EventRecorder, event: Command | Upload, path: Path) -> Path:
    media = event.reply_media if isinstance(event, Command) else event.media
    assert media is not None
    await recorder.chat.download(media, path)
    return path
