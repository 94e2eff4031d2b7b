"""Speaker diarization with the two included networks: no torch, no token.

The segmentation network finds speech, changes of voice and two speakers at once. Between these
points every 0.8 s gets a voice embedding. The embeddings are clustered, and a Viterbi pass removes
flicker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.audio import Audio
from pipeline.engines.diarization import voiceprints
from pipeline.engines.diarization.clustering import Group, Labels, find_speakers, smooth
from pipeline.engines.diarization.embeddings import Piece, VoiceNetwork, Voices
from pipeline.engines.onnx_network import check_network
from pipeline.engines.protocols import Report
from storage.models import Diarization, SpeakerCount, SpeakerTurn, SpeechMap

PIECE = 0.8
"""Approximate seconds of a piece of speech."""
WINDOW_SECONDS = 1.6
"""Seconds of audio for the embedding of a piece."""
SHORTEST_RUN = 0.25
"""Changes of voice closer together than this (seconds) are flicker."""
SHORTEST_VOICE = 0.5
"""Voices from less audio (seconds) are not used to find the speakers."""
SAME_RUN, NEW_RUN = 0.25, 0.05
"""Cost, in likeness, of a change of speaker inside a run, and where the network detected one."""
BRIDGED = 0.3
"""Pauses of one speaker shorter than this (seconds) belong to the turn."""


class OnnxDiarizer:
    """Speaker diarization on the CPU. Safe to call from several threads."""

    id = "segmentation-3.0 + CAM++ onnx"

    def __init__(self, threads: int) -> None:
        """`threads` for the networks."""
        self._voices = VoiceNetwork(threads)

    def ready(self) -> str:
        """Return a line about what will be used. Raises EngineMissing."""
        return f"speakers: {check_network('campplus.onnx').name} (Apache-2.0, CPU)"

    def cores_for(self, speech: SpeechMap, seconds: float) -> int:  # noqa: ARG002 - a CoreUser
        """Return the least number of cores; more make it faster."""
        return 1

    def diarize(
        self, audio: Audio, speech: SpeechMap, count: SpeakerCount, report: Report
    ) -> Diarization:
        """Return the speaker turns. Embeddings are nearly all of the work, and of the progress."""
        pieces = list(cut_pieces(speech))
        if not pieces:
            return Diarization((), ())
        voices = self._voices.voices(audio, pieces, report)
        clean = clean_pieces(pieces)

        def group_voice(group: Group) -> Voices:
            return self._voices.group_voice(audio, [pieces[clean[index]] for index in group])

        middles = find_speakers(
            voices[clean],
            np.array([pieces[index].end - pieces[index].start for index in clean]),
            np.array([pieces[index].run for index in clean]),
            count,
            group_voice,
        )
        diarization = name_turns(pieces, voices @ middles.T)
        single = [index for index in clean if not pieces[index].mixed]
        single_pieces = [pieces[index] for index in single]
        speaker_voices = voiceprints.speaker_voiceprints(
            single_pieces, voices[single], diarization.exclusive
        )
        return replace(diarization, voices=speaker_voices)


def clean_pieces(pieces: Sequence[Piece]) -> NDArray[np.int64]:
    """Return the indices of pieces with a reliable voice: one speaker, not too short.

    Returns all pieces if there is none of these.
    """
    clean = [
        index
        for index, piece in enumerate(pieces)
        if not piece.mixed and piece.right - piece.left >= SHORTEST_VOICE
    ]
    return np.array(clean or range(len(pieces)))


def name_turns(pieces: Sequence[Piece], likeness: NDArray[np.float32]) -> Diarization:
    """Return turns by the likeness of every piece to every speaker, shape (pieces, speakers)."""
    costs = [0.0, *(SAME_RUN if a.run == b.run else NEW_RUN for a, b in pairwise(pieces))]
    weight = np.array([0.0 if piece.mixed else 1.0 for piece in pieces], np.float32)
    path = smooth(likeness * weight[:, None], costs)
    exclusive = [
        (piece.start, piece.end, int(speaker)) for piece, speaker in zip(pieces, path, strict=True)
    ]
    seconds = [
        (piece.start, piece.end, second_voice(index, pieces, path, likeness))
        for index, piece in enumerate(pieces)
        if piece.mixed and likeness.shape[1] > 1
    ]
    names: dict[int, str] = {}
    for _, _, speaker in exclusive:
        names.setdefault(speaker, f"S{len(names) + 1}")
    for _, _, speaker in seconds:
        names.setdefault(speaker, f"S{len(names) + 1}")
    return Diarization(
        turns=tuple(join(sorted([*exclusive, *seconds]), names)),
        exclusive=tuple(join_exclusive(exclusive, names)),
    )


def second_voice(
    index: int, pieces: Sequence[Piece], path: Labels, likeness: NDArray[np.float32]
) -> int:
    """Return the other speaker of a mixed piece: a neighbour's, otherwise the next most similar."""
    before = next((path[i] for i in range(index, -1, -1) if not pieces[i].mixed), path[index])
    after = next((path[i] for i in range(index, len(path)) if not pieces[i].mixed), path[index])
    for neighbour in (before, after):
        if neighbour != path[index]:
            return int(neighbour)
    others = likeness[index].copy()
    others[path[index]] = -np.inf
    return int(others.argmax())


