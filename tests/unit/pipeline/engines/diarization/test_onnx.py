"""Pieces, turns and overlap of the ONNX diarizer, without its networks."""

from pathlib import Path

import numpy as np
import pytest

from pipeline.engines.audio import Audio
from pipeline.engines.diarization.embeddings import (
    BANDS,
    PIECE_FRAMES,
    Piece,
    distinct_windows,
    filter_banks,
    fixed_length,
    windows_of,
)
from pipeline.engines.diarization.onnx import (
    WINDOW_SECONDS,
    OnnxDiarizer,
    clean_pieces,
    cut_pieces,
    name_turns,
)
from storage.models import SpeakerCount, SpeakerTurn, SpeechMap


def nothing(fraction: float, newest: str = "") -> None:
    pass


def test_silence_has_no_speakers(tmp_path: Path) -> None:
    diarizer = OnnxDiarizer(threads=1)
    result = diarizer.diarize(Audio(tmp_path / "none", 5.0), SpeechMap(()), SpeakerCount(), nothing)
    assert result.turns == result.exclusive == ()
    assert "campplus" in diarizer.ready()


def test_pieces_cover_the_speech_and_stay_inside_their_run() -> None:
    speech = SpeechMap(((1.0, 9.0), (20.0, 20.3)), changes=(4.0, 15.0), overlaps=((6.0, 7.0),))
    pieces = list(cut_pieces(speech))
    assert sum(piece.end - piece.start for piece in pieces) == pytest.approx(8.3)
    assert [piece.run for piece in pieces] == sorted(piece.run for piece in pieces)
    edges = {0: (1, 4), 1: (4, 6), 2: (6, 7), 3: (7, 9), 4: (20, 20.3)}
    for piece in pieces:
        left, right = edges[piece.run]
        assert left <= piece.left <= piece.start + 1e-9
        assert piece.end - 1e-9 <= piece.right <= right
        assert piece.right - piece.left == pytest.approx(min(WINDOW_SECONDS, right - left))
        assert piece.mixed == (piece.run == 2)


def test_changes_close_to_others_are_ignored() -> None:
    speech = SpeechMap(((0.0, 4.0),), changes=(0.1, 2.0, 2.1, 3.9))
    assert {piece.run for piece in cut_pieces(speech)} == {0, 1}


def pieces_of(*spans: tuple[float, float, int, bool]) -> list[Piece]:
    return [Piece(start, end, start, end, run, mixed) for start, end, run, mixed in spans]


def test_mixed_piece_belongs_to_the_speakers_on_both_sides() -> None:
    pieces = pieces_of((0, 2, 0, False), (2, 3, 1, True), (3, 5, 2, False))
    likeness = np.array([[0.8, 0.3, 0.2], [0.5, 0.5, 0.6], [0.3, 0.8, 0.2]], np.float32)
    turns = name_turns(pieces, likeness)
    assert turns.turns == (SpeakerTurn(0, 3, "S1"), SpeakerTurn(2, 5, "S2"))
    assert len(turns.exclusive) == 2
    assert turns.exclusive[0].end == turns.exclusive[1].start in {2, 3}


def test_overlapping_speaker_gets_a_turn() -> None:
    pieces = pieces_of((0, 2, 0, False), (2, 3, 1, True), (3, 5, 2, False), (9, 12, 3, False))
    likeness = np.array([[0.8, 0.3], [0.6, 0.5], [0.8, 0.3], [0.2, 0.8]], np.float32)
    turns = name_turns(pieces, likeness)
    assert turns.turns == (
        SpeakerTurn(0, 5, "S1"),
        SpeakerTurn(2, 3, "S2"),
        SpeakerTurn(9, 12, "S2"),
    )
    assert turns.exclusive == (SpeakerTurn(0, 5, "S1"), SpeakerTurn(9, 12, "S2"))


def test_speaker_does_not_overlap_with_itself() -> None:
    pieces = pieces_of((0, 2, 0, False), (2, 3, 1, True))
    turns = name_turns(pieces, np.array([[0.8], [0.4]], np.float32))
    assert turns.turns == turns.exclusive == (SpeakerTurn(0, 3, "S1"),)


def test_clean_pieces_are_preferred_for_clustering() -> None:
    pieces = pieces_of((0, 2, 0, False), (2, 3, 1, True), (3, 3.2, 2, False))
    assert clean_pieces(pieces).tolist() == [0]
    assert clean_pieces(pieces[1:]).tolist() == [0, 1]


def test_halves_of_a_short_run_share_a_window() -> None:
    pieces = list(cut_pieces(SpeechMap(((0.0, 1.5), (2.0, 4.4)))))
    windows, owners = distinct_windows(pieces)
    assert owners.tolist() == [0, 0, 1, 2, 3]
    assert [piece.start for piece in windows] == pytest.approx([0.0, 2.0, 2.8, 3.6])
    assert len(distinct_windows(pieces[:1])[0]) == 1


def test_filter_banks_peak_at_the_frequency_of_a_tone() -> None:
    time = np.arange(16_000) / 16_000
    banks = filter_banks(np.sin(2 * np.pi * 1000 * time).astype(np.float32))
    assert banks.shape == (98, BANDS)
    assert banks.mean(axis=0).argmax() == 27  # 1000 Hz is mel 1000, of 32 … 2840 in 81 steps


def test_too_short_audio_has_no_filter_banks() -> None:
    assert filter_banks(np.zeros(399, np.float32)).shape == (0, BANDS)
    assert not fixed_length(np.zeros((0, BANDS), np.float32)).any()


def test_windows_have_one_length_and_zero_mean(tmp_path: Path) -> None:
    path = tmp_path / "audio"
    np.random.default_rng(0).integers(-9999, 9999, 16_000 * 40).astype("<i2").tofile(path)
    speech = SpeechMap(((0.0, 30.0), (31.0, 31.4), (39.5, 40.0)))
    pieces = list(cut_pieces(speech))
    windows = list(windows_of(Audio(path, 40.0), pieces))
    assert len(windows) == len(pieces)
    assert all(window.shape == (PIECE_FRAMES, BANDS) for window in windows)
    assert np.abs([window.mean(axis=0) for window in windows]).max() < 1e-3
