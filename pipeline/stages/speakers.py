"""Gives every word its speaker, so that each segment of the transcript is one person's."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.engines.sentences import clip
from storage.models import (
    Diarization,
    Segment,
    SpeakerShare,
    SpeakerTurn,
    SpeakerVoice,
    Transcript,
    Word,
)
from storage.unspaced_scripts import UNSPACED_LANGUAGES

SENTENCE_ENDS = tuple(".?!…。？！؟।")
CLOSING = "\"'”’»)]」』"
"""May stand after the end of a sentence."""
FEW = 2
"""So few words in another's sentence are an error of time rather than of speaker…"""
COVERED = 0.8
"""…unless a turn of the other covers this part of them."""
TELLING, OPENING = 20, 160
"""Characters that a first sentence should have, lest it be a mere «Yes.», and at most has."""


class Floor:
    """Who has the floor at any time, by turns of which no two overlap."""

    def __init__(self, turns: Sequence[SpeakerTurn]) -> None:
        """`turns`: at least one, sorted."""
        self._turns = turns
        self._ends = [turn.end for turn in turns]

    def seconds(self, start: float, end: float) -> dict[str, float]:
        """How long each speaker has it between two times; only those that do."""
        shared: dict[str, float] = defaultdict(float)
        for turn in self._turns[bisect_right(self._ends, start) :]:
            if turn.start >= end:
                break
            shared[turn.speaker] += min(end, turn.end) - max(start, turn.start)
        return shared

    def speaker(self, start: float, end: float) -> str:
        """Who has it longest between two times; where nobody does, whose turn is nearest."""
        shared = self.seconds(start, end)
        if shared:
            return max(shared, key=lambda speaker: shared[speaker])
        after = bisect_right(self._ends, start)
        near = self._turns[max(0, after - 1) : after + 1]
        return min(near, key=lambda turn: max(turn.start - end, start - turn.end)).speaker

    def covers(self, start: float, end: float, speaker: str) -> float:
        """The part of the time, 0..1, in which the speaker has it."""
        return self.seconds(start, end).get(speaker, 0.0) / max(end - start, 1e-6)


def name_words(transcript: Transcript, diarization: Diarization) -> Transcript:
    """The transcript with a speaker for every word, its segments cut at changes of speaker and at
    the ends of sentences. Speakers are S1, S2, … in the order in which they first say a word.

    Without any turn the transcript stays as it is.
    """
    return tell_apart(transcript, diarization)[0]


def tell_apart(
    transcript: Transcript, diarization: Diarization
) -> tuple[Transcript, tuple[SpeakerVoice, ...]]:
    """The transcript as `name_words` makes it, and the voices of those who say something in it."""
    if not diarization.exclusive:
        return transcript, ()
    floor = Floor(diarization.exclusive)
    spaced = transcript.language not in UNSPACED_LANGUAGES
    named = (name_segment(segment, floor) for segment in transcript.segments)
    cut = [part for segment in named for part in cut_segment(segment, spaced)]
    names = numbered(cut)
    voices = [
        replace(voice, speaker=names[voice.speaker])
        for voice in diarization.voices
        if voice.speaker in names
    ]
    return replace(transcript, segments=tuple(renamed(cut, names))), tuple(voices)


def name_segment(segment: Segment, floor: Floor) -> Segment:
    """The segment with its words named, and itself."""
    words = [replace(word, speaker=floor.speaker(word.start, word.end)) for word in segment.words]
    smoothed = [word for sentence in sentences(words) for word in smooth(sentence, floor)]
    speaker = floor.speaker(segment.start, segment.end)
    return replace(segment, words=tuple(smoothed), speaker=speaker)


def sentences(words: Sequence[Word]) -> Iterator[list[Word]]:
    """The words up to each end of a sentence."""
    sentence: list[Word] = []
    for word in words:
        sentence.append(word)
        if ends_sentence(word):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def ends_sentence(word: Word) -> bool:
    """Whether a sentence ends with this word."""
    return word.text.rstrip(CLOSING).endswith(SENTENCE_ENDS)


def smooth(sentence: list[Word], floor: Floor) -> Iterator[Word]:
    """A sentence whose one or two words under another name, which no turn of the other really
    covers, go to the speaker of the sentence."""
    seconds: dict[str, float] = defaultdict(float)
    for word in sentence:
        seconds[str(word.speaker)] += word.end - word.start + 0.01  # words of no length count too
    speaker = max(seconds, key=lambda name: seconds[name])
    for other, group in groupby(sentence, key=lambda word: str(word.speaker)):
        run = list(group)
        covered = floor.covers(run[0].start, run[-1].end, other)
        stays = other == speaker or len(run) > FEW or covered >= COVERED
        yield from run if stays else (replace(word, speaker=speaker) for word in run)


def cut_segment(segment: Segment, spaced: bool) -> Iterator[Segment]:
    """The segment cut where the speaker changes and where sentences end."""
    if not segment.words:
        yield segment
        return
    parts = [
        list(group)
        for sentence in sentences(segment.words)
        for _, group in groupby(sentence, key=lambda word: word.speaker)
    ]
    for words, text in zip(parts, cut_text(segment.text, parts, spaced), strict=True):
        yield Segment(words[0].start, words[-1].end, text, tuple(words), words[0].speaker)


def cut_text(text: str, parts: Sequence[Sequence[Word]], spaced: bool) -> list[str]:
    """The text of every part as it stands in the whole, so that its spacing is kept; the words
    joined, where they can't be found in it."""
    starts: list[int] = []
    at = 0
    for words in parts:
        for index, word in enumerate(words):
            found = text.find(word.text, at)
            if found < 0:
                glue = " " if spaced else ""
                return [glue.join(word.text for word in words) for words in parts]
            at = found + len(word.text)
            if index == 0:
                starts.append(found)
    ends = [*starts[1:], len(text)]
    return [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]


def numbered(segments: Sequence[Segment]) -> dict[str, str]:
    """S1, S2, … for the speakers, in the order in which they first say something."""
    names: dict[str, str] = {}
    for segment in segments:
        names.setdefault(str(segment.speaker), f"S{len(names) + 1}")
    return names


def renamed(segments: Sequence[Segment], names: Mapping[str, str]) -> Iterator[Segment]:
    """The segments and their words by the new names of their speakers."""
    for segment in segments:
        name = names[str(segment.speaker)]
        words = tuple(replace(word, speaker=name) for word in segment.words)
        yield replace(segment, speaker=name, words=words)


def shares(
    transcript: Transcript, names: Mapping[str, str] | None = None
) -> tuple[SpeakerShare, ...]:
    """How long each speaker talked, in the order of first words, called as in `names` (by id), else
    "Speaker 1", …"""
    seconds: dict[str, float] = defaultdict(float)
    openings: dict[str, str] = {}
    for segment in transcript.segments:
        if segment.speaker is None:
            continue
        seconds[segment.speaker] += segment.end - segment.start
        if len(openings.get(segment.speaker, "")) < TELLING:
            openings[segment.speaker] = " ".join(segment.text.split())
    return tuple(
        SpeakerShare(
            speaker,
            (names or {}).get(speaker) or unnamed(number),
            round(seconds[speaker], 3),
            clip(openings[speaker], OPENING),
        )
        for number, speaker in enumerate(seconds, 1)
    )


def unnamed(number: int) -> str:
    """What a speaker is called whom nobody named."""
    return f"Speaker {number}"
