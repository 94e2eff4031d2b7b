"""Spans at a collector, read by OpenTelemetry's own protobuf classes; collectors that are away."""

from __future__ import annotations

import logging
import socket
import threading
import time
from collections.abc import Iterator

import pytest
from structlog.testing import capture_logs

from storage import logs
from storage.watch import tracing
from storage.watch.otlp import OtlpRecorder
from storage.watch.targets import Collector
from tests.telemetry_server import telemetry_server

TRACE = "0af7651916cd43dd8448eb211c80319c"
OTHER = "b7ad6b7169203331b7ad6b7169203331"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("OTEL_BSP_SCHEDULE_DELAY", "50")
    logger = logging.getLogger("opentelemetry")
    handlers = logger.handlers[:]
    yield
    logger.handlers, logger.propagate = handlers, True


def recorder(url: str) -> OtlpRecorder:
    headers, resource = {"Authorization": "Basic abc"}, {"service.name": "transcripts"}
    return OtlpRecorder("worker", "1.2", Collector(url, headers, resource))


def make_spans(count: int = 1) -> None:
    with logs.about("j1", trace=TRACE, person="wpseudonym", platform="telegram"):
        for number in range(count):
            with tracing.span("attempt", attempt=number) as span:
                tracing.record("call", 0.25, "client", method="sendMessage", status=429)
                span.fail("no_audio")


def test_collector_reads_names_times_parents_and_attributes() -> None:
    with telemetry_server() as server:
        to = recorder(server.url)
        tracing.attach(to)
        make_spans()
        with logs.about("j1", trace=TRACE):
            tracing.record_job(1.0, earlier=(OTHER, "j0"), state="done")
        tracing.detach(to)
        server.waits_for(lambda: len(server.got.spans) == 3)
        to.close(2)
    (call,), (attempt,), (job,) = map(server.named, ("call", "attempt", "job"))
    assert {call.trace, attempt.trace, job.trace} == {TRACE}
    assert (call.parent, attempt.parent) == (attempt.id, job.id)
    assert call.kind == "SPAN_KIND_CLIENT"
    assert call.ended - call.started == 250_000_000
    assert call.attributes == {
        "mp4totext.job": "j1", "mp4totext.person": "wpseudonym", "mp4totext.platform": "telegram",
        "mp4totext.method": "sendMessage", "http.response.status_code": 429,
    }  # fmt: skip
    assert attempt.failure == attempt.attributes["error.type"] == "no_audio"
    assert (job.failure, [trace for trace, _ in job.links]) == ("", [OTHER])
    assert job.resource["service.name"] == "transcripts"
    assert (job.resource["service.version"], job.resource["mp4totext.role"]) == ("1.2", "worker")
    assert {each["authorization"] for each in server.got.headers} == {"Basic abc"}


def test_what_is_left_is_sent_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OTEL_BSP_SCHEDULE_DELAY", "60000")
    with telemetry_server() as server:
        to = recorder(server.url)
        tracing.attach(to)
        make_spans(3)
        tracing.detach(to)
        assert server.got.spans == []
        to.close(5)
        assert len(server.got.spans) == 6


def closed_port() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}"


def sending() -> set[threading.Thread]:
    """Return the threads of all recorders."""
    return {each for each in threading.enumerate() if each.name.startswith("OtelBatch")}


@pytest.mark.parametrize("kind", ["refuses", "hangs", "fails", "denies"])
def test_collector_that_takes_nothing_keeps_nobody_waiting(kind: str) -> None:
    status = {"fails": 503, "denies": 401}.get(kind, 200)
    with telemetry_server(hangs=kind == "hangs", status=status) as server, capture_logs() as said:
        before = sending()
        to = recorder(closed_port() if kind == "refuses" else server.url)
        tracing.attach(to)
        started = time.monotonic()
        make_spans(5000)  # more than the queue holds
        assert time.monotonic() - started < 10
        if kind != "hangs":  # its request has not ended
            deadline = time.monotonic() + 10
            while not said and time.monotonic() < deadline:
                time.sleep(0.05)
            time.sleep(1.5)  # in which the SDK tries again
        tracing.detach(to)
        started = time.monotonic()
        to.close(1.0)
        assert time.monotonic() - started < 1.5
        deadline = time.monotonic() + 1  # for a request that is being made
        while kind != "hangs" and time.monotonic() < deadline and (own := sending() - before):
            time.sleep(0.05)
        assert kind == "hangs" or not own
    assert len(said) <= 1, said
    if kind != "hangs":
        assert "the collector takes no spans" in said[0]["event"]
    assert "Basic abc" not in str(said)
