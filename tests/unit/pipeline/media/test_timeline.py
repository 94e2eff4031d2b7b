"""The timeline: audio keeps its time in the media."""

from __future__ import annotations

import io
from fractions import Fraction

import pytest
from av.audio.frame import AudioFrame

from pipeline.media.sound.channels import RATE
from pipeline.media.timeline import Timeline, TooMuch


def tone(seconds: float, at: float | None, rate: int = RATE, layout: str = "mono") -> AudioFrame:
    frame = AudioFrame(format="s16", layout=layout, samples=round(seconds * rate))
    frame.sample_rate = rate
    frame.planes[0].update(b"\x00\x10" * (frame.planes[0].buffer_size // 2))
    frame.time_base = Fraction(1, 1000)
    frame.pts = None if at is None else round(at * 1000)
    return frame


def make_timeline(
    length: float | None = 100.0, most: float = 1000.0, begin: float = 0.0
) -> Timeline:
    return Timeline(io.BytesIO(), begin, length, most)


def test_frames_without_times_are_joined() -> None:
    timeline = make_timeline()
    for _ in range(3):
        timeline.add(tone(0.5, None))
    timeline.finish()
    assert timeline.seconds == pytest.approx(1.5)


def test_late_start_becomes_silence() -> None:
    file = io.BytesIO()
    timeline = Timeline(file, 0.0, 10.0, 100.0)
    timeline.add(tone(1, 0.5))
    timeline.finish()
    assert timeline.seconds == pytest.approx(1.5)
    assert file.getvalue()[:RATE] == bytes(RATE)
    assert any(file.getvalue()[RATE:])


def test_start_time_of_the_media_is_subtracted() -> None:
    timeline = make_timeline(begin=1.4)
    timeline.add(tone(1, 1.4))
    timeline.finish()
    assert timeline.seconds == pytest.approx(1.0)


def test_gap_becomes_silence() -> None:
    timeline = make_timeline()
    timeline.add(tone(1, 0))
    timeline.add(tone(1, 5))
    timeline.finish()
    assert timeline.seconds == pytest.approx(6.0, abs=0.01)


@pytest.mark.parametrize("jump", [-0.8, 5000.0])
def test_timestamp_jump_loses_no_audio(jump: float) -> None:
    timeline = make_timeline()
    timeline.add(tone(1, 0))
    timeline.add(tone(1, 1 + jump))
    timeline.add(tone(1, 2 + jump))
    timeline.finish()
    assert timeline.seconds == pytest.approx(3.0, abs=0.01)


def test_rounded_timestamps_leave_no_gaps() -> None:
    timeline = make_timeline()
    for index in range(50):
        timeline.add(tone(0.0213, round(index * 0.0213, 2)))
    timeline.finish()
    assert timeline.seconds == pytest.approx(50 * 0.0213, abs=0.01)


def test_format_may_change_within_the_stream() -> None:
    timeline = make_timeline()
    timeline.add(tone(1, 0, 44_100, "stereo"))
    timeline.add(tone(1, 1, 48_000, "5.1"))
    timeline.add(tone(1, 2, 8_000))
    timeline.finish()
    assert timeline.seconds == pytest.approx(3.0, abs=0.01)


def test_length_limit_covers_audio_and_silence() -> None:
    timeline = make_timeline(most=2.0)
    timeline.add(tone(1, 0))
    with pytest.raises(TooMuch):
        timeline.add(tone(1, 90))
    assert timeline.seconds <= 3.0
