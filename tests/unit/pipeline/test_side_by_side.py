"""Speakers are told apart while windows are heard, if a core is free."""

from __future__ import annotations

import asyncio
import threading
import time
from dataclasses import dataclass, field, replace
from typing import cast

import pytest

from pipeline.engines.audio import Audio
from pipeline.engines.cores import CoreBudget, CoresInUse
from pipeline.engines.protocols import Report, TranscribeOptions, WindowCache
from pipeline.run import reporter
from pipeline.steps import outputs, source
from storage.errors import EngineUnreachable, Stopped
from storage.models import Diarization, Note, SpeakerCount, SpeechMap, Stage, Transcript
from tests.unit.pipeline.fakes import Fakes as SimpleFakes
from tests.unit.pipeline.fakes import PipelineHarness

TWO, ONE = CoreBudget(2, 2), CoreBudget(1, 1)
LONG = 20.0


@dataclass
class Fakes(SimpleFakes):
    """Engines that each need one core, and say when they work."""

    hearing: threading.Event = field(default_factory=threading.Event)
    telling_apart: threading.Event = field(default_factory=threading.Event)
    waits: bool = True
    endless: bool = False
    order: list[str] = field(default_factory=list)

    def cores_for(self, speech: SpeechMap, seconds: float) -> int:
        return 1

    def transcribe(
        self,
        audio: Audio,
        speech: SpeechMap,
        options: TranscribeOptions,
        cache: WindowCache,
        report: Report,
    ) -> Transcript:
        self.order.append("transcribe")
        self.hearing.set()
        if self.waits:
            assert self.telling_apart.wait(LONG), "speakers are not told apart meanwhile"
        found = super().transcribe(audio, speech, options, cache, report)
        self.order.append("transcribed")
        return found

    def diarize(
        self, audio: Audio, speech: SpeechMap, count: SpeakerCount, report: Report
    ) -> Diarization:
        self.order.append("diarize")
        self.telling_apart.set()
        try:
            until = time.monotonic() + LONG
            while self.endless and time.monotonic() < until:
                time.sleep(0.01)
                report(0.5)
            return super().diarize(audio, speech, count, report)
        finally:
            self.order.append("diarized")


@pytest.fixture
def beside(harness: PipelineHarness, monkeypatch: pytest.MonkeyPatch) -> PipelineHarness:
    fakes = Fakes()
    monkeypatch.setattr(source, "decode", fakes.decode)
    monkeypatch.setattr(outputs, "read_aloud", fakes.read_aloud)
    monkeypatch.setattr(reporter, "REPORT_SECONDS", 0.0)
    return replace(harness, fakes=fakes, cores=TWO)


def fakes_of(harness: PipelineHarness) -> Fakes:
    return cast("Fakes", harness.fakes)


async def test_result_is_the_same_as_one_after_the_other(beside: PipelineHarness) -> None:
    together = await beside.process()
    fakes_of(beside).waits = False
    after = replace(beside, cores=ONE, progress=[])
    later = await after.process(sha256="cd" * 32)
    assert fakes_of(beside).order[-4:] == ["transcribe", "transcribed", "diarize", "diarized"]
    assert replace(together, files=()) == replace(later, files=())
    assert [file.blob.sha256 for file in together.files] == [
        file.blob.sha256 for file in later.files
    ]
    fractions = [each.fraction for each in beside.progress]
    assert fractions == sorted(fractions)
    stages = [list(Stage).index(each.stage) for each in beside.progress]
    assert stages == sorted(stages), "the first of the running stages is shown"
    assert beside.fakes.asked["decode"] == 2, "each job decodes once"


async def test_failed_recognition_stops_the_speakers_before_files_are_deleted(
    beside: PipelineHarness,
) -> None:
    fakes_of(beside).endless = True
    beside.fakes.trouble = {"transcribe": EngineUnreachable("gone", engine="x")}
    with pytest.raises(EngineUnreachable):
        await beside.process()
    assert fakes_of(beside).order[-1] == "diarized"


async def test_cancelled_job_stops_both(beside: PipelineHarness) -> None:
    fakes_of(beside).endless = True
    job = asyncio.create_task(beside.process())
    assert await asyncio.to_thread(fakes_of(beside).telling_apart.wait, LONG)
    beside.stop.set()
    with pytest.raises(Stopped):
        await job
    assert fakes_of(beside).order[-1] == "diarized"


async def test_recording_without_words_does_not_wait_for_speakers(beside: PipelineHarness) -> None:
    fakes_of(beside).endless = True
    beside.fakes.sentences = ()
    started = time.monotonic()
    result = await beside.process()
    assert time.monotonic() - started < LONG / 2
    assert Note("nothing_said") in result.notes
    assert "no_speakers" not in {note.code for note in result.notes}


@pytest.mark.parametrize("bug", [True, False])
async def test_failed_speakers_are_a_note(beside: PipelineHarness, *, bug: bool) -> None:
    error = EngineUnreachable("gone", engine="fake 1")
    beside.fakes.trouble = {"diarize": ZeroDivisionError("bug") if bug else error}
    result = await beside.process()
    note = next(note for note in result.notes if note.code == "no_speakers")
    assert note.values["code"] == ("bug" if bug else "engine_unreachable")
    assert "diarizer" not in result.engines
    assert "Good morning everybody" in result.opening


async def test_second_job_waits_for_the_speakers_of_the_first(beside: PipelineHarness) -> None:
    other = beside.beside(1)
    first, second = await asyncio.gather(beside.process(), other.process())
    assert first == second
    assert beside.fakes.asked["transcribe"] == beside.fakes.asked["diarize"] == 1


def test_cores_of_all_jobs_count() -> None:
    cores = CoresInUse()
    with cores.reserve(3, of=4) as free:
        assert free == 1
        with cores.reserve(3, of=4) as none:
            assert none == 0
    with cores.reserve(1, of=4) as free:
        assert free == 3
