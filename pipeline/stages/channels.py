"""Transcripts of the channels of a call, merged by time: the speaker of every word is certain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.engines.frames import bridge
from storage.models import Segment, SpeakerCount, SpeechMap, Transcript

SIMULTANEOUS = 1.4
"""Ratio of everybody's speech to the time in which anybody speaks, from which people do not take
turns. A conversation has little more than 1, two unrelated recordings have nearly 2."""


def channels_count(count: SpeakerCount, channels: int, least: int = 2) -> bool:
    """Return whether this number of speakers allows one speaker a channel; `least` channels."""
    if channels < least:
        return False
    if count.channels or count.least is None:
        return True
    return count.least <= channels <= (count.most or channels)


def channel_speakers(channels: Sequence[SpeechMap]) -> tuple[str, ...]:
    """Return the speaker of every channel: S1, S2, … in the order of their first speech."""
    firsts = [min((start for start, _ in each.regions), default=float("inf")) for each in channels]
    order = sorted(range(len(firsts)), key=lambda channel: firsts[channel])
    return tuple(f"S{order.index(channel) + 1}" for channel in range(len(firsts)))


def are_simultaneous(channels: Sequence[SpeechMap]) -> bool:
    """Return whether people rather speak at once than in turns, as in unrelated recordings."""
    spoken = sorted(region for channel in channels for region in channel.regions)
    if not spoken:
        return False
    together = sum(end - start for start, end in bridge(spoken, 0.0))
    return sum(end - start for start, end in spoken) > SIMULTANEOUS * together


def merge_channels(transcripts: Sequence[Transcript], speakers: Sequence[str]) -> Transcript:
    """Return one transcript of several channels, each with one of the `speakers`.

    Its language is that of the channel with the most words. Nothing said at once is left out: such
    segments overlap.
    """
    segments = [
        _with_speaker(segment, speaker)
        for transcript, speaker in zip(transcripts, speakers, strict=True)
        for segment in transcript.segments
    ]
    longest = max(transcripts, key=lambda each: sum(len(one.words) for one in each.segments))
    removed = [one for transcript in transcripts for one in transcript.removed]
    return replace(
        longest,
        segments=tuple(sorted(segments, key=lambda segment: (segment.start, segment.end))),
        removed=tuple(sorted(removed, key=lambda one: one.start)),
    )


def _with_speaker(segment: Segment, speaker: str) -> Segment:
    words = tuple(replace(word, speaker=speaker) for word in segment.words)
    return replace(segment, speaker=speaker, words=words)
