"""Something put into a real Valkey and taken out."""

from __future__ import annotations

from redis.asyncio import Redis

from pipeline.queue.embedded_server import EmbeddedServer
from pipeline.self_test.queue import try_queue


async def test_what_is_put_in_comes_out_and_nothing_stays(server: EmbeddedServer) -> None:
    assert await try_queue(server.url) == ""
    client = Redis.from_url(server.url)
    assert await client.keys("*doctor*") == []
    await client.config_set("maxmemory", "1")
    assert "maxmemory" in await try_queue(server.url)
    await client.aclose()


async def test_nobody_and_nonsense_are_told_without_the_password() -> None:
    for url in ("redis://:hidden@127.0.0.1:1", "ftp://:hidden@nowhere"):
        trouble = await try_queue(url)
        assert trouble
        assert "hidden" not in trouble
