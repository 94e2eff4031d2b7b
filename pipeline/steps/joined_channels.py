"""Channels of a joined recording, each of which is one person in all of its files.

They are heard alone if the user asked for that and all files have the same ones. Else the files are
heard as mixes, and their speakers are told apart by voice, also from file to file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.stages.channels import channel_speakers
from pipeline.steps import call_channels
from pipeline.steps.context import JobContext
from pipeline.steps.part_times import moved
from pipeline.steps.source import Recording
from storage.models import Note, SpeechMap, Transcript

NOTES = frozenset({"channels_apart", "channels_alike", "tracks_apart", "tracks_simultaneous"})
"""Codes of notes on how the channels or tracks of one file are heard."""


@dataclass(frozen=True, slots=True)
class NamedRecording:
    """A file of a joined recording, with the user's name for it."""

    name: str
    recording: Recording


def are_heard_alone(job: JobContext, files: Sequence[NamedRecording]) -> bool:
    """Return whether the channels of all files are heard alone."""
    return job.options.speakers.channels and bool(files) and _have_the_same(job, files)


def notes(job: JobContext, files: Sequence[NamedRecording]) -> tuple[Note, ...]:
    """Return the notes on the channels of files that are heard as mixes."""
    apart = [each.name for each in files if call_channels.heard_alone(job, each.recording)]
    if not apart:
        return (Note("channels_alike"),) if job.options.speakers.channels else ()
    code = "joined_channels_mixed" if _have_the_same(job, files) else "joined_channels_differ"
    return (Note(code, {"names": ", ".join(apart)}),)


def without_channels(recording: Recording) -> Recording:
    """Return a recording that is heard as a mix."""
    return replace(recording, channels=(), tracks=())


def joined_channels(
    recordings: Sequence[Recording], starts: Sequence[float]
) -> tuple[SpeechMap, ...]:
    """Return the own speech of every channel in all files, which begin at `starts` (s)."""
    return tuple(
        joined_speech([each.channels[channel] for each in recordings], starts)
        for channel in range(len(recordings[0].channels))
    )


def joined_speech(speech: Sequence[SpeechMap], starts: Sequence[float]) -> SpeechMap:
    """Return one speech map of files that begin at `starts` (s)."""
    all_moved = [_moved_speech(each, start) for each, start in zip(speech, starts, strict=True)]
    return SpeechMap(
        regions=tuple(region for each in all_moved for region in each.regions),
        changes=tuple(change for each in all_moved for change in each.changes),
        overlaps=tuple(overlap for each in all_moved for overlap in each.overlaps),
        faint=tuple(faint for each in all_moved for faint in each.faint),
        quiet_voices=tuple(voice for each in all_moved for voice in each.quiet_voices),
    )


def with_joined_speakers(
    transcript: Transcript, file: Recording, joined: Sequence[SpeechMap]
) -> Transcript:
    """Return the transcript of a file with the speakers of the joined channels."""
    if not file.channels:
        return transcript
    ids = zip(channel_speakers(file.channels), channel_speakers(joined), strict=True)
    speakers: dict[str | None, str] = dict(ids)
    return replace(
        transcript,
        segments=tuple(
            replace(
                segment,
                speaker=speakers.get(segment.speaker),
                words=tuple(
                    replace(word, speaker=speakers.get(word.speaker)) for word in segment.words
                ),
            )
            for segment in transcript.segments
        ),
    )


def _have_the_same(job: JobContext, files: Sequence[NamedRecording]) -> bool:
    """Return whether each file has channels that are heard alone: as many, with the same names."""
    first = files[0].recording
    return all(
        call_channels.heard_alone(job, each.recording)
        and len(each.recording.channels) == len(first.channels)
        and each.recording.tracks == first.tracks
        for each in files
    )


def _moved_speech(speech: SpeechMap, by: float) -> SpeechMap:
    return SpeechMap(
        regions=tuple((start + by, end + by) for start, end in speech.regions),
        changes=tuple(change + by for change in speech.changes),
        overlaps=tuple((start + by, end + by) for start, end in speech.overlaps),
        faint=tuple(moved(each, by) for each in speech.faint),
        quiet_voices=tuple((start + by, end + by) for start, end in speech.quiet_voices),
    )
