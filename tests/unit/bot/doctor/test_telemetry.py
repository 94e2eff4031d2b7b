"""Findings about traces and reports of bugs: switched off, working, refused, without the extra."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from bot.app.config import Settings
from bot.doctor.context import DoctorContext
from bot.doctor.finding import Finding, Level
from bot.doctor.telemetry import telemetry
from bot.settings import BotSettings
from pipeline.settings import PipelineSettings
from storage.settings import StorageSettings
from tests.telemetry_server import telemetry_server


async def findings(**settings: Any) -> list[Finding]:
    every = Settings(BotSettings(), PipelineSettings(), StorageSettings(**settings))
    return [each async for each in telemetry(DoctorContext(every))]


async def test_both_are_off_by_default() -> None:
    traces, bugs = await findings()
    assert traces.level is bugs.level is Level.OK
    assert "not sent" in traces.says
    assert "not reported" in bugs.says


async def test_collector_that_takes_an_empty_request_is_fine() -> None:
    with telemetry_server() as server:
        traces, bugs = await findings(
            otel_exporter_otlp_endpoint=server.url,
            otel_exporter_otlp_headers="Authorization=Basic%20hidden",
            sentry_dsn=server.dsn,
        )
        assert server.got.headers[0]["authorization"] == "Basic hidden"
    assert traces.level is bugs.level is Level.OK
    assert bugs.says == f"reported to {server.url.removeprefix('http://')}"
    assert "0123456789abcdef" not in str(bugs)


async def test_collector_that_refuses_is_named_with_what_to_check() -> None:
    with telemetry_server(status=401) as server:
        (traces, _) = await findings(otel_exporter_otlp_endpoint=server.url)
    assert traces.level is Level.CAREFUL
    assert "401" in traces.says
    assert "OTEL_EXPORTER_OTLP_HEADERS" in traces.todo
    (traces, _) = await findings(otel_exporter_otlp_endpoint=server.url)
    assert traces.says.startswith("the collector does not take them: ")


async def test_missing_extras_are_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("opentelemetry", "sentry_sdk"):
        monkeypatch.setitem(sys.modules, name, None)
    found = await findings(
        otel_exporter_otlp_endpoint="http://127.0.0.1:9", sentry_dsn="http://k@127.0.0.1:9/1"
    )
    for each, extra in zip(found, ("otel", "sentry"), strict=True):
        assert each.level is Level.BROKEN
        assert f"pip install 'mp4totext[{extra}]'" in each.todo
