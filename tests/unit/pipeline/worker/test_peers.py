"""Workers tell each other what they can do, and leave jobs to those that can do them."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from pipeline.engines.registry import build_engines
from pipeline.queue.client import Queue, WorkerStatus
from pipeline.settings import PipelineSettings
from pipeline.worker import peers
from pipeline.worker.peers import Peers, abilities_of
from storage.models import ALL_JOBS, Abilities, Lane, Options
from tests.unit.storage.conftest import make_job


class SharedQueue:
    """A queue that shows each worker the statuses of all."""

    def __init__(self) -> None:
        self.statuses: dict[str, WorkerStatus] = {}
        self.is_silent = False

    async def publish_status(self, status: WorkerStatus) -> None:
        self.statuses[status.id] = status

    async def workers(self) -> list[WorkerStatus]:
        if self.is_silent:
            await asyncio.Event().wait()
        return list(self.statuses.values())


def peer(queue: SharedQueue, name: str, own: Abilities) -> Peers:
    return Peers(name, cast("Queue", queue), own)


@pytest.fixture
def queue() -> SharedQueue:
    return SharedQueue()


async def test_worker_without_a_voice_leaves_speech_to_one_that_comes(queue: SharedQueue) -> None:
    mute, speaker = peer(queue, "mute", Abilities(voices=())), peer(queue, "speaker", ALL_JOBS)
    await mute.tell("cpu", ())
    assert not mute.left
    await speaker.tell("cpu", ("a job",))
    assert not speaker.left
    await mute.tell("cpu", ())
    assert mute.left == ("voice", "voice:*")
    del queue.statuses["speaker"]
    await mute.tell("cpu", ())
    assert not mute.left
    assert queue.statuses["mute"].abilities == Abilities(voices=())


async def test_new_worker_knows_the_others_before_its_first_claim(
    queue: SharedQueue, monkeypatch: pytest.MonkeyPatch
) -> None:
    await peer(queue, "speaker", ALL_JOBS).tell("cpu", ())
    mute = peer(queue, "mute", Abilities(voices=()))
    await mute.meet()
    assert mute.left == ("voice", "voice:*")
    queue.is_silent = True
    monkeypatch.setattr(peers, "FIRST_LOOK", 0.02)
    async with asyncio.timeout(20):
        await peer(queue, "late", Abilities(voices=())).meet()


async def test_others_are_told_only_of_jobs_that_somebody_runs(queue: SharedQueue) -> None:
    german = replace(make_job(1), options=Options(language="de"))
    english = replace(make_job(2), options=Options(language="en"))
    first = peer(queue, "first", Abilities(languages=("en",)))
    assert first.runnable([german, english]) == [english]
    await peer(queue, "second", ALL_JOBS).tell("cpu", ())
    await first.meet()
    assert first.runnable([german, english]) == [german, english]


def test_abilities_are_those_of_engines_and_settings(tmp_path: Path) -> None:
    def abilities(**chosen: object) -> Abilities:
        settings = PipelineSettings.model_validate({"voice": "none", **chosen})
        return abilities_of(build_engines(settings, tmp_path), settings)

    usual = abilities(whisper_model="base")
    assert (usual.languages, usual.voices, usual.speakers, usual.careful) == ((), (), True, False)
    assert usual.models == ("faster-whisper base", "faster-whisper base careful")
    assert usual.memory > 1e8
    limited = abilities(
        whisper_model="small.en", diarizer="none", worker_jobs="short", short_minutes=2
    )
    assert (limited.languages, limited.speakers) == (("en",), False)
    assert (limited.lane, limited.short_seconds) == (Lane.SHORT, 120)
    assert limited.engines == ()
    assert abilities(voice="gtts").voices is None
    assert abilities(voice="gtts").engines[-1] == "gTTS"
    assert abilities(voice="piper", piper_voice=str(tmp_path)).voices == ()
    assert abilities(whisper_model_careful="large-v3-turbo").careful
