"""Transcript and summary as readable text: txt and md."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.export.cue_tokens import joined
from storage.models import Point, Segment, Summary, Transcript

_LONG_PARAGRAPH = 600
"""Characters after which a paragraph ends with its sentence."""
_PAUSE = 2.0
"""Seconds of silence that begin a new paragraph."""
_NO_SPEECH = "(no speech)"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text of one speaker (an id, or None) from the second `start`."""

    start: float
    speaker: str | None
    text: str


def paragraphs(transcript: Transcript) -> Iterator[Paragraph]:
    """Yield the transcript by speaker turns; long turns are split at pauses and sentence ends."""
    gathered: list[Segment] = []
    for segment in transcript.segments:
        if gathered and _begins_paragraph(gathered, segment):
            yield _paragraph(gathered)
            gathered = []
        gathered.append(segment)
    if gathered:
        yield _paragraph(gathered)


def _begins_paragraph(before: Sequence[Segment], segment: Segment) -> bool:
    last = before[-1]
    if segment.speaker != last.speaker or segment.start - last.end >= _PAUSE:
        return True
    long = sum(len(each.text) for each in before) >= _LONG_PARAGRAPH
    return long and last.text.rstrip().endswith((".", "?", "!", "…", "。", "？", "！"))


def _paragraph(segments: Sequence[Segment]) -> Paragraph:
    text = joined(segment.text for segment in segments)
    return Paragraph(segments[0].start, segments[0].speaker, text)


def txt(transcript: Transcript, names: Mapping[str, str]) -> str:
    """Return plain text: times, names of several speakers (`names`), and the speech."""
    blocks = []
    for each in paragraphs(transcript):
        name = names.get(each.speaker or "")
        label = f" {name}:" if name else ""
        blocks.append(f"[{clock(each.start)}]{label} {each.text}\n")
    return "\n".join(blocks) or f"{_NO_SPEECH}\n"


def md(
    title: str, transcript: Transcript, summary: Summary | None, names: Mapping[str, str]
) -> str:
    """Return Markdown with the summary and the transcript."""
    parts = [summary_md(title, summary)] if summary else [f"# {escape_md(title)}\n"]
    parts.append("## Transcript\n")
    for each in paragraphs(transcript):
        name = names.get(each.speaker or "")
        label = f" {escape_md(name)}:" if name else ""
        parts.append(f"**{clock(each.start)}{label}** {escape_md(each.text)}\n")
    if not transcript.segments:
        parts.append(f"{_NO_SPEECH}\n")
    return "\n".join(parts)


def summary_md(title: str, summary: Summary) -> str:
    """Return Markdown with title, gist, key points, chapters and actions, with their times."""
    parts = [f"# {escape_md(summary.title or title)}\n"]
    if summary.gist:
        parts.append(f"{escape_md(summary.gist)}\n")
    chapters = [Point(chapter.start, chapter.title) for chapter in summary.chapters]
    for heading, points, box in (
        ("Key points", summary.points, ""),
        ("Chapters", chapters, ""),
        ("Action items", summary.actions, "[ ] "),
    ):
        if points:
            items = [f"- {box}**{clock(each.at)}** {escape_md(each.text)}\n" for each in points]
            parts.append(f"## {heading}\n\n" + "".join(items))
    return "\n".join(parts)


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
