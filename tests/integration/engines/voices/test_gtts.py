"""Real gTTS with a local server of its protocol, and offline."""

from __future__ import annotations

import base64
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from pipeline.engines.tts.google import GoogleVoice
from pipeline.engines.tts.piper import Piper
from pipeline.stages.read_aloud import read_aloud
from storage.errors import (
    EngineMissing,
    EngineNonsense,
    EngineOverQuota,
    EngineTooSlow,
    EngineUnreachable,
    Stopped,
)
from tests.integration.engines.voices.spoken import GIST, SUMMARY, StopSoon
from tests.unit.pipeline.transcripts import no_report


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a real MP3, as the service would send it."""
    spoken, _ = read_aloud(SUMMARY, [Piper(None, 2)], tmp_path_factory.mktemp("sound"), no_report)
    assert spoken is not None
    return spoken.mp3.read_bytes()


class Translate:
    """Answer like batchexecute of translate.google.com: a status and a line with base64."""

    def __init__(self) -> None:
        self.status, self.sound, self.delay, self.requests = 200, b"", 0.0, 0
        translate = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                translate.requests += 1
                self.rfile.read(int(self.headers["Content-Length"]))
                time.sleep(translate.delay)
                sound = base64.b64encode(translate.sound).decode()
                line = f'[["wrb.fr","jQ1olc","[\\"{sound}\\"]",null]]' if sound else "[]"
                self.send_response(translate.status)
                self.send_header("Content-Length", str(len(line)))
                self.end_headers()
                self.wfile.write(line.encode())

            def log_message(self, *args: object) -> None:
                """Log nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/"


@pytest.fixture
def translate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Translate]:
    """Run a server of the protocol, and point gTTS to it."""
    service = Translate()
    thread = Thread(target=service.server.serve_forever, daemon=True)
    thread.start()

    def address(tld: str = "com", path: str = "") -> str:
        return service.url + path

    monkeypatch.setattr("gtts.tts._translate_url", address)
    yield service
    service.server.shutdown()
    service.server.server_close()


def test_gtts_speaks_the_gist(translate: Translate, sound: bytes, tmp_path: Path) -> None:
    translate.sound = sound
    spoken, notes = read_aloud(SUMMARY, [GoogleVoice()], tmp_path, no_report)
    assert spoken is not None
    assert notes == ()
    assert spoken.engine == "gTTS"
    assert spoken.seconds > 2


@pytest.mark.parametrize(
    ("status", "error"),
    [(429, EngineOverQuota), (503, EngineUnreachable), (200, EngineNonsense)],
)
def test_gtts_error_responses_become_engine_errors(
    translate: Translate, status: int, error: type[Exception], tmp_path: Path
) -> None:
    translate.status = status
    with pytest.raises(error):
        GoogleVoice().speak(GIST, "en", tmp_path, no_report)


def test_slow_gtts_times_out(translate: Translate, tmp_path: Path) -> None:
    translate.delay = 3
    with pytest.raises(EngineTooSlow):
        GoogleVoice(timeout=0.8).speak(GIST, "en", tmp_path, no_report)


def test_gtts_is_abandoned_when_the_job_is_cancelled(translate: Translate, tmp_path: Path) -> None:
    translate.delay = 20
    stop = StopSoon(0.2)
    with pytest.raises(Stopped):
        GoogleVoice().speak("Much to say. " * 100, "en", tmp_path, stop)
    assert time.monotonic() - stop.at < 10  # before the first part is answered
    assert translate.requests <= 1


def test_gtts_fails_at_once_when_offline(
    translate: Translate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offline_url: Callable[..., str] = lambda *_, **__: "http://127.0.0.1:9/"  # noqa: E731 short
    monkeypatch.setattr("gtts.tts._translate_url", offline_url)
    began = time.monotonic()
    with pytest.raises(EngineUnreachable):
        GoogleVoice().speak(GIST, "en", tmp_path, no_report)
    assert time.monotonic() - began < 20  # its retries take longer


def test_gtts_refuses_unsupported_languages(tmp_path: Path) -> None:
    with pytest.raises(EngineMissing):
        GoogleVoice().speak("x", "xx", tmp_path, no_report)
