"""Times of a part of a recording.

Up to the summary, all steps count from the start of the part, so none of them needs to know of it.
The results that people get have the times of the whole recording.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from pipeline.steps.source import Recording
from storage.models import Chapter, Part, Point, Removed, Segment, Summary, Transcript, Word

Timed = TypeVar("Timed", Segment, Word, Removed)


def move_to_part(
    transcript: Transcript, summary: Summary | None, recording: Recording, part: Part
) -> tuple[Transcript, Summary | None]:
    """Return transcript and summary with the times of the whole recording, and with its length."""
    if not part:
        return transcript, summary
    start = recording.start
    end = start + recording.seconds
    moved = replace(
        transcript,
        seconds=max(end, recording.length or 0.0),
        segments=tuple(_moved_segment(segment, start) for segment in transcript.segments),
        removed=tuple(_moved(each, start) for each in transcript.removed),
        part=(start, end),
    )
    return moved, summary and _moved_summary(summary, start)


def _moved_segment(segment: Segment, by: float) -> Segment:
    words = tuple(_moved(word, by) for word in segment.words)
    return replace(_moved(segment, by), words=words)


def _moved(timed: Timed, by: float) -> Timed:
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
