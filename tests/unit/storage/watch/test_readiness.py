"""Readiness names what fails, checks each part once at a time, and waits for none too long."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from storage.blobs import Blobs
from storage.database import Database
from storage.state.readiness import blobs_check, database_check
from storage.watch import readiness
from storage.watch.health import Health
from storage.watch.readiness import Cached, Check, Readiness


async def page(checks: dict[str, Check], *routed: str) -> tuple[int, Any]:
    answer = await Readiness(checks, routed).page()
    return answer.status, json.loads(answer.body)


async def fine() -> str:
    return ""


async def test_part_that_fails_is_named_without_its_secret() -> None:
    async def refused() -> str:
        raise ConnectionRefusedError("redis://user:hunter2@queue")

    async def away() -> str:
        return "does not answer"

    status, found = await page({"database": fine, "queue": refused, "telegram": away})
    assert status == 503
    assert found == {
        "status": "failing",
        "checks": {
            "database": "ok",
            "queue": "fails with ConnectionRefusedError",
            "telegram": "does not answer",
        },
    }
    assert await page({"database": fine}) == (200, {"status": "ok", "checks": {"database": "ok"}})


@pytest.fixture
def standby(monkeypatch: pytest.MonkeyPatch) -> Health:
    health = Health()
    health.set_standby("telegram", "another process serves it")
    monkeypatch.setattr(readiness, "HEALTH", health)
    return health


async def test_standby_says_so_and_is_ready_unless_requests_come_to_it(standby: Health) -> None:
    async def not_connected() -> str:
        return "is not connected yet"

    checks: dict[str, Check] = {"database": fine, "telegram": not_connected}
    said = {
        "status": "standby",
        "checks": {"database": "ok", "telegram": "standby: another process serves it"},
    }
    assert await page(checks) == (200, said)
    assert await page(checks, "telegram") == (503, said)
    standby.end_standby("telegram")
    assert await page(checks) == (
        503,
        {"status": "failing", "checks": {"database": "ok", "telegram": "is not connected yet"}},
    )


@pytest.mark.usefixtures("standby")
async def test_standby_that_could_not_take_over_is_not_ready() -> None:
    async def away() -> str:
        return "does not answer"

    status, found = await page({"database": away, "telegram": fine})
    assert (status, found["status"]) == (503, "failing")


async def test_silent_part_delays_nobody_and_is_checked_once_at_a_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(readiness, "CHECK_SECONDS", 0.1)
    calls, over = 0, asyncio.Event()

    async def silent() -> str:
        nonlocal calls
        calls += 1
        await over.wait()
        return ""

    check = Cached(silent)
    for _ in range(3):
        status, found = await page({"database": check, "queue": fine})
        assert status == 503
        assert found["checks"]["database"].startswith("gave no answer")
        assert found["checks"]["queue"] == "ok"
    assert calls == 1
    over.set()
    await asyncio.sleep(0.01)
    assert (await page({"database": check}))[0] == 200


async def test_outcome_is_used_again_for_a_while() -> None:
    calls = 0

    async def count() -> str:
        nonlocal calls
        calls += 1
        return ""

    check = Cached(count, 0.2)
    for _ in range(5):
        assert await check() == ""
    assert calls == 1
    await asyncio.sleep(0.25)
    await asyncio.gather(*(check() for _ in range(5)))
    assert calls == 2


async def test_database_and_blobs_are_tried_for_real(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readiness, "CHECK_SECONDS", 30)  # a busy disk is slow
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/rows.db")
    blobs = Blobs(tmp_path / "blobs")
    try:
        checks: dict[str, Check] = {
            "database": database_check(database),
            "blobs": blobs_check(blobs),
        }
        assert (await page(checks))[0] == 200
        assert not list((tmp_path / "blobs").rglob("*.*"))
    finally:
        await database.close()
    (tmp_path / "file").touch()
    blobs = Blobs(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    (tmp_path / "gone").symlink_to(tmp_path / "file")
    status, found = await page({"blobs": blobs_check(blobs)})
    assert status == 503
    assert found["checks"]["blobs"].startswith("fails with")
