"""Errors of summary servers: which are retried, named or given up."""

from __future__ import annotations

import socket
import time

import pytest

from pipeline.engines.protocols import SummaryOptions
from storage.errors import (
    EngineMissing,
    EngineNonsense,
    EngineOverQuota,
    EngineRefused,
    EngineTooSlow,
    EngineUnreachable,
    Stopped,
)
from tests.integration.engines.summary_servers import Disconnects, Says, Sleeps, Status, Step
from tests.integration.engines.vendors import KEY, QUICK, TRANSCRIPT, Vendor
from tests.unit.pipeline.transcripts import MEETING, no_report, transcript_of


@pytest.mark.parametrize("code", [429, 500, 503, 504])
def test_temporary_error_is_retried(vendor: Vendor, code: int) -> None:
    with vendor.server(Status(code, {"error": {"message": "later"}}), Says()) as server:
        assert vendor.ask(server).title
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    ("code", "error"),
    [(429, EngineOverQuota), (500, EngineUnreachable), (503, EngineUnreachable)],
)
def test_persistent_error_is_raised_without_the_key(
    vendor: Vendor, code: int, error: type[Exception]
) -> None:
    body = {"error": {"code": code, "message": f"no, {KEY}", "status": "RESOURCE_EXHAUSTED"}}
    with vendor.server(Status(code, body)) as server, pytest.raises(error) as exc_info:
        vendor.ask(server)
    assert len(server.requests) == QUICK.attempts
    assert KEY not in str(exc_info.value)


@pytest.mark.parametrize(("code", "part"), [(401, "API_KEY"), (403, "API_KEY"), (404, "MODEL")])
def test_wrong_setting_is_named_and_not_retried(vendor: Vendor, code: int, part: str) -> None:
    body = {"error": {"code": code, "message": f"wrong: {KEY}"}}
    with vendor.server(Status(code, body)) as server, pytest.raises(EngineMissing) as exc_info:
        vendor.ask(server)
    assert exc_info.value.values["setting"] == f"{vendor.name.upper()}_{part}"
    assert KEY not in str(exc_info.value)
    assert len(server.requests) == 1


def test_safety_block_raises_engine_refused(vendor: Vendor) -> None:
    with vendor.server(Says("", vendor.safety)) as server, pytest.raises(EngineRefused):
        vendor.ask(server)
    assert len(server.requests) == 1


def test_always_truncated_answer_raises_engine_nonsense(vendor: Vendor) -> None:
    cut = Says('{"title": "Servers", "gist": "They b', vendor.cut_off)
    with vendor.server(cut) as server, pytest.raises(EngineNonsense):
        vendor.ask(server, transcript_of(*MEETING * 10))
    assert len(server.requests) < 30


@pytest.mark.parametrize("step", [Sleeps(20)], ids=["sleeps"])
def test_slow_server_is_abandoned_at_the_time_limit(vendor: Vendor, step: Step) -> None:
    with vendor.server(step) as server:
        began = time.monotonic()
        with pytest.raises(EngineTooSlow):
            # A busy machine needs over half a second until a client has sent its first request.
            vendor.engine(server.url, timeout=3).summarize(TRANSCRIPT, SummaryOptions(), no_report)
        assert time.monotonic() - began < 15
    assert len(server.requests) == 1


def test_cancelling_closes_the_connection(vendor: Vendor) -> None:
    with vendor.server(Sleeps(20)) as server:
        asked_at = 0.0

        def stop(fraction: float, newest: str = "") -> None:
            nonlocal asked_at
            if server.requests:
                asked_at = asked_at or time.monotonic()
                raise Stopped

        with pytest.raises(Stopped):
            vendor.engine(server.url).summarize(TRANSCRIPT, SummaryOptions(), stop)
        assert time.monotonic() - asked_at < 10  # of the 20 s that the server takes
        until = time.monotonic() + 5
        while not server.hung_up_on and time.monotonic() < until:
            time.sleep(0.05)
        assert server.hung_up_on == 1


def test_closed_connection_raises_engine_unreachable(vendor: Vendor) -> None:
    with vendor.server(Disconnects()) as server, pytest.raises(EngineUnreachable):
        vendor.ask(server)


def test_missing_server_raises_engine_unreachable(vendor: Vendor) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}"
        with pytest.raises(EngineUnreachable):
            vendor.engine(url).summarize(TRANSCRIPT, SummaryOptions(), no_report)
        with pytest.raises(EngineUnreachable):
            vendor.engine(url).ready()
