"""Recordings that a redo needs, and those that it downloads again."""

from __future__ import annotations

import pytest

from bot.delivery.answers import deliver
from bot.jobs.start_redo import needs_recording
from bot.parsing.options import read
from storage.models import (
    JobState,
    Options,
)
from storage.retention import release_media
from tests.unit.bot.answered_jobs import (
    ALL,
    answered_job,
    end_job,
    newest,
    press_event,
    result,
    shown_message,
)
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fakes import BotHarness


async def test_deleted_recording_is_downloaded_again_for_a_redo(harness: BotHarness) -> None:
    first = await answered_job(harness)
    await release_media(harness.services.database, harness.services.blobs, first)
    assert first.media.blob is not None
    assert not harness.services.blobs.exists(first.media.blob.key)
    await handle(harness, press_event(harness, first, f"do:{first.id}:lang=de"))
    again = await newest(harness)
    assert again.media == first.media
    assert harness.services.blobs.exists(first.media.blob.key)
    await end_job(harness, again.id, result(harness, ALL))
    await release_media(harness.services.database, harness.services.blobs, first)
    harness.chat.contents.clear()
    await handle(harness, press_event(harness, first, f"do:{first.id}:lang=fr"))
    redo = await newest(harness)
    assert redo.state is JobState.FAILED
    await deliver(harness.services, harness.chat, redo)
    assert "could not get the file" in shown_message(harness, first).text
    assert "A talk" in shown_message(harness, first).text


async def test_redo_of_text_outputs_needs_no_recording(harness: BotHarness) -> None:
    first = await answered_job(harness)
    await release_media(harness.services.database, harness.services.blobs, first)
    harness.chat.contents.clear()
    for option in ("captions=short", "summary=short", "speech=no"):
        await handle(harness, press_event(harness, first, f"do:{first.id}:{option}"))
        again = await newest(harness)
        assert harness.queue.notified[-1] == (again.id, 0)
        await end_job(harness, again.id, result(harness, ALL))


@pytest.mark.parametrize(
    "option", ["lang=de", "speakers=2", "careful=yes", "louder=yes", "formats=video", "from=5"]
)
def test_redo_of_transcription_needs_the_recording(option: str) -> None:
    assert needs_recording(Options(), read(option, Options()))
