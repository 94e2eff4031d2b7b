"""Faint speech: sound far below the speech around it that is probably speech.

What is surely a voice of its own is recognized as speech, and its words are kept if the recognizer
does not merely guess them. The rest is recognized only with `louder`: a voice in the noise of a
room is often too faint to be understood, and the recognizer then invents words. Where faint speech
gets no text the answer says so.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from scipy.ndimage import grey_closing, maximum_filter1d, uniform_filter1d

from pipeline.engines.frames import FRAME, Frames, Spans, frame_edge, runs, subtract
from pipeline.engines.levels import FAR
from pipeline.engines.quiet_speech import DIP, FAINT, Flags, Run, add_quiet_speech
from storage.models import FaintSpeech, Segment, SpeechMap, Transcript

BELOW = 12.0
"""dB below the loudest speech around from which sound is quiet."""
AROUND = 15.0
"""Seconds in which the loudest speech is looked for, about what Whisper hears at once."""
SYLLABLES = 0.6
"""Seconds of a dip that belongs to the sound around it."""
SHORTEST = 1.0
"""Seconds of the shortest faint speech. Shorter sounds are coughs and chairs as often as words."""
LIKELY = 0.5
"""Probability of speech, with everything equally loud, from which a frame may be faint speech."""
PROBABLE = 0.6
"""Mean probability of faint speech."""
SURE = 0.8
"""Probability from which faint speech is a voice or worth a note. Music, applause, keys and
modulated noise, 26 to 34 dB below a voice, have 0.6 at most; voices down to 6 dB below the noise
have 0.9."""
OUTSIDE = 2.0
"""Seconds without a pause that a quiet voice has outside the speech that is found already. The
noise of a room in the pauses of a reader has 1.1 at most, behind the turns of a conversation 1.6
(which cost 0.3 points of DER)."""
PART = 0.6
"""Seconds that are enough outside, where the speech found inside is FAR below the loudest: it is
another voice, and a part of it is missing."""
DOUBTFUL = 0.65
"""Mean probability of all words of a quiet voice below which they are guesses. Of 32 voices 34 and
40 dB below the first one, from 6 dB above the noise to 4 dB below it, the 19 with more had 221
words right and 68 wrong or invented, the others 63 and 137."""


def quiet_stretches(level: Frames, found: Flags) -> list[Run]:
    """Return stretches of audible sound that is quiet beside the speech around it.

    `level` is in dB, `found` are the frames of speech, both of shape (frames,).
    """
    heard = grey_closing(uniform_filter1d(level, 3), round(SYLLABLES / FRAME))
    quiet = (heard > FAINT) & (heard < _loudest_around(level, found) - BELOW)
    return [(first, last) for first, last in runs(quiet) if (last - first) * FRAME >= SHORTEST]


def find_faint(
    quiet: Sequence[Run], probability: Frames, level: Frames, found: Flags
) -> tuple[FaintSpeech, ...]:
    """Return the parts of quiet stretches that are probably speech.

    `probability` is that of speech with everything equally loud, `level` is in dB, `found` are the
    frames of speech, each of shape (frames,).
    """
    inside = np.zeros(len(probability), bool)
    for first, last in quiet:
        inside[first:last] = True
    joined: list[list[int]] = []
    for first, last in runs(inside & (probability > LIKELY)):
        if joined and (first - joined[-1][1]) * FRAME < DIP:
            joined[-1][1] = last
        else:
            joined.append([first, last])
    loudest = _loudest_around(level, found)
    faint = [
        FaintSpeech(
            frame_edge(first),
            frame_edge(last),
            float(probability[first:last].mean()),
            _below(level[first:last], found[first:last], loudest[first:last]),
        )
        for first, last in joined
        if (last - first) * FRAME >= SHORTEST
    ]
    return tuple(each for each in faint if each.probability >= PROBABLE)


def _loudest_around(level: Frames, found: Flags) -> Frames:
    """Return the level of the loudest speech around every frame."""
    loudest: Frames = maximum_filter1d(
        np.where(found, level, np.float32(-np.inf)), round(2 * AROUND / FRAME)
    )
    return loudest


def _below(level: Frames, found: Flags, loudest: Frames) -> float:
    """Return how far (dB) the loud syllables of the found speech are below the loudest speech."""
    if found.sum() * FRAME < SYLLABLES:
        return 0.0
    return round(float(loudest.max() - np.percentile(level[found], 95)), 1)


def add_faint_speech(speech: SpeechMap, seconds: float) -> SpeechMap:
    """Return the speech of a recording of `seconds` with all faint speech as quiet voices."""
    return _with_voices(speech, [(each.start, each.end) for each in speech.faint], seconds)


def add_quiet_voices(speech: SpeechMap, seconds: float) -> SpeechMap:
    """Return the speech of a recording of `seconds` with the faint speech that is surely a voice of
    its own. Soft ends of words, and the noise of pauses, are none."""
    voices = [
        (each.start, each.end)
        for each in speech.faint
        if each.probability >= SURE and _is_outside(each, speech)
    ]
    return _with_voices(speech, voices, seconds)


def _is_outside(faint: FaintSpeech, speech: SpeechMap) -> bool:
    first = bisect_left(speech.regions, faint.start, key=lambda region: region[1])
    last = bisect_right(speech.regions, faint.end, key=lambda region: region[0])
    parts = subtract([(faint.start, faint.end)], speech.regions[first:last])
    least = PART if faint.below >= FAR else OUTSIDE
    return any(end - start >= least for start, end in parts)


def _with_voices(speech: SpeechMap, voices: Spans, seconds: float) -> SpeechMap:
    if not voices:
        return speech
    new = subtract(voices, speech.regions)
    return replace(add_quiet_speech(speech, voices, seconds), quiet_voices=tuple(new))


def without_guesses(transcript: Transcript, speech: SpeechMap) -> Transcript:
    """Return the transcript without sentences inside a quiet voice whose words are guesses.

    What was speech without the quiet voices keeps its words.
    """
    guessed = [
        number
        for start, end in speech.quiet_voices
        if _are_guesses(inside := _sentences_within(transcript.segments, start, end))
        for number, _ in inside
    ]
    if not guessed:
        return transcript
    left_out = frozenset(guessed)
    kept = (each for number, each in enumerate(transcript.segments) if number not in left_out)
    return replace(transcript, segments=tuple(kept))


def _sentences_within(
    segments: Sequence[Segment], start: float, end: float
) -> list[tuple[int, Segment]]:
    """Return the numbers and sentences of which more than half is between two times (seconds)."""
    return [
        (number, each)
        for number, each in enumerate(segments)
        if 2 * (min(each.end, end) - max(each.start, start)) > each.end - each.start
    ]


def _are_guesses(sentences: Sequence[tuple[int, Segment]]) -> bool:
    probabilities = [word.probability for _, each in sentences for word in each.words]
    return sum(probabilities) < DOUBTFUL * len(probabilities)
