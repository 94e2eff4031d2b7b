"""Recognition of speakers: their voices are compared with the voices that a user named before.

A wrong name is worse than none. A speaker without a sure and clear match keeps the number.
`python -m benchmarks.voices` prints the rates of both errors.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from pipeline.engines.diarization.embeddings import Voices, normalize
from pipeline.engines.diarization.voiceprints import to_vector
from storage.models import NamedVoice, SpeakerVoice

MIN_LIKENESS = 0.76
"""Minimum likeness (cosine) of a speaker and the voice that gives the name…"""
MIN_MARGIN = 0.05
"""…and its minimum distance to the likeness with other voices, and of other speakers with it."""
MIN_SECONDS = 2.0
"""Minimum seconds of clean speech of a speaker."""
MAX_WEIGHT = 60.0
"""Maximum weight of one recording in seconds, so that the others count too."""


def recognize(
    speakers: Sequence[SpeakerVoice],
    named: Sequence[NamedVoice],
    min_likeness: float = MIN_LIKENESS,
) -> Mapping[str, str]:
    """Return the names of surely recognized speakers, by id; each name at most once.

    If two speakers are similar to one name, neither gets it.
    """
    usable = [it for it in speakers if it.voiceprint.seconds >= MIN_SECONDS]
    engines = {it.voiceprint.engine for it in usable}
    comparable = [it for it in named if it.voiceprint.engine in engines]
    if len(engines) != 1 or not comparable:
        return {}
    names, voices = mean_voices(comparable)
    likeness = np.stack([to_vector(it.voiceprint) for it in usable]) @ voices.T
    names_by_speaker = {}
    for row, speaker in enumerate(usable):
        best = int(likeness[row].argmax())
        rivals = [*np.delete(likeness[row], best), *np.delete(likeness[:, best], row)]
        runner_up = max(map(float, rivals), default=-1.0)
        if likeness[row, best] >= max(min_likeness, runner_up + MIN_MARGIN):
            names_by_speaker[speaker.speaker] = names[best]
    return names_by_speaker


def mean_voices(named: Sequence[NamedVoice]) -> tuple[list[str], Voices]:
    """Return each name, and the mean voice of all recordings with this name."""
    groups: dict[str, list[NamedVoice]] = defaultdict(list)
    for voice in named:
        groups[voice.name].append(voice)
    sums = [
        sum(min(it.voiceprint.seconds, MAX_WEIGHT) * to_vector(it.voiceprint) for it in group)
        for group in groups.values()
    ]
    return list(groups), normalize(np.stack(sums))
