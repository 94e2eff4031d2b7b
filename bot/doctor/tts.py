"""Checks of the voices, each with one word, and of the languages that they read aloud."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Sequence
from typing import TYPE_CHECKING

from bot.doctor.context import DoctorContext
from bot.doctor.engines import build_configured_engines, engine_finding
from bot.doctor.finding import Finding, Level, careful, ok
from bot.doctor.installation import skip_without_worker
from bot.doctor.summarizers import excuse_replaced_engines

if TYPE_CHECKING:
    from pipeline.engines.protocols import Voice
    from pipeline.self_test.engines import EngineTest

_DAYS = 30
_SECONDS = 60.0
_MORE = (
    "put more voices (https://huggingface.co/rhasspy/piper-voices) into a folder and set "
    "PIPER_VOICE to it, or set VOICE=piper,gtts, which sends summaries to Google"
)


async def voices(context: DoctorContext) -> AsyncIterator[Finding]:
    """Check each voice with one word, then the languages."""
    if finding := skip_without_worker("voice"):
        yield finding
        return
    engines = (await context.in_thread(build_configured_engines, context)).voices
    if not engines:
        yield ok("voice", "off (VOICE=none): no summary is read aloud")
        return
    async with context.processor:
        tests = [await context.in_thread(_test, each) for each in engines]
    findings = [engine_finding(each) for each in tests]
    for finding in _excuse_default_voice(excuse_replaced_engines(findings), context):
        yield finding
    working = [one for one, found in zip(engines, findings, strict=True) if found.level is Level.OK]
    if working:
        per_voice = [_languages(each) for each in working]
        yield languages(per_voice, await _in_use(context))


def _test(engine: Voice) -> EngineTest:
    from pipeline.self_test.engines import try_voice  # noqa: PLC0415 only workers have it

    supported = _languages(engine) or {"en"}
    return try_voice(engine, "en" if "en" in supported else min(supported), _SECONDS)


def _languages(engine: Voice) -> Collection[str] | None:
    """Return the languages of a voice, None for about all."""
    from pipeline.engines.protocols import MultilingualVoice  # noqa: PLC0415 as above

    return engine.languages() if isinstance(engine, MultilingualVoice) else None


def _excuse_default_voice(findings: Sequence[Finding], context: DoctorContext) -> list[Finding]:
    """Lower BROKEN to CAREFUL where VOICE is not set: speech is optional."""
    if "voice" in context.settings.pipeline.model_fields_set:
        return list(findings)
    return [
        careful(it.name, f"no summary is read aloud: {it.says}", it.todo)
        if it.level is Level.BROKEN
        else it
        for it in findings
    ]


def languages(per_voice: Sequence[Collection[str] | None], in_use: Collection[str]) -> Finding:
    """Return the languages that working voices read, compared with those of recent recordings."""
    if None in per_voice:
        return ok("languages read aloud", "about all that are transcribed")
    supported = sorted({code for each in per_voice for code in each or ()})
    says = f"{', '.join(supported)} only"
    if unread := sorted(set(in_use) - set(supported)):
        says += (
            f"; recordings of the last {_DAYS} days in {', '.join(unread)} got no spoken summary"
        )
    else:
        says += "; a recording in any other language gets no spoken summary"
    return careful("languages read aloud", says, _MORE)


async def _in_use(context: DoctorContext) -> Collection[str]:
    """Return the languages of recordings of the last days, none without tables."""
    from storage.database import Database  # noqa: PLC0415 takes a second
    from storage.errors import BadSetting  # noqa: PLC0415 as above
    from storage.self_test import try_rows  # noqa: PLC0415 as above

    address = context.settings.storage.database
    try:
        if context.folder or (await try_rows(address)).state != "ready":
            return ()
        database = await Database.open(address)
    except BadSetting:  # the database check reports it
        return ()
    try:
        async with database.read() as unit:
            return (await unit.statistics.collect(_DAYS)).languages
    finally:
        await database.close()
