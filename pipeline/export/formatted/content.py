"""Content of a formatted document before it is laid out as docx, pdf or html."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pipeline.engines.word_pieces import Piece, pieces_of
from pipeline.export.cue_tokens import has_space_before
from pipeline.export.direction import (
    LEFT_TO_RIGHT_MARK,
    RIGHT_TO_LEFT_MARK,
    direction_of,
    has_right_to_left,
    is_right_to_left,
    marked_name,
    summary_is_right_to_left,
)
from pipeline.export.documents import NO_SPEECH, gathered, summary_lists
from pipeline.export.formatted.visible_text import visible_text
from storage.models import Segment, Summary, Transcript

COLOURS = 8
"""Colours of speakers; a ninth speaker has the first one's again."""
DOUBTFUL = "Underlined with dots: words that the recognition is not sure of."


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text of one speaker from the second `start`. `heading` is the name of a file of a joined
    recording that begins with it, `language` its code where it is not that of the document."""

    start: float
    runs: tuple[Piece, ...]
    speaker: str = ""
    colour: int = 0
    language: str = ""
    right_to_left: bool = False
    heading: str = ""

    def stretches(self) -> Iterator[tuple[bool, str]]:
        """Yield the text in as few pieces as there can be, with whether each is doubtful."""
        for doubtful, runs in groupby(self.runs, key=lambda run: run.doubtful):
            yield doubtful, "".join(run.text for run in runs)


@dataclass(frozen=True, slots=True)
class Item:
    """Entry of a list of the summary. `box`: it is a task, with a box to be ticked."""

    start: float
    text: str
    right_to_left: bool
    box: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """List of the summary with its heading."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """Title, facts, summary and transcript. `language` is a tag of BCP 47, `und` without speech;
    `right_to_left` is its direction, `summary_right_to_left` that of title and summary."""

    title: str
    facts: str
    language: str
    right_to_left: bool
    gist: str
    summary_language: str
    summary_right_to_left: bool
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]

    @property
    def has_doubtful(self) -> bool:
        """Return whether a word is doubtful."""
        return any(run.doubtful for each in self.paragraphs for run in each.runs)

    def texts(self) -> Iterator[str]:
        """Yield everything that is written, to choose fonts."""
        yield from (self.title, self.facts, self.gist, NO_SPEECH, DOUBTFUL)
        for section in self.sections:
            yield from (section.title, *(item.text for item in section.items))
        for each in self.paragraphs:
            yield from (each.heading, each.speaker, *(run.text for run in each.runs))


def content_of(
    title: str,
    transcript: Transcript,
    summary: Summary | None,
    names: Mapping[str, str],
    facts: str = "",
) -> Content:
    """Return what a document says. `names` are displayed by speaker id, empty with one speaker."""
    usual = is_right_to_left(segment.text for segment in transcript.segments)
    about = summary_is_right_to_left(summary) if summary else usual
    tag = "-".join(filter(None, (transcript.language, transcript.script)))
    return Content(
        title=visible_text((summary and summary.title) or title) or "recording",
        facts=_in_direction(visible_text(facts), about),
        language=tag or "und",
        right_to_left=usual,
        gist=visible_text(summary.gist) if summary else "",
        summary_language=(summary.language if summary else "") or tag or "und",
        summary_right_to_left=about,
        sections=tuple(_sections(summary, about)) if summary else (),
        paragraphs=tuple(_paragraphs(transcript, summary, names, usual)),
    )


def _in_direction(facts: str, right_to_left: bool) -> str:
    """Return facts whose order is that of the line: between names and numbers of the other
    direction, a point in the middle or the comma between two people would make one piece of them,
    read the other way."""
    if not right_to_left and not has_right_to_left(facts):
        return facts
    mark = RIGHT_TO_LEFT_MARK if right_to_left else LEFT_TO_RIGHT_MARK
    *others, people = facts.split(" · ")
    return f" {mark}·{mark} ".join((*others, people.replace(", ", f"{mark}, {mark}")))


def _sections(summary: Summary, usual: bool) -> Iterator[Section]:
    for title, points, is_task in summary_lists(summary):
        texts = [(point.at, visible_text(point.text)) for point in points]
        items = (Item(at, text, direction_of(text, usual), is_task) for at, text in texts)
        yield Section(title, tuple(items))


def _paragraphs(
    transcript: Transcript, summary: Summary | None, names: Mapping[str, str], usual: bool
) -> Iterator[Paragraph]:
    colours = {speaker: number % COLOURS for number, speaker in enumerate(names)}
    for heading, segments in gathered(transcript, summary):
        runs = tuple(_runs(segments))
        text = "".join(run.text for run in runs)
        first = segments[0]
        right_to_left = direction_of(text, usual)
        yield Paragraph(
            first.start,
            runs,
            marked_name(visible_text(names.get(first.speaker or "", "")), right_to_left),
            colours.get(first.speaker or "", 0),
            first.language,
            right_to_left,
            visible_text(heading),
        )


def _runs(segments: Sequence[Segment]) -> Iterator[Piece]:
    """Yield the words of segments, and between them the spaces that their script has."""
    begun = space = False
    for segment in segments:
        space = space or has_space_before(segment.text.lstrip())
        for run in pieces_of(segment):
            text = visible_text(run.text)
            space = space or run.text[:1].isspace()
            if not text:
                continue
            if begun and space:
                yield Piece(" ")
            yield replace(run, text=text)
            begun, space = True, run.text[-1:].isspace()
