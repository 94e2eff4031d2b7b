"""The self-test adds an entry to a real Valkey and removes it."""

from __future__ import annotations

from redis.asyncio import Redis

from pipeline.queue.embedded_server import EmbeddedServer
from pipeline.self_test.queue import try_queue


async def test_self_test_of_the_queue_leaves_nothing(server: EmbeddedServer) -> None:
    assert await try_queue(server.url) == ""
    client = Redis.from_url(server.url)
    assert await client.keys("*doctor*") == []
    await client.config_set("maxmemory", "1")
    assert "maxmemory" in await try_queue(server.url)
    await client.aclose()


async def test_unreachable_queue_is_reported_without_the_password() -> None:
    for url in ("redis://:hidden@127.0.0.1:1", "ftp://:hidden@nowhere"):
        problem = await try_queue(url)
        assert problem
        assert "hidden" not in problem
