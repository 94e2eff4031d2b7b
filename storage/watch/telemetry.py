"""Telemetry of a process while it runs: spans to a collector, bugs to Sentry.

Both are extras of the package. Their libraries are loaded when a setting asks for them.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from storage import logs
from storage.errors import BadSetting
from storage.watch import tracing
from storage.watch.targets import Collector, SentryProject

if TYPE_CHECKING:
    from storage.watch.sentry import SentryReporter

END_SECONDS = 2.0
"""Seconds for what is left at the end of the process. Later it is lost."""


@asynccontextmanager
async def telemetry(
    role: str, collector: Collector | None, project: SentryProject | None
) -> AsyncIterator[None]:
    """Send spans and bugs of a `bot` or a `worker` for the length of the block; None sends none.
    Raises BadSetting when an extra is not installed."""
    ends: list[Callable[[], None]] = []
    try:
        if collector is not None:
            ends.append(_send_spans(role, collector))
        reporter = None if project is None else _reporter(role, project)
        if reporter is not None:
            logging.getLogger().addHandler(reporter)
            ends.append(partial(_end_reports, reporter))
        try:
            yield
        except Exception as error:
            if reporter is not None:
                message = "the process ends with an error"
                reporter.capture(error, message, __name__, logs.context())
            raise
    finally:
        await asyncio.gather(*(asyncio.to_thread(end) for end in ends))


def _send_spans(role: str, collector: Collector) -> Callable[[], None]:
    """Send all spans to a collector from now on. Return a function that sends what is left."""
    try:
        from storage.watch.otlp import OtlpRecorder  # noqa: PLC0415 an extra
    except ModuleNotFoundError as error:
        raise _not_installed("OTEL_EXPORTER_OTLP_ENDPOINT", "otel", error) from error
    recorder = OtlpRecorder(role, _version(), collector)
    tracing.attach(recorder)

    def end() -> None:
        tracing.detach(recorder)
        recorder.close(END_SECONDS)

    return end


def _reporter(role: str, project: SentryProject) -> SentryReporter:
    try:
        from storage.watch.sentry import SentryReporter  # noqa: PLC0415 an extra
    except ModuleNotFoundError as error:
        raise _not_installed("SENTRY_DSN", "sentry", error) from error
    return SentryReporter(role, _version(), project)


def _end_reports(reporter: SentryReporter) -> None:
    logging.getLogger().removeHandler(reporter)
    reporter.end(END_SECONDS)


def _not_installed(setting: str, extra: str, error: ModuleNotFoundError) -> BadSetting:
    problem = (
        f"{error.name} is not installed: pip install 'mp4totext[{extra}]', or leave {setting} empty"
    )
    return BadSetting(setting=setting, problem=problem)


def _version() -> str:
    try:
        return version("mp4totext")
    except PackageNotFoundError:
        return "source"
