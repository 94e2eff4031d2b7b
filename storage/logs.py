"""Structured logs with the job's id and without secrets.

All records, of the project and of libraries, pass one handler that masks the finished line. A token
in a URL, in the text of an exception or in a library's message is therefore masked too.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from secrets import token_hex
from typing import Any, Protocol, TextIO
from urllib.parse import quote

import structlog
from pydantic import SecretStr
from structlog.typing import EventDict, Processor, WrappedLogger

from storage.machine.disk import disk_trouble

MASK = "***"
CHATTY = (
    *("httpx", "httpcore", "telegram", "discord", "arq", "aiosqlite", "alembic", "asyncio"),
    *("urllib3", "uvicorn"),
)
"""Libraries that log warnings only; httpx logs URLs, and Telegram's contain the token."""

_TOKENS = re.compile(
    r"""
    \d+(?::|%3A)[A-Za-z0-9_-]{30,}                                # a Telegram token
    | (?<=/bot)\d+(?::|%3A)[A-Za-z0-9_-]+                         # … of any length, in a URL
    | (?<=Bearer[ ])[A-Za-z0-9._~+/=-]{8,}
    | (?<=Bot[ ])[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_.-]{20,}          # a Discord token
    | (?<=/)(?:webhooks|interactions)/\d+/[^/\s?"'\\]+               # a Discord interaction's
    | \b(?:AIza[A-Za-z0-9_-]{30,}|AQ\.[A-Za-z0-9_-]{30,})         # Google
    | \b(?:sk|hf|gsk|ghp)[-_][A-Za-z0-9_-]{16,}                   # OpenAI, Hugging Face and alike
    | (?<=[?&]key=)[^&\s"'\\]+                                      # Gemini's REST addresses
    | (?<=://)[^/\s:@"'\\]*:[^/\s@"'\\]+(?=@)                         # user and password of a URL
    """,
    re.VERBOSE | re.IGNORECASE,
)
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")

# Tracebacks without local variables, which contain tokens and transcripts.
_TEXT = structlog.dev.ConsoleRenderer(
    colors=False, exception_formatter=structlog.dev.plain_traceback
)
_JSON_TRACEBACK = structlog.processors.ExceptionRenderer(
    structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
)
_SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


class LogSettings(Protocol):
    """The settings that `setup` reads."""

    @property
    def log_level(self) -> str:
        """Name of the level."""
        ...

    @property
    def log_format(self) -> str:
        """`text` or `json`."""
        ...


def _shorten(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Replace the traceback of an error that passes, as that of a disk, by its text: loops repeat
    it every second."""
    info = event.get("exc_info")
    error = sys.exc_info()[1] if info is True else info
    if getattr(error, "passes", False):
        del event["exc_info"]
        event["problem"] = str(error)
    elif isinstance(error, BaseException) and (words := disk_trouble(error)):
        del event["exc_info"]
        event["problem"] = f"{words} ({(str(error).splitlines() or [''])[0][:200]})"
    return event


def get(name: str) -> structlog.stdlib.BoundLogger:
    """Return a logger: `log.info("event", key=value)`. It may be created before `setup`."""
    logger: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger(name)
    return logger


def about(job_id: str = "", **more: str) -> AbstractContextManager[None]:
    """Return a context that adds the job's id and `more` to all records, also of its tasks and
    threads. Values that are "" are left out."""
    given = {"job": job_id, **more}
    return structlog.contextvars.bound_contextvars(**{k: v for k, v in given.items() if v})


def traced(person: str, platform: str) -> AbstractContextManager[None]:
    """Return a context with a new trace id, the pseudonym of a person and their platform: one for
    each update.

    The id is of the form of https://www.w3.org/TR/trace-context/#trace-id.
    """
    return structlog.contextvars.bound_contextvars(
        trace=token_hex(16), person=person, platform=platform
    )


def context() -> Mapping[str, Any]:
    """Return the fields that all records of this task or thread have."""
    return structlog.contextvars.get_contextvars()


def current_trace() -> str:
    """Return the trace id of this task or thread, "" without one."""
    return str(context().get("trace", ""))


def setup(
    settings: LogSettings, secrets: Iterable[SecretStr | str] = (), stream: TextIO | None = None
) -> None:
    """Send all logs to `stream` (default: stderr), with `secrets` and all tokens masked.

    Call it once, before the first record.
    """
    _mask[:] = [masked(secrets)]
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(_formatter(settings.log_format, lambda _, __, line: mask(str(line))))
    logging.basicConfig(handlers=[handler], level=settings.log_level, force=True)
    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_SHARED,
            _shorten,
            structlog.stdlib.PositionalArgumentsFormatter(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


def _formatter(form: str, mask: Processor) -> logging.Formatter:
    """Return a formatter with one line for each record; `form` is `text` or `json`."""
    render: list[Processor] = [_escape, _TEXT]
    if form == "json":
        render = [_JSON_TRACEBACK, _with_plain_names, structlog.processors.JSONRenderer()]
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[*_SHARED, structlog.stdlib.ExtraAdder()],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *render, mask],
    )


_NAMES = {"timestamp": "time", "level": "level", "logger": "logger", "event": "message"}


def _with_plain_names(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Return the fields that every line has first, by the names that collectors know."""
    first = {new: event.pop(old) for old, new in _NAMES.items() if old in event}
    return first | {name: value for name, value in event.items() if name not in first}


def masked(secrets: Iterable[SecretStr | str] = ()) -> Callable[[str], str]:
    """Return a function that masks these secrets, and everything like a token, in a text."""
    values = [s.get_secret_value() if isinstance(s, SecretStr) else s for s in secrets]
    forms = {form for value in values if len(value) >= 4 for form in _forms(value)}
    # The longest first: one secret may be the beginning of another.
    pattern = re.compile("|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)))

    def mask(text: str) -> str:
        if forms:
            text = pattern.sub(MASK, text)
        return _TOKENS.sub(MASK, text)

    return mask


_mask = [masked()]


def mask(text: str) -> str:
    """Return a text with the secrets given to `setup`, and everything like a token, masked."""
    return _mask[0](text)


def _forms(secret: str) -> tuple[str, ...]:
    """Return the spellings of a secret: plain, in a URL, in JSON, as Python's repr."""
    return (
        secret,
        quote(secret),
        quote(secret, safe=""),
        json.dumps(secret)[1:-1],
        repr(secret)[1:-1],
    )


def _escape(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Escape control characters: a file name must not forge log lines."""
    for name, value in event.items():
        if isinstance(value, str) and name not in ("exception", "stack"):
            event[name] = _UNPRINTABLE.sub(lambda found: repr(found[0])[1:-1], value)
    return event
