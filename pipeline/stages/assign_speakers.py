"""Assigns a speaker to every word, so that each segment has only one speaker."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, zip_longest

from pipeline.engines.ordinals import is_ordinal
from pipeline.engines.text_tokens import clip
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
"""Characters that may follow the end of a sentence."""
MAX_STRAY_WORDS = 2
"""Up to this many words in another speaker's sentence are probably an error of time…"""
MIN_COVERED = 0.8
"""…unless a turn of the other speaker covers this share of them."""
USEFUL_LENGTH, OPENING_LENGTH = 20, 160
"""Minimum characters of a useful first sentence, longer than a mere «Yes.», and maximum shown."""


class TurnIndex:
    """The active speaker at any time, by turns without overlaps."""

    def __init__(self, turns: Sequence[SpeakerTurn]) -> None:
        """`turns`: at least one, sorted."""
        self._turns = turns
        self._ends = [turn.end for turn in turns]

    def seconds(self, start: float, end: float) -> dict[str, float]:
        """Return the seconds of each speaker between two times, for the speakers who have any."""
        shares_of_time: dict[str, float] = defaultdict(float)
        for at in range(bisect_right(self._ends, start), len(self._turns)):
            turn = self._turns[at]
            if turn.start >= end:
                break
            shares_of_time[turn.speaker] += min(end, turn.end) - max(start, turn.start)
        return shares_of_time

    def speaker(self, start: float, end: float) -> str:
        """Return the main speaker between two times; in silence the speaker of the nearest turn."""
        shared = self.seconds(start, end)
        if shared:
            return max(shared, key=lambda speaker: shared[speaker])
        after = bisect_right(self._ends, start)
        near = self._turns[max(0, after - 1) : after + 1]
        return min(near, key=lambda turn: max(turn.start - end, start - turn.end)).speaker

    def covers(self, start: float, end: float, speaker: str) -> float:
        """Return the share of the time, 0..1, in which the speaker is active."""
        return self.seconds(start, end).get(speaker, 0.0) / max(end - start, 1e-6)


def name_words(transcript: Transcript, diarization: Diarization) -> Transcript:
    """Return the transcript with a speaker for every word.

    Segments are cut at changes of speaker and at the ends of sentences. Speakers are S1, S2, … in
    the order of their first words. Without any turn the transcript does not change.
    """
    return assign_speakers(transcript, diarization)[0]


def assign_speakers(
    transcript: Transcript, diarization: Diarization
) -> tuple[Transcript, tuple[SpeakerVoice, ...]]:
    """Return the transcript as `name_words` does, and the voices of its speakers."""
    if not diarization.exclusive:
        return transcript, ()
    turn_index = TurnIndex(diarization.exclusive)
    with_speakers = (
        (name_segment(segment, turn_index, language), language)
        for segment in transcript.segments
        for language in [segment.language or transcript.language]
    )
    segments = [
        part for segment, language in with_speakers for part in cut_segment(segment, language)
    ]
    names = number_speakers(segments)
    voices = [
        replace(voice, speaker=names[voice.speaker])
        for voice in diarization.voices
        if voice.speaker in names
    ]
    return replace(transcript, segments=tuple(rename_speakers(segments, names))), tuple(voices)


def name_segment(segment: Segment, turn_index: TurnIndex, language: str) -> Segment:
    """Return the segment with a speaker for itself and for its words."""
    words = [
        replace(word, speaker=turn_index.speaker(word.start, word.end)) for word in segment.words
    ]
    smoothed = [
        word for sentence in sentences(words, language) for word in smooth(sentence, turn_index)
    ]
    speaker = turn_index.speaker(segment.start, segment.end)
    return replace(segment, words=tuple(smoothed), speaker=speaker)


def sentences(words: Sequence[Word], language: str) -> Iterator[list[Word]]:
    """Yield the words up to each end of a sentence."""
    sentence: list[Word] = []
    for word, following in zip_longest(words, words[1:]):
        sentence.append(word)
        if ends_sentence(word) and not (following and _goes_on(sentence, following, language)):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _goes_on(sentence: Sequence[Word], following: Word, language: str) -> bool:
    """Return whether the full stop is that of an ordinal number."""
    left = " ".join(word.text for word in sentence[-2:])
    pause = following.start - sentence[-1].end
    return is_ordinal(left, following.text, language, pause)


