"""Voices that a worker compares with the speakers of a job."""

from __future__ import annotations

from collections.abc import Sequence

from storage.database import Database, Unit
from storage.models import Job, JobState, NamedVoice, VoiceConsent


async def load_voices(database: Database, job: Job, *, remember: bool) -> Sequence[NamedVoice]:
    """Return the voices to recognize, without those forgotten since the job was claimed: those
    that the person remembers in this chat, and those named in this recording before."""
    if not remember or job.options.voices is VoiceConsent.NO:
        return ()
    return await database.query(lambda unit: _load(unit, job))


async def _load(unit: Unit, job: Job) -> Sequence[NamedVoice]:
    named = await _named_here(unit, job) if job.again_of else []
    person = await unit.people.find(job.account)
    if person is None or person.options.voices is not VoiceConsent.YES:
        return named
    known = await unit.voices.list_for(person.accounts, job.reply_to.address)
    return [*named, *(it for it in known if it.source != job.again_of or not named)]


async def _named_here(unit: Unit, job: Job) -> list[NamedVoice]:
    """Return the voices of the newest result of this recording whose speakers have typed names."""
    for each in sorted(
        await unit.jobs.chain(job.again_of or ""), key=lambda it: it.created, reverse=True
    ):
        typed = dict(each.options.names)
        if each.state is JobState.DONE and each.result and any(typed.values()):
            return [
                NamedVoice(0, each.account, "", typed[it.speaker], "", it.voiceprint, each.created)
                for it in each.result.voices
                if typed.get(it.speaker)
            ]
    return []
