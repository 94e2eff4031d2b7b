"""A server that takes OTLP over HTTP and Sentry's envelopes, on a real socket.

https://opentelemetry.io/docs/specs/otlp/#otlphttp
https://develop.sentry.dev/sdk/data-model/envelopes/
"""

from __future__ import annotations

import gzip
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import (
    ExportTraceServiceRequest,
    ExportTraceServiceResponse,
)
from opentelemetry.proto.common.v1.common_pb2 import KeyValue
from opentelemetry.proto.trace.v1.trace_pb2 import Span as Wire
from opentelemetry.proto.trace.v1.trace_pb2 import Status


@dataclass(frozen=True)
class ReceivedSpan:
    """A span as a collector reads it. Times are nanoseconds since 1970."""

    name: str
    trace: str
    id: str
    parent: str
    started: int
    ended: int
    kind: str
    attributes: dict[str, Any]
    resource: dict[str, Any]
    links: list[tuple[str, str]]
    failure: str


@dataclass
class _State:
    bodies: list[bytes] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    spans: list[ReceivedSpan] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)


class TelemetryServer(ThreadingHTTPServer):
    """Takes what comes; with `hangs` it reads requests and never answers, `status` is another
    answer than success."""

    daemon_threads = True

    def __init__(self, *, hangs: bool = False, status: int = 200) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.hangs, self.status = hangs, status
        self.closing = threading.Event()
        self.got = _State()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def dsn(self) -> str:
        return f"http://0123456789abcdef@127.0.0.1:{self.server_port}/7"

    @property
    def everything(self) -> bytes:
        """Return all bytes that came, unpacked, with their headers."""
        return b"\n".join([*self.got.bodies, json.dumps(self.got.headers).encode()])

    def waits_for(self, condition: Callable[[], Any], timeout: float = 10) -> Any:
        """Poll until `condition` is true. Return its value."""
        deadline = time.monotonic() + timeout
        while not (value := condition()):
            names = [each.name for each in self.got.spans]
            assert time.monotonic() < deadline, f"waited {timeout:g} s; spans {names}"
            time.sleep(0.02)
        return value

    def named(self, name: str) -> list[ReceivedSpan]:
        """Return the spans with a name."""
        return [each for each in self.got.spans if each.name == name]


class _Handler(BaseHTTPRequestHandler):
    server: TelemetryServer

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"] or 0))
        if self.headers["Content-Encoding"] == "gzip":
            body = gzip.decompress(body)
        got = self.server.got
        got.bodies.append(body)
        got.headers.append({name.lower(): it for name, it in self.headers.items()})
        if self.server.hangs:
            self.server.closing.wait(60)
            self.close_connection = True
            return
        answer, path = b"", urlsplit(self.path).path  # as a proxy it gets a whole URL
        if self.server.status == 200 and path == "/v1/traces":
            got.spans += list(_spans(ExportTraceServiceRequest.FromString(body)))
            answer = ExportTraceServiceResponse().SerializeToString()
        elif self.server.status == 200:
            assert path == "/api/7/envelope/", path
            got.events += list(_events(body))
            answer = b"{}"
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Log nothing: pytest shows stderr."""


def _values(pairs: list[KeyValue]) -> dict[str, Any]:
    return {each.key: getattr(each.value, str(each.value.WhichOneof("value"))) for each in pairs}


def _spans(request: ExportTraceServiceRequest) -> Iterator[ReceivedSpan]:
    for of_resource in request.resource_spans:
        resource = _values(list(of_resource.resource.attributes))
        for of_scope in of_resource.scope_spans:
            for each in of_scope.spans:
                yield ReceivedSpan(
                    each.name,
                    each.trace_id.hex(),
                    each.span_id.hex(),
                    each.parent_span_id.hex(),
                    each.start_time_unix_nano,
                    each.end_time_unix_nano,
                    Wire.SpanKind.Name(each.kind),
                    _values(list(each.attributes)),
                    resource,
                    [(link.trace_id.hex(), link.span_id.hex()) for link in each.links],
                    each.status.message if each.status.code == Status.STATUS_CODE_ERROR else "",
                )


def _events(body: bytes) -> Iterator[dict[str, Any]]:
    _, _, rest = body.partition(b"\n")
    while rest:
        head, _, rest = rest.partition(b"\n")
        if not head:
            continue
        item = json.loads(head)
        size = item.get("length", rest.find(b"\n"))
        if item["type"] == "event":
            yield json.loads(rest[:size])
        rest = rest[size + 1 :]


@contextmanager
def telemetry_server(*, hangs: bool = False, status: int = 200) -> Iterator[TelemetryServer]:
    """Run a server for the time of the block."""
    with TelemetryServer(hangs=hangs, status=status) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.closing.set()
            server.shutdown()
            thread.join()
