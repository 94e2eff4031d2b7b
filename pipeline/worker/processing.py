"""The way that a job takes: its recording is heard, or its stored words are written anew."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from pipeline.corrections.versions import corrected, digest_of
from pipeline.export.transcript_json import read_transcript_json
from pipeline.process_corrected import StoredWords, process_corrected
from pipeline.process_recording import process_recording
from pipeline.run.checkpoint import Run
from pipeline.worker.resources import WorkerResources
from storage.blobs import Blobs
from storage.database import Database
from storage.errors import MediaGone
from storage.models import Corrected, Correction, FileKind, Job, Result, Transcript


async def process_job(
    job: Job, resources: WorkerResources, run: Run, media: Path, max_seconds: float
) -> Result:
    """Return the result of a job. Raises errors of the pipeline, and MediaGone when the words to be
    written anew are gone."""
    given = (job.media.name, job.options, resources.engines, run, max_seconds, job.media.parts)
    if not job.options.rewrite.words_of:
        return await process_recording(media, *given)
    stored = await _stored_words(resources.database, resources.blobs, job)
    return await process_corrected(media, *given, stored)


async def load_corrections(database: Database, job: Job, base: str) -> Sequence[Correction]:
    """Return the corrections that the answer of a job has of one text; "": of any text."""
    root = job.again_of or job.id
    if base:
        return await database.query(lambda unit: unit.corrections.list_for(root, base))
    return await database.query(lambda unit: unit.corrections.latest(root, 1))


async def _stored_words(database: Database, blobs: Blobs, job: Job) -> StoredWords:
    earlier = await database.query(lambda unit: unit.jobs.get(job.options.rewrite.words_of))
    if earlier is None or earlier.result is None:
        raise MediaGone("the result is no longer stored")
    transcript = await asyncio.to_thread(_read_words, blobs, earlier.result)
    state = earlier.result.corrected or Corrected(await _digest(transcript), 0)
    root = job.again_of or job.id
    later = await database.query(
        lambda unit: unit.corrections.list_for(root, state.base, state.version)
    )
    upto = job.options.rewrite.upto
    later = [it for it in later if not upto or it.version <= upto]  # the names have no later ones
    changed = await asyncio.to_thread(corrected, transcript, [each.change for each in later])
    version = later[-1].version if later else state.version
    return StoredWords(earlier.result, earlier.options, changed, Corrected(state.base, version))


async def _digest(transcript: Transcript) -> str:
    return await asyncio.to_thread(digest_of, transcript)


def _read_words(blobs: Blobs, result: Result) -> Transcript:
    for kind in (FileKind.WORDS, FileKind.JSON):
        for file in (each for each in result.files if each.kind is kind):
            try:
                return read_transcript_json(blobs.get_bytes(file.blob.key))
            except (KeyError, ValueError) as error:
                raise MediaGone(f"words can't be read: {error}") from error
    raise MediaGone("the words of the result are not stored")
