"""A user of the queue's server with the rights that the documents name, and with fewer."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
import structlog.testing

from pipeline.queue.client import Queue
from pipeline.self_test.queue import try_queue
from tests.integration.polling import until
from tests.integration.queue.test_queue import listening
from tests.paths import ROOT
from tests.ports import free_port
from tests.valkey_server import PASSWORD, RIGHTS, valkey_for_one_user

FEWER = {
    # Redis 7 and Valkey give a new user no channel: https://valkey.io/topics/acl/ (resetchannels)
    "channels": "~mp4totext:* ~arq:* +@all -@admin -@dangerous",
    "keys of arq": "~mp4totext:* &mp4totext:* +@all -@admin -@dangerous",
    "own keys": "~arq:* &mp4totext:* +@all -@admin -@dangerous",
    "transactions": "~mp4totext:* ~arq:* &mp4totext:* +@all -@admin -@dangerous -@transaction",
    "sorted sets": "~mp4totext:* ~arq:* &mp4totext:* +@all -@admin -@dangerous -@sortedset",
}


async def test_documented_rights_are_enough(tmp_path: Path) -> None:
    assert f"`{RIGHTS}`" in (ROOT / "docs/DEPLOYING.md").read_text()
    with valkey_for_one_user(tmp_path / "valkey", free_port()) as url:
        assert await try_queue(url) == ""
        queue = await Queue.open(url)
        with structlog.testing.capture_logs() as logs:
            async with listening(queue) as (_, notifications):
                for attempt in range(3):
                    assert await queue.notify("a", attempt)
                await until(lambda: len(notifications) == 3)
                await asyncio.sleep(0.5)  # arq's worker would be restarted
        await queue.close()
    assert [each for each in logs if each["log_level"] in ("warning", "error")] == []


@pytest.mark.parametrize("lacks", FEWER)
async def test_missing_right_is_found_by_the_self_test(lacks: str, tmp_path: Path) -> None:
    with valkey_for_one_user(tmp_path / "valkey", free_port(), FEWER[lacks]) as url:
        problem = await try_queue(url)
    assert "o permission" in problem
    assert "DEPLOYING.md" in problem
    assert PASSWORD not in problem


async def test_refused_command_is_logged_once_and_not_as_a_lost_connection(tmp_path: Path) -> None:
    with (
        valkey_for_one_user(tmp_path / "valkey", free_port(), FEWER["channels"]) as url,
        structlog.testing.capture_logs() as logs,
    ):
        queue = await Queue.open(url)
        for _ in range(3):
            await queue.cancel("a")
            assert await queue.ping()
        await queue.close()
    (found,) = [each for each in logs if each["log_level"] in ("warning", "error")]
    assert found["event"] == "queue server refuses a command, see docs/DEPLOYING.md"
    assert found["at"] == "cancel"
