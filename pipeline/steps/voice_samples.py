"""Voice samples beside a result: cut once, kept as long as the recording."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.engines.protocols import Report
from pipeline.run.checkpoint import Run, digest
from pipeline.stages.cut_samples import Span, sample_spans, write_sample
from pipeline.steps.source import Source
from storage import logs
from storage.blobs import clips_prefix
from storage.errors import Stopped, UserError
from storage.models import Artifact, FileKind, Transcript

log = logs.get(__name__)


async def cut_clips(transcript: Transcript, source: Source, run: Run) -> tuple[Artifact, ...]:
    """Return a voice sample of each speaker; its name is the speaker's id.

    There are none for a single speaker, for a run without clips, or if the media is gone. Samples
    are optional: an error only logs.
    """
    spans = sample_spans(transcript) if run.clips else None
    if not spans:
        return ()
    try:
        return await run.run_in_thread(lambda report: _cut(spans, source, run, report))
    except Stopped:
        raise
    except UserError as trouble:
        log.info("voice samples not made, the answer has none", code=trouble.code)
    except Exception:
        log.exception("voice samples failed, the answer has none")
    return ()


def _cut(
    spans: Mapping[str, Span], source: Source, run: Run, report: Report
) -> tuple[Artifact, ...]:
    folder = f"{clips_prefix(run.sha256)}{digest((source.part, tuple(spans.items())))}"
    index_key = f"{folder}/clips.json"  # not a checkpoint: it is deleted with the clips
    if (found := run.blobs.load(index_key, tuple[Artifact, ...])) is not None:
        return found
    audio = source.audio(report)
    samples = []
    for number, (speaker, span) in enumerate(spans.items(), 1):
        path = run.scratch / f"clip-{number}.mp3"
        seconds = write_sample(audio, span, path)
        blob = run.blobs.put_file(f"{folder}/{number}.mp3", path)
        samples.append(Artifact(FileKind.CLIP, speaker, "audio/mpeg", blob, seconds))
    run.blobs.save(index_key, tuple(samples))
    return tuple(samples)
