"""Windows that are decoded again: another language, truncated text, loops, gaps."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.engines.protocols import TranscribeOptions
from pipeline.engines.whisper.decode_requests import DecodeRequest, DecodeResult
from storage.models import Removed, SpeechMap, Word
from tests.unit.pipeline.engines.whisper.scripted_decoder import (
    FakeDecoder,
    decode_result,
    transcribe,
)


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
