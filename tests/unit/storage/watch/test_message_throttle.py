"""One message of each kind a minute."""

from __future__ import annotations

from storage.watch.message_throttle import MessageThrottle


def test_one_of_each_kind_passes_in_a_minute() -> None:
    now = [0.0]
    limit = MessageThrottle(lambda: now[0])
    assert [limit.lets_pass() for _ in range(3)] == [True, False, False]
    assert limit.lets_pass("another kind")
    now[0] = 59.9
    assert not limit.lets_pass()
    now[0] = 60.0
    assert [limit.lets_pass(), limit.lets_pass()] == [True, False]
