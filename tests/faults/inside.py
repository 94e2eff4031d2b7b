"""The inside of an installation: its queue, and the processes below its workers."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import psutil
import redis
from redis.backoff import ConstantBackoff
from redis.retry import Retry

from tests.leftovers import is_spare


def queue_client(socket: Path) -> redis.Redis:
    """Return a client of a Valkey server, which may be starting."""
    retry = Retry(ConstantBackoff(0.2), retries=100)
    return redis.Redis(
        unix_socket_path=str(socket),
        socket_timeout=5,
        retry=retry,
        retry_on_error=[redis.exceptions.ConnectionError, OSError],
    )


def busy_children(workers: Iterable[int]) -> list[psutil.Process]:
    """Return the children of the workers with these ids: an idle one has its spare one only."""
    found: list[psutil.Process] = []
    for pid in workers:
        with suppress(psutil.NoSuchProcess):
            found += psutil.Process(pid).children(recursive=True)
    return [it for it in found if not is_spare(it)]
