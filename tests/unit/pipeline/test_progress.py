"""Progress of whole jobs never runs backwards: new, redone, resumed, joined and shared ones, with
speakers told apart beside the recognition."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.engines.audio import Audio
from pipeline.engines.cores import CoreBudget
from pipeline.engines.protocols import (
    Report,
    SummaryOptions,
    TranscribedWindow,
    TranscribeOptions,
    WindowCache,
)
from pipeline.run import reporter
from pipeline.steps import outputs, source
from storage.blobs import Blobs, source_key
from storage.errors import EngineUnreachable
from storage.models import (
    Blob,
    Diarization,
    Format,
    Media,
    Options,
    Part,
    Progress,
    SpeakerCount,
    SpeechMap,
    Summary,
    SummaryStyle,
    Transcript,
)
from tests.unit.pipeline.fakes import Fakes, PipelineHarness

FRACTIONS = st.lists(st.floats(0, 1), max_size=5)
OPTIONS = st.sampled_from(
    [
        Options(),
        Options(language="de"),
        Options(speakers=SpeakerCount(2, 2)),
        Options(summary=SummaryStyle.NONE),
        Options(speech=False, formats=(Format.TXT, Format.VTT)),
        Options(part=Part(1.0, 21.0)),
    ]
)
TROUBLES = st.sampled_from(["", "transcribe", "diarize", "summarize", "speak"])
TWO = tuple(
    Media(name, name, 5, 20.0, Blob(source_key(sha), sha, 5))
    for name, sha in (("a.m4a", "a1" * 32), ("b.m4a", "b2" * 32))
)


@dataclass
class RestlessFakes(Fakes):
    """Engines that report any progress, also a lower one than before."""

    fractions: Sequence[float] = ()
    windows: int = field(default=0)

    def cores_for(self, speech: SpeechMap, seconds: float) -> int:
        return 1

    def _tell(self, report: Report) -> None:
        for fraction in self.fractions:
            report(fraction)

    def detect(self, audio: Audio, report: Report) -> SpeechMap:
        self._tell(report)
        return super().detect(audio, report)

    def transcribe(
        self,
        audio: Audio,
        speech: SpeechMap,
        options: TranscribeOptions,
        cache: WindowCache,
        report: Report,
    ) -> Transcript:
        for number, fraction in enumerate(self.fractions):
            if cache.find(str(number)) is None:
                cache.keep(str(number), TranscribedWindow(()))
            report(fraction)
        return super().transcribe(audio, speech, options, cache, report)

    def diarize(
        self, audio: Audio, speech: SpeechMap, count: SpeakerCount, report: Report
    ) -> Diarization:
        self._tell(report)
        return super().diarize(audio, speech, count, report)

    def summarize(self, transcript: Transcript, options: SummaryOptions, report: Report) -> Summary:
        self._tell(report)
        return super().summarize(transcript, options, report)


@contextmanager
def restless_harness() -> Iterator[PipelineHarness]:
    fakes = RestlessFakes()
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(source, "decode", fakes.decode)
        patch.setattr(outputs, "read_aloud", fakes.read_aloud)
        patch.setattr(reporter, "REPORT_SECONDS", 0.0)
        blobs = Blobs.open(f"file://{folder}/blobs")
        yield PipelineHarness(Path(folder), fakes, blobs, cores=CoreBudget(2, 2))


def check(progress: Sequence[Progress], *, ended: bool) -> None:
    """Check the messages of one job."""
    fractions = [each.fraction for each in progress]
    assert fractions == sorted(fractions)
    assert not fractions or fractions[-1] <= 1.0
    assert all(each.left is None or each.left >= 0.0 for each in progress)
    if ended:
        assert fractions[-1] == pytest.approx(1.0)
        assert progress[-1].left == pytest.approx(0.0, abs=1e-6)


@settings(max_examples=25, deadline=None)
@given(jobs=st.lists(st.tuples(OPTIONS, FRACTIONS, TROUBLES, st.booleans()), max_size=4))
def test_new_redone_resumed_and_joined_jobs_never_go_back(
    jobs: list[tuple[Options, list[float], str, bool]],
) -> None:
    with restless_harness() as harness:
        fakes = harness.fakes
        assert isinstance(fakes, RestlessFakes)
        for options, fractions, trouble, joined in jobs:
            fakes.fractions = fractions
            fakes.trouble = {trouble: EngineUnreachable(engine="x")} if trouble else {}
            parts = TWO if joined else ()
            job = harness.process(options=options, parts=parts, sha256="cd" * 32)
            try:
                asyncio.run(job)
            except EngineUnreachable:
                assert trouble == "transcribe"
                check(harness.progress, ended=False)
            else:
                check(harness.progress, ended=True)


@settings(max_examples=10, deadline=None)
@given(fractions=FRACTIONS, others=st.lists(OPTIONS, min_size=2, max_size=3))
def test_jobs_that_share_steps_never_go_back(fractions: list[float], others: list[Options]) -> None:
    async def together(harness: PipelineHarness) -> list[PipelineHarness]:
        jobs = [harness.beside(number) for number in range(len(others))]
        await asyncio.gather(
            *(job.process(options=each) for job, each in zip(jobs, others, strict=True))
        )
        return jobs

    with restless_harness() as harness:
        assert isinstance(harness.fakes, RestlessFakes)
        harness.fakes.fractions = fractions
        for job in asyncio.run(together(harness)):
            check(job.progress, ended=True)
