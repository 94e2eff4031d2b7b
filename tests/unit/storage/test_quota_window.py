"""The sliding window: what fits now, and when a recording fits again."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from storage.errors import LongerThanADay, QuotaUsedUp, TooLong
from storage.models import Quota, UsageEntry
from storage.quota_window import (
    DAY,
    available_from,
    check_length,
    check_minutes,
    seconds_left,
    seconds_used,
)
from tests.unit.storage.conftest import NOON

SECOND = timedelta(seconds=1)
USES = st.lists(
    st.builds(
        UsageEntry,
        st.none(),
        st.integers(0, 2 * 86_400).map(lambda ago: NOON - timedelta(seconds=ago)),
        st.one_of(st.just(0.0), st.floats(0, 7200), st.integers(0, 7200).map(float)),
    ),
    max_size=20,
)


def use(hours_ago: float, minutes: float) -> UsageEntry:
    return UsageEntry("job", NOON - timedelta(hours=hours_ago), minutes * 60)


def fits(minutes: float, uses: list[UsageEntry], seconds: float | None, now: datetime) -> bool:
    try:
        check_minutes(Quota(minutes), uses, seconds, now)
    except QuotaUsedUp:
        return False
    return True


@given(st.floats(0.1, 600), USES, st.one_of(st.none(), st.floats(0, 36_000)))
def test_available_from_is_the_first_moment_at_which_it_fits(
    minutes: float, uses: list[UsageEntry], seconds: float | None
) -> None:
    moment = available_from(minutes, uses, seconds, NOON)
    if moment is None:
        assert seconds is not None
        assert seconds > minutes * 60
        assert not fits(minutes, [], seconds, NOON)
        return
    assert NOON <= moment <= NOON + DAY
    assert fits(minutes, uses, seconds, moment)
    assert fits(minutes, uses, seconds, NOON) == (moment == NOON)
    assume(moment - SECOND >= NOON)
    assert not fits(minutes, uses, seconds, moment - SECOND)


@given(USES)
def test_usage_older_than_a_day_is_not_counted(uses: list[UsageEntry]) -> None:
    assert seconds_used(uses, NOON + DAY) == 0
    assert seconds_left(5, uses, NOON + DAY) == 300
    assert 0 <= seconds_left(5, uses, NOON) <= 300


def test_usage_counts_until_its_day_is_over() -> None:
    uses = [use(24, 5)]
    assert seconds_used(uses, NOON - SECOND) == 300
    assert seconds_used(uses, NOON) == 0


@pytest.mark.parametrize(
    ("limit", "uses", "seconds", "hours"),
    [
        (10, [], 600, 0),
        (10, [use(1, 4)], 360, 0),
        (10, [use(1, 4)], 360.1, 23),
        (10, [use(9, 4), use(3, 4), use(1, 2)], 120, 15),
        (10, [use(9, 4), use(3, 4), use(1, 2)], 241, 21),
        (10, [use(9, 4), use(3, 4), use(1, 2)], 600, 23),
        (10, [use(9, 4), use(9, 0), use(1, 2)], 60, 0),
        (10, [use(2, 9.5)], None, 0),
        (10, [use(2, 10)], None, 22),
        (10, [use(2, 10)], 0, 22),
        (10, [use(20, 100), use(1, 1)], 60, 4),  # it was more that day
    ],
)
def test_available_from_follows_the_sliding_window(
    limit: float, uses: list[UsageEntry], seconds: float | None, hours: float
) -> None:
    assert available_from(limit, uses, seconds, NOON) == NOON + timedelta(hours=hours)


def test_quota_error_states_remaining_minutes_and_time() -> None:
    check_minutes(Quota(0), [use(1, 9999)], 9999, NOON)
    check_minutes(Quota(), [use(1, 9999)], 9999, NOON)
    with pytest.raises(QuotaUsedUp) as exc_info:
        check_minutes(Quota(10), [use(1, 8.5)], 120, NOON)
    assert exc_info.value.values == {
        "minutes": "1",
        "limit": "10",
        "until": (NOON + timedelta(hours=23)).isoformat(),
    }
    with pytest.raises(LongerThanADay) as never:
        check_minutes(Quota(10), [], 601, NOON)
    assert never.value.values == {"minutes": "10.1", "limit": "10"}


def test_check_length_refuses_recordings_above_the_limit() -> None:
    check_length(Quota(longest=1), None)
    check_length(Quota(longest=1), 60)
    check_length(Quota(longest=0), 9999)
    check_length(Quota(), 9999)
    with pytest.raises(TooLong) as exc_info:
        check_length(Quota(longest=1), 61)
    assert exc_info.value.values == {"minutes": "1.1", "limit": "1"}
