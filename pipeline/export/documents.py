"""Transcript and summary as readable text: txt and md."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.export.cue_tokens import joined
from pipeline.export.direction import (
    directed,
    direction_of,
    is_right_to_left,
    marked_name,
    summary_is_right_to_left,
)
from pipeline.export.joined_files import file_headings
from pipeline.export.line_breaks import columns
from pipeline.export.punctuation import ends_sentence
from storage.models import Point, Segment, Summary, Transcript

_LONG_PARAGRAPH = 600
"""Columns after which a paragraph ends with its sentence."""
_LONGEST_PARAGRAPH = 1200
"""Columns after which a paragraph ends anyway: Thai and some recognizers write no full stops."""
_PAUSE = 2.0
"""Seconds of silence that begin a new paragraph after a sentence."""
_LONG_PAUSE = 5.0
"""Seconds of silence that begin a new paragraph in a sentence, too."""
NO_SPEECH = "(no speech)"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text of one speaker (an id, or None) from the second `start`. `heading` is the name of a
    file of a joined recording that begins with it, else ""."""

    start: float
    speaker: str | None
    text: str
    heading: str = ""


def paragraphs(transcript: Transcript, summary: Summary | None = None) -> Iterator[Paragraph]:
    """Yield the transcript by speaker turns; long turns are split at pauses, topics and sentences.

    Topics are the chapters of the summary.
    """
    for heading, segments in gathered(transcript, summary):
        text = joined(segment.text for segment in segments)
        yield Paragraph(segments[0].start, segments[0].speaker, text, heading)


def gathered(
    transcript: Transcript, summary: Summary | None = None
) -> Iterator[tuple[str, Sequence[Segment]]]:
    """Yield the heading and the segments of each of these paragraphs."""
    topics = sorted(chapter.start for chapter in summary.chapters) if summary else []
    headings, heading = file_headings(transcript), ""
    segments: list[Segment] = []
    for number, segment in enumerate(transcript.segments):
        begins_file = number in headings
        if segments and (begins_file or _begins_paragraph(segments, segment, topics)):
            yield heading, segments
            segments, heading = [], ""
        heading = headings.get(number, heading)
        segments.append(segment)
    if segments:
        yield heading, segments


def _begins_paragraph(before: Sequence[Segment], segment: Segment, topics: Sequence[float]) -> bool:
    last = before[-1]
    if segment.speaker != last.speaker:
        return True
    pause = segment.start - last.end
    width = sum(columns(each.text) for each in before)
    if pause >= _LONG_PAUSE or width >= _LONGEST_PARAGRAPH:
        return True
    if not ends_sentence(last.text):
        return False
    is_topic = any(last.start < topic <= segment.start for topic in topics)
    return is_topic or pause >= _PAUSE or width >= _LONG_PARAGRAPH


def txt(transcript: Transcript, names: Mapping[str, str], summary: Summary | None = None) -> str:
    """Return plain text: times, names of several speakers (`names`), and the speech."""
    usual = _usual_direction(transcript)
    blocks = []
    for each in paragraphs(transcript, summary):
        if each.heading:
            blocks.append(f"=== {each.heading} ===\n")
        right_to_left = direction_of(each.text, usual)
        name = names.get(each.speaker or "")
        label = f" {marked_name(name, right_to_left)}:" if name else ""
        blocks.append(directed(f"[{clock(each.start)}]{label} {each.text}", right_to_left) + "\n")
    return "\n".join(blocks) or f"{NO_SPEECH}\n"


def recording_facts(title: str, recorded: date | None, seconds: float, names: Iterable[str]) -> str:
    """Return the name of a recording, its day, length and people as one line."""
    day = recorded.isoformat() if recorded else ""
    return " · ".join(filter(None, (title, day, clock(seconds), ", ".join(names))))


def md(
    title: str,
    transcript: Transcript,
    summary: Summary | None,
    names: Mapping[str, str],
    facts: str = "",
) -> str:
    """Return Markdown with the summary, the transcript, and a line of `facts` about both."""
    usual = _usual_direction(transcript)
    parts = [summary_md(title, summary, facts)] if summary else [f"# {_md_line(title, usual)}\n"]
    if facts and not summary:
        parts.append(f"{escape_md(facts)}\n")
    parts.append("## Transcript\n")
    for each in paragraphs(transcript, summary):
        if each.heading:
            parts.append(f"### {escape_md(each.heading)}\n")
        right_to_left = direction_of(each.text, usual)
        name = names.get(each.speaker or "")
        label = f" {escape_md(marked_name(name, right_to_left))}:" if name else ""
        line = f"**{clock(each.start)}{label}** {escape_md(each.text)}"
        parts.append(f"{directed(line, right_to_left)}\n")
    if not transcript.segments:
        parts.append(f"{NO_SPEECH}\n")
    return "\n".join(parts)


def _usual_direction(transcript: Transcript) -> bool:
    return is_right_to_left(segment.text for segment in transcript.segments)


def summary_md(title: str, summary: Summary, facts: str = "") -> str:
    """Return Markdown with title, `facts`, gist and the lists of the summary, with their times."""
    usual = summary_is_right_to_left(summary)
    parts = [f"# {_md_line(summary.title or title, usual)}\n"]
    if facts:
        parts.append(f"{escape_md(facts)}\n")
    if summary.gist:
        parts.append(f"{_md_line(summary.gist, usual)}\n")
    for heading, points, is_task in summary_lists(summary):
        box = "[ ] " if is_task else ""
        items = [
            f"- {box}{_md_line(each.text, usual, f'**{clock(each.at)}** ')}\n" for each in points
        ]
        parts.append(f"## {heading}\n\n" + "".join(items))
    return "\n".join(parts)


def summary_lists(summary: Summary) -> Iterator[tuple[str, Sequence[Point], bool]]:
    """Yield the lists of a summary that are not empty: heading, entries, and whether they are tasks
    to be ticked."""
    chapters = [Point(chapter.start, chapter.title) for chapter in summary.chapters]
    lists: tuple[tuple[str, Sequence[Point], bool], ...] = (
        ("Key points", summary.points, False),
        ("Decisions", summary.decisions, False),
        ("Chapters", chapters, False),
        ("Action items", summary.actions, True),
        ("Open questions", summary.questions, False),
    )
    yield from (each for each in lists if each[1])


def _md_line(text: str, usual: bool, before: str = "") -> str:
    """Return the escaped text of a line in its direction, with markup before it."""
    return directed(before + escape_md(text), direction_of(text, usual))


def escape_md(text: str) -> str:
    """Return text as one line that Markdown readers show without markup, HTML or links.

    https://spec.commonmark.org/0.31.2/#backslash-escapes. Addresses, which some readers turn into
    links (https://github.github.com/gfm/#autolinks-extension-), are escaped in the same way.
    """
    line = " ".join(text.split())
    line = re.sub(r"([\\`*_{}\[\]<>#|~&@!$^=])", r"\\\1", line)
    line = re.sub(r"(?i)(:)(?=//)|(?<=www)(\.)", lambda found: f"\\{found.group()}", line)
    return re.sub(r"^([-+]|\d+[.)])", _escape_list, line)


def _escape_list(found: re.Match[str]) -> str:
    """Escape `- x` and `1. x` at the start of a line, which would be lists."""
    mark = found.group()
    return f"{mark[:-1]}\\{mark[-1]}"


def clock(seconds: float) -> str:
    """Return `1:02:03`, or `02:03` below an hour."""
    whole = int(seconds)
    minutes = f"{whole // 60 % 60:02}:{whole % 60:02}"
    return f"{whole // 3600}:{minutes}" if whole >= 3600 else minutes
