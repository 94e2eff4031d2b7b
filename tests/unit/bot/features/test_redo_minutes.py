"""Minutes and unfinished jobs that a redo counts for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from storage.models import (
    Part,
)
from tests.unit.bot.answered_jobs import (
    ALL,
    answered_job,
    end_job,
    jobs,
    newest,
    press_event,
    result,
    shown_message,
)
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fakes import BEN, BotHarness


async def test_redo_uses_no_minutes_but_counts_as_an_unfinished_job(harness: BotHarness) -> None:
    harness.services.settings.minutes_per_day = 1.0
    harness.services.settings.jobs_per_person = 1
    first = await answered_job(harness)
    await handle(harness, press_event(harness, first, f"do:{first.id}:speakers=3"))
    again = await newest(harness)
    assert again.again_of == first.id
    await end_job(harness, again.id, result(harness, ALL))
    other = await answered_job(harness, who=BEN)
    await handle(harness, harness.upload(who=BEN, seconds=None))  # no minutes left
    await handle(harness, press_event(harness, other, f"do:{other.id}:speakers=3", BEN))
    assert (await jobs(harness, BEN))[0].again_of == other.id
    harness.services.settings.minutes_per_day = 0
    await handle(harness, harness.upload(who=BEN))
    assert "jobs in progress" in harness.chat.last.text


async def test_redo_of_a_longer_part_counts_its_minutes(harness: BotHarness) -> None:
    harness.services.settings.minutes_per_day = 1.5
    first = await answered_job(harness)  # of a minute
    await handle(harness, harness.command("again from=0:10 to=0:20"))
    part = await newest(harness)
    assert part.options.part == Part(10.0, 20.0)
    finished = replace(result(harness, ALL), seconds=10.0, part=(10.0, 20.0))
    await end_job(harness, part.id, finished)
    assert "0:10–0:20" in shown_message(harness, first).text
    async with harness.services.database.read() as unit:
        assert await unit.usage.find(part.id) is None
    await handle(harness, harness.command("again from=0 to=end"))
    assert "minutes are used up" in harness.chat.last.text
    harness.services.settings.minutes_per_day = 10
    await handle(harness, harness.command("again from=0 to=end"))
    redo = await newest(harness)
    assert redo.options.part == Part()
    async with harness.services.database.read() as unit:
        use = await unit.usage.find(redo.id)
    assert use is not None
    assert use.seconds == 60.0


@pytest.mark.parametrize("wish", ["hints=Aachen", "careful=yes", "lang=de", "louder=yes"])
async def test_redo_that_recognizes_again_counts_like_a_new_recording(
    harness: BotHarness, wish: str
) -> None:
    harness.services.settings.minutes_per_day = 1.5
    first = await answered_job(harness)  # of a minute
    await handle(harness, harness.command(f"again {wish}"))
    assert "minutes are used up" in harness.chat.last.text
    assert "use no minutes" in harness.chat.last.text
    assert await newest(harness) == first
    harness.services.settings.minutes_per_day = 2
    await handle(harness, harness.command(f"again {wish}"))
    again = await newest(harness)
    assert again.again_of == first.id
    assert again.quota.minutes == 2
    async with harness.services.database.read() as unit:
        use = await unit.usage.find(again.id)
    assert use is not None
    assert use.seconds == 60.0


async def test_redo_from_stored_words_counts_no_minutes(harness: BotHarness) -> None:
    harness.services.settings.minutes_per_day = 2
    await answered_job(harness)
    await handle(harness, harness.command("again careful=yes"))
    await end_job(harness, (await newest(harness)).id, result(harness, ALL))
    for wish in ("careful=no", "speakers=2", "captions=short", "summary=short", "careful=yes"):
        await handle(harness, harness.command(f"again {wish}"))
        again = await newest(harness)
        async with harness.services.database.read() as unit:
            assert await unit.usage.find(again.id) is None, wish
        await end_job(harness, again.id, result(harness, ALL))
