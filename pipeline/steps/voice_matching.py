"""Who is heard: the speakers of a recording compared with the voices that a person named before.

A wrong name is worse than none: whoever is not surely one of them, and clearly no other, keeps the
number. `python -m benchmarks.voices` prints how often either goes wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from pipeline.engines.diarization.embeddings import Voices, unit
from pipeline.engines.diarization.voiceprints import direction
from storage.models import NamedVoice, SpeakerVoice

SURE = 0.76
"""A speaker is at least this much like the voice that gives the name (cosine)…"""
CLEAR = 0.05
"""…and by this much less like every other one; so is every other speaker like this voice."""
LEAST = 2.0
"""Seconds of clean speech that tell a speaker."""
MOST = 60.0
"""One recording counts for no more than so many seconds: the others shall be heard, too."""


def recognize(
    speakers: Sequence[SpeakerVoice], known: Sequence[NamedVoice], sure: float = SURE
) -> Mapping[str, str]:
    """The names of those who are surely known, by id; each name once. Of two speakers who are both
    much like one name, neither gets it."""
    heard = [it for it in speakers if it.voiceprint.seconds >= LEAST]
    engines = {it.voiceprint.engine for it in heard}
    comparable = [it for it in known if it.voiceprint.engine in engines]
    if len(engines) != 1 or not comparable:
        return {}
    names, voices = middles(comparable)
    likeness = np.stack([direction(it.voiceprint) for it in heard]) @ voices.T
    found = {}
    for row, speaker in enumerate(heard):
        best = int(likeness[row].argmax())
        rivals = [*np.delete(likeness[row], best), *np.delete(likeness[:, best], row)]
        nearest = max(map(float, rivals), default=-1.0)
        if likeness[row, best] >= max(sure, nearest + CLEAR):
            found[speaker.speaker] = names[best]
    return found


def middles(known: Sequence[NamedVoice]) -> tuple[list[str], Voices]:
    """Each name, and the mean voice of all recordings that it was given in."""
    groups: dict[str, list[NamedVoice]] = defaultdict(list)
    for voice in known:
        groups[voice.name].append(voice)
    sums = [
        sum(min(it.voiceprint.seconds, MOST) * direction(it.voiceprint) for it in group)
        for group in groups.values()
    ]
    return list(groups), unit(np.stack(sums))
