"""Faint speech: sound far below the speech around it that is probably speech.

Where it gets no text the answer says so, and with `louder` it is recognized as speech. Without that
it is not: a voice in the noise of a room is often too faint to be understood, and the recognizer
then invents words.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.ndimage import grey_closing, maximum_filter1d, uniform_filter1d

from pipeline.engines.frames import FRAME, Frames, frame_edge, runs
from pipeline.engines.quiet_speech import DIP, FAINT, Flags, Run, add_quiet_speech
from storage.models import FaintSpeech, SpeechMap

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


def quiet_stretches(level: Frames, found: Flags) -> list[Run]:
    """Return stretches of audible sound that is quiet beside the speech around it.

    `level` is in dB, `found` are the frames of speech, both of shape (frames,).
    """
    heard = grey_closing(uniform_filter1d(level, 3), round(SYLLABLES / FRAME))
    loudest = maximum_filter1d(np.where(found, level, -np.inf), round(2 * AROUND / FRAME))
    quiet = (heard > FAINT) & (heard < loudest - BELOW)
    return [(first, last) for first, last in runs(quiet) if (last - first) * FRAME >= SHORTEST]


def find_faint(quiet: Sequence[Run], probability: Frames) -> tuple[FaintSpeech, ...]:
    """Return the parts of quiet stretches that are probably speech.

    `probability` is that of speech with everything equally loud, shape (frames,).
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
    found = [
        FaintSpeech(frame_edge(first), frame_edge(last), float(probability[first:last].mean()))
        for first, last in joined
        if (last - first) * FRAME >= SHORTEST
    ]
    return tuple(each for each in found if each.probability >= PROBABLE)


def add_faint_speech(speech: SpeechMap, seconds: float) -> SpeechMap:
    """Return the speech of a recording of `seconds` with the faint speech as regions."""
    faint = [(each.start, each.end) for each in speech.faint]
    return add_quiet_speech(speech, faint, seconds) if faint else speech
