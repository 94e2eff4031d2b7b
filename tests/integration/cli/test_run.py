"""`mp4totext run` in separate processes: pipes, signals, links, watched folders."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.integration.cli.run_processes import ended, nothing_in_scratch, pieces, until
from tests.integration.network.hostile_server import serving
from tests.paths import DATA, ROOT

NOTE = DATA / "asr" / "en" / "fleurs_en_000.ogg"
LONG = DATA / "asr" / "en" / "lslong_3005.ogg"
MEETING = DATA / "diar" / "mix_s4.ogg"
"""96 s: several windows are left when the first one is finished."""
BRIEF = ("--formats", "txt", "--summary", "none")
Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder that all tests share: stored results of one test are found by the
    others."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def start(tmp_path: Path, data: Path) -> Iterator[Start]:
    """Return a function that starts the command in an empty folder. Remaining processes are killed
    at the end."""
    started: list[subprocess.Popen[bytes]] = []
    environment = {
        "HOME": str(tmp_path),
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "DATA_DIR": str(data),
        "VOICE": "piper",
    }

    def run(
        *words: str | bytes, stdin: int = subprocess.DEVNULL, **more: str
    ) -> subprocess.Popen[bytes]:
        started.append(
            subprocess.Popen(
                [sys.executable, "-m", "bot", "run", *words],
                env=environment | more,
                cwd=tmp_path,
                stdin=stdin,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
        )
        return started[-1]

    yield run
    for process in started:
        with process:
            if process.poll() is None:
                process.kill()


def test_recording_is_read_from_a_pipe(start: Start, tmp_path: Path, data: Path) -> None:
    status, out, err = ended(start("--json", *BRIEF, stdin=subprocess.PIPE), NOTE.read_bytes())
    assert (status, err) == (0, "")
    (line,) = out.splitlines()
    assert json.loads(line)["files"] == ["stdin.txt"]
    # Processors round differently: with AVX-512 the model writes "the west".
    assert "styles in the west" in (tmp_path / "stdin.txt").read_text().lower()
    with NOTE.open("rb") as file:
        process = start("-", "--name", "talk.ogg", "--quiet", *BRIEF, stdin=file.fileno())
        assert ended(process) == (0, "", "")
    assert (tmp_path / "talk.txt").exists()
    assert nothing_in_scratch(data)


def test_piped_input_is_limited_in_size(start: Start, data: Path) -> None:
    process = start("--quiet", stdin=subprocess.PIPE, MAX_MEGABYTES="1")
    assert process.stdin
    with suppress(BrokenPipeError):
        while True:  # like `cat /dev/zero`; the input is not read to its end
            os.write(process.stdin.fileno(), bytes(1 << 20))
    process.stdin.close()
    process.stdin = None
    status, _, err = ended(process)
    assert status == 1
    assert err.startswith("stdin: This file is too large: ")
    assert nothing_in_scratch(data)
    assert ended(start(stdin=subprocess.PIPE), b"")[0] == 2
    status, _, err = ended(start())
    assert status == 2
    assert err.startswith("mp4totext run needs a recording, for example: ")


def test_file_name_that_is_not_utf8_is_transcribed(start: Start, tmp_path: Path) -> None:
    name = b"t\xff\nk.ogg"
    shutil.copy(NOTE, tmp_path / os.fsdecode(name))
    status, out, err = ended(start("--json", *BRIEF, "--", name, "-x.ogg"))
    assert status == 1
    missing, done = map(json.loads, out.splitlines())
    assert (missing["input"], missing["error"]["code"]) == ("-x.ogg", "not_there")
    assert (done["input"], done["status"], err) == ("t\ufffd\nk.ogg", "ok", "")
    assert [(tmp_path / path).exists() for path in done["files"]] == [True]


def test_silent_pipe_can_be_interrupted(start: Start, data: Path) -> None:
    process = start("-", stdin=subprocess.PIPE)
    until(lambda: bool(list((data / "scratch").glob("run-*/source"))))
    process.send_signal(signal.SIGTERM)
    assert process.wait(60) == 143
    assert nothing_in_scratch(data)


def test_interrupted_run_resumes_from_finished_windows(
    start: Start, tmp_path: Path, data: Path
) -> None:
    before = pieces(data)
    brief = (*BRIEF, "--language", "en")
    process = start(str(MEETING), *brief, WINDOWS_AT_ONCE="1")
    until(lambda: pieces(data).keys() > before.keys())
    process.send_signal(signal.SIGINT)
    status, _, err = ended(process)
    assert status == 130
    assert err == "Stopped. Finished work is kept: run the same command again to continue.\n"
    assert nothing_in_scratch(data)
    assert not (tmp_path / "mix_s4.txt").exists()
    finished_windows = pieces(data)
    process = start(str(MEETING), "--quiet", *brief, WINDOWS_AT_ONCE="1")
    written = set(finished_windows.items())
    while process.poll() is None:
        written |= pieces(data).items()
        time.sleep(0.02)
    assert ended(process)[0] == 0
    assert (tmp_path / "mix_s4.txt").exists()
    assert len({path for path, _ in written}) == len(written)  # none is recognized twice
    assert len(written) > len(finished_windows)
    assert pieces(data).keys() == before.keys()  # the stored transcript has them all


def test_closed_output_pipe_ends_the_run_quietly(start: Start, tmp_path: Path) -> None:
    for number, recording in enumerate((NOTE, NOTE, DATA / "diar/sample.wav")):
        shutil.copy(recording, tmp_path / f"{number}.ogg")  # a copy may end with its original
    process = start("--json", "nofile", "0.ogg", "1.ogg", "2.ogg", *BRIEF)
    assert process.stdout
    assert b"not_there" in process.stdout.readline()
    process.stdout.close()
    process.stdout = None
    _, err = process.communicate(timeout=120)
    assert (process.returncode, err) == (141, b"")
    assert not (tmp_path / "2.txt").exists()


def test_unwritable_output_is_one_sentence(start: Start, tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "bot", "run", "--json", "nofile", "nofile2"],
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)},
            cwd=tmp_path,
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert b"No space left" in done.stderr


async def test_link_is_checked_as_in_a_chat(start: Start, tmp_path: Path) -> None:
    async with serving() as server:
        server.has("/talk.ogg", NOTE.read_bytes())
        server.leads("/inside", "http://169.254.169.254/x.mp3")
        address = f"http://127.0.0.1:{server.port}"
        line = (
            f"{address}/talk.ogg?key=1",
            f"{address}/inside",
            f"{address}/talk.ogg?key=1",
            "--json",
        )
        allowed = {"LINKS_ALLOWED_HOSTS": f"127.0.0.1:{server.port}"}
        status, out, _ = await asyncio.to_thread(ended, start(*line, *BRIEF, **allowed))
        assert status == 1
        done, refused = map(json.loads, out.splitlines())
        assert (done["input"], done["files"]) == (line[0], ["talk.txt"])
        assert refused["error"]["code"] == "link_unreachable"
        requests_before = len(server.requests)
        status, _, err = await asyncio.to_thread(ended, start(f"{address}/talk.ogg"))
        assert (status, len(server.requests)) == (2, requests_before)
        assert len(err.splitlines()) == 1


def test_watched_folder_stops_cleanly_and_resumes(start: Start, tmp_path: Path, data: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    # Nothing of it is stored yet. With a fixed language, windows finish one after the other.
    brief = (*BRIEF, "--hints", "heard anew", "--language", "en")
    line = ("--watch", "inbox", "--out", "texts", "--settle", "0.2", "--json", *brief)
    process = start(*line)
    shutil.copy(NOTE, inbox / "a.ogg.part")
    (inbox / "a.ogg.part").rename(inbox / "a.ogg")
    assert process.stdout
    assert json.loads(process.stdout.readline())["files"] == ["texts/a.txt"]
    before = pieces(data)
    shutil.copy(LONG, inbox)
    until(lambda: pieces(data) != before)
    process.send_signal(signal.SIGTERM)
    status, out, err = ended(process)
    assert (status, out) == (0, ""), err
    errors = [line for line in err.splitlines() if "still being written" not in line]  # a slow copy
    assert errors == ["Watching inbox. Ctrl-C ends it."]
    assert nothing_in_scratch(data)
    (inbox / LONG.name).unlink()
    process = start(*line)
    shutil.copy(NOTE, inbox / "b.ogg")
    assert process.stdout
    assert json.loads(process.stdout.readline())["files"] == ["texts/b.txt"]
    process.send_signal(signal.SIGINT)
    assert ended(process)[:2] == (0, "")
    status, _, err = ended(start("--watch", "inbox/a.ogg"))
    assert (status, err) == (2, "--watch needs folders, and inbox/a.ogg is not one.\n")
