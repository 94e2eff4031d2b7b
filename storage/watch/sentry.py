"""Bugs as events of a Sentry project, by its SDK: https://docs.sentry.io/platforms/python/.

A bug is an error that the project's own code logs with a traceback, or that ends the process.
Expected failures and troubles that pass are none. An event has the types of the errors, the lines
of code, and job, trace, platform and stage; of the message of an error only what Python itself says
of code, since others may quote what people sent. None of the SDK's integrations is switched on:
they collect requests, variables and messages.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Mapping
from typing import Any

from sentry_sdk import Client
from sentry_sdk.transport import HttpTransport
from sentry_sdk.types import Event, Hint
from sentry_sdk.utils import event_from_exception

from storage import logs
from storage.errors import Stopped, UserError
from storage.machine.disk import disk_trouble
from storage.watch.message_throttle import MessageThrottle
from storage.watch.targets import SERVICE, SentryProject

_OWN = ("bot.", "pipeline.", "storage.")
_TAGS = ("job", "trace", "platform", "stage")
_SAY_CODE = frozenset(
    {
        "AttributeError", "IndexError", "ModuleNotFoundError", "NameError", "NotImplementedError",
        "RecursionError", "TypeError", "UnboundLocalError", "ZeroDivisionError",
    }
)  # fmt: skip
"""Errors whose message Python writes, about names and types in the code."""
_WITHHELD = "(the message is in the log)"
_AWAY = frozenset({"ConnectionError", "TimeoutError", "gaierror"})
"""Classes of errors, of Python and of clients, when a server does not answer: this passes."""
_LEFT_OUT = ("breadcrumbs", "extra", "modules", "request", "server_name", "threads", "user")
_LONGEST = 200  # characters of a message

log = logs.get(__name__)


class SentryReporter(logging.Handler):
    """Handler of log records that sends bugs to one project, each kind at most once a minute. The
    SDK keeps at most 100 events and sends them in a thread of its own: nobody waits for it."""

    def __init__(self, role: str, version: str, to: SentryProject) -> None:
        """`role` is `bot` or `worker`."""
        super().__init__(logging.ERROR)
        self._role = role
        self._throttle = MessageThrottle()
        logging.getLogger("urllib3.connectionpool").addFilter(_is_not_of_sentry)
        self._client = Client(
            dsn=to.dsn,
            environment=to.environment or None,
            release=f"{SERVICE}@{version}",
            transport=_Transport,
            default_integrations=False,
            auto_enabling_integrations=False,
            include_local_variables=False,
            max_request_body_size="never",
            max_breadcrumbs=0,
            server_name="",
            auto_session_tracking=False,
            send_client_reports=False,
            enable_backpressure_handling=False,
            spotlight=False,
            in_app_include=["bot", "pipeline", "storage"],
            before_send=_scrubbed,
        )

    def emit(self, record: logging.LogRecord) -> None:
        """Send a record if it tells of a bug."""
        error = record.exc_info[1] if record.exc_info else None
        if error is None or not (record.name.startswith(_OWN) or record.name == "asyncio"):
            return
        fields: Mapping[str, Any] = record.msg if isinstance(record.msg, dict) else logs.context()
        message = str(fields.get("event") or record.getMessage().partition("\n")[0])
        self.capture(error, message, record.name, fields)

    def capture(
        self, error: BaseException, message: str, logger: str, fields: Mapping[str, Any]
    ) -> None:
        """Send an error if it is a bug. `fields` are those of the log context."""
        if not is_bug(error) or not self._throttle.lets_pass((logger, message, type(error))):
            return
        event, hint = event_from_exception(error, client_options=self._client.options)
        event["level"] = "error"
        event["logger"] = logger
        event["logentry"] = {"message": message}
        tags = {name: str(fields[name]) for name in _TAGS if fields.get(name)}
        event["tags"] = {"role": self._role, **tags}
        if trace := tags.get("trace"):
            event["contexts"] = {"trace": {"trace_id": trace, "span_id": trace[:16]}}
        self._client.capture_event(event, hint)

    def end(self, seconds: float) -> None:
        """Send what is left, for at most so many seconds."""
        self._client.close(timeout=seconds)


def is_bug(error: BaseException) -> bool:
    """Return whether an error is none of the expected ones: failures that people are told of,
    troubles that pass, a full disk, the end of a task."""
    expected = isinstance(error, UserError | Stopped | asyncio.CancelledError | KeyboardInterrupt)
    away = any(each.__name__ in _AWAY for each in type(error).__mro__)
    return not (expected or away or getattr(error, "passes", False) or disk_trouble(error))


class _Transport(HttpTransport):
    """The SDK's transport, which tells once a minute that events are lost."""

    def __init__(self, options: dict[str, Any]) -> None:
        super().__init__(options)
        self._throttle = MessageThrottle()

    def on_dropped_event(self, _reason: str) -> None:
        if self._throttle.lets_pass():
            log.warning("sentry: an event was not taken and is lost", why=_reason[:100])


def _is_not_of_sentry(record: logging.LogRecord) -> bool:
    """Return whether a record is of another thread than the SDK's: its retries are not logged."""
    return not str(record.threadName).startswith("sentry")


def _scrubbed(event: Event, _hint: Hint) -> Event:
    """Return an event without anything that people sent or that names the machine."""
    plain: dict[str, Any] = dict(event)
    for name in _LEFT_OUT:
        plain.pop(name, None)
    for error in plain.get("exception", {}).get("values", ()):
        error["value"] = _message(error)
        for frame in (error.get("stacktrace") or {}).get("frames", ()):
            frame.pop("vars", None)
            frame.pop("abs_path", None)
    masked: Event = _masked(plain)
    return masked


def _message(error: Mapping[str, Any]) -> str:
    """Return what may be sent of the message of an error."""
    if error.get("type") in _SAY_CODE:
        return str(error.get("value", ""))[:_LONGEST]
    meta = (error.get("mechanism") or {}).get("meta") or {}
    number = (meta.get("errno") or {}).get("number")
    return os.strerror(number) if isinstance(number, int) else _WITHHELD


def _masked(value: Any) -> Any:
    """Return a value with every secret in its texts masked, as in the logs."""
    if isinstance(value, str):
        return logs.mask(value)
    if isinstance(value, dict):
        return {name: _masked(it) for name, it in value.items()}
    if isinstance(value, list | tuple):
        return [_masked(it) for it in value]
    return value
