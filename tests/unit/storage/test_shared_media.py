"""Results of a person's jobs beside a recording go with them, though others sent it, too."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from pipeline.engines.protocols import Report
from pipeline.run.checkpoint import Run, digest
from pipeline.run.part_run import part_run
from storage import retention
from storage.blobs import Blobs, media_prefix, run_key, source_key
from storage.database import Database
from storage.erasure.shared_media import run_name
from storage.models import Artifact, Blob, FileKind, Job, JobState, Stage
from tests.unit.storage.conftest import ANNA, BEN, RESULT, add, make_job

SHA, PART = "a" * 64, "b" * 64
SECRET = "quokkazebrine"


@dataclass(frozen=True)
class Words:
    text: str


async def process(blobs: Blobs, scratch: Path, job: str, name: str, **more: object) -> Job | None:
    """Store what the pipeline stores for a job with this name for the recording."""
    run = Run(job=job, sha256=SHA, blobs=blobs, scratch=scratch, **more)  # type: ignore[arg-type]  # any option
    await work(run, name)
    return None


async def work(run: Run, name: str) -> list[str]:
    windows = await asyncio.to_thread(run.window_cache, "windows", name)
    run.blobs.put_bytes(f"{windows.prefix}0.json", name.encode())

    def write(_: Report) -> Words:
        key = f"{media_prefix(run.sha256)}files/{digest(name)}/txt.txt"
        run.blobs.put_bytes(key, name.encode())
        return Words(name)

    for stage in (Stage.TRANSCRIPT, Stage.FILES):
        await run.step(stage, Words, name, write)
    return [f"{media_prefix(run.sha256)}files/{digest(name)}/txt.txt"]


def contents(blobs: Blobs) -> Mapping[str, bytes]:
    return {
        str(path.relative_to(Path(blobs.store.place))): path.read_bytes()
        for path in Path(blobs.store.place).rglob("*")
        if path.is_file() and "locks" not in path.parts
    }


def said(blobs: Blobs, word: str = SECRET) -> list[str]:
    return [key for key, data in contents(blobs).items() if word.encode() in data]


def ended(job: Job, key: str) -> Job:
    file = Artifact(FileKind.TXT, "talk.txt", "text/plain", Blob(key, "c" * 64, 5))
    done = replace(job, state=JobState.DONE, result=replace(RESULT, files=(file,)))
    return replace(done, finished=job.created)


@pytest.fixture
def jobs() -> tuple[Job, Job]:
    return make_job(1), make_job(1, BEN)


async def test_own_results_go_and_those_of_others_stay(
    database: Database, blobs: Blobs, tmp_path: Path, jobs: tuple[Job, Job]
) -> None:
    anna, ben = jobs
    blobs.put_bytes(source_key(SHA), b"media")
    for job, name in ((anna, SECRET), (ben, "talk"), (ben, "shared"), (anna, "shared")):
        await process(blobs, tmp_path, job.id, name)
    await add(database, anna, ended(ben, f"{media_prefix(SHA)}files/{digest('talk')}/txt.txt"))
    before = {key: data for key, data in contents(blobs).items() if SECRET.encode() not in data}
    assert len(said(blobs)) == 4
    await retention.forget_account(database, blobs, ANNA, 24 * 10_000)
    assert said(blobs) == []
    kept = {key: data for key, data in before.items() if data}
    assert {key: data for key, data in contents(blobs).items() if data} == kept
    await retention.forget_account(database, blobs, BEN)
    assert contents(blobs) == {}


async def test_running_job_of_another_person_keeps_its_results(
    database: Database, blobs: Blobs, tmp_path: Path, jobs: tuple[Job, Job]
) -> None:
    anna, ben = jobs
    await add(database, anna, ben)
    await process(blobs, tmp_path, anna.id, SECRET)
    await process(blobs, tmp_path, ben.id, SECRET)  # the same name, and not finished
    await retention.forget_account(database, blobs, ANNA)
    assert len(said(blobs)) == 4
    await process(blobs, tmp_path, ben.id, SECRET)
    async with database.begin() as unit:
        await unit.jobs.delete_chain(ben.id)
    await retention.release_media(database, blobs, ben)
    assert contents(blobs) == {}


async def test_deleted_job_that_still_runs_leaves_nothing(
    database: Database, blobs: Blobs, tmp_path: Path, jobs: tuple[Job, Job]
) -> None:
    anna, ben = jobs
    await add(database, anna, ended(ben, "media/other"))
    await retention.forget_account(database, blobs, ANNA)
    await process(blobs, tmp_path, anna.id, SECRET)  # its worker does not know yet
    await retention.release_media(database, blobs, anna)
    assert said(blobs) == []


async def test_results_of_the_command_line_and_of_chats_are_apart(
    database: Database, blobs: Blobs, tmp_path: Path, jobs: tuple[Job, Job]
) -> None:
    anna, _ = jobs
    await add(database, ended(anna, "media/other"))
    blobs.put_bytes(run_key(SHA), b"")
    await process(blobs, tmp_path, run_name(SHA), "command")
    await process(blobs, tmp_path, anna.id, SECRET)
    await retention.forget_account(database, blobs, ANNA)
    assert (said(blobs), len(said(blobs, "command"))) == ([], 4)
    await add(database, ended(anna, "media/other"))
    blobs.delete(run_key(SHA))
    await retention.drop_unused(database, blobs, [SHA])
    assert said(blobs, "command") == []


async def test_files_of_joined_recordings(
    database: Database, blobs: Blobs, tmp_path: Path, jobs: tuple[Job, Job]
) -> None:
    anna, ben = jobs
    await add(database, anna, ended(ben, "media/other"))
    for job, name in ((anna, SECRET), (ben, "talk")):
        run = Run(job=job.id, sha256=SHA, blobs=blobs, scratch=tmp_path / name)
        part, _ = part_run(run, 1, Blob(source_key(PART), PART, 5), lambda _: None)
        await work(part, name)
    assert all("/parts/1/" in key for key in said(blobs))
    assert said(blobs)
    await retention.forget_account(database, blobs, ANNA)
    assert said(blobs) == []
    assert len(said(blobs, "talk")) == 4


async def test_deletion_beside_steps_never_takes_a_file_of_a_result(
    database: Database, blobs: Blobs, tmp_path: Path, jobs: tuple[Job, Job]
) -> None:
    _, ben = jobs
    await add(database, ben)
    for number in range(30):
        await add(database, one := make_job(100 + number))
        await process(blobs, tmp_path, one.id, f"{SECRET}{number}")
        deleting = asyncio.create_task(retention.forget_account(database, blobs, ANNA))
        await asyncio.sleep(0.001 * (number % 7))
        await process(blobs, tmp_path, ben.id, f"{SECRET}{number}")
        with contextlib.suppress(KeyError):
            await deleting
        key = f"{media_prefix(SHA)}files/{digest(f'{SECRET}{number}')}/txt.txt"
        assert blobs.exists(key), f"the result of round {number} names it"


async def test_crash_between_rows_and_results_is_made_up_for(
    database: Database, blobs: Blobs, tmp_path: Path, jobs: tuple[Job, Job]
) -> None:
    anna, ben = jobs
    await add(database, anna, ended(ben, "media/other"))
    await process(blobs, tmp_path, anna.id, SECRET)
    await process(blobs, tmp_path, ben.id, "talk")
    async with database.begin() as unit:
        await unit.jobs.delete_for(ANNA)  # and the process dies
    await retention.forget_older_than(database, blobs, 0, 24 * 10_000)
    assert said(blobs) == []
    assert len(said(blobs, "talk")) == 4
