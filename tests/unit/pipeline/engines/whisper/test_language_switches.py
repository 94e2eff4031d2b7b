"""Languages of a recording's parts, by the probabilities of each piece."""

from __future__ import annotations

import pytest

from pipeline.engines.whisper.decode_requests import DecodeResult
from pipeline.engines.whisper.language_switches import RecordingLanguages, among, spread
from pipeline.engines.whisper.windows import Window

LONG = Window(0.0, 24.5, tuple((float(at), at + 4.5) for at in range(0, 24, 5)))
"""Five spans of speech with short pauses."""


def odds(language: str, probability: float = 0.95) -> dict[str, float]:
    """Return probabilities as the model gives them."""
    return {language: probability, "en" if language != "en" else "la": 1 - probability}


def result(probabilities: dict[str, float]) -> DecodeResult:
    return DecodeResult((), "", 0.0, 0.0, probabilities)


def at_times(*languages: str) -> dict[float, str]:
    """Return the language from each start of a piece."""
    return dict(zip((0.0, 4.75, 9.75, 14.75, 19.75), languages, strict=True))


@pytest.mark.parametrize(
    ("languages_of_pieces", "parts"),
    [
        (("de", "de", "de", "de", "de"), [(0.0, 24.5, "de")]),
        (("de", "de", "en", "en", "en"), [(0.0, 9.75, "de"), (9.75, 24.5, "en")]),
        (("de", "xx", "en", "de", "de"), [(0.0, 24.5, "de")]),
        (("de", "en", "de", "en", "en"), None),
    ],
)
def test_window_is_cut_where_its_language_changes(
    languages_of_pieces: tuple[str, ...], parts: list[tuple[float, float, str]] | None
) -> None:
    language_at = at_times(*languages_of_pieces)
    languages = RecordingLanguages("de", suspects=frozenset({LONG.name}))
    parts_found = languages.split(LONG, "de", lambda piece: odds(language_at[piece.start]))
    spans = [(part.start, part.end, language) for part, language in parts_found]
    assert spans == parts if parts else len(spans) == 4
    assert sum(part.speech_seconds for part, _ in parts_found) == LONG.speech_seconds
    assert languages.is_mixed == (len(parts_found) > 1)


def test_mixed_recording_is_detected_piece_by_piece() -> None:
    language_at = at_times("de", "en", "en", "de", "de")
    languages = RecordingLanguages("de", is_mixed=True)
    parts = languages.split(LONG, "de", lambda piece: odds(language_at[piece.start]))
    assert [(part.end, language) for part, language in parts] == [
        (4.75, "de"),
        (14.75, "en"),
        (24.5, "de"),
    ]


def test_uncertain_piece_keeps_the_language_of_the_previous_piece() -> None:
    sure = {0.0: 0.95, 4.75: 0.5, 9.75: 0.6, 14.75: 0.95, 19.75: 0.95}
    languages = RecordingLanguages("de", is_mixed=True)
    language_at = at_times("de", "en", "fr", "en", "en")
    parts = languages.split(
        LONG, "de", lambda piece: odds(language_at[piece.start], sure[piece.start])
    )
    assert [(part.end, language) for part, language in parts] == [(14.75, "de"), (24.5, "en")]


def test_window_of_a_single_language_recording_is_not_split() -> None:
    windows: list[Window] = []

    def detect(piece: Window) -> dict[str, float]:
        windows.append(piece)
        return odds("en")

    assert RecordingLanguages("de").split(LONG, "de", detect) == [(LONG, "de")]
    fixed = RecordingLanguages("de", is_fixed=True, is_mixed=True)
    assert fixed.split(LONG, "de", detect) == [(LONG, "de")]
    assert not windows


@pytest.mark.parametrize(
    ("main", "other", "probability", "seconds", "language"),
    [
        ("de", "en", 0.95, 10.0, "en"),
        ("de", "en", 0.85, 10.0, "de"),  # unsure
        ("de", "en", 0.95, 2.0, "de"),  # too short to tell
        ("no", "da", 0.99, 10.0, "no"),  # one speaker is heard as both
        ("en", "cy", 0.99, 10.0, "en"),  # heard in accents and noise
    ],
)
def test_window_changes_language_only_above_the_probability_threshold(
    main: str, other: str, probability: float, seconds: float, language: str
) -> None:
    window = Window(0.0, seconds, ((0.0, seconds),))
    found = RecordingLanguages(main).language_of(window, odds(other, probability))
    assert found == language


def test_requested_languages_are_distinguished_at_close_probabilities() -> None:
    window = Window(0.0, 10.0, ((0.0, 10.0),))
    languages = RecordingLanguages("no", chosen=("no", "da"))
    assert languages.language_of(window, odds("da", 0.85)) == "da"
    assert languages.language_of(window, odds("sv", 0.99)) == "no"


def test_main_language_is_that_of_most_speech() -> None:
    short = Window(30.0, 34.0, ((30.0, 34.0),))
    languages = RecordingLanguages.by_vote(
        {LONG: result(odds("de")), short: result(odds("en", 0.99))}, ()
    )
    assert (languages.main, languages.is_mixed) == ("de", True)
    assert languages.suspects == {LONG.name, short.name}


def test_probabilities_are_limited_to_the_chosen_languages() -> None:
    assert among({"nl": 0.6, "de": 0.3, "en": 0.1}, ("de", "en")) == pytest.approx(
        {"de": 0.75, "en": 0.25}
    )
    assert among({"nl": 1.0}, ()) == {"nl": 1.0}
    assert among({"nl": 1.0}, ("de",)) == {"nl": 1.0}


def test_detection_samples_are_spread_over_the_recording() -> None:
    windows = [Window(float(at), at + 1.0, ()) for at in range(10)]
    assert [each.start for each in spread(windows, 5)] == [1.0, 3.0, 5.0, 7.0, 9.0]
    assert spread(windows[:2], 5) == windows[:2]