def ends_sentence(word: Word) -> bool:
    """Return whether a sentence ends with this word."""
    return word.text.rstrip(CLOSING).endswith(SENTENCE_ENDS)


def smooth(sentence: list[Word], turn_index: TurnIndex) -> Iterator[Word]:
    """Yield the words of a sentence, after a correction of its speakers.

    One or two words of another speaker, which no turn of that speaker covers, go to the main
    speaker of the sentence.
    """
    seconds: dict[str, float] = defaultdict(float)
    for word in sentence:
        seconds[str(word.speaker)] += word.end - word.start + 0.01  # counts words of length 0 too
    speaker = max(seconds, key=lambda name: seconds[name])
    for other, group in groupby(sentence, key=lambda word: str(word.speaker)):
        run = list(group)
        covered = turn_index.covers(run[0].start, run[-1].end, other)
        stays = other == speaker or len(run) > MAX_STRAY_WORDS or covered >= MIN_COVERED
        yield from run if stays else (replace(word, speaker=speaker) for word in run)


def cut_segment(segment: Segment, language: str) -> Iterator[Segment]:
    """Yield the segment, cut at changes of speaker and at the ends of sentences."""
    if not segment.words:
        yield segment
        return
    parts = [
        list(group)
        for sentence in sentences(segment.words, language)
        for _, group in groupby(sentence, key=lambda word: word.speaker)
    ]
    spaced = _is_spaced(language)
    for words, text in zip(parts, cut_text(segment.text, parts, spaced), strict=True):
        yield Segment(
            words[0].start, words[-1].end, text, tuple(words), words[0].speaker, segment.language
        )


def _is_spaced(language: str) -> bool:
    return language not in UNSPACED_LANGUAGES


def cut_text(text: str, parts: Sequence[Sequence[Word]], spaced: bool) -> list[str]:
    """Return the text of every part as in the whole text, which keeps its spacing.

    If the words are not found in the text, they are joined.
    """
    starts: list[int] = []
    at = 0
    for words in parts:
        for index, word in enumerate(words):
            found = text.find(word.text, at)
            if found < 0:
                separator = " " if spaced else ""
                return [separator.join(word.text for word in words) for words in parts]
            at = found + len(word.text)
            if index == 0:
                starts.append(found)
    ends = [*starts[1:], len(text)]
    return [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]


def number_speakers(segments: Sequence[Segment]) -> dict[str, str]:
    """Return S1, S2, … for the speakers, in the order of their first words."""
    names: dict[str, str] = {}
    for segment in segments:
        names.setdefault(str(segment.speaker), f"S{len(names) + 1}")
    return names


def rename_speakers(segments: Sequence[Segment], names: Mapping[str, str]) -> Iterator[Segment]:
    """Yield the segments and their words with new names of the speakers."""
    for segment in segments:
        name = names[str(segment.speaker)]
        words = tuple(replace(word, speaker=name) for word in segment.words)
        yield replace(segment, speaker=name, words=words)


def shares(
    transcript: Transcript, names: Mapping[str, str] | None = None
) -> tuple[SpeakerShare, ...]:
    """Return the talking time of each speaker, in the order of their first words.

    Their names are those of `names` (by id), otherwise "Speaker 1", …
    """
    seconds: dict[str, float] = defaultdict(float)
    openings: dict[str, str] = {}
    for segment in transcript.segments:
        if segment.speaker is None:
            continue
        seconds[segment.speaker] += segment.end - segment.start
        if len(openings.get(segment.speaker, "")) < USEFUL_LENGTH:
            openings[segment.speaker] = " ".join(segment.text.split())
    return tuple(
        SpeakerShare(
            speaker,
            (names or {}).get(speaker) or default_name(number),
            round(seconds[speaker], 3),
            clip(openings[speaker], OPENING_LENGTH),
        )
        for number, speaker in enumerate(seconds, 1)
    )


def default_name(number: int) -> str:
    """Return the displayed name of a speaker without a name."""
    return f"Speaker {number}"
