"""Speech maps from the answers of the segmentation network."""

import itertools
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pipeline.engines import onnx_network
from pipeline.engines.audio import SAMPLE_RATE, Audio
from pipeline.engines.frames import FIELD, STEP, bridge
from pipeline.engines.segmentation import (
    HOP,
    WINDOW,
    Activity,
    active_spans,
    lay_windows,
    listen,
    speech_map,
    trust_borders,
    voice_changes,
)
from storage.errors import EngineMissing


def nothing(fraction: float, newest: str = "") -> None:
    pass


class LevelNetwork:
    """Fake network: a sample above 0.25 is the first speaker, above 0.5 the second, above 0.75
    both; below is silence."""

    def __init__(self) -> None:
        self.windows = 0

    def run(self, outputs: None, inputs: dict[str, Any]) -> list[Any]:
        waves = inputs["x"][:, 0, :]
        self.windows += len(waves)
        frames = (waves.shape[1] - FIELD) // STEP + 1
        middles = waves[:, FIELD // 2 :: STEP][:, :frames]
        classes = np.searchsorted([0.25, 0.5, 0.75], middles)
        classes[classes == 3] = 4
        return [np.log(np.eye(7, dtype=np.float32)[classes] * 0.94 + 0.01)]


def recording(folder: Path, *levels: tuple[float, float]) -> Audio:
    """Return a recording of constant levels: (seconds, level)."""
    samples = np.concatenate(
        [np.full(round(seconds * SAMPLE_RATE), level * 32767) for seconds, level in levels]
    )
    path = folder / "audio"
    samples.astype("<i2").tofile(path)
    return Audio(path, len(samples) / SAMPLE_RATE)


@pytest.mark.parametrize("seconds", [0.0, 0.3, 2.0, 9.99, 10.0, 10.01, 17.3, 600.0])
def test_windows_cover_all_samples_on_the_frame_grid(seconds: float) -> None:
    samples = round(seconds * SAMPLE_RATE)
    length, starts = lay_windows(samples)
    assert SAMPLE_RATE <= length <= WINDOW
    assert starts[0] == 0
    assert all(start % STEP == 0 for start in starts)
    assert all(0 < right - left <= HOP for left, right in itertools.pairwise(starts))
    assert samples <= starts[-1] + length < samples + SAMPLE_RATE + STEP


def test_each_moment_belongs_to_one_window() -> None:
    length, starts = lay_windows(23 * SAMPLE_RATE)
    borders = trust_borders(length, starts)
    assert len(borders) == len(starts) + 1
    assert borders == sorted(borders)


def test_speech_and_changes_are_found_once_across_windows(tmp_path: Path) -> None:
    audio = recording(tmp_path, (3, 0), (4, 0.3), (1, 0), (9, 0.6), (2, 0.9), (5, 0.3), (6, 0))
    network = LevelNetwork()
    found = speech_map(listen(network, audio, nothing), audio.seconds)
    assert network.windows == 5
    assert np.array(found.regions) == pytest.approx(np.array([(3, 7), (8, 24)]), abs=0.06)
    assert found.changes == pytest.approx((7.5, 18.0), abs=0.03)
    assert np.array(found.overlaps) == pytest.approx(np.array([(17, 19)]), abs=0.03)


def test_silent_and_empty_audio_have_no_speech(tmp_path: Path) -> None:
    for levels in [(12.0, 0.0)], [(0.0, 0.0)]:
        audio = recording(tmp_path, *levels)
        assert speech_map(listen(LevelNetwork(), audio, nothing), audio.seconds).regions == ()


def test_progress_reaches_one_and_can_stop_the_detection(tmp_path: Path) -> None:
    fractions: list[float] = []
    audio = recording(tmp_path, (60, 0.3))
    listen(LevelNetwork(), audio, fractions.append)
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0

    def stop(fraction: float, newest: str = "") -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        listen(LevelNetwork(), audio, stop)


def test_dip_between_onset_and_offset_does_not_end_speech() -> None:
    probability = np.array([0.1, 0.4, 0.9, 0.4, 0.8, 0.2, 0.45, 0.2], np.float32)
    spans = active_spans(probability, onset=0.5, offset=0.35)
    assert len(spans) == 1
    assert spans[0] == pytest.approx((1 * STEP / SAMPLE_RATE, 5 * STEP / SAMPLE_RATE), abs=0.03)


def test_short_pauses_are_bridged_and_clicks_dropped() -> None:
    speech = np.zeros(1000, np.float32)
    speech[100:200] = speech[210:300] = 1.0  # a pause of 0.17 s
    speech[600:604] = 1.0  # 0.07 s
    silent = np.zeros_like(speech)
    regions = speech_map(Activity(speech, silent, silent, ()), 16.9).regions
    assert len(regions) == 1
    assert regions[0] == pytest.approx((1.69, 5.08), abs=0.08)


def test_audible_pause_ends_a_region_despite_the_network() -> None:
    speech = np.ones(600, np.float32)
    level = np.full(600, -25.0, np.float32)
    level[200:240] = -65.0  # 0.7 s of silence
    level[400:410] = -65.0  # 0.17 s: a stop consonant
    level[500:540] = -45.0  # a soft word, or a noisy room
    regions = speech_map(Activity(speech, np.zeros_like(speech), level, ()), 10.0).regions
    assert np.array(regions) == pytest.approx(np.array([(0, 3.44), (4.03, 10)]), abs=0.05)


def test_bridge_joins_close_spans() -> None:
    assert bridge([(0, 1), (1.1, 2), (3, 4), (3.5, 3.6)], 0.2) == [(0, 2), (3, 4)]


def test_voice_changes_are_found_across_silence_and_overlap() -> None:
    order = [1, 1, 0, 0, 2, 2, 4, 4, 1, 1, 0, 1]
    assert voice_changes(np.eye(7, dtype=np.float32)[order]).tolist() == [2.5, 6.5]


def test_network_with_an_unknown_hash_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(onnx_network, "FOLDER", tmp_path)
    (tmp_path / "SHA256SUMS").write_text(f"{'0' * 64}  campplus.onnx\n")
    with pytest.raises(EngineMissing, match="missing"):
        onnx_network.check_network("campplus.onnx")
    (tmp_path / "campplus.onnx").write_bytes(b"other")
    with pytest.raises(EngineMissing, match="SHA-256"):
        onnx_network.check_network("campplus.onnx")


def test_packaged_networks_have_the_known_hashes() -> None:
    for name in onnx_network.known_hashes():
        assert onnx_network.check_network(name).is_file()