def join(spans: Sequence[tuple[float, float, int]], names: dict[int, str]) -> list[SpeakerTurn]:
    """Return sorted spans as turns, without a speaker's own short pauses. Turns may overlap."""
    turns: list[SpeakerTurn] = []
    latest: dict[int, int] = {}
    for start, end, speaker in spans:
        if speaker in latest and start - turns[latest[speaker]].end < BRIDGED:
            turn = turns[latest[speaker]]
            turns[latest[speaker]] = replace(turn, end=max(turn.end, end))
        else:
            latest[speaker] = len(turns)
            turns.append(SpeakerTurn(start, end, names[speaker]))
    return turns


def join_exclusive(
    spans: Sequence[tuple[float, float, int]], names: dict[int, str]
) -> list[SpeakerTurn]:
    """Return sorted spans without overlaps as turns; a pause is bridged if nobody else speaks."""
    turns: list[SpeakerTurn] = []
    for start, end, speaker in spans:
        last = turns[-1] if turns else None
        if last and last.speaker == names[speaker] and start - last.end < BRIDGED:
            turns[-1] = replace(last, end=end)
        else:
            turns.append(SpeakerTurn(start, end, names[speaker]))
    return turns


def cut_pieces(speech: SpeechMap) -> Iterator[Piece]:
    """Yield the speech, cut at changes of voice and edges of overlaps, then every PIECE seconds."""
    run = 0
    for start, end in speech.regions:
        for left, right in pairwise(run_edges(start, end, speech)):
            middle = (left + right) / 2
            mixed = bool(speech.overlaps_between(middle, middle))
            count = max(1, round((right - left) / PIECE))
            edges = np.linspace(left, right, count + 1).tolist()
            for first, last in pairwise(edges):
                begin = min(
                    max(left, (first + last - WINDOW_SECONDS) / 2),
                    max(left, right - WINDOW_SECONDS),
                )
                yield Piece(first, last, begin, min(right, begin + WINDOW_SECONDS), run, mixed)
            run += 1


def run_edges(start: float, end: float, speech: SpeechMap) -> list[float]:
    """Return the edges of the runs of a region."""
    overlaps = speech.overlaps_between(start, end)
    changes = speech.changes_between(start, end)
    inner = [at for at in changes if not any(a <= at <= b for a, b in overlaps)]
    edges = [start]
    for at in sorted([*inner, *(edge for span in overlaps for edge in span)]):
        if edges[-1] + SHORTEST_RUN <= at <= end - SHORTEST_RUN:
            edges.append(at)
    return [*edges, end]
