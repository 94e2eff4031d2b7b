"""Whether each voice says a word, and which languages are read aloud."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Sequence
from typing import TYPE_CHECKING

from bot.doctor.context import DoctorContext
from bot.doctor.engines import kit_of, of_trial
from bot.doctor.finding import Finding, Level, careful, ok
from bot.doctor.installation import bot_alone
from bot.doctor.summarizers import one_is_enough

if TYPE_CHECKING:
    from pipeline.engines.protocols import Voice
    from pipeline.self_test.engines import EngineTest

_DAYS = 30
_SECONDS = 60.0
_MORE = (
    "put more voices into a folder and name it in PIPER_VOICE "
    "(https://huggingface.co/rhasspy/piper-voices), or set VOICE=piper,gtts, which sends what is "
    "read aloud to Google"
)


async def voices(ground: DoctorContext) -> AsyncIterator[Finding]:
    """One word each; then the languages."""
    if finding := bot_alone("voice"):
        yield finding
        return
    engines = (await ground.in_thread(kit_of, ground)).voices
    if not engines:
        yield ok("voice", "off (VOICE=none): no summary is read aloud")
        return
    async with ground.processor:
        tried = [await ground.in_thread(_tried, each) for each in engines]
    findings = [of_trial(each) for each in tried]
    for finding in _as_chosen(one_is_enough(findings), ground):
        yield finding
    working = [one for one, found in zip(engines, findings, strict=True) if found.level is Level.OK]
    if working:
        spoken = [_languages(each) for each in working]
        yield languages(spoken, await _in_use(ground))


def _tried(engine: Voice) -> EngineTest:
    from pipeline.self_test.engines import try_voice  # noqa: PLC0415 only workers have it

    known = _languages(engine) or {"en"}
    return try_voice(engine, "en" if "en" in known else min(known), _SECONDS)


def _languages(engine: Voice) -> Collection[str] | None:
    """The languages that a voice knows, None: about all."""
    from pipeline.engines.protocols import Polyglot  # noqa: PLC0415 as above

    return engine.languages() if isinstance(engine, Polyglot) else None


def _as_chosen(findings: Sequence[Finding], ground: DoctorContext) -> list[Finding]:
    """A voice that nobody asked for is an extra that is not there: no fault."""
    if "voice" in ground.settings.pipeline.model_fields_set:
        return list(findings)
    return [
        careful(it.name, f"no summary is read aloud: {it.says}", it.todo)
        if it.level is Level.BROKEN
        else it
        for it in findings
    ]


def languages(spoken: Sequence[Collection[str] | None], in_use: Collection[str]) -> Finding:
    """Which languages the working voices read, beside those that people sent lately."""
    if None in spoken:
        return ok("languages read aloud", "about all that are heard")
    known = sorted({code for each in spoken for code in each or ()})
    says = f"{', '.join(known)} only"
    if unread := sorted(set(in_use) - set(known)):
        says += (
            f"; in the last {_DAYS} days people sent {', '.join(unread)}, of which none was read"
        )
    else:
        says += "; a recording in any other language gets no spoken summary"
    return careful("languages read aloud", says, _MORE)


async def _in_use(ground: DoctorContext) -> Collection[str]:
    """The languages of the recordings of the last days; none where there are no tables yet."""
    from storage.database import Database  # noqa: PLC0415 takes a second
    from storage.errors import BadSetting  # noqa: PLC0415 as above
    from storage.self_test import try_rows  # noqa: PLC0415 as above

    address = ground.settings.storage.database
    try:
        if ground.folder or (await try_rows(address)).state != "ready":
            return ()
        rows = await Database.open(address)
    except BadSetting:  # told by another check
        return ()
    try:
        async with rows.read() as unit:
            return (await unit.statistics.collect(_DAYS)).languages
    finally:
        await rows.close()
