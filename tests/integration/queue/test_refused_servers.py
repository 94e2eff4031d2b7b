"""Servers that can't be used: part of a cluster, or with the certificate of another host."""

from __future__ import annotations

from pathlib import Path

import pytest
import structlog.testing
from redis import Redis

from pipeline.queue.client import Queue
from pipeline.self_test.queue import try_queue
from tests.ports import free_port
from tests.valkey_server import tls_valkey, valkey_server


@pytest.mark.parametrize("slots", ["0 16383", "0 1000"])
async def test_cluster_is_named(slots: str, tmp_path: Path) -> None:
    """One node has all keys of its slots, and yet refuses two slots in one transaction."""
    port, options = free_port(), ("--cluster-enabled", "yes", "--cluster-port", str(free_port()))
    with valkey_server(tmp_path / "node", port, *options):
        with Redis(port=port) as client:
            client.execute_command("CLUSTER", "ADDSLOTSRANGE", *slots.split())
        url = f"redis://127.0.0.1:{port}"
        assert "cluster" in await try_queue(url)
        with structlog.testing.capture_logs() as logs:
            queue = await Queue.open(url)
            for _ in range(3):
                assert not await queue.notify("a", 0)
                assert await queue.ping()
            await queue.close()
    (found,) = [each for each in logs if each["log_level"] in ("warning", "error")]
    assert found["event"] == "queue server refuses a command, see docs/DEPLOYING.md"


async def test_certificate_of_another_host_is_refused(tmp_path: Path) -> None:
    with tls_valkey(tmp_path / "valkey", free_port()) as url:
        assert await try_queue(url) == ""
        other = url.replace("127.0.0.1", "localhost")
        assert "certificate" in (await try_queue(other)).lower()
        queue = await Queue.open(other)
        assert not await queue.ping()
        await queue.close()
        assert await try_queue(f"{other}&ssl_check_hostname=no") == ""
