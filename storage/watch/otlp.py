"""Spans to a collector by OTLP over HTTP, by OpenTelemetry's SDK: https://opentelemetry.io/docs/specs/otlp/.

The SDK's processor keeps at most 2,048 spans in memory and sends them in a thread of its own: who
records a span never waits. While the collector is away, older spans make room for newer ones.
"""

from __future__ import annotations

import logging
import threading

from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.sdk.util.instrumentation import InstrumentationScope
from opentelemetry.trace import Link, SpanContext, SpanKind, Status, StatusCode, TraceFlags

from storage import logs
from storage.watch.message_throttle import MessageThrottle
from storage.watch.targets import SERVICE, Collector
from storage.watch.tracing import Span

PREFIX = "mp4totext."
_NAMES = {"status": "http.response.status_code"}
"""Attributes with a name in https://opentelemetry.io/docs/specs/semconv/; others have PREFIX."""
_KINDS = {
    "internal": SpanKind.INTERNAL,
    "consumer": SpanKind.CONSUMER,
    "client": SpanKind.CLIENT,
}
_SCOPE = InstrumentationScope(SERVICE)

log = logs.get(__name__)


class OtlpRecorder:
    """Sends spans to one collector."""

    def __init__(self, role: str, version: str, to: Collector) -> None:
        """`role` is `bot` or `worker`. Other settings, such as OTEL_EXPORTER_OTLP_TIMEOUT, are read
        by the SDK."""
        self._resource = Resource.create(
            {
                "service.name": SERVICE,
                "service.version": version,
                **to.resource,
                PREFIX + "role": role,
            }
        )
        self._warnings = _Warnings()
        logger = logging.getLogger("opentelemetry")
        logger.addHandler(self._warnings)
        logger.propagate = False
        self._exporter = OTLPSpanExporter(f"{to.url}/v1/traces", headers=dict(to.headers))
        self._processor = BatchSpanProcessor(self._exporter)

    def record(self, span: Span) -> None:
        """Take a span."""
        self._processor.on_end(_readable(span, self._resource))

    def close(self, seconds: float) -> None:
        """Send what is left, for at most so many seconds; after that, nothing is sent again."""
        # The SDK's own limit is 30 s; its thread is a daemon and does not keep the process.
        ending = threading.Thread(target=self._processor.shutdown, name="traces", daemon=True)
        ending.start()
        ending.join(seconds)
        if ending.is_alive():
            self._exporter.shutdown()  # type: ignore[no-untyped-call] # else it tries again and again
        logger = logging.getLogger("opentelemetry")
        logger.removeHandler(self._warnings)
        logger.addHandler(logging.NullHandler())  # a late failure of that thread is not printed


class _Warnings(logging.Handler):
    """The SDK's messages of a collector that is away: one a minute."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._throttle = MessageThrottle()

    def emit(self, record: logging.LogRecord) -> None:
        if self._throttle.lets_pass():
            why = record.getMessage()[:300]
            log.warning("traces: the collector takes no spans, older ones are dropped", why=why)


def _readable(span: Span, resource: Resource) -> ReadableSpan:
    attributes: dict[str, str | int | bool] = {
        _NAMES.get(name, PREFIX + name): str(it) if isinstance(it, str) else it
        for name, it in span.attributes.items()
    }
    status = Status()
    if span.failure:
        attributes["error.type"] = span.failure
        status = Status(StatusCode.ERROR, span.failure)
    return ReadableSpan(
        name=span.name,
        context=_context(span.trace, span.id),
        parent=_context(span.trace, span.parent) if span.parent else None,
        resource=resource,
        attributes=attributes,
        links=[Link(_context(*each)) for each in span.links],
        kind=_KINDS[span.kind],
        status=status,
        start_time=span.started,
        end_time=span.ended,
        instrumentation_scope=_SCOPE,
    )


def _context(trace: str, span: str) -> SpanContext:
    sampled = TraceFlags(TraceFlags.SAMPLED)
    return SpanContext(int(trace, 16), int(span, 16), is_remote=False, trace_flags=sampled)
