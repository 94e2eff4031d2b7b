"""The time left over whole jobs, by the recorded times of real ones.

`recorded_jobs.json` has talks of two and three minutes on two busy cores: Whisper base, diarization
and Piper. `factors` are those of the jobs before; `events` are the calls that the job made: time,
call, stage, progress.
"""

from __future__ import annotations

import json
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from pipeline.run.estimate import ProgressEstimate
from storage.models import Stage

JOBS = json.loads(Path(__file__).with_name("recorded_jobs.json").read_text())
FEW = 3.5
"""Seconds near the end of which a third is less than a person notices."""


def replay(job: dict[str, Any], clock: list[float]) -> list[tuple[float, float | None, float]]:
    """Return time, time left and progress at each report of a job."""
    estimate = ProgressEstimate({Stage(name): it for name, it in job["factors"].items()})
    running: dict[Stage, ExitStack] = {}
    told = []
    for at, call, name, *done in job["events"]:
        clock[0], stage = at, Stage(name)
        if stage is not Stage.AUDIO:
            estimate.media_seconds = job["seconds"]
        match call:
            case "run":
                running[stage] = ExitStack()
                running[stage].enter_context(estimate.running(stage))
            case "end":
                running.pop(stage).close()
            case "begin":
                estimate.begin(stage)
            case "done":
                fraction = estimate.fraction(stage, *done)
                told.append((at, estimate.left(stage, *done), fraction))
    return told


@pytest.mark.parametrize("job", JOBS, ids=lambda job: f"{job['seconds']}s")
def test_time_left_is_right_within_a_third_in_the_second_half(
    job: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    told = replay(job, clock)
    late = [(left, job["took"] - at) for at, left, _ in told if at > job["took"] / 2]
    assert len(late) > 20
    for left, right in late:
        assert left == pytest.approx(right, rel=1 / 3, abs=FEW)
    fractions = [fraction for *_, fraction in told]
    assert fractions == sorted(fractions)
    assert fractions[-1] == pytest.approx(1.0)
