"""Bars of the dashboard: each day is in them, and nothing is drawn outside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web.dashboard.charts import HEIGHT, WIDTH, Chart, charts
from storage.models import Day

AMOUNTS = st.integers(0, 10**7)
DAYS = st.lists(
    st.builds(
        Day,
        st.just("2026-01-31"),
        AMOUNTS,
        AMOUNTS,
        AMOUNTS,
        st.floats(0, 1e9),
    ),
    max_size=370,
)


def bottom_of(chart: Chart) -> list[float]:
    return [part.top + part.height for bar in chart.bars for part in bar.parts]


@given(DAYS)
def test_bars_stay_within_the_drawing(days: list[Day]) -> None:
    for chart in charts(days):
        assert chart.most > 0
        for bar in chart.bars:
            assert 0 <= bar.left <= bar.left + bar.width <= WIDTH + 1e-6
            assert all(part.height > 0 for part in bar.parts)
        assert all(at <= HEIGHT + 1e-6 for at in bottom_of(chart))
    hours, jobs = charts(days)
    assert len(hours.bars) == len(jobs.bars) <= 62
    assert sum(bar.day.done for bar in jobs.bars) == sum(day.done for day in days)


def test_one_failure_among_many_jobs_is_seen() -> None:
    _, jobs = charts([Day("2026-01-31", 5000, 1, 0, 60.0)])
    (bar,) = jobs.bars
    done, failed = bar.parts
    assert (done.kind, failed.kind) == ("done", "failed")
    assert failed.height >= 1
    assert done.top + done.height == pytest.approx(HEIGHT)
    assert failed.top + failed.height == pytest.approx(done.top)
