"""A child that opens media has no other files, no network and few resources."""

from __future__ import annotations

import os
import signal
import socket
import threading
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import av
import pytest

from pipeline.media.confined.child_runner import run_child
from pipeline.media.confined.sandbox import Limits
from pipeline.media.decode import decode
from pipeline.media.decoder_child import Request
from storage.errors import BadMedia, CorruptMedia
from tests.leftovers import Children
from tests.paths import DATA

SPEECH = DATA / "asr" / "en" / "ls_1998-15444-0001.flac"
LIMITS = Limits(memory=600_000_000, processor=20, file_size=1_000_000)


def quiet(fraction: float, newest: str = "") -> None:
    assert 0 <= fraction <= 1


class Trap:
    """Server on loopback that records connections."""

    def __init__(self) -> None:
        self.visits = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            try:
                visitor, _ = self._socket.accept()
            except OSError:
                return
            self.visits += 1
            visitor.close()

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(5)


@pytest.fixture
def trap() -> Iterator[Trap]:
    server = Trap()
    yield server
    server.close()


def test_confined_child_has_no_network_and_no_other_files(
    trap: Trap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:secret")
    (tmp_path / "folder").mkdir()
    (tmp_path / "mine").write_text("mine")
    (tmp_path / "other").write_text("other")
    answer = run_child(
        "tests.integration.media.sandbox_probe",
        {
            "mine": str(tmp_path / "mine"),
            "other": str(tmp_path / "other"),
            "folder": str(tmp_path / "folder"),
            "port": trap.port,
            "limits": asdict(LIMITS),
        },
        quiet,
    )
    assert answer["done"] == ["read mine", "write in folder"]
    assert "TELEGRAM_BOT_TOKEN" not in answer["environment"]
    assert trap.visits == 0
    assert (tmp_path / "other").read_text() == "other"


HOSTILE = {
    "playlist": "#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:10.0,\n{decoy}\n#EXT-X-ENDLIST\n",
    "playlist_http": "#EXTM3U\n#EXTINF:10.0,\nhttp://127.0.0.1:{port}/x.ts\n#EXT-X-ENDLIST\n",
    "master": "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nhttp://127.0.0.1:{port}/x.m3u8\n",
    "concat_protocol": "#EXTM3U\n#EXTINF:1,\nconcat:http://127.0.0.1:{port}/x|{decoy}\n",
    "ffconcat": "ffconcat version 1.0\nfile '{name}'\n",
    "ffconcat_absolute": "ffconcat version 1.0\nfile '{decoy}'\n",
    "sdp": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\n"
    "m=audio {port} RTP/AVP 0\n",
    "dash": '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"><Period>'
    "<AdaptationSet><Representation id='1' bandwidth='1'><BaseURL>http://127.0.0.1:{port}/x"
    "</BaseURL></Representation></AdaptationSet></Period></MPD>",
    "url": "http://127.0.0.1:{port}/x.mp3",
}  # fmt: skip


@pytest.mark.parametrize("ending", ["mp4", "mp3", "ogg", "m3u8", "avi", ""])
@pytest.mark.parametrize("kind", HOSTILE)
def test_files_with_references_open_no_other_file(
    kind: str, ending: str, trap: Trap, tmp_path: Path
) -> None:
    decoy = tmp_path / "decoy.flac"
    decoy.write_bytes(SPEECH.read_bytes())
    os.utime(decoy, (0, 0))
    source = tmp_path / f"x.{ending}"
    text = HOSTILE[kind].format(port=trap.port, decoy=decoy, name=decoy.name)
    source.write_text(text, encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(BadMedia):
        decode(source, out, 100, quiet)
    assert trap.visits == 0
    assert list(out.iterdir()) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        ["decoy.flac", "out", source.name]
    )


def test_quicktime_reference_is_not_followed(trap: Trap, tmp_path: Path) -> None:
    """An MP4 file whose samples lie in another file (`dref`)."""
    with av.open(str(tmp_path / "x.mov"), "w") as output:
        stream = output.add_stream("pcm_s16le", rate=16_000)
        stream.layout = "mono"
        with av.open(str(SPEECH)) as source_file:
            for frame in source_file.decode(audio=0):
                output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    data = (tmp_path / "x.mov").read_bytes()
    assert b"url " in data
    alias = data.replace(b"url \x00\x00\x00\x01", b"alis\x00\x00\x00\x00")
    (tmp_path / "y.mov").write_bytes(alias)
    out = tmp_path / "out"
    out.mkdir()
    decoded = decode(tmp_path / "y.mov", out, 100, quiet)
    assert decoded.seconds == pytest.approx(6.025, abs=0.1)
    assert trap.visits == 0


def test_full_disk_is_not_reported_as_damaged_media(tmp_path: Path) -> None:
    limits = Limits(memory=600_000_000, processor=20, file_size=10_000)
    request = Request(str(SPEECH), str(tmp_path / "out"), 100.0, limits)
    with pytest.raises(OSError, match="File too large"):
        run_child("pipeline.media.decoder_child", asdict(request), quiet)


def test_endless_file_times_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own_children: Children
) -> None:
    """A demuxer that loops forever reports nothing, and is stopped."""
    monkeypatch.setattr("pipeline.media.confined.child_runner._STALL_SECONDS", 1.0)
    os.mkfifo(tmp_path / "x.mp3")
    holder = os.open(tmp_path / "x.mp3", os.O_RDWR)
    limits = Limits(memory=600_000_000, processor=20, file_size=10_000)
    request = Request(str(tmp_path / "x.mp3"), str(tmp_path / "out"), 100.0, limits)
    with pytest.raises(CorruptMedia, match="stalled"):
        run_child("pipeline.media.decoder_child", asdict(request), quiet)
    os.close(holder)
    assert own_children() == []


def test_child_at_its_processor_limit_is_reported_as_damaged_media(tmp_path: Path) -> None:
    source = DATA / "bad" / "silence_6h.flac"
    limits = Limits(memory=2_000_000_000, processor=1, file_size=2_000_000_000)
    request = Request(str(source), str(tmp_path / "out"), 24 * 3600.0, limits)
    with pytest.raises(CorruptMedia, match=f"signal {signal.SIGXCPU:d}"):
        run_child("pipeline.media.decoder_child", asdict(request), quiet)


def test_child_that_the_kernel_killed_says_nothing_about_the_media(
    tmp_path: Path, own_children: Children
) -> None:
    """So does a container whose memory is used up: the recording may be sound."""

    def shoot(fraction: float, newest: str = "") -> None:
        for child in own_children():
            os.kill(child.pid, signal.SIGKILL)

    with pytest.raises(MemoryError, match="killed"):
        decode(DATA / "bad" / "silence_6h.flac", tmp_path, 24 * 3600, shoot)
    assert list(tmp_path.iterdir()) == []


def test_crashed_child_is_reported_as_damaged_media(tmp_path: Path, own_children: Children) -> None:
    """As after a crash inside a codec."""

    def shoot(fraction: float, newest: str = "") -> None:
        for child in own_children():
            os.kill(child.pid, signal.SIGSEGV)

    with pytest.raises(CorruptMedia):
        decode(DATA / "bad" / "silence_6h.flac", tmp_path, 24 * 3600, shoot)
    assert list(tmp_path.iterdir()) == []
