"""The ports of a running service say what lives, what is ready and what is not."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.harness.answers import wait_for_answer
from tests.e2e.harness.service import Service
from tests.e2e.harness.watch import WatchPort, two_ports
from tests.e2e.telegram_server import TelegramServer
from tests.paths import DATA

VOICE = DATA / "asr/en/fleurs_en_001.ogg"


@pytest.fixture(scope="module")
def server() -> Iterator[TelegramServer]:
    with TelegramServer() as server:
        yield server


@pytest.fixture(scope="module")
def ports() -> tuple[WatchPort, WatchPort]:
    return two_ports()


@pytest.fixture(scope="module")
def up(
    server: TelegramServer,
    ports: tuple[WatchPort, WatchPort],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Service]:
    """`mp4totext up` with its ports."""
    folder = tmp_path_factory.mktemp("up")
    with Service(folder, server, VOICE="none", WATCH_LISTEN=str(ports[0].number)) as service:
        service.start("up")
        service.waits_for_worker()
        service.waits_for(lambda: all(each.status("/readyz") == 200 for each in ports), 120)
        yield service


def test_every_process_of_up_says_that_it_lives_and_is_ready(
    up: Service, ports: tuple[WatchPort, WatchPort]
) -> None:
    bot, worker = ports
    for port in ports:
        assert port.status("/healthz") == 200
    assert bot.checks() == dict.fromkeys(["database", "queue", "blobs", "telegram", "worker"], "ok")
    assert worker.checks() == dict.fromkeys(["database", "queue", "blobs", "models"], "ok")
    assert bot.status("/") == 404


def test_job_shows_in_the_metrics_of_bot_and_worker(
    up: Service, server: TelegramServer, ports: tuple[WatchPort, WatchPort]
) -> None:
    person = server.person("Zebedee Quux")
    wait_for_answer(person, person.sends_voice(VOICE))
    bot, worker = ports
    lag = 'delivery_lag_seconds_count{platform="telegram"}'
    up.waits_for(lambda: lag in bot.metrics(), 120)
    heard, said = worker.metrics(), bot.metrics()
    assert heard['jobs_ended_total{code="none",state="done"}'] == 1
    assert heard['stage_seconds_count{stage="transcript"}'] == 1
    assert heard["windows_decoded_total"] >= 1
    assert heard["windows_in_flight"] == 0
    assert heard["batch_fill_ratio_count"] >= 1
    assert heard["job_realtime_ratio_count"] == heard["job_seconds_count"] == 1
    assert heard["recording_seconds_total"] > 1
    assert heard["job_wait_seconds_count"] == 1
    assert heard['ready{part="models"}'] == heard["alive"] == 1
    assert said['updates_total{kind="upload",platform="telegram"}'] == 1
    assert said[lag] == 1
    sent = 'platform_calls_total{method="sendMessage",platform="telegram",status="200"}'
    assert said[sent] >= 1
    assert said['platform_call_seconds_count{method="getUpdates",platform="telegram"}'] >= 1
    assert said["worker_starts_total"] == 1
    assert said['queue_jobs{lane="normal"}'] == 0
    for length in ("short", "long"):
        assert said[f'jobs{{length="{length}",state="queued"}}'] == 0
    for page in (bot.get("/metrics")[1], worker.get("/metrics")[1]):
        for secret in (server.token, "Zebedee", "Quux", VOICE.stem):
            assert secret not in page


def test_platform_that_refuses_is_named_and_the_process_lives(
    up: Service, server: TelegramServer, ports: tuple[WatchPort, WatchPort]
) -> None:
    bot, _ = ports
    anna = server.person("Anna")
    server.fails("getUpdates", 502, "Bad Gateway", 4)
    anna.says("/help")  # ends the poll that waits
    up.waits_for(lambda: bot.checks()["telegram"] == "polling fails with NetworkError", 120)
    assert bot.status("/readyz") == 503
    assert bot.status("/healthz") == 200
    anna.says("/help")  # the next poll that succeeds ends at once
    up.waits_for(lambda: bot.status("/readyz") == 200, 120)


def test_worker_that_stands_still_gives_no_answer_and_is_named_when_it_is_killed(
    up: Service, ports: tuple[WatchPort, WatchPort]
) -> None:
    bot, worker = ports
    process = up.process("worker")
    process.send_signal(signal.SIGSTOP)
    assert worker.status("/healthz", 3) == 0
    process.send_signal(signal.SIGCONT)
    up.waits_for(lambda: worker.status("/healthz") == 200, 120)
    up.kill("worker")
    up.waits_for(lambda: "the worker ended, restarting it" in up.log.read_text(), 120)
    up.waits_for(lambda: worker.status("/readyz") == 200, 120)
    up.waits_for(lambda: bot.status("/readyz") == 200, 120)


def test_blob_store_that_takes_no_file_is_named(
    up: Service, ports: tuple[WatchPort, WatchPort]
) -> None:
    bot, worker = ports
    blobs, away = up.data / "blobs", up.data / "elsewhere"
    blobs.rename(away)
    blobs.touch()
    try:
        up.waits_for(lambda: all(port.checks()["blobs"] != "ok" for port in ports), 120)
        assert bot.status("/healthz") == worker.status("/healthz") == 200
    finally:
        blobs.unlink()
        away.rename(blobs)
    up.waits_for(lambda: all(port.status("/readyz") == 200 for port in ports), 120)


def test_port_in_use_is_a_sentence_and_no_setting_opens_no_port(
    up: Service, server: TelegramServer, ports: tuple[WatchPort, WatchPort], tmp_path: Path
) -> None:
    with Service(tmp_path / "second", server, WATCH_LISTEN=ports[0].listen) as second:
        second.start("worker")
        process = second.process("worker")
        assert process.wait(60) == 2
        log = second.log.read_text()
    assert "WATCH_LISTEN" in log
    assert str(ports[0].number) in log
    assert "Traceback" not in log
    shutil.rmtree(tmp_path / "second")
