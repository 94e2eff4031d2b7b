"""A finished recording with everything that a page shows, in words that a test chooses."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pipeline.export.transcript_json import transcript_json
from storage.models import (
    Account,
    Blob,
    Chapter,
    FileKind,
    Job,
    Line,
    Note,
    Point,
    Segment,
    SpeakerShare,
    Summary,
    Transcript,
    Word,
)
from tests.unit.bot.fakes import ANNA, BotHarness
from tests.unit.bot.features.test_history import finished_job
from tests.unit.bot.web.visitors import with_file

MP3 = b"ID3\x04" + bytes(range(256)) * 40
"""Begins like an mp3; no test decodes it."""


def words(text: str, start: float, speaker: str, probability: float = 0.9) -> Segment:
    parts = text.split()
    spoken = tuple(
        Word(start + place, start + place + 0.9, word, probability, speaker)
        for place, word in enumerate(parts)
    )
    return Segment(start, start + len(parts), text, spoken, speaker)


def summary(text: str, language: str = "en") -> Summary:
    point = (Point(1.0, f"{text} point"),)
    return Summary(
        f"{text} title", f"{text} gist", point, (Chapter(0.0, f"{text} chapter"),), point, language,
        "engine", decisions=point, questions=point,
    )  # fmt: skip


def two_speakers(text: str) -> tuple[SpeakerShare, ...]:
    return (SpeakerShare("S1", f"{text} One", 60.0), SpeakerShare("S2", f"{text} Two", 20.0))


async def store(
    harness: BotHarness,
    number: int = 1,
    account: Account = ANNA,
    *,
    segments: Sequence[Segment] = (),
    speakers: Sequence[SpeakerShare] = (),
    text: str = "Marigold",
    language: str = "en",
    kind: FileKind | None = FileKind.WORDS,
    media: bytes | None = MP3,
    **changes: Any,
) -> Job:
    """Store a recording of this person with its rows and blobs."""
    blobs = harness.services.blobs
    job = finished_job(number, account)
    said = tuple(segments) or (words(f"{text} said.", 0.0, "S1"), words("Doubt", 9.0, "S2", 0.2))
    who = tuple(speakers) or two_speakers(text)
    assert job.result is not None
    result = replace(
        job.result, headline=f"{text} headline", summary=summary(text, language), speakers=who,
        language=language, notes=(Note("damaged"),),
    )  # fmt: skip
    blob: Blob | None = None
    if media is not None:
        blob = await asyncio.to_thread(blobs.put_bytes, f"media/{job.id}/source", media)
    job = replace(job, result=result, media=replace(job.media, name=f"{text}.mp3", blob=blob))
    if kind is not None:
        transcript = Transcript(language, 61.0, said)
        data = transcript_json(transcript, result.summary, who, {}, ()).encode()
        job = await with_file(harness, job, kind, "words.json", data, "application/json")
    job = await with_file(harness, job, FileKind.TXT, f"{text}.txt", f"{text} file".encode())
    job = replace(job, **changes)
    async with harness.services.database.begin() as unit:
        await unit.people.get_or_create(account, "en")
        assert await unit.jobs.add(job)
        lines = [Line(it.start, f"{text} One", it.text) for it in said]
        await unit.transcripts.save(job, lines)
    return job
