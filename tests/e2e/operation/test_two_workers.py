"""One recording sent from several chats, with two worker processes: it is heard once, and neither a
paused nor a killed worker keeps anybody waiting."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.e2e.harness.answers import wait_for_answer, wait_for_progress, word_error_rate
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import Person, Post, TelegramServer
from tests.paths import DATA

SENTENCE = DATA / "asr/en/lj_LJ001-0003.flac"  # 10 s
TALK = DATA / "asr/en/lslong_2414.ogg"  # 69 s, several windows
CAPTION = "formats=json summary=none hints={}"  # the hints make it another transcript than before
WORKERS = ("worker", "worker 2")
LONG_AGO = "2000-01-01 00:00:00.000000"


@pytest.fixture(scope="module")
def server() -> Iterator[TelegramServer]:
    with TelegramServer() as server:
        yield server


@pytest.fixture(scope="module")
def parts(
    server: TelegramServer, valkey: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Service]:
    """A bot, and two workers that take one job at a time."""
    folder = tmp_path_factory.mktemp("two_workers")
    settings = {"REDIS_URL": valkey, "VOICE": "none", "JOBS_AT_ONCE": "1", "CPU_THREADS": "1"}
    with Service(folder, server, **settings) as service:
        for part in ("telegram", *WORKERS):
            service.start(part)
        service.waits_for(lambda: service.log.read_text().count("the worker is up") == 2, 240)
        warm_up(service, server)
        yield service


def warm_up(service: Service, server: TelegramServer) -> None:
    """Give each worker a recording of its own: the time of a worker's first one is not kept."""
    people = [server.person(name) for name in ("Gil", "Hans")]
    recordings = [DATA / "asr/en" / f"lj_LJ001-000{number}.flac" for number in (4, 5)]
    posts = [
        person.sends_document(recording, CAPTION.format("first"))
        for person, recording in zip(people, recordings, strict=True)
    ]
    service.waits_for(lambda: both_work(service), 120)
    for person, post in zip(people, posts, strict=True):
        wait_for_answer(person, post, ("json",), 500)


def heard(service: Service) -> int:
    """Return how often a warm worker transcribed a recording from its start to its end."""
    with closing(sqlite3.connect(service.data / "mp4totext.db", timeout=10)) as rows:
        line = "SELECT count(*) FROM speeds WHERE stage = 'transcript'"
        return int(rows.execute(line).fetchone()[0])


def both_work(service: Service) -> bool:
    with closing(sqlite3.connect(service.data / "mp4totext.db", timeout=10)) as rows:
        line = "SELECT count(DISTINCT worker) FROM jobs WHERE state = 'running'"
        return bool(rows.execute(line).fetchone()[0] == 2)


def first_worker(service: Service) -> str:
    """Return the worker that claimed the oldest running job; its name holds its process id."""
    pid = int(running(service)[0][0].split("-")[-2])
    return next(part for part in WORKERS if service.process(part).pid == pid)


def running(service: Service) -> list[tuple[str, int, int]]:
    """Return worker, attempt and crashes of the running jobs, the oldest first."""
    with closing(sqlite3.connect(service.data / "mp4totext.db", timeout=10)) as rows:
        line = "SELECT worker, attempt, crashes FROM jobs WHERE state = 'running' ORDER BY started"
        return rows.execute(line).fetchall()


def end_leases(service: Service) -> None:
    """Make the leases of all running jobs old, as after a pause of the machine."""
    with closing(sqlite3.connect(service.data / "mp4totext.db", timeout=10)) as rows, rows:
        rows.execute("UPDATE jobs SET lease_until = ? WHERE state = 'running'", (LONG_AGO,))


def sent(people: list[Person], recording: Path, name: str) -> list[Post]:
    return [person.sends_document(recording, CAPTION.format(name)) for person in people]


def check_answers(people: list[Person], posts: list[Post], recording: Path) -> None:
    """Check that everybody gets the right words, and all the same ones."""
    words = recording.with_suffix(".txt").read_text()
    answers = [
        wait_for_answer(person, post, ("json",), 500)
        for person, post in zip(people, posts, strict=True)
    ]
    assert [word_error_rate(words, it.words) < 0.15 for it in answers] == [True] * len(people)
    assert len({answer.words for answer in answers}) == 1


@pytest.mark.timeout(900)
def test_four_chats_and_two_workers_hear_a_recording_once(
    parts: Service, server: TelegramServer
) -> None:
    people = [server.person(name) for name in ("Anna", "Ben", "Cem", "Dora")]
    before = heard(parts)
    posts = sent(people, SENTENCE, "once")
    parts.waits_for(lambda: both_work(parts), 120)
    check_answers(people, posts, SENTENCE)
    assert heard(parts) == before + 1


@pytest.mark.timeout(900)
def test_recording_is_heard_right_when_it_is_taken_from_a_worker_that_lives(
    parts: Service, server: TelegramServer
) -> None:
    """The first worker pauses until its job is taken, then hears on beside the second one, while
    another chat sends the same recording."""
    gus, ida = people = [server.person(name) for name in ("Gus", "Ida")]
    posts = sent([gus], TALK, "taken")
    wait_for_progress(gus, posts[0])
    [(before, attempt, _)] = running(parts)
    old = parts.process(first_worker(parts))
    old.suspend()
    try:
        end_leases(parts)
        parts.waits_for(lambda: [it[1] for it in running(parts)] == [attempt + 1], 60)
        [(after, _, crashes)] = running(parts)
        assert (after != before, crashes) == (True, 0)
        posts += sent([ida], TALK, "taken")
    finally:
        old.resume()
    parts.waits_for(lambda: both_work(parts), 60)
    check_answers(people, posts, TALK)
    for person, post in zip(people, posts, strict=True):
        assert [it.kind for it in person.answers(post)] == ["text", "document"]
    assert old.is_running()


@pytest.mark.timeout(900)
def test_recording_is_heard_on_when_the_worker_that_hears_it_is_killed(
    parts: Service, server: TelegramServer
) -> None:
    people = [server.person(name) for name in ("Eve", "Fay")]
    posts = sent(people, TALK, "killed")
    parts.waits_for(lambda: both_work(parts), 120)
    parts.kill(first_worker(parts))
    check_answers(people, posts, TALK)
