"""Campaigns of faults: the same seed gives the same faults, and findings fail them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from pipeline.engines.audio import SAMPLE_RATE, Audio
from tests.faults.campaign import Outcome
from tests.faults.installation import BOT, VALKEY
from tests.faults.kinds.all_kinds import KINDS
from tests.faults.oracle import judge
from tests.faults.recordings import FORMS, make_recording, read_words, words_of
from tests.faults.recovery import lines_of_log, p99, seconds_to_reconnect, seconds_to_resume
from tests.faults.report import lines_of
from tests.faults.schedule import make_schedule
from tests.faults.table import BEGIN, END, Row, with_rows
from tests.integration.media.archives import voice
from tests.unit.faults.sent_recordings import ANSWER, FILE, SENT


def test_finding_fails_the_campaign() -> None:
    good = Outcome(judge([SENT], [ANSWER, FILE]), jobs=1)
    assert lines_of(good, 1, "sqlite")[1]
    assert not lines_of(replace(good, orphans=["file in scratch"]), 1, "sqlite")[1]
    assert not lines_of(replace(good, canaries=["token in the log"]), 1, "sqlite")[1]
    assert not lines_of(replace(good, errors=["Traceback"]), 1, "sqlite")[1]
    assert not lines_of(replace(good, backups=["a row is missing"]), 1, "sqlite")[1]
    lost = Outcome(judge([SENT], []), jobs=1)
    lines, is_good = lines_of(lost, 1, "sqlite")
    assert not is_good
    assert "1 lost" in lines[-1]


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_same_seed_gives_the_same_schedule(database: str) -> None:
    kinds = [it.kind for it in KINDS.values()]
    first = make_schedule(kinds, 1, 600, database)
    assert first == make_schedule(kinds, 1, 600, database)
    assert first != make_schedule(kinds, 2, 600, database)
    possible = {it.name for it in kinds if database in it.on}
    assert {it.kind for it in first[: len(possible)]} == possible
    assert all(one.at + one.seconds < two.at for one, two in pairwise(first))


@pytest.mark.parametrize("form", FORMS)
def test_recording_names_itself(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"note.{form}"
    path.write_bytes(make_recording(74_565, form))
    wave = voice(path)
    (wave / np.abs(wave).max() * 30_000).astype("<i2").tofile(path.with_suffix(".raw"))
    audio = Audio(path.with_suffix(".raw"), len(wave) / SAMPLE_RATE)
    assert read_words(audio) == words_of(74_565)
    assert words_of(74_565) != words_of(74_566)
    other = np.roll(wave, SAMPLE_RATE // 4)  # damaged: another tone at each place
    (other / np.abs(other).max() * 30_000).astype("<i2").tofile(audio.path)
    assert read_words(audio) == ""


def test_time_to_resume_is_read_from_the_logs() -> None:
    def log(*events: tuple[int, str, str]) -> str:
        lines = [
            json.dumps({"time": f"2026-01-01T00:00:{at:02}Z", "message": event, "job": job})
            for at, event, job in events
        ]
        return "\n".join([*lines, "Traceback (most recent call last):"])

    first = log((1, "job claimed", "a"), (2, "job claimed", "b"), (3, "job ended", "a"))
    second = log((19, "job claimed", "b"), (30, "job claimed", "b"))
    lines = [*lines_of_log("worker-1", first), *lines_of_log("worker-2", second)]
    killed = [(datetime(2026, 1, 1, 0, 0, 5, tzinfo=UTC).timestamp(), "worker-1")]
    assert seconds_to_resume(killed, lines) == [14.0]
    assert p99([1.0, 2.0, 3.0]) == 3.0
    assert p99([float(number) for number in range(1000)]) == 989.0


def test_first_connection_of_a_restarted_bot_is_no_restored_one() -> None:
    both = [(8.0, BOT), (8.1, VALKEY)]
    assert seconds_to_reconnect([*both, (111.0, VALKEY)], [112.5]) == [1.5]
    assert seconds_to_reconnect([(8.0, VALKEY), (9.0, BOT)], [112.5]) == []
    assert seconds_to_reconnect([(8.0, VALKEY)], []) == []


def test_rows_of_the_table_are_replaced_by_fault_and_database() -> None:
    first = Row("bot killed", "sqlite", 2.0, 12.4, 0, 0, 1, 9.6)
    page = f"# Page\n{BEGIN}\n{END}\nmore\n"
    page = with_rows(page, [first, replace(first, database="postgresql", over=None)])
    assert "| bot killed | sqlite | 2 s | 12 s | 0 | 0 | 1 | 10 s |" in page
    page = with_rows(page, [replace(first, doubled=0)])
    assert page.count("bot killed") == 2
    assert "| bot killed | sqlite | 2 s | 12 s | 0 | 0 | 0 | 10 s |" in page
    assert "| bot killed | postgresql | 2 s | 12 s | 0 | 0 | 1 | never |" in page
    assert page.startswith("# Page\n")
    assert page.endswith("\nmore\n")
    assert with_rows(page, []) == page
