"""The command line in separate processes, as an operator types it."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import psutil
import pytest

from tests.outgoing import recorded_peers, watched
from tests.paths import DATA

NOTE = DATA / "asr" / "en" / "jfk.flac"
TALK = DATA / "diar" / "sample.wav"
"""Long enough for a summary, which a note of ten seconds has not."""


@pytest.fixture
def environment(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, str]]:
    """Return an environment with nothing but PATH and a data folder. Nothing outside this machine
    is contacted."""
    record = tmp_path_factory.mktemp("asked") / "record"
    settings = {
        "HOME": str(tmp_path),
        "PATH": os.environ["PATH"],
        "DATA_DIR": str(tmp_path / "data"),
        "COLUMNS": "200",
    }
    yield watched(settings, record)
    assert recorded_peers(record) == []


def run(
    environment: dict[str, str], folder: Path, *line: str, stdin: str = ""
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *line],
        env=environment,
        cwd=folder,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


@contextmanager
def running(
    environment: dict[str, str], folder: Path, *line: str
) -> Iterator[subprocess.Popen[str]]:
    """Run a process; wait at the end for it and its children."""
    with subprocess.Popen(
        [sys.executable, "-m", "bot", *line],
        env=environment,
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()


def test_wrong_usage_and_settings_are_one_sentence_with_status_2(
    environment: dict[str, str], tmp_path: Path
) -> None:
    for line in (
        ["run"],
        ["run", "no-such-file.mp4"],
        ["run", str(NOTE), "--formats", "exe"],
        ["run", str(NOTE), "--speakers", "many"],
        ["telegram"],
        ["dance"],
    ):
        assert run(environment, tmp_path, *line).returncode == 2, line
    wrong = run({**environment, "DEVICE": "abacus"}, tmp_path, "worker")
    assert wrong.returncode == 2
    assert "DEVICE" in wrong.stderr
    assert "Traceback" not in wrong.stderr


def test_run_writes_files_under_documented_names(
    environment: dict[str, str], tmp_path: Path
) -> None:
    bad = DATA / "bad" / "zero.mp4"
    done = run(environment, tmp_path, "run", str(bad), str(TALK), "--out", "made", "--quiet")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.splitlines() == ["zero.mp4: This file is empty. Please send it again."]
    suffixes = ("txt", "srt", "vtt", "json", "md", "summary.md", "summary.ogg", "summary.mp3")
    assert {path.name for path in (tmp_path / "made").iterdir()} == {
        f"sample.{suffix}" for suffix in suffixes
    }
    transcript = json.loads((tmp_path / "made" / "sample.json").read_text())
    assert transcript["version"] == 1
    assert transcript["language"] == "en"
    assert "Chicago" in " ".join(each["text"] for each in transcript["segments"])
    assert list((tmp_path / "data" / "scratch").iterdir()) == []
    again = run(
        environment,
        tmp_path,
        "run",
        str(TALK),
        "--out",
        "again",
        "--formats",
        "txt",
        "--summary",
        "none",
    )
    assert again.returncode == 0
    assert [path.name for path in (tmp_path / "again").iterdir()] == ["sample.txt"]
    assert "Chicago" in again.stdout
    assert again.stdout.endswith("→ again/sample.txt\n\n")
    assert again.stderr == ""


def test_run_reports_missing_outputs(environment: dict[str, str], tmp_path: Path) -> None:
    mute = {**environment, "PIPER_VOICE": str(tmp_path / "no-voices")}
    (tmp_path / "no-voices").mkdir()
    line = ("run", str(TALK), "--quiet", "--formats", "txt")
    done = run(mute, tmp_path, *line, "--speech")
    assert done.returncode == 1
    (sentence,) = [it for it in done.stderr.splitlines() if it.startswith("sample.wav")]
    assert "Not made: audio, voice. There is no spoken summary: no voice" in sentence
    assert (tmp_path / "sample.txt").exists()
    unasked = run(mute, tmp_path, *line)
    assert (unasked.returncode, unasked.stderr) == (0, "")


def test_doctor_reports_disabled_speech_and_how_to_enable_it(
    environment: dict[str, str], tmp_path: Path
) -> None:
    mute = {**environment, "PIPER_VOICE": str(tmp_path / "no-voices")}
    (tmp_path / "no-voices").mkdir()
    report = run(mute, tmp_path, "doctor", "--only", "voice")
    assert report.returncode == 0, report.stdout
    (line,) = [it for it in report.stdout.splitlines() if " voice:" in it]
    assert line.startswith("careful ")
    assert "Spoken summaries are off" in line
    assert "PIPER_VOICE" in line


def test_up_without_a_token_opens_the_console_with_instructions(
    environment: dict[str, str], tmp_path: Path
) -> None:
    typed = f"{NOTE} formats=txt summary=none\n/status\n"
    done = run(environment, tmp_path, "up", stdin=typed)
    assert done.returncode == 0, done.stderr
    assert "BotFather" in done.stdout
    assert "country" in done.stdout
    assert "not working on anything" in done.stdout
    assert (tmp_path / "out" / "jfk.txt").exists()


def test_up_ends_with_an_input_that_ends_at_once(
    environment: dict[str, str], tmp_path: Path
) -> None:
    assert run(environment, tmp_path, "up", stdin="").returncode == 0


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_up_stops_cleanly_during_a_job(
    environment: dict[str, str], tmp_path: Path, stop: signal.Signals
) -> None:
    film = DATA / "video" / "vid_avi_mp3_367.avi"
    with running(environment, tmp_path, "up") as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(f"{film}\n")
        process.stdin.flush()
        for line in process.stdout:
            if "Transcribing" in line:
                break
        family = psutil.Process(process.pid).children(recursive=True)
        process.send_signal(stop)
        assert process.wait(60) == 0
        assert "killing it" not in process.stdout.read()  # the worker ended in time by itself
    assert psutil.wait_procs(family, 30)[1] == []
    assert list((tmp_path / "data" / "scratch").iterdir()) == []
    with closing(sqlite3.connect(tmp_path / "data" / "mp4totext.db")) as rows:
        assert rows.execute("SELECT state, crashes FROM jobs").fetchall() == [("queued", 0)]


def test_worker_ends_after_its_bot_was_killed(environment: dict[str, str], tmp_path: Path) -> None:
    with running(environment, tmp_path, "up") as process:
        wait_for(lambda: any("worker" in _line(it) for it in _family(process.pid)))
        family = _family(process.pid)
        process.kill()
        process.wait()
    assert psutil.wait_procs(family, 30)[1] == []
    wait_for(lambda: not _processes_in(tmp_path / "data" / "queue"))


def _family(number: int) -> list[psutil.Process]:
    return psutil.Process(number).children(recursive=True)


def _line(process: psutil.Process) -> list[str]:
    with suppress(psutil.Error):
        return process.cmdline()
    return []


def _processes_in(folder: Path) -> list[psutil.Process]:
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if Path(process.cwd()) == folder:
                found.append(process)
    return found


def wait_for(condition: Callable[[], object], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"waited {seconds:g} s"
        time.sleep(0.1)
