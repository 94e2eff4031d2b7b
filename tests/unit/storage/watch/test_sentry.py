"""Bugs at a Sentry server: what an event has, what it never has, and which errors are none."""

from __future__ import annotations

import io
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from redis.exceptions import TimeoutError as RedisTimeout

from storage import logs
from storage.database_errors.transient import TransientDatabaseError
from storage.errors import NoAudio, Stopped
from storage.settings import StorageSettings
from storage.watch.sentry import SentryReporter
from storage.watch.targets import SentryProject
from tests.log_format import use_plain_tracebacks
from tests.telemetry_server import TelemetryServer, telemetry_server

TRACE = "0af7651916cd43dd8448eb211c80319c"
KEY = "canary-hunter2-0123456789"
SAID = "Zebedee said that the meeting moved"
log = logs.get("pipeline.worker.attempt")


@pytest.fixture(autouse=True)
def _logs() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers = []
    logs.setup(StorageSettings(), [KEY], io.StringIO())
    yield
    root.handlers = handlers
    root.setLevel(level)
    use_plain_tracebacks()
    for name in logs.CHATTY:
        logging.getLogger(name).setLevel(logging.NOTSET)


@contextmanager
def reporting(server: TelemetryServer) -> Iterator[SentryReporter]:
    reporter = SentryReporter("worker", "1.2", SentryProject(server.dsn, "test"))
    logging.getLogger().addHandler(reporter)
    yield reporter
    logging.getLogger().removeHandler(reporter)
    reporter.end(2)


def fails(error: Exception, message: str = "job failed with an unexpected exception") -> None:
    transcript = SAID  # a local variable with what somebody said
    try:
        raise error from KeyError(transcript)
    except Exception:
        log.exception(message)


def test_event_has_tags_and_code_and_nothing_that_people_sent() -> None:
    with telemetry_server() as server, reporting(server):
        with logs.about("j1", trace=TRACE, platform="telegram", stage="files", person="w1"):
            log.info("another line", name=SAID)
            fails(FileNotFoundError(2, "No such file", f"/data/{SAID}.mp4"))
        fails(AttributeError(f"'NoneType' object has no attribute {KEY!r}"), "another message")
        server.waits_for(lambda: len(server.got.events) == 2)
    first, second = server.got.events
    assert first["tags"] == {
        "job": "j1", "trace": TRACE, "platform": "telegram", "stage": "files", "role": "worker",
    }  # fmt: skip
    assert first["contexts"]["trace"]["trace_id"] == TRACE
    assert first["logentry"]["message"] == "job failed with an unexpected exception"
    assert (first["release"], first["environment"]) == ("mp4totext@1.2", "test")
    cause, error = first["exception"]["values"]
    assert (cause["type"], cause["value"]) == ("KeyError", "(the message is in the log)")
    assert (error["type"], error["value"]) == ("FileNotFoundError", "No such file or directory")
    frame = error["stacktrace"]["frames"][-1]
    assert frame["function"] == "fails"
    assert "raise error" in frame["context_line"]
    assert second["exception"]["values"][-1]["value"] == (
        "'NoneType' object has no attribute '***'"
    )
    left_out = {"user", "request", "breadcrumbs", "extra", "modules", "server_name", "threads"}
    assert not left_out & (first.keys() | second.keys())
    for word in (SAID, "Zebedee", KEY, "w1", "hostname"):
        assert word.encode() not in server.everything, word
    assert b'"vars"' not in server.everything
    assert b"abs_path" not in server.everything


@pytest.mark.parametrize(
    "error",
    [
        NoAudio("a.mp4"),
        TransientDatabaseError("away"),
        Stopped("j1"),
        OSError(28, "No space left on device"),
        ConnectionRefusedError(111, "Connection refused"),
        RedisTimeout("Timeout reading from queue:6379"),
    ],
)
def test_expected_failures_are_no_events(error: Exception) -> None:
    with telemetry_server() as server, reporting(server):
        fails(error)
        log.error("no traceback, no bug")
        logging.getLogger("telegram.ext").error("of a library", exc_info=ValueError("x"))
        fails(RuntimeError("a bug"))
        server.waits_for(lambda: server.got.events)
        time.sleep(0.2)
        (event,) = server.got.events
        assert event["exception"]["values"][-1]["type"] == "RuntimeError"


def test_lost_exception_of_a_task_is_a_bug_without_its_message() -> None:
    with telemetry_server() as server, reporting(server):
        message = f"Task exception was never retrieved\nfuture: <Task exception={SAID!r}>"
        logging.getLogger("asyncio").error(message, exc_info=ValueError(SAID))
        server.waits_for(lambda: server.got.events)
        assert server.got.events[0]["logentry"]["message"] == "Task exception was never retrieved"
    assert SAID.encode() not in server.everything


def test_same_bug_is_reported_once_a_minute() -> None:
    with telemetry_server() as server, reporting(server):
        for _ in range(20):
            fails(RuntimeError("a bug"), "pass failed, retrying")
        fails(ValueError("a bug"), "pass failed, retrying")
        server.waits_for(lambda: len(server.got.events) == 2)
        time.sleep(0.2)
        assert len(server.got.events) == 2


@pytest.mark.parametrize("kind", ["hangs", "denies"])
def test_server_that_takes_nothing_keeps_nobody_waiting(
    kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    logging.getLogger().addHandler(caplog.handler)
    with telemetry_server(hangs=kind == "hangs", status=403) as server:
        reporter = SentryReporter("bot", "1.2", SentryProject(server.dsn, ""))
        logging.getLogger().addHandler(reporter)
        started = time.monotonic()
        for number in range(200):
            fails(RuntimeError("a bug"), f"message {number}")
        assert time.monotonic() - started < 10
        logging.getLogger().removeHandler(reporter)
        started = time.monotonic()
        reporter.end(1.0)
        assert time.monotonic() - started < 1.5
    lost = [each for each in caplog.records if "is lost" in str(each.msg)]
    assert len(lost) == 1
    assert not [each for each in caplog.records if each.name.startswith("urllib3")]
