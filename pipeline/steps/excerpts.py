"""Headline and opening of a result, cut from the transcript."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, takewhile

from pipeline.export.cue_tokens import joined
from pipeline.export.direction import directed, direction_of, is_right_to_left, marked_name
from pipeline.export.joined_files import file_headings
from storage.models import Segment, SpeakerShare, Summary, Transcript

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

    Every speaker turn is a paragraph, below the name of its file if the recording is a joined one.
    Right-to-left paragraphs keep their direction.
    """
    names = {share.id: share.name for share in speakers} if len(speakers) > 1 else {}
    usual = is_right_to_left(segment.text for segment in transcript.segments)
    lines: list[str] = []
    room = OPENING_LENGTH
    for heading, turn in _turns(transcript, split=bool(names)):
        shown, line = _fitting(turn, room - len(heading), names, usual)
        line = heading + line
        if shown:
            lines.append(line)
            room -= len(line) + 1
        if shown < len(turn):
            return "\n".join(lines) or line[:OPENING_LENGTH], False
    return "\n".join(lines), True


def _fitting(
    turn: Sequence[Segment], room: int, names: Mapping[str, str], usual: bool
) -> tuple[int, str]:
    """Return the number of a turn's segments that fit, and their line; (0, the first) if none."""
    ends = accumulate(len(segment.text) for segment in turn)
    most = sum(1 for _ in takewhile(lambda end: end <= room, ends))
    for count in range(most, 0, -1):
        line = _line(turn[:count], names, usual)
        if len(line) <= room:
            return count, line
    return 0, _line(turn[:1], names, usual)


def _turns(transcript: Transcript, split: bool) -> list[tuple[str, list[Segment]]]:
    """Return consecutive segments of one speaker and one file, each with its heading or "".

    Unless the turns are `split`, speakers do not matter.
    """
    headings = file_headings(transcript)
    turns: list[tuple[str, list[Segment]]] = []
    for number, segment in enumerate(transcript.segments):
        is_same = turns and not (split and segment.speaker != turns[-1][1][-1].speaker)
        if is_same and number not in headings:
            turns[-1][1].append(segment)
        else:
            heading = f"— {headings[number]} —\n" if number in headings else ""
            turns.append((heading, [segment]))
    return turns


def _line(segments: Sequence[Segment], names: Mapping[str, str], usual: bool) -> str:
    text = joined(segment.text for segment in segments)
    right_to_left = direction_of(text, usual)
    speaker = segments[0].speaker
    if names and speaker:
        text = f"{marked_name(names.get(speaker, speaker), right_to_left)}: {text}"
    return directed(text, right_to_left)
