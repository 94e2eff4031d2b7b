"""Checks of the summarizers, each with a text of three sentences."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.doctor.context import DoctorContext
from bot.doctor.engines import build_configured_engines, engine_finding
from bot.doctor.finding import Finding, Level, careful, ok
from bot.doctor.installation import skip_without_worker

if TYPE_CHECKING:
    from pipeline.engines.protocols import Summarizer
    from pipeline.self_test.engines import EngineTest


async def summarizers(context: DoctorContext) -> AsyncIterator[Finding]:
    """Check all summarizers at the same time: none waits for a server that does not answer."""
    if finding := skip_without_worker("summarizer"):
        yield finding
        return
    engines = (await context.in_thread(build_configured_engines, context)).summarizers
    if not engines:
        yield ok("summarizer", "off (SUMMARIZER=none): answers have no summary")
        return
    tests = await asyncio.gather(*(context.in_thread(_test, each) for each in engines))
    for finding in excuse_replaced_engines([_with_todo(engine_finding(each)) for each in tests]):
        yield finding


def _with_todo(finding: Finding) -> Finding:
    """Add an action to a failure that names no setting, such as a server that does not answer."""
    if finding.level is not Level.BROKEN or finding.todo:
        return finding
    return replace(finding, todo="check the network, the proxy and the server's address")


def _test(engine: Summarizer) -> EngineTest:
    from pipeline.self_test.engines import try_summarizer  # noqa: PLC0415 only workers have it

    return try_summarizer(engine)


def excuse_replaced_engines(findings: Sequence[Finding]) -> list[Finding]:
    """Lower BROKEN to CAREFUL where another engine of the same role works: the service uses the
    first that works."""
    if all(it.level is Level.BROKEN for it in findings):
        return list(findings)
    return [
        careful(it.name, f"{it.says}; another one in the list works", it.todo)
        if it.level is Level.BROKEN
        else it
        for it in findings
    ]
