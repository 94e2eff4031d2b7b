from datetime import date

import pytest

from pipeline.steps.recording_date import recording_date

DAY = date(2024, 3, 9)


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("2024-03-09 board meeting.m4a", ""),
        ("VID_20240309_101500.mp4", ""),
        ("PTT-20240309-WA0001.opus", ""),
        ("Sitzung 09.03.2024.mp3", "2019-01-01T00:00:00Z"),
        ("talk.mp4", "2024-03-09T10:15:00.000000Z"),
        ("talk 99999999.mp4", "2024-03-09T10:15:00"),
    ],
)
def test_recording_date_is_read_from_the_name_or_the_container(name: str, tag: str) -> None:
    assert recording_date(name, tag) == DAY


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("talk.mp4", ""),
        ("talk.mp4", "1970-01-01T00:00:00Z"),
        ("talk.mp4", "1904-01-01T00:00:00Z"),
        ("talk.mp4", "9999-01-01T00:00:00Z"),
        ("talk.mp4", "yesterday"),
        ("20249999.mp4", ""),
        ("31.02.2024.mp4", ""),
    ],
)
def test_impossible_date_is_ignored(name: str, tag: str) -> None:
    assert recording_date(name, tag) is None
