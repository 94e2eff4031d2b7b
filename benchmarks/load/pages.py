"""Pages beside a working service: the time of a page, of a card in a chat, and memory.

`mp4totext telegram`, `worker` and `web` run as three processes. The worker hears a recording
all the time. The crowd is a process of low priority, since people's browsers are other machines.
"""

from __future__ import annotations

import asyncio
import json
import secrets
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, cast

import httpx

from benchmarks.load.card_time import NOTE
from benchmarks.load.fairness import percentile
from benchmarks.recordings import talk
from benchmarks.table import Row
from bot.web.sessions import digest
from pipeline.queue.client import Queue
from pipeline.queue.embedded_server import EmbeddedServer
from storage.database import Database
from storage.models import (
    Account,
    Address,
    Blob,
    Job,
    Media,
    MessageRef,
    Options,
    Platform,
    Progress,
    Stage,
)
from tests.e2e.harness.answers import wait_for_card, wait_for_progress
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import TelegramServer
from tests.ports import free_port

WATCHING, UPLOADING, SECONDS = 200, 20, 30.0
BETWEEN = 2.0
"""Seconds between two steps of a watched job, as often as a worker tells."""


@dataclass
class Measured:
    """Sorted seconds of pages and of cards, and the most megabytes of the process of the pages."""

    pages: list[float] = field(default_factory=list)
    cards: list[float] = field(default_factory=list)
    megabytes: float = 0.0


async def crowd(database: Database, count: int) -> list[str]:
    """Store signed-in people who have a running job each. Return the secrets of their sessions."""
    accounts = [Account(Platform.TELEGRAM, str(number + 10**7)) for number in range(count)]
    people = [(each, secrets.token_urlsafe()) for each in accounts]
    now = datetime.now(UTC)
    async with database.begin() as unit:
        for number, (account, secret) in enumerate(people):
            await unit.people.get_or_create(account, "en")
            await unit.web_sessions.start(digest(secret), account, "a browser", now, "Name")
            chat = MessageRef(Address(Platform.TELEGRAM, account.id), "1")
            media = Media(f"f{number}", "talk.mp4", 4, 60.0, Blob("media/abc/source", "abc", 4))
            job = Job(f"watched-{number}", account, chat, media, Options(), now, card=chat)
            await unit.jobs.add(job)
            await unit.jobs.claim(job.id, "elsewhere")
    return [secret for _, secret in people]


LONG_LEASE = "UPDATE jobs SET lease_until = strftime('%Y-%m-%d %H:%M:%f000', 'now', '+1 hour') "
"""The worker of these jobs is not there, and the one that is must not take them."""


def store_crowd(service: Service) -> list[str]:
    """Store the crowd of a running service. Return the secrets of their sessions."""

    async def store() -> list[str]:
        database = await Database.open(f"sqlite+aiosqlite:///{service.data}/mp4totext.db")
        try:
            return await crowd(database, WATCHING)
        finally:
            await database.close()

    found = asyncio.run(store())
    with closing(sqlite3.connect(service.data / "mp4totext.db", timeout=10)) as rows, rows:
        rows.execute(LONG_LEASE + "WHERE id LIKE 'watched-%'")
    return found


async def tell_progress(service: Service, over: threading.Event) -> None:
    """Publish what a worker tells of each watched job until the event is set."""
    async with EmbeddedServer(service.data / "queue") as url:
        queue = await Queue.open(url)
        step = 0
        while not over.is_set():
            step += 1
            done = min(0.99, step / 60)
            for number in range(WATCHING):
                job = f"watched-{number}"
                await queue.publish(Progress(job, Stage.TRANSCRIPT, done, 30.0, f"words {step}"))
            await asyncio.sleep(BETWEEN)
        await queue.close()


@contextmanager
def visited(service: Service, url: str, people: Sequence[str]) -> Iterator[dict[str, list[float]]]:
    """Let the crowd watch and upload inside the block. What they saw is there after it."""
    command = ["nice", "-n", "10", sys.executable, "-m", "benchmarks.load.page_visitors"]
    seen: dict[str, list[float]] = {}
    over = threading.Event()
    plan = service.data / "visits.json"
    plan.write_text(json.dumps({"watching": people, "uploading": people[:UPLOADING]}))
    with (
        plan.open() as visits,
        subprocess.Popen(
            [*command, url, str(SECONDS)], stdin=visits, stdout=subprocess.PIPE, text=True
        ) as process,
    ):
        output = cast("IO[str]", process.stdout)
        output.readline()  # all begin to watch
        telling = threading.Thread(target=lambda: asyncio.run(tell_progress(service, over)))
        telling.start()
        try:
            yield seen
            seen |= json.loads(output.read())
        finally:
            over.set()
            telling.join()


def measure(service: Service, server: TelegramServer, url: str, secret: str) -> Measured:
    """Open the page and send notes for some time, one of each after the other."""
    measured = Measured()
    until = time.monotonic() + SECONDS
    process, ben = service.process("web"), server.person("Ben")
    with httpx.Client(base_url=url, cookies={"session": secret}, timeout=60) as client:
        while time.monotonic() < until:
            started = time.perf_counter()
            client.get("/").raise_for_status()
            measured.pages.append(time.perf_counter() - started)
            measured.megabytes = max(measured.megabytes, process.memory_info().rss / 1e6)
            if len(measured.pages) % 10 == 0:
                post = ben.sends_voice(NOTE)
                card = wait_for_card(ben, post, 60)
                measured.cards.append(card.history[0].at - post.history[0].at)
            time.sleep(0.1)
    return measured


def described(measured: Measured) -> str:
    """Return the slow pages and cards and the memory as one line."""
    pages, cards = sorted(measured.pages), sorted(measured.cards)
    return (
        f"page p95 {percentile(pages, 0.95) * 1000:.0f} ms ({len(pages)} pages), "
        f"card p95 {percentile(cards, 0.95) * 1000:.0f} ms ({len(cards)} cards), "
        f"{measured.megabytes:.0f} MB"
    )


def rows(folder: Path) -> Iterator[Row]:
    """Yield the rows about pages, without a crowd and with it."""
    url = f"http://127.0.0.1:{(port := free_port())}"
    limits = {"JOBS_PER_PERSON": "0", "MINUTES_PER_DAY": "0", "JOBS_AT_ONCE": "1"}
    pages = {"WEB_URL": url, "WEB_PORT": str(port), "WEB_PROXIES": "127.0.0.1"}
    with (
        TelegramServer() as server,
        Service(folder / "pages", server, **limits, **pages) as service,
    ):
        for part in ("telegram", "worker", "web"):
            service.start(part)
        service.waits_for_worker()
        anna = server.person("Anna")
        wait_for_progress(anna, anna.sends_document(talk(1800.0, folder), "speech=no summary=none"))
        people = store_crowd(service)
        alone = measure(service, server, url, people[0])
        yield Row("pages beside a busy worker, nobody else there", described(alone))
        with visited(service, url, people) as seen:
            busy = measure(service, server, url, people[0])
        if min(seen["events"]) < SECONDS / BETWEEN / 2 or len(seen["uploads"]) < UPLOADING:
            raise RuntimeError(f"somebody was not served: {seen}")
        title = f"… while {WATCHING} people watch live and {UPLOADING} upload"
        yield Row(title, described(busy), "page p95 <= 150 ms, cards as soon, < 200 MB")
