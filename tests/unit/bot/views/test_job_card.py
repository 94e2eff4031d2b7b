"""Progress card of a job."""

from __future__ import annotations

import pytest

from bot.views.job_card import expected_work
from storage.models import Media, Options, Stage

FACTORS = {Stage.TRANSCRIPT: 0.1, Stage.SPEECH: 5.0}


@pytest.mark.parametrize(("seconds", "work"), [(60.0, 11.0), (3600.0, 365.0)])
def test_reading_aloud_does_not_grow_with_the_recording(seconds: float, work: float) -> None:
    media = Media("handle", "talk.ogg", 5, seconds)
    assert expected_work(media, Options(), FACTORS) == pytest.approx(work)
    assert expected_work(media, Options(speech=False), FACTORS) == pytest.approx(work - 5.0)
