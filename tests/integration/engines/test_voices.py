"""Real Piper in its own process; real gTTS with a local server of its protocol, and offline."""

from __future__ import annotations

import base64
import re
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import av
import jiwer
import psutil
import pytest

from bot.i18n.translator import Translations
from pipeline.engines.protocols import EmptyWindowCache, TranscribeOptions
from pipeline.engines.segmentation import OnnxSpeechDetector
from pipeline.engines.text_tokens import tokens
from pipeline.engines.tts.google import GoogleVoice
from pipeline.engines.tts.piper import Piper
from pipeline.engines.whisper.config import WhisperConfig
from pipeline.engines.whisper.engine import FasterWhisper
from pipeline.media.decode import decode
from pipeline.stages.read_aloud import read_aloud
from storage.errors import (
    EngineMissing,
    EngineNonsense,
    EngineOverQuota,
    EngineTooSlow,
    EngineUnreachable,
    Stopped,
)
from storage.models import Summary
from tests.leftovers import child_processes
from tests.unit.pipeline.transcripts import no_report

GIST = "We decided to buy two new servers. The team will order them by Friday."
SUMMARY = Summary("Servers", GIST, (), (), (), "en", "test")


def seconds_of(path: Path) -> float:
    with av.open(path) as container:
        stream = container.streams.audio[0]
        return sum(frame.samples for frame in container.decode(stream)) / stream.rate


class StopSoon:
    """Report that raises `Stopped` after some seconds, and records the time."""

    def __init__(self, seconds: float) -> None:
        self.at = time.monotonic() + seconds

    def __call__(self, fraction: float, newest: str = "") -> None:
        if time.monotonic() > self.at:
            raise Stopped


# --- Piper -----------------------------------------------------------------------------------


def test_piper_speaks_the_gist(tmp_path: Path) -> None:
    spoken, notes = read_aloud(SUMMARY, [Piper(None, 2)], tmp_path, no_report)
    assert spoken is not None
    assert notes == ()
    assert 2.5 < spoken.seconds < 8
    assert seconds_of(spoken.ogg) == pytest.approx(spoken.seconds, abs=0.1)
    assert seconds_of(spoken.mp3) == pytest.approx(spoken.seconds, abs=0.1)


def test_language_without_a_voice_is_explained(tmp_path: Path) -> None:
    spanish = Summary("Servidores", "Compramos dos servidores nuevos.", (), (), (), "es", "test")
    spoken, notes = read_aloud(spanish, [Piper(None, 2)], tmp_path, no_report)
    assert spoken is None
    assert Piper(None, 2).languages() == {"en"}
    (note,) = notes
    message = Translations().for_locale("en").coded("note", note.code, note.values)
    assert message == (
        "There is no spoken summary: its voice does not read the language of the summary (Spanish)."
    )
    assert "(İspanyolca)" in Translations().for_locale("tr").coded("note", note.code, note.values)


def test_piper_accepts_text_like_options_and_phonemes(tmp_path: Path) -> None:
    wav = Piper(None, 2).speak("--help [[ ə ]]\n-f /tmp/x\nhello", "en", tmp_path, no_report)
    assert wav.parent == tmp_path
    assert seconds_of(wav) > 0.5


@pytest.mark.parametrize("seconds", [0.0, 0.2])
def test_piper_is_killed_when_the_job_is_cancelled(tmp_path: Path, seconds: float) -> None:
    """Its pipe is closed, too, also when it has not read all of the text."""
    stop = StopSoon(seconds)
    with pytest.raises(Stopped):
        Piper(None, 2).speak("Much to say. " * 400, "en", tmp_path, stop)
    assert time.monotonic() - stop.at < 10  # of about 40 s for the whole text


def test_piper_memory_does_not_grow_with_the_sentence(tmp_path: Path) -> None:
    def peak(text: str) -> int:
        """Return the peak of the resident bytes of the process."""
        peaks = [0]

        def look(fraction: float, newest: str = "") -> None:
            for child in child_processes():
                with suppress(psutil.NoSuchProcess, FileNotFoundError):
                    status = Path(f"/proc/{child.pid}/status").read_text()
                    highest = re.search(r"VmHWM:\s+(\d+) kB", status)
                    peaks.append(int(highest[1]) * 1024 if highest else 0)

        Piper(None, 2).speak(text, "en", tmp_path, look)
        return max(peaks)

    clause = "and then they went home to see what had become of it "
    # Both texts are long enough for the peak to be observed.
    assert peak(clause * 24) < peak(clause * 12) + 100e6


def test_damaged_voice_raises_engine_nonsense(tmp_path: Path) -> None:
    (tmp_path / "en.onnx").write_bytes(b"no network")
    (tmp_path / "en.onnx.json").write_text('{"language": {"code": "en_US"}}')
    with pytest.raises(EngineNonsense):
        Piper(tmp_path, 2).speak("Hello.", "en", tmp_path, no_report)


def test_piper_without_a_voice_for_the_language_is_missing(tmp_path: Path) -> None:
    with pytest.raises(EngineMissing):
        Piper(None, 2).speak("Guten Tag.", "de", tmp_path, no_report)


def plain(text: str) -> str:
    return " ".join(tokens(text))


def test_whisper_transcribes_speech_of_piper(tmp_path: Path) -> None:
    """A round trip through the decoder and the recognition of the pipeline."""
    spoken, _ = read_aloud(SUMMARY, [Piper(None, 2)], tmp_path, no_report)
    assert spoken is not None
    audio = decode(spoken.ogg, tmp_path, 60, no_report).audio
    speech = OnnxSpeechDetector(1).detect(audio, no_report)
    whisper = FasterWhisper(WhisperConfig(), tmp_path)
    transcript = whisper.transcribe(
        audio, speech, TranscribeOptions(language="en"), EmptyWindowCache(), no_report
    )
    text = " ".join(segment.text for segment in transcript.segments)
    assert jiwer.wer(plain(GIST), plain(text)) <= 0.15, text


# --- gTTS ------------------------------------------------------------------------------------


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


def test_piper_starts_no_threads_beyond_its_share(tmp_path: Path) -> None:
    """ONNX Runtime alone would start one for each core of the host, whatever the container may
    use."""
    if (psutil.cpu_count() or 1) < 2:
        pytest.skip("one core: nothing to limit")
    most: list[int] = []

    def count(fraction: float, newest: str = "") -> None:
        with suppress(psutil.NoSuchProcess):
            most.extend(child.num_threads() for child in child_processes())

    Piper(None, 1).speak("Much to say, and more of it. " * 20, "en", tmp_path, count)
    assert max(most) == 1


def test_piper_reports_how_much_is_spoken(tmp_path: Path) -> None:
    reported: list[float] = []

    def tell(fraction: float, newest: str = "") -> None:
        reported.append(fraction)

    Piper(None, 2).speak("Much to say, and more of it. " * 40, "en", tmp_path, tell)
    assert reported == sorted(reported)
    assert any(0.05 < fraction < 0.9 for fraction in reported)
