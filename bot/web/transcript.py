"""The transcript as a page shows it: words with their times, speakers, languages, directions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.engines.spoken_words import without_fillers
from pipeline.engines.word_pieces import Piece, pieces_of
from pipeline.export.direction import direction_of, is_right_to_left
from storage.models import Line, SpeakerShare, Transcript

COLOURS = 8
"""Colours of speakers in `static/style.css`; a ninth speaker has the first one's again."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaker with the name that is shown, and the number of the colour."""

    id: str
    name: str
    number: int

    @property
    def colour(self) -> int:
        """Return the colour."""
        return self.number % COLOURS


@dataclass(frozen=True, slots=True)
class Paragraph:
    """About a sentence of one speaker. `speaker` is "" where it is the one before. `place` is that
    of the segment in the transcript, `voice` the speaker's id."""

    start: float
    pieces: tuple[Piece, ...]
    speaker: str = ""
    colour: int = 0
    language: str = ""
    right_to_left: bool = False
    place: int = 0
    voice: str = ""

    @property
    def text(self) -> str:
        """Return the text."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class ShownTranscript:
    """The paragraphs, and the usual language and direction. `has_words`: words have times."""

    paragraphs: tuple[Paragraph, ...]
    language: str
    right_to_left: bool
    has_words: bool

    @property
    def has_doubtful(self) -> bool:
        """Return whether a word is doubtful."""
        return any(piece.doubtful for each in self.paragraphs for piece in each.pieces)


def shown_words(transcript: Transcript, voices: Mapping[str, Voice]) -> ShownTranscript:
    """Return a transcript with the times of its words. Takes some time for a long one. A single
    speaker has no name."""
    usual = is_right_to_left(segment.text for segment in transcript.segments)
    language = "-".join(filter(None, (transcript.language, transcript.script)))
    heard = voices if len(voices) > 1 else {}
    paragraphs = tuple(shown_paragraphs(transcript, heard, usual))
    has_words = any(segment.words for segment in transcript.segments)
    return ShownTranscript(paragraphs, language, usual, has_words)


def voices_of(speakers: Sequence[SpeakerShare]) -> dict[str, Voice]:
    """Return the speakers of a result, by id."""
    return {it.id: Voice(it.id, it.name, place) for place, it in enumerate(speakers)}


def shown_lines(lines: Sequence[Line], language: str) -> ShownTranscript:
    """Return what is stored for search: sentences with their times."""
    usual = is_right_to_left(line.text for line in lines)
    colours = {
        name: number for number, name in enumerate(dict.fromkeys(it.speaker for it in lines))
    }
    paragraphs, before = [], ""
    for line in lines:
        speaker = "" if line.speaker == before else line.speaker
        before = line.speaker
        colour = colours[line.speaker] % COLOURS
        direction = direction_of(line.text, usual)
        pieces = (Piece(line.text, line.start),)
        paragraphs.append(Paragraph(line.start, pieces, speaker, colour, "", direction))
    return ShownTranscript(tuple(paragraphs), language, usual, has_words=False)


def shown_paragraphs(
    transcript: Transcript, voices: Mapping[str, Voice], usual: bool
) -> Iterator[Paragraph]:
    """Yield the segments that have something to read. `usual` is the usual direction: True for
    from right to left."""
    before: str | None = None
    for place, each in enumerate(transcript.segments):
        alone = replace(transcript, segments=(each,))
        for segment in without_fillers(alone).segments:
            voice = voices.get(segment.speaker or "")
            yield Paragraph(
                segment.start,
                tuple(pieces_of(segment)),
                voice.name if voice and segment.speaker != before else "",
                voice.colour if voice else 0,
                segment.language,
                direction_of(segment.text, usual),
                place,
                segment.speaker or "",
            )
            before = segment.speaker or ""
