"""Planted orphans, wrong backups and canaries are found."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import psutil

from storage.blobs import Blobs
from storage.models import Artifact, Blob, FileKind, JobState, Result
from tests.faults.backup_oracle import wrong_blobs, wrong_rows
from tests.faults.canaries import ProcessWatch, canaries_in
from tests.faults.orphans import Rows, files_in_scratch, left_in_queue, missing_files
from tests.integration.worker.worker_env import WorkerEnv
from tests.unit.faults.sent_recordings import SENT


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
