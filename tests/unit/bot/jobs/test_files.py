"""Files of an answer on request: stored ones are sent, missing ones are made."""

from __future__ import annotations

import pytest

from storage.models import (
    Format,
    Options,
    SummaryStyle,
)
from tests.unit.bot.answered_jobs import answered_job, end_job, jobs, newest, press_event, result
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fake_chat import Denied
from tests.unit.bot.fakes import BEN, BotHarness
from tests.unit.failing_store import failing


async def test_stored_file_is_sent_on_request(harness: BotHarness) -> None:
    first = await answered_job(harness)
    harness.chat.sent.clear()
    for action in ("sum", "txt", "srt", "voc"):
        await handle(harness, press_event(harness, first, f"{action}:{first.id}"))
    assert harness.chat.sent == [["talk.summary"], ["talk.txt"], ["talk.srt"], ["talk.voice"]]
    assert len(await jobs(harness)) == 1
    harness.services.blobs.delete("media/x/")
    await handle(harness, press_event(harness, first, f"txt:{first.id}"))
    assert "no longer kept" in harness.chat.last.text
    other = await answered_job(harness, who=BEN)
    harness.chat.fails("send_files", Denied("no"))
    await handle(harness, press_event(harness, other, f"txt:{other.id}", BEN))
    assert "try again" in harness.chat.last.text


async def test_failing_bucket_is_answered_politely(harness: BotHarness) -> None:
    first = await answered_job(harness)
    harness.chat.sent.clear()
    with failing(harness.services.blobs):
        await handle(harness, press_event(harness, first, f"txt:{first.id}"))
    assert "try again" in harness.chat.last.text
    await handle(harness, press_event(harness, first, f"txt:{first.id}"))
    assert harness.chat.sent == [["talk.txt"]]


@pytest.mark.parametrize(
    ("action", "options"),
    [
        (
            "txt",
            Options(speech=False, summary=SummaryStyle.NONE, formats=(Format.JSON, Format.TXT)),
        ),
        (
            "srt",
            Options(speech=False, summary=SummaryStyle.NONE, formats=(Format.JSON, Format.SRT)),
        ),
        ("sum", Options(speech=False, summary=SummaryStyle.FULL, formats=(Format.JSON,))),
        ("voc", Options(speech=True, summary=SummaryStyle.SHORT, formats=(Format.JSON,))),
    ],
)
async def test_missing_file_is_made_on_request(
    harness: BotHarness, action: str, options: Options
) -> None:
    caption = "speech=no summary=none formats=json"
    first = await answered_job(harness, (), caption=caption)
    await handle(harness, press_event(harness, first, f"{action}:{first.id}"))
    again = await newest(harness)
    assert again.again_of == first.id
    assert again.options == options
    await end_job(harness, again.id, result(harness, ()))
    await handle(harness, press_event(harness, first, f"{action}:{first.id}"))
    assert "can't make that" in harness.chat.last.text
    assert len(await jobs(harness)) == 2
