"""READ FIRST. The whole pipeline: a recording in; words, speakers, summary, voice and files out.

Every step is found in the store or made and put there (`Run.step`), so a crash resumes, the same
recording sent again is answered at once, and another wish redoes only what depends on it. The text
comes first: when a later step fails, the answer lacks that part and says why.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.engines.protocols import Engines
from pipeline.run.checkpoint import Run
from pipeline.steps.analysis import AnalysisSteps
from pipeline.steps.context import JobContext
from pipeline.steps.excerpts import headline, opening
from pipeline.steps.outputs import OutputSteps
from pipeline.steps.source import Source
from pipeline.steps.speaker_names import lines_of, renamed
from pipeline.steps.voice_samples import cut_clips
from storage.models import Options, Result


async def process(
    media: Path, name: str, options: Options, engines: Engines, run: Run, max_seconds: float
) -> Result:
    """Return the result of one recording, which its owner calls `name`.

    `media` may be absent if everything that is asked for is in the store; else `run.fetch` has to
    bring it. Raises BadMedia and EngineTrouble when there is no text, errors of `run.check_quota`,
    Stopped when the job should leave, and bugs. Failures after the text become notes.
    """
    source = Source(media, run, max_seconds)
    job = JobContext(source, name, options, engines, run)
    steps, making = AnalysisSteps(job), OutputSteps(job)

    recording = await steps.listen()
    await run.check_quota(recording.seconds)
    transcript = await steps.transcribe(recording)
    transcript = await steps.name_speakers(transcript, recording)
    clips = await cut_clips(transcript, source, run)
    speakers = await steps.speakers(transcript)
    run.lines = lines_of(transcript, speakers)
    summary = renamed(await steps.summarize(transcript), speakers)
    voice = await making.read_aloud(summary)
    files = await making.write_files(recording, transcript, summary, speakers)

    words, whole = opening(transcript, speakers)
    return Result(
        headline=headline(summary, transcript),
        language=transcript.language,
        seconds=recording.seconds,
        opening=words,
        summary=summary,
        speakers=speakers,
        files=(*files, *voice, *clips),
        notes=tuple(job.notes),
        engines=job.used_engines,
        whole=whole,
        voices=steps.voices,
        recognized=steps.recognized,
    )
