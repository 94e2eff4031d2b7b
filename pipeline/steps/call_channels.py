"""Steps of a recording with one person on each channel or track: each is heard alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.engines.audio import Audio
from pipeline.engines.protocols import (
    Diarizer,
    Report,
    TranscribeOptions,
    Transcriber,
    WindowCache,
    report_download,
    report_note,
)
from pipeline.stages.channels import (
    are_simultaneous,
    channel_speakers,
    channels_count,
    merge_channels,
)
from pipeline.stages.chinese_script import ScriptReport
from pipeline.stages.crosstalk import has_speech
from pipeline.steps.context import RECIPE, JobContext
from pipeline.steps.source import Recording
from storage import logs
from storage.errors import Stopped
from storage.models import (
    Diarization,
    Fetching,
    Note,
    SpeakerCount,
    SpeakerVoice,
    SpeechMap,
    Stage,
    Transcript,
)

log = logs.get(__name__)

ONE = SpeakerCount(1, 1)
ENOUGH = 30.0
"""Seconds of speech from which the language of a channel is detected by itself."""


@dataclass(frozen=True, slots=True)
class PartReport:
    """Report of one of several parts of a step: `size` of `total`, after `done`."""

    report: Report
    done: float
    size: float
    total: float

    def __call__(self, fraction: float, newest: str = "") -> None:
        """Report the progress of the part."""
        self.report((self.done + self.size * fraction) / self.total, newest)

    def fetching(self, fetching: Fetching) -> None:
        """Report a download."""
        report_download(self.report, fetching)

    def note(self, note: Note) -> None:
        """Add a note for the user."""
        report_note(self.report, note)


def heard_alone(job: JobContext, recording: Recording) -> tuple[SpeechMap, ...]:
    """Return the speech of every channel that is heard alone; () for a usual recording."""
    speaking = sum(map(has_speech, recording.channels))
    least = 1 if recording.tracks else 2
    allowed = channels_count(job.options.speakers, speaking, least)
    return recording.channels if allowed else ()


def notes(job: JobContext, recording: Recording) -> tuple[Note, ...]:
    """Return the notes on the recording and on its channels."""
    if not heard_alone(job, recording):
        alike = (Note("channels_alike"),) if job.options.speakers.channels else ()
        return (*recording.notes, *alike)
    if not recording.tracks:
        return (*recording.notes, Note("channels_apart"))
    others = tuple(note for note in recording.notes if note.code != "track_chosen")
    simultaneous = are_simultaneous(recording.channels)
    unrelated = (Note("tracks_simultaneous"),) if simultaneous else ()
    return (*others, Note("tracks_apart"), *unrelated)


def track_names(job: JobContext, recording: Recording) -> Mapping[str, str]:
    """Return the names of the speakers who have a track of that name, by their ids."""
    if not heard_alone(job, recording):
        return {}
    speakers = channel_speakers(recording.channels)
    named = zip(speakers, recording.tracks, strict=False)  # channels of a call have no names
    return {speaker: name for speaker, name in named if name}


def transcribe(
    job: JobContext,
    recording: Recording,
    transcriber: Transcriber,
    options: TranscribeOptions,
    basis: object,
    report: Report,
) -> Transcript:
    """Return the transcript of a recording; `basis` names its windows in the store."""
    if script := job.chinese_script:
        report = ScriptReport(report, script)
    channels = heard_alone(job, recording)
    if not channels:
        cache = job.run.window_cache("windows", basis)
        audio = job.source.audio(report)
        return transcriber.transcribe(audio, recording.speech, options, cache, report)

    def caches(channel: int) -> WindowCache:
        return job.run.window_cache("windows", (basis, channel))

    parts = job.source.channels(recording, report)
    return transcribe_channels(transcriber, parts, channels, options, caches, report)


def transcribe_channels(
    transcriber: Transcriber,
    audio: Sequence[Audio],
    channels: Sequence[SpeechMap],
    options: TranscribeOptions,
    cache: Callable[[int], WindowCache],
    report: Report,
) -> Transcript:
    """Return the merged transcript. `cache` returns the windows of a channel.

    A short channel has the language of the longest one.
    """
    seconds = [_speech_seconds(each) for each in channels]
    done, total = 0.0, sum(seconds) or 1.0
    found: dict[int, Transcript] = {}
    language = options.language
    longest_first = sorted(range(len(channels)), key=lambda at: -seconds[at])
    spoken = [channel for channel in longest_first if seconds[channel]] or longest_first[:1]
    for channel in spoken:
        known = language if seconds[channel] < ENOUGH else options.language
        found[channel] = transcriber.transcribe(
            audio[channel],
            channels[channel],
            replace(options, language=known),
            cache(channel),
            PartReport(report, done, seconds[channel], total),
        )
        done += seconds[channel]
        language = language or found[channel].language or None
    speakers, heard = channel_speakers(channels), sorted(found)
    return merge_channels([found[one] for one in heard], [speakers[one] for one in heard])


async def find_voices(
    job: JobContext, diarizer: Diarizer | None, recording: Recording
) -> tuple[SpeakerVoice, ...]:
    """Return the voices of the channels, by which speakers are recognized."""
    if diarizer is None or not job.engines.voiceprints:
        return ()
    try:
        found = await job.run.step(
            Stage.SPEAKERS,
            Diarization,
            (RECIPE, diarizer.id, job.options.part, recording.channels),
            lambda report: _voices_of_channels(job, diarizer, recording, report),
            engine=diarizer.id,
        )
    except Stopped:
        raise
    except Exception:  # voices only name known speakers: their loss must not cost the transcript
        log.exception("finding the voices of channels failed, the speakers keep their numbers")
        return ()
    return found.voices


def _voices_of_channels(
    job: JobContext, diarizer: Diarizer, recording: Recording, report: Report
) -> Diarization:
    channels = recording.channels
    voices: list[SpeakerVoice] = []
    speakers = channel_speakers(channels)
    done, total = 0.0, sum(map(_speech_seconds, channels)) or 1.0
    for number, audio in enumerate(job.source.channels(recording, report)):
        if not channels[number].regions:
            continue
        seconds = _speech_seconds(channels[number])
        part = PartReport(report, done, seconds, total)
        done += seconds
        found = diarizer.diarize(audio, channels[number], ONE, part).voices
        voices += [replace(voice, speaker=speakers[number]) for voice in found[:1]]
    return Diarization((), (), tuple(voices))


def _speech_seconds(speech: SpeechMap) -> float:
    return sum(end - start for start, end in speech.regions)
