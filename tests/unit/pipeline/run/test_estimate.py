"""Progress and remaining time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.run.estimate import DEFAULT_FACTORS, ProgressEstimate
from storage.models import Stage


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    return now


def test_stages_are_weighted_by_measured_speed() -> None:
    pace = ProgressEstimate({Stage.TRANSCRIPT: 0.3})
    pace.plan([Stage.TRANSCRIPT, Stage.SPEAKERS])
    assert pace.fraction(Stage.TRANSCRIPT, 1.0) == pytest.approx(0.3 / (0.3 + 0.05))
    assert pace.fraction(Stage.SPEAKERS, 1.0) == pytest.approx(1.0)


def test_unplanned_stages_have_no_weight() -> None:
    pace = ProgressEstimate({})
    pace.plan([Stage.TRANSCRIPT, Stage.SPEAKERS])
    assert pace.fraction(Stage.AUDIO, 1.0) == 0.0


@given(st.data())
def test_progress_never_decreases(data: st.DataObject) -> None:
    pace = ProgressEstimate({})
    fractions = [0.0]
    for stage in data.draw(st.lists(st.sampled_from(list(Stage)), max_size=8)):
        if data.draw(st.booleans()):
            pace.plan(data.draw(st.lists(st.sampled_from(list(Stage)), unique=True)))
        fractions.append(pace.fraction(stage, data.draw(st.floats(0, 1))))
    assert fractions == sorted(fractions)
    assert fractions[-1] <= 1.0


def test_rounding_does_not_exceed_the_whole() -> None:
    pace = ProgressEstimate({})
    pace.plan([Stage.TRANSCRIPT, Stage.SUMMARY, Stage.SPEAKERS])  # summed up in another order
    assert pace.fraction(Stage.SUMMARY, 1.0) == 1.0


def test_remaining_time_uses_earlier_jobs_until_the_speed_is_known(clock: list[float]) -> None:
    pace = ProgressEstimate(dict.fromkeys(DEFAULT_FACTORS, 0.1))
    assert pace.left(Stage.TRANSCRIPT, 0.5) is None
    pace.media_seconds = 100.0
    pace.plan([Stage.TRANSCRIPT, Stage.FILES])
    pace.begin(Stage.TRANSCRIPT)
    assert pace.left(Stage.TRANSCRIPT, 0.0) == pytest.approx(20.0)
    clock[0] += 5.0  # half done in 5 s: 5 s remain here, and 10 s for the files
    assert pace.left(Stage.TRANSCRIPT, 0.5) == pytest.approx(15.0)


def test_resumed_fraction_does_not_affect_the_speed(clock: list[float]) -> None:
    pace = ProgressEstimate(dict.fromkeys(DEFAULT_FACTORS, 0.1))
    pace.media_seconds = 100.0
    pace.plan([Stage.TRANSCRIPT])
    pace.begin(Stage.TRANSCRIPT)
    assert pace.left(Stage.TRANSCRIPT, 0.8) == pytest.approx(2.0)
    clock[0] += 1.0
    assert pace.left(Stage.TRANSCRIPT, 0.9) == pytest.approx(1.0)


@pytest.mark.usefixtures("clock")
def test_expected_duration_of_a_stage_overrides_earlier_jobs() -> None:
    estimate = ProgressEstimate({Stage.FILES: 0.01})
    estimate.plan((Stage.TRANSCRIPT, Stage.FILES))
    estimate.media_seconds = 100.0
    estimate.expect(Stage.FILES, 0.3)
    estimate.begin(Stage.FILES)
    left = estimate.left(Stage.FILES, 0.0)
    assert left is not None
    assert left == pytest.approx(30.0)


def test_stages_side_by_side_take_as_long_as_the_longer_one(clock: list[float]) -> None:
    estimate = ProgressEstimate(
        {Stage.TRANSCRIPT: 0.2, Stage.SPEAKERS: 0.1}, [Stage.TRANSCRIPT, Stage.SPEAKERS]
    )
    estimate.media_seconds = 100.0
    with estimate.running(Stage.TRANSCRIPT):
        estimate.begin(Stage.TRANSCRIPT)
        assert estimate.left(Stage.TRANSCRIPT, 0.0) == pytest.approx(30.0)
        with estimate.running(Stage.SPEAKERS):
            estimate.begin(Stage.SPEAKERS)
            assert estimate.left(Stage.SPEAKERS, 0.0) == pytest.approx(20.0)
            assert estimate.leads(Stage.TRANSCRIPT)
            assert not estimate.leads(Stage.SPEAKERS)
            assert estimate.fraction(Stage.SPEAKERS, 0.6) == pytest.approx(0.2)
            clock[0] += 8.0
            assert estimate.fraction(Stage.SPEAKERS, 1.0) == pytest.approx(1 / 3)
        assert estimate.left(Stage.TRANSCRIPT, 0.4) == pytest.approx(12.0)
    assert estimate.fraction(Stage.TRANSCRIPT, 1.0) == pytest.approx(1.0)


@pytest.mark.usefixtures("clock")
def test_later_stage_that_runs_alone_means_that_the_others_are_over() -> None:
    """A short recording has no summary to read aloud, although it was planned."""
    estimate = ProgressEstimate({}, [Stage.SUMMARY, Stage.SPEECH, Stage.FILES])
    estimate.media_seconds = 10.0
    with estimate.running(Stage.FILES):
        estimate.fraction(Stage.FILES, 0.0)
        assert estimate.left(Stage.FILES, 0.0) == pytest.approx(0.1)
        assert estimate.fraction(Stage.FILES, 1.0) == 1.0


def test_work_found_from_an_earlier_attempt_does_not_affect_the_speed(clock: list[float]) -> None:
    """The windows that are found are reported one by one, in a moment."""
    estimate = ProgressEstimate({Stage.TRANSCRIPT: 0.4}, [Stage.TRANSCRIPT])
    estimate.media_seconds = 100.0
    estimate.begin(Stage.TRANSCRIPT)
    for found in (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6):
        clock[0] += 0.01
        estimate.left(Stage.TRANSCRIPT, found)
    clock[0] += 4.0
    estimate.skip(Stage.TRANSCRIPT)  # the first window that is made
    assert estimate.left(Stage.TRANSCRIPT, 0.7) == pytest.approx(12.0)


@pytest.mark.usefixtures("clock")
def test_reading_aloud_takes_as_long_for_an_hour_as_for_a_minute() -> None:
    for seconds in (60.0, 3600.0):
        estimate = ProgressEstimate({Stage.SPEECH: 5.0}, [Stage.SPEECH])
        estimate.media_seconds = seconds
        assert estimate.left(Stage.SPEECH, 0.0) == pytest.approx(5.0)


def test_time_left_goes_on_between_two_steps_of_progress(clock: list[float]) -> None:
    estimate = ProgressEstimate({Stage.TRANSCRIPT: 0.1}, [Stage.TRANSCRIPT])
    estimate.media_seconds = 100.0
    estimate.begin(Stage.TRANSCRIPT)
    lefts = []
    for _ in range(5):
        lefts.append(estimate.left(Stage.TRANSCRIPT, 0.0))
        clock[0] += 2.0
    assert lefts == pytest.approx([10.0, 8.0, 6.0, 4.0, 2.0])
    # Half done in 10 s, of which earlier jobs needed 5: both count the same.
    assert estimate.left(Stage.TRANSCRIPT, 0.5) == pytest.approx(7.5)
