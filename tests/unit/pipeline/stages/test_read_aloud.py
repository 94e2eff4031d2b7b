import wave
from pathlib import Path

import av
import numpy as np
import pytest

from pipeline.engines.protocols import Report
from pipeline.stages.read_aloud import read_aloud, shorten_for_speech
from storage.errors import EngineMissing, Stopped
from storage.models import Note, Summary
from tests.unit.pipeline.transcripts import no_report

SUMMARY = Summary("Title", "We buy two servers.", (), (), (), "en", "a")


class ToneVoice:
    """Fake voice that speaks everything as one tone."""

    def __init__(self, name: str, trouble: Exception | None = None, loud: float = 0.1) -> None:
        self.id = name
        self._trouble = trouble
        self._loud = loud

    def ready(self) -> str:
        return self.id

    def speak(self, text: str, language: str, folder: Path, report: Report) -> Path:
        if self._trouble:
            raise self._trouble
        times = np.arange(22050 * 4) / 22050
        samples = (self._loud * 32767 * np.sin(times * 2 * np.pi * 440)).astype("<i2")
        with wave.open(str(folder / "beep.wav"), "wb") as file:
            file.setparams((1, 2, 22050, 0, "NONE", ""))
            file.writeframes(samples.tobytes())
        return folder / "beep.wav"


class BrokenVoice(ToneVoice):
    """Fake voice that returns a file without audio."""

    def speak(self, text: str, language: str, folder: Path, report: Report) -> Path:
        (folder / "beep.wav").write_bytes(b"ffconcat version 1.0\nfile secret.wav\n")
        return folder / "beep.wav"


def level(path: Path) -> tuple[float, float]:
    """Return seconds and RMS (dBFS) of an audio file."""
    with av.open(path) as container:
        stream = container.streams.audio[0]
        assert (stream.rate, stream.layout.name) == (48_000, "mono")
        pieces = [f.to_ndarray().ravel() for f in container.decode(stream)]
    samples = np.concatenate(pieces).astype(np.float64)
    return samples.size / 48_000, float(20 * np.log10(np.std(samples)))


@pytest.mark.parametrize("loud", [0.01, 0.9])
def test_speech_is_written_as_ogg_and_mp3_of_even_loudness(tmp_path: Path, loud: float) -> None:
    spoken, notes = read_aloud(SUMMARY, [ToneVoice("a", loud=loud)], tmp_path, no_report)
    assert spoken is not None
    assert (spoken.engine, notes) == ("a", ())
    for path in (spoken.ogg, spoken.mp3):
        seconds, rms = level(path)
        assert seconds == pytest.approx(4, abs=0.1)
        assert -24 < rms < -10
    assert spoken.ogg.stat().st_size < 4 * 32_000 / 8 * 2  # a pure tone is the worst case
    assert spoken.seconds == pytest.approx(4, abs=0.1)


def test_next_voice_is_used_after_a_failure(tmp_path: Path) -> None:
    voices = [
        ToneVoice("a", EngineMissing(engine="a", setting="PIPER_VOICE")),
        BrokenVoice("g"),
        ToneVoice("b"),
    ]
    spoken, notes = read_aloud(SUMMARY, voices, tmp_path, no_report)
    assert spoken is not None
    assert (spoken.engine, notes) == ("b", ())


def test_failure_of_every_voice_is_a_note(tmp_path: Path) -> None:
    voices = [BrokenVoice("g"), ToneVoice("b", RuntimeError("bug"))]
    assert read_aloud(SUMMARY, voices, tmp_path, no_report) == (
        None,
        (Note("no_voice", {"engine": "g", "code": "engine_nonsense"}),),
    )


def test_note_names_an_installed_voice_before_a_missing_one(tmp_path: Path) -> None:
    missing = ToneVoice("a", EngineMissing(engine="a", setting="PIPER_VOICE"))
    for voices, engine in (([missing, BrokenVoice("g")], "g"), ([missing], "a")):
        _, (note,) = read_aloud(SUMMARY, voices, tmp_path, no_report)
        assert note.values["engine"] == engine


def test_stopping_is_not_a_failure(tmp_path: Path) -> None:
    with pytest.raises(Stopped):
        read_aloud(SUMMARY, [ToneVoice("a", Stopped()), ToneVoice("b")], tmp_path, no_report)


def test_empty_summary_gives_no_speech_and_no_note(tmp_path: Path) -> None:
    silent = Summary("", " ", (), (), (), "en", "a")
    assert read_aloud(silent, [ToneVoice("a")], tmp_path, no_report) == (None, ())


def test_spoken_text_is_cut_to_whole_sentences_of_90_seconds() -> None:
    text = shorten_for_speech("We met\nagain. " * 200)
    assert text.endswith("We met again.")
    assert 1000 < len(text) <= 1200
    assert len(shorten_for_speech("会議は三時に始まります。" * 100)) <= 450
    assert len(shorten_for_speech("x" * 5000)) <= 1200


def test_spoken_text_is_not_cut_at_a_number_or_an_abbreviation() -> None:
    sentence = "Herr Dr. Lange sah am 3. Mai den 1. FC für 3.5 Mio. Euro."
    text = shorten_for_speech(" ".join([sentence] * 99), "de")
    assert text == " ".join([sentence] * (1200 // (len(sentence) + 1)))


def test_progress_is_the_share_of_the_work_that_is_done(tmp_path: Path) -> None:
    """The time left comes from it: 4 of at most 150 seconds of sound are not a fortieth."""
    reported: list[float] = []

    class TellingVoice(ToneVoice):
        def speak(self, text: str, language: str, folder: Path, report: Report) -> Path:
            for fraction in (0.0, 0.5, 1.0):
                report(fraction)
            return super().speak(text, language, folder, report)

    def tell(fraction: float, newest: str = "") -> None:
        reported.append(fraction)

    read_aloud(SUMMARY, [TellingVoice("a")], tmp_path, tell)
    assert reported == sorted(reported)
    assert reported[:3] == pytest.approx([0.0, 0.4, 0.8])
    assert 0.95 < reported[-1] <= 1.0
    assert len(set(reported)) > 10
