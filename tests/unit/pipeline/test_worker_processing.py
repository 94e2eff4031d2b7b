"""Workers and corrected words: from the rows to the files, the search and the next answer."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import pytest

from pipeline.corrections import changes
from pipeline.engines.protocols import Engines
from pipeline.run.checkpoint import Run
from pipeline.worker.processing import process_job
from pipeline.worker.resources import WorkerResources
from storage.database import Database
from storage.errors import MediaGone
from storage.models import Correction, FileKind, Job, JobState, Options, Platform, Result, Rewrite
from storage.retention import drop_unused
from tests.unit.pipeline.fakes import PipelineHarness
from tests.unit.pipeline.test_process_corrected import OPTIONS, texts, words
from tests.unit.storage.conftest import NOON, add, database, make_job, url

__all__ = ["database", "url"]


async def run_job(harness: PipelineHarness, database: Database, job: Job) -> Result:
    """Process a job as a worker does, and store what it stores."""
    harness.runs += 1
    fakes, scratch = harness.fakes, harness.folder / f"scratch{harness.runs}"
    scratch.mkdir()
    engines = Engines(fakes, fakes, fakes, [fakes], [fakes], None, voiceprints=True)
    resources = cast(
        "WorkerResources",
        SimpleNamespace(database=database, blobs=harness.blobs, engines=engines),
    )
    run = Run(job.id, "ab" * 32, harness.blobs, scratch)
    result = await process_job(job, resources, run, scratch / "source", 3600.0)
    done = replace(job, state=JobState.DONE, result=result, finished=job.created)
    await add(database, done)
    async with database.begin() as unit:
        await unit.transcripts.save(done, run.lines)
        await unit.corrections.follow(job.again_of or job.id, job.id, result.corrected)
    return result


async def first_answer(harness: PipelineHarness, database: Database) -> tuple[Job, Result]:
    result = await harness.process(options=OPTIONS)
    job = replace(make_job(1), options=OPTIONS, state=JobState.DONE, result=result, finished=NOON)
    await add(database, job)
    async with database.begin() as unit:
        await unit.transcripts.save(job, harness.lines)
    return job, result


def redo(number: int, root: Job, of: Job, options: Options = OPTIONS) -> Job:
    chosen = replace(options, rewrite=Rewrite(of.id, quiet=True))
    return replace(make_job(number), again_of=root.id, options=chosen)


async def found(database: Database, word: str) -> list[str]:
    async with database.read() as unit:
        return [
            each.job.id for each in await unit.transcripts.search([make_job(1).account], word, 9)
        ]


async def correct(
    database: Database, root: Job, answer: Job, version: int, text: str, harness: PipelineHarness
) -> None:
    assert answer.result is not None
    assert answer.result.corrected is not None
    change = changes.write(words(harness, answer.result), 0, text)
    base = answer.result.corrected.base
    made = Correction(version, base, change, Platform.TELEGRAM, NOON)
    async with database.begin() as unit:
        assert await unit.corrections.add(root.id, answer.id, made)


async def test_corrections_become_files_and_are_found(
    harness: PipelineHarness, database: Database
) -> None:
    root, _ = await first_answer(harness, database)
    await correct(database, root, root, 1, "Good evening to the quokka.", harness)
    asked = harness.fakes.asked["transcribe"]
    second = redo(2, root, root)
    result = await run_job(harness, database, second)
    assert "quokka" in texts(harness, result)
    assert await found(database, "quokka") == [second.id]
    assert await found(database, "morning") == []
    async with database.read() as unit:
        assert await unit.corrections.pending(NOON.replace(year=2030), NOON) == []
    answer = replace(second, result=result)
    await correct(database, root, answer, 2, "Good night to the zebra.", harness)
    third = await run_job(harness, database, redo(3, root, answer))
    assert third.corrected is not None
    assert third.corrected.version == 2
    assert "zebra" in texts(harness, third)
    assert "quokka" not in texts(harness, third)
    assert harness.fakes.asked["transcribe"] == asked


async def test_corrections_behind_those_of_the_request_wait_for_the_next_one(
    harness: PipelineHarness, database: Database
) -> None:
    """Names of speakers are in the request: it has none of a correction that came later."""
    root, _ = await first_answer(harness, database)
    await correct(database, root, root, 1, "Good evening to the quokka.", harness)
    asked = redo(2, root, root)
    rewrite = replace(asked.options.rewrite, upto=1)
    asked = replace(asked, options=replace(asked.options, rewrite=rewrite))
    await correct(database, root, root, 2, "Good night to the zebra.", harness)
    result = await run_job(harness, database, asked)
    assert "quokka" in texts(harness, result)
    assert result.corrected is not None
    assert result.corrected.version == 1
    async with database.read() as unit:
        (due,) = await unit.corrections.pending(NOON.replace(year=2030), NOON)
    assert (due.job_id, due.version) == (asked.id, 2)


async def test_words_that_are_gone_fail_with_a_sentence(
    harness: PipelineHarness, database: Database
) -> None:
    root, result = await first_answer(harness, database)
    for file in result.files:
        if file.kind is FileKind.WORDS:
            harness.blobs.delete(file.blob.key)
    with pytest.raises(MediaGone):
        await run_job(harness, database, redo(2, root, root))
    nobody = replace(root, id="0" * 24)
    with pytest.raises(MediaGone):
        await run_job(harness, database, redo(3, root, nobody))


async def test_deletion_leaves_nothing_of_a_correction(
    harness: PipelineHarness, database: Database
) -> None:
    """Files of corrected words lie beside those of others on the same bytes."""
    root, result = await first_answer(harness, database)
    other = replace(make_job(9), options=OPTIONS, state=JobState.DONE, result=result)
    sha = "ab" * 32
    assert other.media.blob is not None
    other = replace(
        other, media=replace(other.media, blob=replace(other.media.blob, sha256=sha)), finished=NOON
    )
    await add(database, other)
    await correct(database, root, root, 1, "Good evening to the quokka.", harness)
    await run_job(harness, database, redo(2, root, root))
    assert files_with(harness, b"quokka")
    async with database.begin() as unit:
        await unit.jobs.delete_chain(root.id)
    await drop_unused(database, harness.blobs, [sha], 1e9)
    assert not files_with(harness, b"quokka")
    assert "morning" in texts(harness, result)


def files_with(harness: PipelineHarness, word: bytes) -> list[str]:
    return [key for key in harness.blobs.keys("media/") if word in harness.blobs.get_bytes(key)]
