"""Voiceprints of the speakers of a recording, small enough to be stored."""

from __future__ import annotations

import base64
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.diarization.embeddings import Piece, Voices, normalize
from pipeline.engines.onnx_network import known_hashes
from storage.models import SpeakerTurn, SpeakerVoice, Voiceprint

NETWORK = "campplus.onnx"


def network_id() -> str:
    """Return the id of the embedding network. Voiceprints of other networks can't be compared."""
    return f"CAM++ {known_hashes()[NETWORK][:8]}"


def make_voiceprint(voice: NDArray[np.float32], seconds: float) -> Voiceprint:
    """Return a voice, shape (n,), in its stored form: one byte for each number.

    The largest number becomes 127. The error of the likeness is below a thousandth.
    """
    scaled = voice * (127 / max(float(np.abs(voice).max()), 1e-9))
    raw = scaled.round().astype(np.int8).tobytes()
    return Voiceprint(network_id(), round(seconds, 2), base64.b64encode(raw).decode("ascii"))


def to_vector(voiceprint: Voiceprint) -> Voices:
    """Return the voice of a voiceprint, with length 1."""
    raw = np.frombuffer(base64.b64decode(voiceprint.direction), np.int8)
    return normalize(raw.astype(np.float32))


def speaker_voiceprints(
    pieces: Sequence[Piece], voices: Voices, turns: Sequence[SpeakerTurn]
) -> tuple[SpeakerVoice, ...]:
    """Return the voiceprints of all speakers whose turns contain clean pieces.

    A voiceprint is the mean of the `voices` of these pieces, weighted by length. `turns` are sorted
    and do not overlap.
    """
    middles = np.array([(piece.start + piece.end) / 2 for piece in pieces])
    lengths = np.array([piece.end - piece.start for piece in pieces])
    owners = np.searchsorted([turn.start for turn in turns], middles, side="right") - 1
    found = []
    for speaker in dict.fromkeys(turn.speaker for turn in turns):
        own = np.array([at >= 0 and turns[at].speaker == speaker for at in owners.tolist()])
        if own.any():
            seconds = float(lengths[own].sum())
            found.append(
                SpeakerVoice(speaker, make_voiceprint(lengths[own] @ voices[own], seconds))
            )
    return tuple(found)
