"""The few words of a result that are cut from the transcript itself."""

from __future__ import annotations

from collections.abc import Sequence

from storage.models import SpeakerShare, Summary, Transcript

HEADLINE = 80
OPENING = 4000
"""Characters at most: a line, and about as much as one message holds."""


def headline(summary: Summary | None, transcript: Transcript) -> str:
    """The title of the summary, else the first words; "" when nothing was said."""
    if summary and summary.title.strip():
        return summary.title.strip()
    first = " ".join(transcript.segments[0].text.split()) if transcript.segments else ""
    if len(first) <= HEADLINE:
        return first
    return first[: HEADLINE - 1].rsplit(" ", 1)[0] + "…"


def opening(transcript: Transcript, speakers: Sequence[SpeakerShare]) -> tuple[str, bool]:
    """The beginning of the text in whole segments, a paragraph per speaker's turn; and whether it
    is all of the text."""
    names = {share.id: share.name for share in speakers}
    several = len(names) > 1
    parts: list[str] = []
    length = 0
    before: str | None = None
    for segment in transcript.segments:
        text = " ".join(segment.text.split())
        turn = several and segment.speaker != before
        if turn and segment.speaker:
            text = f"{names.get(segment.speaker, segment.speaker)}: {text}"
        glue = "" if not parts else "\n" if turn else " "
        length += len(glue) + len(text)
        if length > OPENING:
            return "".join(parts) or text[:OPENING], False
        parts += [glue, text]
        before = segment.speaker
    return "".join(parts), True
