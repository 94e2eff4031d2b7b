"""The campaigns of faults find planted mistakes, and the same seed gives the same faults."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import numpy as np
import psutil
import pytest

from pipeline.engines.audio import SAMPLE_RATE, Audio
from storage.blobs import Blobs
from storage.models import Artifact, Blob, FileKind, JobState, Result
from tests.faults.backup_oracle import wrong_blobs, wrong_rows
from tests.faults.campaign import Outcome
from tests.faults.canaries import ProcessWatch, canaries_in
from tests.faults.installation import BOT, VALKEY
from tests.faults.kinds.all_kinds import KINDS
from tests.faults.oracle import Sent, Shown, Verdict, Windows, judge
from tests.faults.orphans import Rows, files_in_scratch, left_in_queue, missing_files
from tests.faults.recordings import FORMS, make_recording, read_words, words_of
from tests.faults.recovery import lines_of_log, p99, seconds_to_reconnect, seconds_to_resume
from tests.faults.report import lines_of
from tests.faults.schedule import make_schedule
from tests.faults.table import BEGIN, END, Row, with_rows
from tests.integration.media.archives import voice
from tests.integration.worker.worker_env import WorkerEnv

CHAT = ("telegram", "7")
SENT = Sent(CHAT, "1", "alfa bravo", frozenset({"txt"}), at=10.0)
ANSWER = Shown(CHAT, "1", "note.ogg\nAlfa bravo", at=11.0, ended=14.0)
FILE = Shown(CHAT, "1", "", at=14.0, file="note.txt", content="Alfa bravo")
REFUSAL = replace(ANSWER, text="note.ogg · failed")


def counts(verdict: Verdict) -> dict[str, int]:
    """Return the number of findings of each kind that has some."""
    names = ("answered", "refused", "lost", "doubled", "uncertain", "wrong", "stuck")
    values = {name: getattr(verdict, name) for name in names}
    found = {name: it if isinstance(it, int) else len(it) for name, it in values.items()}
    return {name: count for name, count in found.items() if count}


def test_answer_in_words_and_files_is_right() -> None:
    verdict = judge([SENT], [ANSWER, FILE])
    assert counts(verdict) == {"answered": 1}
    assert verdict.delays == {"alfa bravo": 4.0}


@pytest.mark.parametrize(
    ("shown", "found"),
    [
        ([], {"lost": 1}),
        ([replace(ANSWER, is_open=True)], {"stuck": 1, "lost": 1}),
        ([ANSWER], {"answered": 1, "lost": 1}),  # without its file
        ([replace(ANSWER, reply_to="2"), FILE], {"lost": 1}),
        ([ANSWER, FILE, replace(ANSWER, at=90.0)], {"answered": 1, "doubled": 1}),
        ([ANSWER, FILE, replace(FILE, at=90.0)], {"answered": 1, "doubled": 1}),
        ([ANSWER, FILE, replace(ANSWER, at=20.0, is_open=True)], {"answered": 1, "stuck": 1}),
        ([REFUSAL, FILE], {"refused": 1, "wrong": 1}),
        ([replace(ANSWER, text="Kilo lima"), FILE], {"refused": 1, "wrong": 1}),
        ([ANSWER, replace(FILE, content="Kilo lima")], {"answered": 1, "wrong": 1}),
    ],
)
def test_planted_mistake_is_found(shown: Sequence[Shown], found: dict[str, int]) -> None:
    verdict = judge([SENT], shown)
    assert counts(verdict) == found
    assert len(verdict.problems) == sum(
        count for name, count in found.items() if name not in ("answered", "refused")
    )


def test_refusal_of_no_recording_is_right() -> None:
    page = Sent(CHAT, "1", "", frozenset(), "refusal")
    assert counts(judge([page], [REFUSAL])) == {"refused": 1}
    assert counts(judge([page], [])) == {"lost": 1}


def test_cancelled_recording_may_have_any_end_but_one() -> None:
    cancelled = replace(SENT, expected="any end")
    assert counts(judge([cancelled], [REFUSAL])) == {"refused": 1}
    assert counts(judge([cancelled], [ANSWER, FILE])) == {"answered": 1}
    assert counts(judge([cancelled], [])) == {"lost": 1}


def test_nothing_is_owed_to_a_blocked_chat() -> None:
    assert counts(judge([replace(SENT, expected="nothing")], [])) == {}


def test_double_after_an_uncertain_send_is_counted_apart() -> None:
    twice = [ANSWER, FILE, replace(FILE, at=16.0)]
    windows = Windows({"telegram": [(13.0, 15.0)]})
    assert counts(judge([SENT], twice, uncertain=windows)) == {"answered": 1, "uncertain": 1}
    elsewhere = Windows({"discord": [(13.0, 15.0)]})
    assert counts(judge([SENT], twice, uncertain=elsewhere)) == {"answered": 1, "doubled": 1}


def test_answer_is_looked_for_in_the_new_chat_of_a_group() -> None:
    new = ("telegram", "-1007")
    moved = [replace(it, chat=new, reply_to="") for it in (ANSWER, FILE)]
    assert counts(judge([SENT], moved)) == {"lost": 1}
    assert counts(judge([SENT], moved, {CHAT: new})) == {"answered": 1}


def test_planted_orphans_are_found(tmp_path: Path) -> None:
    job = WorkerEnv.job("1")
    blob = Blob("media/x/files/note.txt", "x", 3)
    file = Artifact(FileKind.TXT, "note.txt", "text/plain", blob)
    result = Result("", "en", 1.0, "", None, (), (file,))
    done = replace(job, state=JobState.DONE, result=result, delivered=job.created)
    assert Rows([job, done]).open == [job]
    assert Rows([replace(done, delivered=None)]).open
    blobs = Blobs(tmp_path / "blobs")
    assert missing_files(blobs, [done]) == [blob.key]
    blobs.put_bytes(blob.key, b"abc")
    assert missing_files(blobs, [done]) == []
    entries = {b"late": 5000.0, b"ahead": 90_000.0}
    assert left_in_queue(entries, ["ahead", "lost"], now=10.0) == ["late", "lost"]
    (tmp_path / "scratch/worker/job").mkdir(parents=True)
    assert files_in_scratch(tmp_path) == []
    (tmp_path / "scratch/worker/job/source").touch()
    assert files_in_scratch(tmp_path) == ["scratch/worker/job/source"]


def test_planted_faults_of_a_backup_are_found(tmp_path: Path) -> None:
    job = WorkerEnv.job("1")
    blobs = Blobs(tmp_path / "blobs")
    blob = blobs.put_bytes("media/x/files/note.txt", b"abc")
    file = Artifact(FileKind.TXT, "note.txt", "text/plain", blob)
    result = Result("", "en", 1.0, "", None, (), (file,))
    done = replace(job, state=JobState.DONE, result=result)
    later = replace(done, delivered=job.created)
    assert wrong_rows([done], [done], [later]) == wrong_rows([job], [], [done]) == []
    assert wrong_rows([done], [], []) == [], "deleted meanwhile"
    assert len(wrong_rows([done], [], [later])) == 1
    assert len(wrong_rows([done], [replace(done, result=None)], [later])) == 1
    assert len(wrong_rows([], [done], [])) == 1
    assert wrong_blobs([done], blobs, [done]) == []
    blobs.put_bytes(blob.key, b"abd")
    assert "other bytes" in wrong_blobs([done], blobs, [done])[0]
    blobs.delete(blob.key)
    assert "missing" in wrong_blobs([done], blobs, [done])[0]
    waiting = replace(job, media=replace(job.media, blob=Blob("media/x/source", "x", 3)))
    assert "missing" in wrong_blobs([waiting], blobs, [waiting])[0]
    cancelled = replace(waiting, state=JobState.CANCELLED)
    assert wrong_blobs([waiting], blobs, [cancelled]) == []


def test_planted_canaries_are_found() -> None:
    sent = [replace(SENT, words="alfa bravo papa lima echo golf")]
    secrets = {"token": "4242:CANARY"}

    def found(line: str) -> list[str]:
        return canaries_in({"the log": ["a line", line]}, secrets, sent)

    assert found('{"message": "GET /bot4242:CANARY/getMe"}') == ["token in the log"]
    assert found('{"text": "So: Alfa bravo papa, lima"}') == [
        "words «alfa bravo papa lima echo golf» in the log"
    ]
    assert found("alfa bravo golf hotel") == []


def test_command_lines_and_environments_of_children_are_seen() -> None:
    ask = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'input()', 'CANARY'])"
    line = [sys.executable, "-c", ask]
    parent = subprocess.Popen(line, stdin=subprocess.PIPE, env={**os.environ, "KEY": "SECRET"})
    with ProcessWatch(lambda: [parent.pid]) as watch:
        end = time.monotonic() + 30
        while "SECRET" not in str(watch.seen) and time.monotonic() < end:
            time.sleep(0.1)
    parent.communicate(b"\n")
    assert "CANARY" in str(watch.seen)
    assert "SECRET" in str(watch.seen)


def test_fork_that_has_its_program_still_to_come_is_its_parent() -> None:
    line = [sys.executable, "-c", "import os; os.fork(); os.read(0, 1)"]
    parent = subprocess.Popen(line, stdin=subprocess.PIPE, env={**os.environ, "KEY": "SECRET"})
    end = time.monotonic() + 30
    while not psutil.Process(parent.pid).children() and time.monotonic() < end:
        time.sleep(0.01)
    with ProcessWatch(lambda: [parent.pid]) as watch:
        while not watch.seen and time.monotonic() < end:
            time.sleep(0.1)
    parent.communicate(b"12")
    assert "os.fork" in str(watch.seen)
    assert "SECRET" not in str(watch.seen)


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
