"""Spans: when each part of a recording's way began and ended, from its update to its delivery.

Without a library, as `metrics.py`: nothing is recorded, and a call costs a comparison, until
`otlp.py` attaches a recorder. A span belongs to the trace of the log context, so that logs and
spans meet. The ids of an update's and of a job's span are digests of the trace: every process knows
the parent of its spans, also after a restart, and no row has to keep one.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
import time
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from contextvars import ContextVar, Token
from dataclasses import dataclass, field
from secrets import token_hex
from types import TracebackType
from typing import Literal, Protocol, TypedDict, Unpack

from storage import logs
from storage.errors import Stopped, UserError

Kind = Literal["internal", "consumer", "client"]
Value = str | int | bool
_OF_CONTEXT = ("job", "person", "platform", "stage")
"""Fields of the log context that each span has. `person` is a pseudonym."""
_is_trace = re.compile(r"[0-9a-f]{32}").fullmatch


class Attributes(TypedDict, total=False):
    """All attributes of spans beside those of the log context. None may hold a name, a text or an
    address of anybody."""

    attempt: int
    tries: int
    state: str
    event: str
    method: str
    status: int
    stored: bool


@dataclass(slots=True)
class Span:
    """One part of the way. Times are nanoseconds since 1970. `failure` is the code of an expected
    error, or the class of another one. `links` are traces and spans of earlier jobs."""

    name: str
    kind: Kind
    trace: str
    id: str
    parent: str
    started: int
    ended: int = 0
    job: str = ""
    attributes: dict[str, Value] = field(default_factory=dict)
    failure: str = ""
    links: tuple[tuple[str, str], ...] = ()

    def set(self, **attributes: Unpack[Attributes]) -> None:
        """Set attributes."""
        self.attributes.update(attributes)  # type: ignore[arg-type]  # a TypedDict of these

    def fail(self, code: str) -> None:
        """Mark the span as failed."""
        self.failure = code


class _Unrecorded(Span):
    def set(self, **attributes: Unpack[Attributes]) -> None:
        """Do nothing."""

    def fail(self, code: str) -> None:
        """Do nothing."""


class Recorder(Protocol):
    """Receives spans that have ended. Thread-safe; never waits and never raises."""

    def record(self, span: Span) -> None:
        """Take a span."""


UNRECORDED: Span = _Unrecorded("", "internal", "", "", "", 0)
"""Span of a block that is not recorded."""
_nothing = nullcontext(UNRECORDED)
_attached: list[Recorder] = []
_around: ContextVar[Span | None] = ContextVar("span", default=None)


def attach(recorder: Recorder) -> None:
    """Send all spans to this recorder from now on."""
    _attached.append(recorder)


def detach(recorder: Recorder) -> None:
    """Send nothing to this recorder any more."""
    _attached.remove(recorder)


def is_recording() -> bool:
    """Return whether spans are recorded."""
    return bool(_attached)


def update(**attributes: Unpack[Attributes]) -> AbstractContextManager[Span]:
    """Return a context that records its block as the first span of the trace."""
    if not _attached:
        return _nothing
    return _open("update", "consumer", attributes, first=True)


def span(
    name: str, kind: Kind = "internal", **attributes: Unpack[Attributes]
) -> AbstractContextManager[Span]:
    """Return a context that records its block as a span, if there is a trace. Its parent is the
    span around it of the same job, else that of the job, else that of the update."""
    if not _attached:
        return _nothing
    return _open(name, kind, attributes)


def note(**attributes: Unpack[Attributes]) -> None:
    """Set attributes of the span around, if there is one."""
    if _attached and (around := _around.get()) is not None:
        around.set(**attributes)


def record(
    name: str, seconds: float, kind: Kind = "internal", **attributes: Unpack[Attributes]
) -> None:
    """Record a span that ends now and began so many seconds ago. Parents are as those of `span`."""
    if _attached and (done := _make(name, kind, attributes)) is not None:
        _end(done, seconds)


def record_job(
    seconds: float,
    failure: str = "",
    earlier: tuple[str, str] | None = None,
    **attributes: Unpack[Attributes],
) -> None:
    """Record the span of the job of the log context, which ends now. `earlier` are trace and id of
    the job whose answer it replaces."""
    if not _attached or (done := _make("job", "internal", attributes)) is None:
        return
    done.id, done.parent, done.failure = _digest(done.trace, done.job), _digest(done.trace), failure
    if earlier is not None and _is_trace(earlier[0]):
        done.links = ((earlier[0], _digest(*earlier)),)
    _end(done, seconds)


class _Open(AbstractContextManager[Span]):
    """A span whose block runs."""

    __slots__ = ("_began", "_span", "_token")

    def __init__(self, span: Span) -> None:
        self._span = span
        self._began = time.perf_counter_ns()
        self._token: Token[Span | None] | None = None

    def __enter__(self) -> Span:
        self._token = _around.set(self._span)
        return self._span

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._token is not None:
            _around.reset(self._token)
        done = self._span
        if isinstance(error, Stopped | asyncio.CancelledError):
            done.set(state="stopped")
        elif error is not None:
            done.fail(error.code if isinstance(error, UserError) else type(error).__name__)
        done.ended = done.started + time.perf_counter_ns() - self._began
        _send(done)


def _open(
    name: str, kind: Kind, attributes: Attributes, *, first: bool = False
) -> AbstractContextManager[Span]:
    made = _make(name, kind, attributes)
    if made is None:
        return _nothing
    if first:
        made.id, made.parent = _digest(made.trace), ""
    return _Open(made)


def _make(name: str, kind: Kind, attributes: Attributes) -> Span | None:
    """Return a span that begins now; None outside of a trace."""
    context = logs.context()
    trace, job = str(context.get("trace", "")), str(context.get("job", ""))
    if not _is_trace(trace):
        return None
    around = _around.get()
    if around is not None and (around.trace, around.job) == (trace, job):
        parent = around.id
    else:
        parent = _digest(trace, job)
    made = Span(str(name), kind, trace, token_hex(8), parent, time.time_ns(), job=job)
    made.attributes = _of_context(context)
    made.set(**attributes)
    return made


def _of_context(context: Mapping[str, object]) -> dict[str, Value]:
    return {name: str(context[name]) for name in _OF_CONTEXT if context.get(name)}


def _end(done: Span, seconds: float) -> None:
    done.ended = done.started
    done.started -= round(max(0.0, seconds) * 1e9)
    _send(done)


def _send(done: Span) -> None:
    for recorder in _attached:
        recorder.record(done)


def _digest(trace: str, job: str = "") -> str:
    """Return the id of the span of a job, without one of the update."""
    return hashlib.sha256(f"{trace} {job}".encode()).hexdigest()[:16]
