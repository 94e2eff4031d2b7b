"""Programs send recordings while the pages and the bot are killed: one job and one answer each."""

from __future__ import annotations

import random
import re
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from tests.e2e.harness.service import Service
from tests.e2e.harness.swift_worker import swift_worker
from tests.e2e.operation.conftest import valkey
from tests.e2e.telegram_server import TelegramServer
from tests.ports import free_port
from tests.postgresql_server import postgresql_server

__all__ = ["valkey"]

SENT = 15


@pytest.fixture(scope="module")
def server() -> Iterator[TelegramServer]:
    with TelegramServer() as server:
        yield server


@pytest.fixture(scope="module")
def running(
    server: TelegramServer, valkey: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Service, str]]:
    """A bot and the pages in processes of their own, and a worker."""
    folder, port = tmp_path_factory.mktemp("killed_uploads"), free_port()
    blobs = f"file://{folder}/blobs"
    with postgresql_server() as rows:
        url = rows.create("rows")
        places = {"DATABASE_URL": url, "REDIS_URL": valkey, "BLOB_URL": blobs}
        limits = {"JOBS_PER_PERSON": "0", "MINUTES_PER_DAY": "0"}
        pages = {"WEB_URL": f"http://127.0.0.1:{port}", "WEB_PORT": str(port)}
        with (
            Service(folder, server, **places, **limits, **pages) as service,
            swift_worker(url, valkey, blobs),
        ):
            service.start("telegram")
            service.start("web")
            yield service, f"{pages['WEB_URL']}/api/v1"


def send(client: httpx.Client, number: int) -> str:
    """Send a recording again and again, until it is accepted. Return the id of its job."""
    until = time.monotonic() + 120
    body = b"RIFF0000WAVE%d" % number * 20_000
    while True:
        assert time.monotonic() < until, "never accepted"
        try:
            answer = client.post(
                "/jobs",
                files={"file": (f"n{number}.wav", body)},
                headers={"idempotency-key": f"{number}"},
            )
        except httpx.HTTPError:
            time.sleep(0.1)
            continue
        if answer.status_code == 202:
            return str(answer.json()["id"])
        assert answer.status_code in (429, 503), answer.text
        time.sleep(float(answer.headers["retry-after"]) / 10)


def kill_often(service: Service, stop: threading.Event) -> None:
    """Kill and start the pages and the bot in turn."""
    rng = random.Random(3)  # noqa: S311 - a test
    while not stop.wait(rng.uniform(1.5, 4)):
        part = rng.choice(("web", "web", "telegram"))
        service.kill(part)
        service.start(part)


@pytest.mark.timeout(400)
def test_each_recording_has_one_job_and_one_answer(
    running: tuple[Service, str], server: TelegramServer
) -> None:
    service, address = running
    anna: Any = server.person("Anna")
    post = anna.says("/token write 1 client")
    shown = anna.waits_for(lambda: anna.answers(post), 60, "a token")[0]
    token = re.search(r"mp4t_[\w-]{43}", shown.text)[0]  # type: ignore[index]
    stop = threading.Event()
    killer = threading.Thread(target=kill_often, args=(service, stop))
    bearer = {"authorization": f"Bearer {token}"}
    with httpx.Client(base_url=address, headers=bearer, trust_env=False, timeout=20) as client:
        killer.start()
        with ThreadPoolExecutor(3) as pool:
            ids = list(pool.map(lambda number: send(client, number), range(SENT)))
        stop.set()
        killer.join()
        anna.waits_for(lambda: _finished(client) == set(ids), 90, "all jobs")
    assert len(set(ids)) == SENT

    def counts() -> tuple[int, int]:
        seen = [it for it in anna.sees() if it is not shown]
        texts = [it for it in seen if it.kind == "text" and "What was said" in it.text]
        return len(texts), len([it for it in seen if it.kind == "document"])

    anna.waits_for(lambda: counts() == (SENT, SENT), 120, "one answer and one file for each")
    anna.waits_for(lambda: not any(".wav" in it.text for it in anna.sees()), 60, "no card left")
    assert token not in service.log.read_text()


def _finished(client: httpx.Client) -> set[str]:
    try:
        items = client.get("/jobs", params={"limit": 100}).json()["items"]
    except (httpx.HTTPError, KeyError):
        return set()
    return {it["id"] for it in items if it["state"] == "done"}
