"""Changes and overlaps of a span, as a search of all of them finds them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from storage.models import SpeechMap

TIMES = st.integers(0, 40).map(lambda number: number / 4)


@given(st.lists(TIMES).map(sorted), TIMES, TIMES)
def test_changes_between_includes_both_ends(changes: list[float], start: float, end: float) -> None:
    speech = SpeechMap((), changes=tuple(changes))
    assert speech.changes_between(start, end) == tuple(at for at in changes if start <= at <= end)


@given(st.lists(TIMES, unique=True).map(sorted), TIMES, TIMES)
def test_overlaps_between_share_time_with_the_span(
    edges: list[float], start: float, end: float
) -> None:
    start, end = min(start, end), max(start, end)
    overlaps = tuple(zip(edges[::2], edges[1::2], strict=False))
    found = SpeechMap((), overlaps=overlaps).overlaps_between(start, end)
    assert found == tuple((a, b) for a, b in overlaps if a < end and start < b)
