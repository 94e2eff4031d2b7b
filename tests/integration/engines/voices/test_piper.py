"""Real Piper in its own process."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from pathlib import Path

import jiwer
import psutil
import pytest

from bot.i18n.translator import Translations
from pipeline.engines.protocols import EmptyWindowCache, TranscribeOptions
from pipeline.engines.segmentation import OnnxSpeechDetector
from pipeline.engines.text_tokens import tokens
from pipeline.engines.tts.piper import Piper
from pipeline.engines.whisper.config import WhisperConfig
from pipeline.engines.whisper.engine import FasterWhisper
from pipeline.media.decode import decode
from pipeline.stages.read_aloud import read_aloud
from storage.errors import EngineMissing, EngineNonsense, Stopped
from storage.models import Summary
from tests.integration.engines.voices.spoken import GIST, SUMMARY, StopSoon, seconds_of
from tests.leftovers import Children
from tests.unit.pipeline.transcripts import no_report


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


def test_piper_memory_does_not_grow_with_the_sentence(
    tmp_path: Path, own_children: Children
) -> None:
    def peak(text: str) -> int:
        """Return the peak of the resident bytes of the process."""
        peaks = [0]

        def look(fraction: float, newest: str = "") -> None:
            for child in own_children():
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


def test_piper_starts_no_threads_beyond_its_share(tmp_path: Path, own_children: Children) -> None:
    """ONNX Runtime alone would start one for each core of the host, whatever the container may
    use."""
    if (psutil.cpu_count() or 1) < 2:
        pytest.skip("one core: nothing to limit")
    most: list[int] = []

    def count(fraction: float, newest: str = "") -> None:
        with suppress(psutil.NoSuchProcess):
            most.extend(child.num_threads() for child in own_children())

    Piper(None, 1).speak("Much to say, and more of it. " * 20, "en", tmp_path, count)
    assert max(most) == 1


def test_piper_reports_how_much_is_spoken(tmp_path: Path) -> None:
    reported: list[float] = []

    def tell(fraction: float, newest: str = "") -> None:
        reported.append(fraction)

    Piper(None, 2).speak("Much to say, and more of it. " * 40, "en", tmp_path, tell)
    assert reported == sorted(reported)
    assert any(0.05 < fraction < 0.9 for fraction in reported)
