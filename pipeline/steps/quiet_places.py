"""Places of a recording where somebody is too quiet to be recognized.

They are faint speech without text. Text that is mostly a guess is none: for a voice in noise the
recognizer invents words, some of them surely.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import inf

from pipeline.engines.faint_speech import DOUBTFUL, SURE, add_faint_speech, add_quiet_voices
from pipeline.engines.frames import bridge, subtract
from pipeline.steps import call_channels
from pipeline.steps.context import JobContext
from pipeline.steps.source import Recording
from storage.models import Note, SpeechMap, Transcript, Word
from storage.models.parts import clock

Span = tuple[float, float]

SHORTEST = 1.0
"""Seconds of the shortest place."""
MARGIN = 0.4
"""Seconds around a word that belong to it: its end may fade away."""
TOGETHER = 3.0
"""Seconds between two places that are one."""
MOST_PLACES = 3
"""Places that a note names, the longest ones."""
GUESSED = 0.45
"""Mean probability of a word and its neighbours below which they are a guess."""
NEIGHBOURS = 2
"""Words before and after a word that count for its mean."""

OF_QUIET = frozenset({"too_quiet", "still_too_quiet"})
"""Codes of `quiet_notes`."""


def hear_quiet_voices(recording: Recording, *, louder: bool) -> Recording:
    """Return the recording with its quiet voices as speech, in the mix and on every channel.

    With `louder` all faint speech is one.
    """
    add = add_faint_speech if louder else add_quiet_voices
    mix, *channels = (
        add(each, recording.seconds) for each in (recording.speech, *recording.channels)
    )
    return replace(recording, speech=mix, channels=tuple(channels))


def quiet_notes(job: JobContext, recording: Recording, transcript: Transcript) -> Iterator[Note]:
    """Yield a note if somebody is too quiet, with times of the whole recording."""
    speech = call_channels.heard_alone(job, recording) or (recording.speech,)
    begin = recording.start
    named = [f"{clock(begin + a)}-{clock(begin + b)}" for a, b in too_quiet(speech, transcript)]
    if named:
        code = "still_too_quiet" if job.options.louder else "too_quiet"
        yield Note(code, {"places": ", ".join(named)})


def too_quiet(speech: Sequence[SpeechMap], transcript: Transcript) -> list[Span]:
    """Return the places (seconds), in order. `speech` is that of the mix or of every channel."""
    faint = [
        (each.start, each.end)
        for channel in speech
        for each in channel.faint
        if each.probability >= SURE
    ]
    faint = bridge(sorted(faint), 0.0)
    heard = bridge(sorted(_heard(transcript, _doubtful(transcript, faint))), 0.0)
    rest = subtract(faint, heard)
    places = bridge([(a, b) for a, b in rest if b - a >= SHORTEST], TOGETHER)
    longest = sorted(places, key=lambda span: span[0] - span[1])[:MOST_PLACES]
    return sorted(longest)


def _doubtful(transcript: Transcript, faint: Sequence[Span]) -> list[Span]:
    """Return the faint speech whose words are improbable on the whole."""
    words = sorted(
        (_middle(word), word.probability) for it in transcript.segments for word in it.words
    )
    found = []
    for start, end in faint:
        inside = words[bisect_left(words, (start, 0.0)) : bisect_left(words, (end, 0.0))]
        if sum(probability for _, probability in inside) < DOUBTFUL * len(inside):
            found.append((start, end))
    return found


def _heard(transcript: Transcript, doubtful: Sequence[Span]) -> Iterator[Span]:
    """Yield what has text outside the doubtful spans, and what the recognizer took for music or
    noise. The spans are sorted and do not overlap."""
    for segment in transcript.segments:
        if not segment.words:
            yield segment.start, segment.end
    words = [word for segment in transcript.segments for word in segment.words]
    for index, word in enumerate(words):
        around = words[max(0, index - NEIGHBOURS) : index + NEIGHBOURS + 1]
        if not _is_guess(around) and not _is_inside(doubtful, _middle(word)):
            yield word.start - MARGIN, word.end + MARGIN
    for removed in transcript.removed:
        yield removed.start, removed.end


def _is_inside(spans: Sequence[Span], moment: float) -> bool:
    after = bisect_right(spans, (moment, inf))
    return after > 0 and moment < spans[after - 1][1]


def _middle(word: Word) -> float:
    return (word.start + word.end) / 2


def _is_guess(words: Sequence[Word]) -> bool:
    return sum(word.probability for word in words) < GUESSED * len(words)
