"""No question reads a whole table."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from sqlalchemy import event

from storage.database import Database, Unit
from storage.models import (
    Failure,
    Platform,
    Stage,
)

from .conftest import ANNA, NOON, RESULT, add, make_job
from .plans import plan

HOT: dict[str, Callable[[Unit], Awaitable[object]]] = {
    "get": lambda unit: unit.jobs.get("x"),
    "position": lambda unit: unit.jobs.position(make_job(5).id),
    "positions": lambda unit: unit.jobs.positions(),
    "waiting": lambda unit: unit.jobs.waiting(),
    "unfetched": lambda unit: unit.jobs.unfetched(Platform.TELEGRAM),
    "running": lambda unit: unit.jobs.running(),
    "counts": lambda unit: unit.jobs.counts(),
    "undelivered": lambda unit: unit.jobs.undelivered(Platform.TELEGRAM),
    "of": lambda unit: unit.jobs.of(ANNA),
    "unfinished": lambda unit: unit.jobs.unfinished(ANNA),
    "usage.since": lambda unit: unit.usage.since([ANNA], NOON),
    "usage.of": lambda unit: unit.usage.of("x"),
    "usage.measured": lambda unit: unit.usage.measured("x", 1),
    "usage.forget_older_than": lambda unit: unit.usage.forget_older_than(NOON),
    "people.administrators": lambda unit: unit.people.administrators(),
    "using": lambda unit: unit.jobs.using("a" * 64),
    "is_used": lambda unit: unit.jobs.is_used("a" * 64),
    "is_needed": lambda unit: unit.jobs.is_needed("a" * 64),
    "is_needed for a while": lambda unit: unit.jobs.is_needed("a" * 64, 24),
    "media_done_before": lambda unit: unit.jobs.media_done_before(24),
    "chain": lambda unit: unit.jobs.chain("x"),
    "claim": lambda unit: unit.jobs.claim("x", "w"),
    "beat": lambda unit: unit.jobs.beat("x", 1),
    "finish": lambda unit: unit.jobs.finish("x", 1, RESULT),
    "fail": lambda unit: unit.jobs.fail("x", 1, Failure("x")),
    "cancel": lambda unit: unit.jobs.cancel("x"),
    "take_over": lambda unit: unit.jobs.take_over(),
    "delivered": lambda unit: unit.jobs.delivered("x"),
    "forget_of": lambda unit: unit.jobs.forget_of(ANNA),
    "forget_ended_before": lambda unit: unit.jobs.forget_ended_before(NOON),
    "inbox.forget_older_than": lambda unit: unit.inbox.forget_older_than(NOON),
    "people.find": lambda unit: unit.people.find(ANNA),
    "people.set_locale": lambda unit: unit.people.set_locale(ANNA, "de"),
    "people.forget": lambda unit: unit.people.forget(ANNA),
    "deliveries.state": lambda unit: unit.deliveries.state("x", "card"),
    "deliveries.sent": lambda unit: unit.deliveries.sent("x", "card", []),
    "questions.ask": lambda unit: unit.questions.ask("x", make_job().reply_to),
    "questions.about": lambda unit: unit.questions.about(make_job().reply_to),
    "speeds.record": lambda unit: unit.speeds.record(Stage.AUDIO, "x", 1, 1),
}


@pytest.mark.parametrize("name", HOT)
async def test_no_question_reads_a_whole_table(database: Database, name: str) -> None:
    await add(database, *(make_job(number) for number in range(10)))
    async with database.begin() as unit:
        await unit.people.meet(ANNA, "en")
    asked: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, said: str, values: Any, *_: object) -> None:
        if said.split(maxsplit=1)[0] in ("SELECT", "UPDATE", "DELETE"):
            asked.append((said, values))

    engine = database._writing.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    async with database.begin() as unit:
        await HOT[name](unit)
    event.remove(engine, "before_cursor_execute", note)
    assert asked
    for said, values in asked:
        steps = await plan(database, said, values)
        scans = [step for step in steps if "SCAN" in step and "USING COVERING INDEX" not in step]
        assert not scans, (said, steps)


async def test_the_queue_is_read_in_order_and_not_sorted(database: Database) -> None:
    said = "SELECT id FROM jobs WHERE state = 'queued' ORDER BY turn, created, id LIMIT 1"
    index = "ix_jobs_state_turn_created_id"
    assert await plan(database, said) == [f"SEARCH jobs USING COVERING INDEX {index} (state=?)"]
    said = "SELECT min(turn) FROM jobs WHERE state = 'queued'"
    assert await plan(database, said) == [f"SEARCH jobs USING COVERING INDEX {index} (state=?)"]
