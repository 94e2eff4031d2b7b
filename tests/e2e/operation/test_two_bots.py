"""Two bots with one token and one database: one serves, the other stands by and takes over."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from itertools import count, cycle
from pathlib import Path

import pytest

from tests.e2e.conftest import Report
from tests.e2e.harness.service import Service
from tests.e2e.harness.swift_worker import swift_worker
from tests.e2e.harness.watch import WatchPort, two_ports
from tests.e2e.telegram_server import Person, Post, TelegramServer
from tests.paths import DATA
from tests.postgresql_server import postgresql_server

NOTE = DATA / "asr/en/ps_cards_004.wav"
TAKEN_OVER = 10.0
"""Seconds from the end of a bot until the other one serves. When its first answer is there depends
on how busy this machine is."""
FIRST, SECOND = PARTS = "telegram", "telegram 2"
SAYS_STANDBY = "standby: another process serves this platform"
SAYS_SERVING = "no longer standby, taking over"

Sent = list[tuple[Person, Post]]


@pytest.fixture(scope="module")
def server() -> Iterator[TelegramServer]:
    with TelegramServer() as server:
        yield server


@pytest.fixture(scope="module")
def ports() -> tuple[WatchPort, WatchPort]:
    return two_ports()


@pytest.fixture(scope="module")
def bots(
    server: TelegramServer,
    ports: tuple[WatchPort, WatchPort],
    valkey: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Service]:
    """Two bots in one folder, as after `docker compose up --scale bot=2`, and a worker."""
    folder = tmp_path_factory.mktemp("two_bots")
    blobs = f"file://{folder}/blobs"
    with postgresql_server() as rows:
        url = rows.create("rows")
        places = {"DATABASE_URL": url, "REDIS_URL": valkey, "BLOB_URL": blobs}
        limits = {"JOBS_PER_PERSON": "0", "MINUTES_PER_DAY": "0"}
        with Service(folder, server, **places, **limits) as bots, swift_worker(url, valkey, blobs):
            start(bots, FIRST, ports[0])
            bots.waits_for(lambda: ports[0].status("/readyz") == 200, 60)
            start(bots, SECOND, ports[1])
            bots.waits_for(lambda: SAYS_STANDBY in bots.log.read_text(), 60)
            yield bots


def start(bots: Service, part: str, port: WatchPort) -> None:
    bots.configure(WATCH_LISTEN=port.listen)
    bots.start(part)


def roles(bots: Service, ports: tuple[WatchPort, WatchPort]) -> tuple[int, int]:
    """Return which of the bots serves, and which one stands by: whatever other tests did."""

    def find(words: str) -> list[int]:
        return [each for each in (0, 1) if ports[each].checks()["telegram"].startswith(words)]

    bots.waits_for(lambda: all(port.status("/readyz") == 200 for port in ports), 60)
    bots.waits_for(lambda: (len(find("ok")), len(find("standby"))) == (1, 1), 60)
    return find("ok")[0], find("standby")[0]


def recordings(folder: Path) -> Iterator[Path]:
    """Yield recordings no two of which share a lock (`storage/media_lock.py`): a bot that stands
    still keeps the one that it has, and who sends the same recording waits for it."""
    locks: set[str] = set()
    for number in count():
        content = NOTE.read_bytes() + number.to_bytes(4, "big")
        lock = sha256(content).hexdigest()[:2]
        if lock not in locks:
            locks.add(lock)
            path = folder / f"{number}.wav"
            path.write_bytes(content)
            yield path


def notes(server: TelegramServer, name: str, folder: Path) -> Iterator[tuple[Person, Post]]:
    """Yield notes of eight people, one every 0.2 s."""
    people = cycle([server.person(f"{name} {number}") for number in range(8)])
    for person, path in zip(people, recordings(folder), strict=False):
        yield person, person.sends_voice(path)
        time.sleep(0.2)


def wait_until_served(
    bots: Service, sending: Iterator[tuple[Person, Post]], gone: datetime
) -> tuple[float, float, Sent]:
    """Go on sending until a note that was sent from now on is replied to. Return the seconds from
    `gone` until the other bot serves, by its log, and those from now until that reply."""
    began, sent = time.monotonic(), Sent()
    while not any(person.answers(post) for person, post in sent):
        sent.append(next(sending))
        assert time.monotonic() - began < 60, "nobody took over"
    answered = time.monotonic() - began
    lines = [line for line in bots.log.read_text().splitlines() if SAYS_SERVING in line]
    served = datetime.fromisoformat(lines[-1].split()[0])
    return (served - gone).total_seconds(), answered, sent


def check_answered_once(sent: Sent) -> None:
    """Check that each note has one answer and one file. A copy of what was on its way when its bot
    was killed may show for some seconds."""
    for person, post in sent:
        wait_for_one_answer(person, post)


def wait_for_one_answer(person: Person, post: Post) -> None:
    def is_one() -> bool:
        return [it.kind for it in person.answers(post)] == ["text", "document"]

    person.waits_for(is_one, 60, f"one answer and one file for {post.id}")


@pytest.mark.timeout(300)
def test_standby_is_alive_and_ready_and_says_that_it_stands_by(
    bots: Service, ports: tuple[WatchPort, WatchPort]
) -> None:
    _, standby = roles(bots, ports)
    assert ports[standby].checks()["telegram"].startswith("standby: another process serves")
    for port in ports:
        assert port.status("/healthz") == port.status("/readyz") == 200
    assert '"status": "standby"' in ports[standby].get("/readyz")[1]
    assert "bot for telegram: " in bots.says("doctor", "--only", "database")


@pytest.mark.timeout(300)
def test_standby_takes_over_when_the_serving_bot_is_killed(
    bots: Service,
    server: TelegramServer,
    ports: tuple[WatchPort, WatchPort],
    report: Report,
    tmp_path: Path,
) -> None:
    serving, standby = roles(bots, ports)
    sending = notes(server, "Kim", tmp_path)
    sent = [next(sending) for _ in range(20)]
    gone = datetime.now(UTC)
    bots.kill(PARTS[serving])
    served, answered, later = wait_until_served(bots, sending, gone)
    report(f"a standby serves {served:.1f} s after the other bot was killed")
    report(f"and answers after {answered:.1f} s")
    assert 0 < served < TAKEN_OVER
    check_answered_once(sent + later)
    assert ports[standby].checks()["telegram"] == "ok"
    start(bots, PARTS[serving], ports[serving])
    assert roles(bots, ports) == (standby, serving)


@pytest.mark.timeout(300)
def test_bot_that_stood_still_sends_nothing_on_and_ends(
    bots: Service,
    server: TelegramServer,
    ports: tuple[WatchPort, WatchPort],
    report: Report,
    tmp_path: Path,
) -> None:
    serving, standby = roles(bots, ports)
    sending = notes(server, "Lou", tmp_path)
    sent = [next(sending) for _ in range(20)]
    stalled = bots.process(PARTS[serving])
    gone = datetime.now(UTC)
    stalled.send_signal(signal.SIGSTOP)
    served, answered, later = wait_until_served(bots, sending, gone)
    report(f"a standby serves {served:.1f} s after the other bot stood still")
    report(f"and answers after {answered:.1f} s")
    assert 0 < served < TAKEN_OVER
    check_answered_once(later)
    stalled.send_signal(signal.SIGCONT)
    status = stalled.wait(60)
    assert status in (1, None)  # a failure, after which a supervisor starts it again
    assert "another mp4totext process serves telegram with this database" in bots.log.read_text()
    check_answered_once(sent + later)
    bots.stop(PARTS[serving])
    start(bots, PARTS[serving], ports[serving])
    assert roles(bots, ports) == (standby, serving)


@pytest.mark.timeout(300)
def test_standby_takes_over_at_once_from_a_bot_that_is_stopped(
    bots: Service,
    server: TelegramServer,
    ports: tuple[WatchPort, WatchPort],
    report: Report,
    tmp_path: Path,
) -> None:
    serving, _ = roles(bots, ports)
    sending = notes(server, "Mia", tmp_path)
    sent = [next(sending) for _ in range(10)]
    gone = datetime.now(UTC)
    assert bots.stop(PARTS[serving]) == 0
    served, answered, later = wait_until_served(bots, sending, gone)
    report(f"a standby serves {served:.1f} s after the other bot was stopped")
    report(f"and answers after {answered:.1f} s")
    assert 0 < served < 5
    check_answered_once(sent + later)
    assert "Traceback" not in bots.log.read_text()
    start(bots, PARTS[serving], ports[serving])


def test_log_names_no_secret(bots: Service, server: TelegramServer) -> None:
    assert server.token not in bots.log.read_text()
