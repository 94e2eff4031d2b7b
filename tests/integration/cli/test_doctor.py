"""`mp4totext doctor` as an operator runs it: the real program, its output and its exit status."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import psutil
import pytest

from tests.integration.cli.doctor_runs import doctor, environment, run_doctor
from tests.integration.cli.test_settings import LIKE_ANYBODY, STRANGER


def test_doctor_reports_every_check_on_a_healthy_machine(tmp_path: Path) -> None:
    report = run_doctor(tmp_path, VOICE="piper")
    assert report.status == 0, report.text
    assert report.broken() == []
    assert "ogg with Opus" in report.of("decoder")["says"]
    assert "mp4 with AAC" in report.of("decoder")["says"]
    for engine in ("speech detector", "transcriber", "diarizer", "summarizer", "voice"):
        assert "tried in" in report.of(engine)["says"], engine
        assert report.of(engine)["level"] == "ok"
    assert "an hour of speech takes about" in report.of("speed")["says"]
    assert "measured over 18 s" in report.of("speed")["says"]
    assert "cpu" in report.of("device")["says"]
    aloud = report.of("languages read aloud")
    assert aloud["level"] == "careful"
    assert aloud["says"].startswith("en only")
    assert "PIPER_VOICE" in aloud["todo"]
    assert report.levels()["locked in"] <= {"ok", "careful"}
    assert report.of("workers")["level"] == "careful"
    assert "GB free" in report.of("disk")["says"]
    assert not (tmp_path / "data" / "mp4totext.db").exists()  # checking creates no tables
    left = [each for each in psutil.process_iter(["environ"]) if _is_of(each, tmp_path)]
    assert left == []


def _is_of(process: psutil.Process, folder: Path) -> bool:
    try:
        return process.environ().get("HOME") == str(folder)
    except psutil.Error:
        return False


def test_text_output_shows_level_and_advice(tmp_path: Path) -> None:
    done = doctor(tmp_path, "--only", "database,redis", REDIS_URL="redis://:hidden@127.0.0.1:1")
    assert done.returncode == 1
    rows, queue = done.stdout.splitlines()
    assert rows.startswith("ok      database: ")
    assert queue.startswith("broken  redis: the server of REDIS_URL does not work: ")
    assert queue.endswith("To do: start it, or change REDIS_URL")
    assert "hidden" not in done.stdout + done.stderr
    assert "\x1b" not in done.stdout


def test_damaged_database_file_is_found(tmp_path: Path) -> None:
    migrate = [sys.executable, "-m", "bot", "migrate"]
    subprocess.run(migrate, env=environment(tmp_path), check=True, capture_output=True)
    sound = doctor(tmp_path, "--only", "database")
    assert "database file: its pages are whole; SQLite 3." in sound.stdout
    (path,) = (tmp_path / "data").glob("*.db")
    with closing(sqlite3.connect(path)) as rows:  # a table that is not read at a start
        (root,) = rows.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'voices'"
        ).fetchone()
        (size,) = rows.execute("PRAGMA page_size").fetchone()
    content = bytearray(path.read_bytes())
    content[(root - 1) * size : root * size] = bytes(size)
    path.write_bytes(content)
    damaged = doctor(tmp_path, "--only", "database")
    assert damaged.returncode == 1
    assert f"broken  database file: {path} is damaged: " in damaged.stdout
    assert "To do: stop the service, and restore the newest backup" in damaged.stdout


@pytest.mark.parametrize("line", [["--only", "luck"], ["--quick", "--only", "blobs"], ["--fast"]])
def test_wrong_usage_is_one_sentence_with_status_2(tmp_path: Path, line: list[str]) -> None:
    done = doctor(tmp_path, *line)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert done.stdout == ""


@pytest.mark.skipif(
    os.geteuid() != 0 or not shutil.which("setpriv"), reason="needs root, to be another user"
)
def test_unwritable_data_folder_is_one_finding(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir(mode=0o755)
    os.chown(data, STRANGER, STRANGER)
    report = run_doctor(tmp_path, "", by=LIKE_ANYBODY, SUMMARIZER="none", VOICE="none")
    assert report.status == 1
    (wrong,) = report.broken()
    assert wrong["name"] == "settings"
    assert wrong["says"].startswith(f"DATA_DIR: {data} belongs to user {STRANGER}")
    for name in ("database", "blobs", "redis", "engines"):
        assert "DATA_DIR, see settings" in report.of(name)["says"]
        assert report.of(name)["level"] == "careful"
    assert "DATABASE_URL" not in report.text
    assert "BLOB_URL" not in report.text
    quick = doctor(tmp_path, "--quick", by=LIKE_ANYBODY)
    assert quick.returncode == 1
    assert len(quick.stdout.splitlines()) == 1


def test_wrong_setting_does_not_stop_the_other_checks(tmp_path: Path) -> None:
    done = doctor(tmp_path, "--json", BEAM_SIZE="many", VOICE="none", DIARIZER="none")
    report = json.loads(done.stdout)
    findings = {each["name"]: each for each in report["findings"]}
    assert done.returncode == 1
    assert findings["settings"]["says"].startswith("BEAM_SIZE: must be a whole number")
    assert findings["transcriber"]["level"] == "ok"


BOT_ALONE = """
import builtins, importlib.util, sys
LACKING = {"av", "numpy", "scipy", "ctranslate2", "faster_whisper", "onnxruntime", "openai", "gtts"}

class Lacking:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in LACKING:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Lacking())
real = importlib.util.find_spec
importlib.util.find_spec = lambda name, package=None: (
    None if name.partition(".")[0] in LACKING else real(name, package)
)
from bot.cli.app import main
main()
"""


def test_bot_without_a_worker_passes_the_checks(tmp_path: Path) -> None:
    done = doctor(tmp_path, "--json", program=("-c", BOT_ALONE))
    assert done.returncode == 0, done.stdout + done.stderr
    findings = {each["name"]: each for each in json.loads(done.stdout)["findings"]}
    for name in ("decoder", "gpu", "engines", "summarizer", "voice", "hub"):
        assert findings[name]["level"] == "ok"
        assert "a bot alone" in findings[name]["says"]
    assert findings["telegram"]["says"].startswith("not used")
