"""The watch of write transactions: what it reports, and what it lets pass."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.database import Database, Unit
from tests import write_transactions
from tests.write_transactions import LIMIT, watch_transactions

SLOW = 5_000_000
"""Rows that take SQLite well over LIMIT on any machine."""


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Watch the transactions of this file, as if it belonged to the product."""
    found: list[str] = []
    monkeypatch.setattr(write_transactions, "_PRODUCT", (__file__,))
    watch_transactions(monkeypatch, found.append)
    return found


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/rows.db")
    yield opened
    await opened.close()


async def use_thread(_unit: Unit) -> None:
    await asyncio.to_thread(time.sleep, 0)


async def yield_once(_unit: Unit) -> None:
    await asyncio.sleep(0)


async def use_network(_unit: Unit) -> None:
    server = await asyncio.start_server(lambda *_: None, "127.0.0.1")
    server.close()


async def wait_for_nothing(unit: Unit) -> None:
    await unit.service_flags.drained_since()
    await asyncio.Event().wait()


async def write(unit: Unit) -> None:
    await unit.service_flags.drain()
    await unit.jobs.counts()
    await unit.service_flags.drained_since()


async def block(_unit: Unit) -> None:
    time.sleep(LIMIT + 0.05)  # noqa: ASYNC251 - what is measured


async def count_to(unit: Unit, number: int) -> None:
    """Let SQLite compute."""
    count = (
        "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers "
        "WHERE n < :most) SELECT sum(n) FROM numbers"
    )
    await unit.jobs._connection.execute(text(count), {"most": number})


async def compute(unit: Unit) -> None:
    await count_to(unit, SLOW)


async def compute_quickly_and_often(unit: Unit) -> None:
    for _ in range(20):
        await count_to(unit, SLOW // 20)


async def start_task(unit: Unit) -> None:
    """Start what runs beside the transaction, and is not awaited in it."""
    asyncio.get_running_loop().call_soon(lambda: None)
    task = asyncio.create_task(asyncio.sleep(0.01))
    await write(unit)
    task.add_done_callback(lambda _: None)


async def run(database: Database, work: Callable[[Unit], Awaitable[None]]) -> None:
    async with database.begin() as unit:
        await work(unit)


@pytest.mark.parametrize(
    ("work", "words"),
    [
        (use_thread, "in use_thread"),
        (yield_once, "in yield_once"),
        (use_network, "in use_network"),
        (block, "lasted 0."),
        (compute, "lasted "),
        (compute_quickly_and_often, "lasted "),
    ],
)
async def test_fault_of_a_transaction_is_reported(
    database: Database, faults: list[str], work: Callable[[Unit], Awaitable[None]], words: str
) -> None:
    await run(database, work)
    assert len(faults) == 1
    assert "tests/unit/test_write_transactions.py:" in faults[0]
    assert words in faults[0]


async def test_wait_that_is_cancelled_is_reported(database: Database, faults: list[str]) -> None:
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(run(database, wait_for_nothing), 1)
    assert len(faults) == 1
    assert "in wait_for_nothing" in faults[0]


@pytest.mark.parametrize("work", [write, start_task])
async def test_statements_alone_are_no_fault(
    database: Database, faults: list[str], work: Callable[[Unit], Awaitable[None]]
) -> None:
    await asyncio.gather(*(run(database, work) for _ in range(10)))
    assert faults == []


async def test_transaction_of_a_test_may_wait(
    database: Database, faults: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write_transactions, "_PRODUCT", ())
    await run(database, use_thread)
    assert faults == []
