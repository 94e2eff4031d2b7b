"""Times of a part of a recording.

Up to the summary, all steps count from the start of the part, so none of them needs to know of it.
The results that people get have the times of the whole recording.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from pipeline.steps.source import Recording
from storage.models import (
    Chapter,
    FaintSpeech,
    Part,
    Point,
    Removed,
    Segment,
    Summary,
    Transcript,
    Word,
)

Timed = TypeVar("Timed", Segment, Word, Removed, FaintSpeech)


def move_to_part(
    transcript: Transcript, summary: Summary | None, recording: Recording, part: Part
) -> tuple[Transcript, Summary | None]:
    """Return transcript and summary with the times of the whole recording, and with its length."""
    if not part:
        return transcript, summary
    start = recording.start
    end = start + recording.seconds
    in_whole = replace(
        transcript,
        seconds=max(end, recording.length or 0.0),
        segments=tuple(moved_segment(segment, start) for segment in transcript.segments),
        removed=tuple(moved(each, start) for each in transcript.removed),
        part=(start, end),
    )
    return in_whole, summary and _moved_summary(summary, start)


def moved_segment(segment: Segment, by: float) -> Segment:
    """Return the segment with all its times moved by some seconds."""
    words = tuple(moved(word, by) for word in segment.words)
    return replace(moved(segment, by), words=words)


def moved(timed: Timed, by: float) -> Timed:
    """Return the same with its times moved by some seconds."""
    return replace(timed, start=timed.start + by, end=timed.end + by)


def _moved_summary(summary: Summary, by: float) -> Summary:
    def points(of: tuple[Point, ...]) -> tuple[Point, ...]:
        return tuple(replace(point, at=point.at + by) for point in of)

    return replace(
        summary,
        points=points(summary.points),
        actions=points(summary.actions),
        decisions=points(summary.decisions),
        questions=points(summary.questions),
        chapters=tuple(Chapter(chapter.start + by, chapter.title) for chapter in summary.chapters),
    )
