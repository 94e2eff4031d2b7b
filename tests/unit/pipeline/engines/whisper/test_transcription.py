"""One recording: its language, retries, the cache, stopping. The model is a fake."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from pipeline.engines.audio import Audio, Samples
from pipeline.engines.protocols import Report, TranscribedWindow, TranscribeOptions
from pipeline.engines.whisper.batch_scheduler import BatchScheduler
from pipeline.engines.whisper.decode_requests import DecodeRequest, DecodeResult
from pipeline.engines.whisper.transcription import RecordingTranscriber
from pipeline.engines.whisper.windows import Window, cut_windows
from storage.errors import Stopped
from storage.models import Removed, Segment, SpeechMap, Transcript, Word

UNKNOWN = TranscribeOptions()
Script = Callable[[DecodeRequest], DecodeResult]


class FakeDecoder:
    """Fake Whisper: `features` have the padded length, `decode` follows a script."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.requests: list[DecodeRequest] = []

    def features(self, samples: Samples, total_seconds: float) -> NDArray[np.float32]:
        return np.zeros((1, round(total_seconds * 100)), np.float32)

    def decode(self, clips: Sequence[DecodeRequest]) -> list[DecodeResult]:
        self.requests += clips
        return [self.script(clip) for clip in clips]


class MemoryCache:
    def __init__(self) -> None:
        self.windows: dict[str, TranscribedWindow] = {}

    def find(self, name: str) -> TranscribedWindow | None:
        return self.windows.get(name)

    def keep(self, name: str, window: TranscribedWindow) -> None:
        self.windows[name] = window


def decode_result(
    text: str, clip: DecodeRequest, *, until: float | None = None, mean_logprob: float = -0.2
) -> DecodeResult:
    """Return `text` spread evenly over the clip, or over its first `until` seconds."""
    spoken = text.split()
    step = (until or clip.seconds) / max(1, len(spoken))
    words = tuple(Word(at * step, (at + 1) * step, f" {w}", 0.9) for at, w in enumerate(spoken))
    languages = {} if clip.language else {"de": 0.7, "en": 0.3}
    return DecodeResult(words, clip.language or "de", mean_logprob, 0.0, languages)


def ignore(fraction: float, newest: str = "") -> None:
    """Ignore a report."""


def transcribe(
    decoder: FakeDecoder,
    speech: SpeechMap,
    folder: Path,
    *,
    options: TranscribeOptions = UNKNOWN,
    cache: MemoryCache | None = None,
    report: Report = ignore,
    beams: int = 0,
) -> Transcript:
    seconds = max((end for _, end in speech.regions), default=0.0) + 1
    path = folder / "audio.raw"
    np.zeros(round(seconds * 16000), "<i2").tofile(path)
    queue: BatchScheduler[DecodeRequest, DecodeResult] = BatchScheduler(
        decoder.decode, batch=2, batch_key=lambda clip: clip.temperature
    )
    windows: tuple[Window, ...] = cut_windows(speech, seconds)
    with queue.lane() as lane:
        listener = RecordingTranscriber(
            decoder.features,
            lane,
            Audio(path, seconds),
            options,
            cache or MemoryCache(),
            report,
            beams,
        )
        return listener.transcript(windows)


WORDS = "some words that fill the window"
TWO = SpeechMap(((0.0, 5.0), (10.0, 15.0)))


def test_windows_are_in_order_with_times_of_the_recording(tmp_path: Path) -> None:
    reports: list[tuple[float, str]] = []

    def tell(fraction: float, newest: str = "") -> None:
        reports.append((fraction, newest))

    decoder = FakeDecoder(lambda clip: decode_result("Eins zwei drei.", clip))
    transcript = transcribe(decoder, TWO, tmp_path, report=tell)
    assert transcript.language == "de"
    assert [segment.text for segment in transcript.segments] == ["Eins zwei drei."] * 2
    assert transcript.segments[1].start == pytest.approx(9.6)
    assert reports[-2:] == [(0.5, "Eins zwei drei."), (1.0, "Eins zwei drei.")]
    assert len(decoder.requests) == 2  # detecting the language costs no extra decoding


def test_given_language_and_hints_are_passed_to_every_window(tmp_path: Path) -> None:
    decoder = FakeDecoder(lambda clip: decode_result("un deux trois", clip))
    transcript = transcribe(decoder, TWO, tmp_path, options=TranscribeOptions("fr", ("Oravec",)))
    assert transcript.language == "fr"
    assert {(clip.language, clip.hints) for clip in decoder.requests} == {("fr", ("Oravec",))}


def test_careful_engine_uses_more_beams_in_every_window(tmp_path: Path) -> None:
    decoder = FakeDecoder(lambda clip: decode_result("and so " * 20, clip))
    transcribe(decoder, TWO, tmp_path, beams=10)
    assert {clip.beams for clip in decoder.requests} == {10}


