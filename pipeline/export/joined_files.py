"""Headings of a joined recording: the name of each file where its speech begins."""

from __future__ import annotations

from collections.abc import Mapping

from storage.models import Transcript

_TOLERANCE = 0.001
"""Seconds by which a word may begin before its file: times are rounded."""


def file_headings(transcript: Transcript) -> Mapping[int, str]:
    """Return headings by the number of the segment before which they stand; none for one file.

    A file without speech shares the heading of the next one that has some.
    """
    names: dict[int, list[str]] = {}
    for file in transcript.files:
        for number, segment in enumerate(transcript.segments):
            if segment.start >= file.start - _TOLERANCE:
                names.setdefault(number, []).append(" ".join(file.name.split()))
                break
    return {number: " · ".join(those) for number, those in names.items()}
