"""Headline and opening of a result, cut from the transcript."""

from __future__ import annotations

from collections.abc import Sequence

from storage.models import SpeakerShare, Summary, Transcript

HEADLINE_LENGTH = 80
OPENING_LENGTH = 4000
"""Maximum characters: one line, and about one message."""


def headline(summary: Summary | None, transcript: Transcript) -> str:
    """Return the title of the summary, otherwise the first words; "" without speech."""
    if summary and summary.title.strip():
        return summary.title.strip()
    first = " ".join(transcript.segments[0].text.split()) if transcript.segments else ""
    if len(first) <= HEADLINE_LENGTH:
        return first
    return first[: HEADLINE_LENGTH - 1].rsplit(" ", 1)[0] + "…"


def opening(transcript: Transcript, speakers: Sequence[SpeakerShare]) -> tuple[str, bool]:
    """Return the beginning of the text in whole segments, and whether it is the whole text.

    Every speaker turn is a paragraph.
    """
    names = {share.id: share.name for share in speakers}
    several = len(names) > 1
    parts: list[str] = []
    length = 0
    previous: str | None = None
    for segment in transcript.segments:
        text = " ".join(segment.text.split())
        turn = several and segment.speaker != previous
        if turn and segment.speaker:
            text = f"{names.get(segment.speaker, segment.speaker)}: {text}"
        separator = "" if not parts else "\n" if turn else " "
        length += len(separator) + len(text)
        if length > OPENING_LENGTH:
            return "".join(parts) or text[:OPENING_LENGTH], False
        parts += [separator, text]
        previous = segment.speaker
    return "".join(parts), True
