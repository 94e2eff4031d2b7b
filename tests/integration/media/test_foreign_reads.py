"""Hostile media opens no other file and no connection: strace lists the calls to the kernel."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import av
import pytest

from tests.integration.media.quicktime_reference import write_reference
from tests.integration.media.test_confinement import HOSTILE, SPEECH
from tests.paths import ROOT

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")

DECODE = """
import sys
from pathlib import Path
from pipeline.media.decode import decode
from storage.errors import BadMedia
try:
    decode(Path(sys.argv[1]), Path(sys.argv[2]), 100, lambda fraction, newest="": None)
except BadMedia as error:
    print("refused", error.code)
else:
    print("taken")
"""


def traced(source: Path, out: Path) -> tuple[str, list[str]]:
    """Let the intake open a file. Return its answer and the calls to the kernel by it and its
    children that name a file or reach for the network."""
    log = out.with_name("calls")
    program = [sys.executable, "-c", DECODE, str(source), str(out)]
    line = ["strace", "-f", "-qq", "-s", "400", "-e", "trace=%file,%network", "-o", str(log)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [*line, *program], env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    if "ptrace" in done.stderr:
        pytest.skip("this machine lets nobody trace processes")
    return done.stdout.strip(), log.read_text(errors="replace").splitlines()


def outgoing(calls: list[str]) -> list[str]:
    """Return the calls that would reach another machine or program by a socket. The C library asks
    nscd for the name of this user when Python starts."""
    reaching = ("connect(", "sendto(", "sendmsg(", "bind(")
    return [it for it in calls if any(name in it for name in reaching) if "/nscd/" not in it]


@pytest.mark.parametrize("kind", HOSTILE)
def test_references_are_neither_opened_nor_connected_to(kind: str, tmp_path: Path) -> None:
    decoy, source, out = tmp_path / "decoy.flac", tmp_path / "x.m3u8", tmp_path / "out"
    decoy.write_bytes(SPEECH.read_bytes())
    out.mkdir()
    source.write_text(HOSTILE[kind].format(port=9, decoy=decoy, name=decoy.name), encoding="utf-8")
    answer, calls = traced(source, out)
    assert answer.startswith("refused")
    assert any(str(source) in it for it in calls), "the trace sees what is opened"
    assert [it for it in calls if decoy.name in it] == []
    assert outgoing(calls) == []


def test_reference_of_a_quicktime_film_is_not_opened(tmp_path: Path) -> None:
    decoy, source, out = tmp_path / "decoy.flac", tmp_path / "x.mov", tmp_path / "out"
    decoy.write_bytes(SPEECH.read_bytes())
    out.mkdir()
    write_reference(source, SPEECH, decoy)
    follows = {"enable_drefs": "1", "use_absolute_path": "1"}
    with av.open(str(source), options=follows) as film:  # FFmpeg would read the decoy
        assert bytes(next(film.demux(audio=0))) in decoy.read_bytes()
    answer, calls = traced(source, out)
    assert answer.startswith("refused")
    assert [it for it in calls if decoy.name in it] == []
    assert outgoing(calls) == []


def test_sound_recording_opens_nothing_beside_itself(tmp_path: Path) -> None:
    source, out, secret = tmp_path / "x.flac", tmp_path / "out", tmp_path / ".env"
    source.write_bytes(SPEECH.read_bytes())
    secret.write_text("TELEGRAM_BOT_TOKEN=1:a")
    out.mkdir()
    answer, calls = traced(source, out)
    assert answer == "taken"
    assert [it for it in calls if str(secret) in it] == []
    assert outgoing(calls) == []
