"""Windows contain all of the speech, in order, and end at the right places."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.engines.whisper.windows import LONGEST, MARGIN, PAUSE, Window, cut_windows
from storage.models import SpeechMap


def spans(*edges: tuple[float, float], changes: tuple[float, ...] = ()) -> SpeechMap:
    return SpeechMap(regions=edges, changes=changes)


def test_silence_has_no_windows() -> None:
    assert cut_windows(SpeechMap(()), 60.0) == ()


def test_only_long_pauses_end_a_window() -> None:
    windows = cut_windows(spans((1, 3), (3.5, 5), (5 + PAUSE + 0.5, 9)), 10.0)
    assert [window.speech for window in windows] == [((1, 3), (3.5, 5)), ((7.5, 9),)]


def test_margins_do_not_overlap_with_other_windows() -> None:
    first, second = cut_windows(spans((0.1, 3), (3.1, 30.5)), 40.0)
    assert first.start == 0.0
    assert first.end == second.start == 3.05
    assert second.end == round(30.5 + MARGIN, 3)


def test_too_long_window_ends_at_its_longest_pause() -> None:
    windows = cut_windows(spans((0, 10), (10.4, 18), (18.9, 25), (25.3, 32)), 32.0)
    assert [window.speech for window in windows] == [
        ((0, 10), (10.4, 18)),
        ((18.9, 25), (25.3, 32)),
    ]


def test_too_long_window_ends_at_a_change_of_voice() -> None:
    windows = cut_windows(spans((0, 10), (10.4, 18), (18.9, 32), changes=(22.0,)), 32.0)
    assert [(window.start, window.end) for window in windows] == [(0.0, 22.0), (22.0, 32.0)]


def test_several_voices_share_a_short_window() -> None:
    assert len(cut_windows(spans((0, 10), changes=(4.0,)), 10.0)) == 1


def test_windows_with_a_quiet_voice_are_marked() -> None:
    speech = SpeechMap(
        ((0, 3), (10, 13), (20, 23), (30, 33)), quiet_voices=((2.0, 3.0), (11.0, 21.0))
    )
    windows = cut_windows(speech, 40.0)
    assert [window.has_quiet_voice for window in windows] == [True, True, True, False]
    assert windows[0].part(0.0, 1.5).has_quiet_voice, "its parts are raised alike"


def test_speech_without_pauses_is_cut_at_a_quiet_point() -> None:
    requests = []

    def quiet(start: float, end: float) -> float:
        requests.append((start, end))
        return end - 1

    windows = cut_windows(spans((0, 70)), 70.0, quiet)
    assert [(window.start, window.end) for window in windows] == [(0, 27), (27, 54), (54, 70)]
    assert requests == [(14, 28), (41, 55)]


def test_window_names_are_stable_and_sort_by_time() -> None:
    windows = cut_windows(spans((1, 3), (30, 40), (3600, 3610)), 4000.0)
    names = [window.name for window in windows]
    assert names[0] == "000000600-000003400"
    assert names == sorted(names)


def test_part_of_a_window_has_its_part_of_the_speech() -> None:
    (window,) = cut_windows(spans((1, 3), (3.5, 8)), 9.0)
    assert window.part(2.0, 5.0) == Window(2.0, 5.0, ((2.0, 3), (3.5, 5.0)))
    assert window.speech_within(2.0, 5.0) == 2.5


@st.composite
def speech_maps(draw: st.DrawFn) -> tuple[SpeechMap, float]:
    now, regions = 0.0, []
    for pause, length in draw(
        st.lists(st.tuples(st.floats(0.01, 5.0), st.floats(0.1, 90.0)), max_size=12)
    ):
        regions.append((now + pause, now + pause + length))
        now += pause + length
    changes = draw(st.lists(st.floats(0, max(now, 1.0)), max_size=10))
    return SpeechMap(tuple(regions), tuple(sorted(changes))), now + draw(st.floats(0, 3))


@given(speech_maps())
def test_all_speech_is_in_exactly_one_window(case: tuple[SpeechMap, float]) -> None:
    speech, seconds = case
    windows = cut_windows(speech, seconds)
    spoken = sum(end - start for start, end in speech.regions)
    assert abs(sum(window.speech_seconds for window in windows) - spoken) < 0.01
    assert len({window.name for window in windows}) == len(windows)
    for window in windows:
        assert 0 <= window.start < window.end <= seconds + 0.001
        assert window.end - window.start <= LONGEST + 2 * MARGIN + 0.01
    for left, right in pairwise(windows):
        assert left.end <= right.start + 0.002
