"""Checks of what the service tells others of itself: traces and reports of bugs."""

from __future__ import annotations

from collections.abc import AsyncIterator
from importlib.util import find_spec

from bot.doctor.context import DoctorContext
from bot.doctor.finding import Finding, broken, careful, ok
from bot.doctor.http import fetch
from storage.watch.targets import Collector, SentryProject, host_of

_PROTOBUF = {"Content-Type": "application/x-protobuf"}


async def telemetry(context: DoctorContext) -> AsyncIterator[Finding]:
    """Check that the collector takes a request without spans, and that both extras are there."""
    storage = context.settings.storage
    yield await _traces(storage.collector)
    yield _bugs(storage.sentry_project)


async def _traces(collector: Collector | None) -> Finding:
    if collector is None:
        return ok("traces", "not sent: OTEL_EXPORTER_OTLP_ENDPOINT is not set")
    if find_spec("opentelemetry") is None:
        return _not_installed("traces", "opentelemetry", "otel", "OTEL_EXPORTER_OTLP_ENDPOINT")
    answer = await fetch(f"{collector.url}/v1/traces", {**collector.headers, **_PROTOBUF}, body=b"")
    if 200 <= answer.status < 300:
        return ok("traces", "the collector of OTEL_EXPORTER_OTLP_ENDPOINT takes them")
    todo = (
        "check OTEL_EXPORTER_OTLP_ENDPOINT, which is the address of OTLP over HTTP, mostly port "
        "4318, and OTEL_EXPORTER_OTLP_HEADERS"
    )
    return careful("traces", f"the collector does not take them: {answer.summary}", todo)


def _bugs(project: SentryProject | None) -> Finding:
    if project is None:
        return ok("bugs", "not reported: SENTRY_DSN is not set")
    if find_spec("sentry_sdk") is None:
        return _not_installed("bugs", "sentry_sdk", "sentry", "SENTRY_DSN")
    return ok("bugs", f"reported to {host_of(project.dsn)}")


def _not_installed(name: str, library: str, extra: str, setting: str) -> Finding:
    todo = f"pip install 'mp4totext[{extra}]', or leave {setting} empty"
    return broken(name, f"{library} is not installed, so no service starts", todo)
