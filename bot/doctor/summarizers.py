"""Whether each summarizer writes a summary of three sentences."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.doctor.context import DoctorContext
from bot.doctor.engines import kit_of, of_trial
from bot.doctor.finding import Finding, Level, careful, ok
from bot.doctor.installation import bot_alone

if TYPE_CHECKING:
    from pipeline.engines.protocols import Summarizer
    from pipeline.self_test.engines import EngineTest


async def summarizers(ground: DoctorContext) -> AsyncIterator[Finding]:
    """All beside each other: one that is silent keeps no other waiting."""
    if finding := bot_alone("summarizer"):
        yield finding
        return
    engines = (await ground.in_thread(kit_of, ground)).summarizers
    if not engines:
        yield ok("summarizer", "off (SUMMARIZER=none): nobody gets a summary")
        return
    tried = await asyncio.gather(*(ground.in_thread(_tried, each) for each in engines))
    for finding in one_is_enough([_with_todo(of_trial(each)) for each in tried]):
        yield finding


def _with_todo(finding: Finding) -> Finding:
    """A server that does not answer blames no setting by itself."""
    if finding.level is not Level.BROKEN or finding.todo:
        return finding
    return replace(finding, todo="check the network, the proxy and the server's address")


def _tried(engine: Summarizer) -> EngineTest:
    from pipeline.self_test.engines import try_summarizer  # noqa: PLC0415 only workers have it

    return try_summarizer(engine)


def one_is_enough(findings: Sequence[Finding]) -> list[Finding]:
    """Of several engines for one role the first that works is used: those before it are no fault
    of the service, and worth knowing."""
    if all(it.level is Level.BROKEN for it in findings):
        return list(findings)
    return [
        careful(it.name, f"{it.says}; another one in the list works", it.todo)
        if it.level is Level.BROKEN
        else it
        for it in findings
    ]