def test_louder_gives_all_speech_of_a_window_the_same_level(tmp_path: Path) -> None:
    at = np.arange(5 * 16000) / 16000
    tone = np.sin(2 * np.pi * 500 * at)
    path = tmp_path / "audio.raw"
    ((np.concatenate([tone / 2, tone / 16])) * 32767).astype("<i2").tofile(path)
    window = Window(0.0, 10.0, ((0.0, 4.9), (5.1, 10.0)))
    loud: list[float] = []

    def features(samples: Samples, total_seconds: float) -> NDArray[np.float32]:
        loud.append(float(20 * np.log10(samples[:64000].std() / samples[-64000:].std())))
        return np.zeros((1, 10), np.float32)

    decoder = FakeDecoder(lambda clip: decode_result(WORDS, clip))
    queue: BatchScheduler[DecodeRequest, DecodeResult] = BatchScheduler(
        decoder.decode, batch=2, batch_key=lambda clip: clip.temperature
    )
    quiet_voice = replace(window, has_quiet_voice=True)
    ways = (UNKNOWN, window), (TranscribeOptions(louder=True), window), (UNKNOWN, quiet_voice)
    for options, one in ways:
        with queue.lane() as lane:
            RecordingTranscriber(
                features, lane, Audio(path, 10.0), options, MemoryCache(), ignore
            ).transcript((one,))
    found = [loud[len(loud) // 3 * way] for way in range(3)]
    assert found == pytest.approx([15, 0, 0], abs=1), "18 dB in the recording"


def test_window_in_another_language_is_decoded_again(tmp_path: Path) -> None:
    def script(clip: DecodeRequest) -> DecodeResult:
        if clip.language or clip.seconds > 4:
            return decode_result("Eins zwei drei.", clip)
        return DecodeResult((Word(0, 3, " One", 0.9),), "en", -0.2, 0.0, {"en": 0.6, "de": 0.4})

    decoder = FakeDecoder(script)
    transcript = transcribe(decoder, SpeechMap(((0.0, 5.0), (10.0, 13.0))), tmp_path)
    assert transcript.language == "de"
    assert [clip.language for clip in decoder.requests] == [None, None, "de"]


def test_truncated_text_is_decoded_again_in_halves(tmp_path: Path) -> None:
    def script(clip: DecodeRequest) -> DecodeResult:
        numbers = " ".join(str(at) for at in range(round(clip.seconds)))
        result = decode_result(numbers, clip)
        return replace(result, is_cut_off=clip.seconds > 8)

    speech = SpeechMap(((0.0, 9.0), (10.0, 14.0), (14.2, 20.0)))
    decoder = FakeDecoder(script)
    transcript = transcribe(decoder, speech, tmp_path, options=TranscribeOptions("ka"))
    lengths = [round(clip.seconds, 1) for clip in decoder.requests]
    assert lengths[0] == 20.4
    assert {9.5, 10.9} < set(lengths)  # cut in the pause near the middle
    assert len(" ".join(it.text for it in transcript.segments).split()) >= 18
    words = [word for segment in transcript.segments for word in segment.words]
    assert [word.start for word in words] == sorted(word.start for word in words)


def test_loop_is_decoded_again_with_full_padding_and_no_hints(tmp_path: Path) -> None:
    def script(clip: DecodeRequest) -> DecodeResult:
        full = clip.features.shape[1] == 3000
        return decode_result("all is well" if full else "and so " * 20, clip)

    decoder = FakeDecoder(script)
    transcript = transcribe(
        decoder, SpeechMap(((0.0, 5.0),)), tmp_path, options=TranscribeOptions("en", ("hint",))
    )
    assert [segment.text for segment in transcript.segments] == ["all is well"]
    assert [clip.hints for clip in decoder.requests] == [("hint",), ()]
    assert transcript.removed == ()


def test_persistent_loop_is_reduced_and_reported(tmp_path: Path) -> None:
    decoder = FakeDecoder(lambda clip: decode_result("we left " + "and so " * 20, clip))
    transcript = transcribe(
        decoder, SpeechMap(((0.0, 5.0),)), tmp_path, options=TranscribeOptions("en")
    )
    assert [segment.text for segment in transcript.segments] == ["we left and so"]
    assert {one.why for one in transcript.removed} == {"repeated"}
    assert len({clip.temperature for clip in decoder.requests}) > 1


def test_invented_text_is_removed_and_reported(tmp_path: Path) -> None:
    decoder = FakeDecoder(
        lambda clip: DecodeResult((Word(0, 1, " Thanks for watching!", 0.2),), "en", -1.2, 0.9)
    )
    transcript = transcribe(
        decoder, SpeechMap(((0.0, 5.0),)), tmp_path, options=TranscribeOptions("en")
    )
    assert transcript.segments == ()
    assert transcript.language == ""
    assert transcript.removed == (Removed(0.0, 5.4, "no_speech"),)


def test_rest_of_an_incomplete_window_is_decoded_separately(tmp_path: Path) -> None:
    def script(clip: DecodeRequest) -> DecodeResult:
        return (
            decode_result("first half.", clip, until=4.0)
            if clip.seconds > 9
            else decode_result("Second.", clip)
        )

    transcript = transcribe(
        FakeDecoder(script), SpeechMap(((0.0, 10.0),)), tmp_path, options=TranscribeOptions("en")
    )
    assert [segment.text for segment in transcript.segments] == ["first half.", "Second."]
    assert transcript.segments[1].start == pytest.approx(4.0)


def test_finished_windows_are_loaded_from_the_cache(tmp_path: Path) -> None:
    cache = MemoryCache()
    decoder = FakeDecoder(lambda clip: decode_result("and so " * 20, clip))
    first = transcribe(decoder, TWO, tmp_path, cache=cache)
    second = transcribe(
        FakeDecoder(lambda clip: decode_result("other", clip)), TWO, tmp_path, cache=cache
    )
    assert second == first
    assert second.removed


def test_stopping_ends_the_transcription_at_once(tmp_path: Path) -> None:
    def stop(fraction: float, newest: str = "") -> None:
        raise Stopped

    cache = MemoryCache()
    with pytest.raises(Stopped):
        transcribe(
            FakeDecoder(lambda clip: decode_result("one", clip)),
            TWO,
            tmp_path,
            cache=cache,
            report=stop,
        )
    (window,) = cache.windows.values()  # the first window, with the language that was found
    assert ([segment.text for segment in window.segments], window.language) == (["one"], "de")


def test_resumed_recording_keeps_the_language_of_finished_windows(
    tmp_path: Path,
) -> None:
    def stop(fraction: float, newest: str = "") -> None:
        raise Stopped

    cache = MemoryCache()
    with pytest.raises(Stopped):
        transcribe(
            FakeDecoder(lambda clip: decode_result("Eins zwei drei.", clip)),
            TWO,
            tmp_path,
            cache=cache,
            report=stop,
        )
    decoder = FakeDecoder(lambda clip: decode_result("Vier fünf sechs.", clip))
    transcript = transcribe(decoder, TWO, tmp_path, cache=cache)
    assert [segment.text for segment in transcript.segments] == [
        "Eins zwei drei.",
        "Vier fünf sechs.",
    ]
    assert [clip.language for clip in decoder.requests] == ["de"]


def test_results_stay_with_their_windows_when_jobs_share_a_cache(tmp_path: Path) -> None:
    """By position, every window after that one would have the text of the one before it."""
    speech = SpeechMap(((0.0, 4.0), (10.0, 15.0), (20.0, 26.0), (30.0, 37.0)))
    windows = cut_windows(speech, 38.0)
    cache = MemoryCache()

    def another_job(fraction: float, newest: str = "") -> None:
        start, end = windows[1].start, windows[1].end
        window = TranscribedWindow((Segment(start, end, "another"),), (), "en")
        cache.windows.setdefault(windows[1].name, window)

    lengths = {round(window.end - window.start, 3): at for at, window in enumerate(windows)}
    assert len(lengths) == 4
    decoder = FakeDecoder(
        lambda clip: decode_result(f"{lengths[round(clip.seconds, 3)]} {WORDS}", clip)
    )
    transcript = transcribe(
        decoder, speech, tmp_path, options=TranscribeOptions("en"), cache=cache, report=another_job
    )
    texts = [segment.text for segment in transcript.segments]
    assert texts == [f"0 {WORDS}", "another", f"2 {WORDS}", f"3 {WORDS}"]
    texts_by_window = {name: piece.segments[0].text for name, piece in cache.windows.items()}
    assert [texts_by_window[window.name] for window in windows] == texts


def test_times_of_words_put_into_a_gap_do_not_run_backwards(tmp_path: Path) -> None:
    """The last word reaches over a pause; what follows the pause was skipped at first."""
    speech = SpeechMap(((0.0, 5.0), (6.0, 12.0)))

    def script(clip: DecodeRequest) -> DecodeResult:
        if clip.seconds < 8:
            return decode_result("These were skipped at first.", clip)
        result = decode_result("One two three four", clip, until=4.6)
        drawn = Word(4.6, 6.6, " five", 0.9)
        return replace(result, words=(*result.words, drawn))

    found = transcribe(FakeDecoder(script), speech, tmp_path)
    words = [word for segment in found.segments for word in segment.words]
    assert [word.text for word in words[4:6]] == ["five", "These"]
    times = [time for word in words for time in (word.start, word.end)]
    assert times == sorted(times)
