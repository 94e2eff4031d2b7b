"""Durability: after any crash each recording gets exactly one answer."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from redis.asyncio import Redis

from tests.e2e.harness.answers import cut_video, wait_for_answer, wait_for_card, wait_for_progress
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import Person, Post, TelegramServer
from tests.paths import DATA


@pytest.fixture(scope="module")
def server() -> Iterator[TelegramServer]:
    with TelegramServer() as server:
        yield server


@pytest.fixture(scope="module")
def parts(
    server: TelegramServer, valkey: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Service]:
    """Bot and worker as two processes that tests may kill."""
    folder = tmp_path_factory.mktemp("parts")
    with Service(folder, server, REDIS_URL=valkey, VOICE="none") as service:
        service.start("telegram")
        service.start("worker")
        service.waits_for_worker()
        yield service


def check_one_answer(person: Person, post: Post) -> None:
    """Check for one card, each file once, and nothing more in the next seconds."""
    wait_for_answer(person, post)
    time.sleep(2.5)
    posts = person.answers(post)
    assert [it.kind for it in posts].count("text") == 1, [it.text for it in posts]
    names = [it.file.name for it in posts if it.file]
    assert len(names) == len(set(names)), names


def waiting_in_queue(person: Person, post: Post) -> None:
    card = wait_for_card(person, post)
    person.waits_for(lambda: "queue" in card.text.lower(), 20, "a place in the queue")


def test_answer_is_delivered_after_the_bot_was_killed(
    parts: Service, server: TelegramServer
) -> None:
    anna = server.person("Anna")
    post = anna.sends_voice(DATA / "asr/en/mfa_acoustic_corpus.flac")
    wait_for_progress(anna, post, 120)
    parts.kill("telegram")
    parts.waits_for(lambda: parts.jobs()[-1] == "done", 120)
    assert wait_for_card(anna, post).labels  # not delivered yet
    parts.start("telegram")
    check_one_answer(anna, post)


def test_job_resumes_after_the_worker_was_killed(parts: Service, server: TelegramServer) -> None:
    anna = server.person("Anna")
    post = anna.sends_video(DATA / "video/vid_avi_mp3_367.avi")
    wait_for_progress(anna, post)
    parts.kill("worker")
    parts.start("worker")
    check_one_answer(anna, post)


def test_waiting_jobs_survive_a_flushed_queue(
    parts: Service, server: TelegramServer, valkey: str
) -> None:
    anna, ben = server.person("Anna"), server.person("Ben")
    parts.stop("worker")
    posts = [
        (person, person.sends_voice(DATA / "asr/en" / name))
        for person, name in ((anna, "lj_LJ001-0003.flac"), (ben, "lj_LJ001-0005.flac"))
    ]
    for person, post in posts:
        waiting_in_queue(person, post)
    asyncio.run(_flush(valkey))
    parts.start("worker")
    for person, post in posts:
        check_one_answer(person, post)


def test_job_resumes_after_everything_was_killed(tmp_path: Path) -> None:
    """After a crash of `up` with bot, queue and worker, the next `up` continues."""
    with TelegramServer() as own, Service(tmp_path, own, VOICE="none") as service:
        anna = own.person("Anna")
        service.start("up")
        post = anna.sends_video(
            cut_video(DATA / "video/vid_h264_aac_1998.mp4", tmp_path / "film.mp4", 40)
        )
        wait_for_progress(anna, post)
        service.kill("up")
        service.start("up")
        check_one_answer(anna, post)


async def _flush(url: str) -> None:
    client = Redis.from_url(url)
    await client.flushall()
    await client.aclose()
