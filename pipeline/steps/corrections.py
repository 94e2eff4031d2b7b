"""Corrections that people have made, put onto the words of a job."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence

from pipeline.corrections.versions import corrected, digest_of
from pipeline.engines.spoken_words import without_fillers
from pipeline.stages.assign_speakers import shares
from pipeline.steps.context import JobContext
from storage.models import Corrected, Note, SpeakerShare, Transcript

NOT_KEPT = Note("corrections_dropped")
"""Of a text that was heard in another way than the one that was corrected."""


async def with_corrections(
    job: JobContext, transcript: Transcript, speakers: tuple[SpeakerShare, ...]
) -> tuple[Transcript, tuple[SpeakerShare, ...], Corrected | None]:
    """Return transcript and speakers with the corrections of exactly this text, and their state;
    None where the words are not stored. A note says when those of another text don't fit."""
    if not job.options.page:
        return transcript, speakers, None
    base = await asyncio.to_thread(digest_of, transcript)
    corrections = await job.run.load_corrections(base)
    if not corrections:
        if await job.run.load_corrections(""):
            job.notes.append(NOT_KEPT)
        return transcript, speakers, Corrected(base, 0)
    transcript = corrected(transcript, [each.change for each in corrections])
    speakers = named_shares(transcript, {share.id: share.name for share in speakers})
    return transcript, speakers, Corrected(base, corrections[-1].version)


def named_shares(transcript: Transcript, names: Mapping[str, str]) -> tuple[SpeakerShare, ...]:
    """Return the talking time of each speaker, with these names as far as there are some."""
    return shares(without_fillers(transcript), names)


def names_of(speakers: Sequence[SpeakerShare]) -> dict[str, str]:
    """Return the shown names of speakers, by id."""
    return {share.id: share.name for share in speakers}
