"""Words to speakers: by overlap, smoothed by sentence, segments of one speaker each."""

import pytest

from pipeline.stages.assign_speakers import name_words, shares
from storage.models import Diarization, Segment, SpeakerTurn, Transcript, Word


def turns(*spans: tuple[float, float, str]) -> Diarization:
    result = tuple(SpeakerTurn(*span) for span in spans)
    return Diarization(result, result)


def make_segment(
    text: str, *, start: float = 0.0, pace: float = 0.5, separator: str = " "
) -> Segment:
    """Return a segment of words of `pace` seconds each; `text` has spaces between all words."""
    words = tuple(
        Word(start + index * pace, start + (index + 1) * pace, word, 0.9)
        for index, word in enumerate(text.split())
    )
    return Segment(words[0].start, words[-1].end, separator.join(text.split()), words)


def transcript(*segments: Segment, language: str = "en") -> Transcript:
    return Transcript(language, 60.0, segments)


def speaker_texts(result: Transcript) -> list[tuple[str | None, str]]:
    return [(segment.speaker, segment.text) for segment in result.segments]


def test_segments_are_split_where_the_speaker_changes() -> None:
    original = transcript(make_segment("How are you? Fine, thanks, and you?"))
    result = name_words(original, turns((0, 1.5, "S1"), (1.5, 3.5, "S2")))
    assert speaker_texts(result) == [("S1", "How are you?"), ("S2", "Fine, thanks, and you?")]
    assert [(s.start, s.end) for s in result.segments] == [(0, 1.5), (1.5, 3.5)]
    assert all(w.speaker == s.speaker for s in result.segments for w in s.words)


def test_segments_are_split_at_ends_of_sentences() -> None:
    original = transcript(make_segment('He said "no." I left.'))
    result = name_words(original, turns((0, 9, "S1")))
    assert speaker_texts(result) == [("S1", 'He said "no."'), ("S1", "I left.")]


def test_segments_are_not_split_behind_an_ordinal_number() -> None:
    original = transcript(make_segment("Der 1. FC gewann 2019. Der Rest blieb."), language="de")
    result = name_words(original, turns((0, 9, "S1")))
    assert speaker_texts(result) == [("S1", "Der 1. FC gewann 2019."), ("S1", "Der Rest blieb.")]


def test_last_word_across_a_turn_border_stays_with_its_sentence() -> None:
    original = transcript(make_segment("Where did you go yesterday? Nowhere at all."))
    result = name_words(original, turns((0, 2.2, "S1"), (2.2, 9, "S2")))
    assert speaker_texts(result) == [
        ("S1", "Where did you go yesterday?"),
        ("S2", "Nowhere at all."),
    ]


def test_word_covered_by_a_short_turn_belongs_to_its_speaker() -> None:
    original = transcript(make_segment("so I went yeah to the market with her"))
    result = name_words(original, turns((0, 1.5, "S1"), (1.45, 2.05, "S2"), (2.05, 9, "S1")))
    assert speaker_texts(result) == [
        ("S1", "so I went"),
        ("S2", "yeah"),
        ("S1", "to the market with her"),
    ]


def test_every_word_has_a_speaker_when_there_are_turns() -> None:
    original = transcript(
        make_segment("one two three", start=10), make_segment("four five", start=50)
    )
    result = name_words(original, turns((0, 1, "S1"), (30, 31, "S2")))
    assert [segment.speaker for segment in result.segments] == ["S1", "S2"]
    assert all(word.speaker for segment in result.segments for word in segment.words)


def test_speakers_are_numbered_by_their_first_word() -> None:
    original = transcript(make_segment("hello there", start=5), make_segment("hi you", start=9))
    result = name_words(original, turns((0, 1, "S1"), (5, 6, "S2"), (9, 10, "S3")))
    assert [segment.speaker for segment in result.segments] == ["S1", "S2"]


def test_transcript_without_turns_is_unchanged() -> None:
    original = transcript(make_segment("nobody knows"))
    assert name_words(original, Diarization((), ())) == original
    assert shares(original) == ()


def test_segment_without_words_gets_the_dominant_speaker() -> None:
    original = transcript(Segment(0, 4, "What? No."))
    result = name_words(original, turns((0, 1, "S1"), (1, 4, "S2")))
    assert result.segments == (Segment(0, 4, "What? No.", (), "S1"),)


def test_spacing_of_the_language_is_kept() -> None:
    original = transcript(make_segment("你 好 。 再 见 。", separator=""), language="zh")
    result = name_words(original, turns((0, 1.5, "S1"), (1.5, 3, "S2")))
    assert speaker_texts(result) == [("S1", "你好。"), ("S2", "再见。")]


@pytest.mark.parametrize(("language", "text"), [("en", "gone away"), ("ja", "goneaway")])
def test_words_missing_from_the_text_are_joined_by_language(language: str, text: str) -> None:
    segment = Segment(0, 1, "other", make_segment("gone away").words)
    result = name_words(transcript(segment, language=language), turns((0, 9, "S1")))
    assert result.segments[0].text == text


def test_zero_length_word_at_a_turn_border_gets_a_speaker() -> None:
    segment = Segment(1, 1, "Oh", (Word(1, 1, "Oh", 0.5),))
    result = name_words(transcript(segment), turns((0, 1, "S1"), (1, 2, "S2")))
    assert result.segments[0].speaker == "S1"


def test_shares_add_up_the_speech_of_each_speaker() -> None:
    original = transcript(make_segment("a b c. d e"), make_segment("f g", start=8))
    result = name_words(original, turns((0, 1.5, "S1"), (1.5, 3, "S2"), (8, 9, "S1")))
    assert [(s.id, s.name, s.seconds) for s in shares(result)] == [
        ("S1", "Speaker 1", 2.5),
        ("S2", "Speaker 2", 1.0),
    ]


def test_thousands_of_segments_get_speakers() -> None:
    original = transcript(*(make_segment("some words here.", start=at * 2) for at in range(5000)))
    floor = turns(*((at * 2.0, at * 2 + 1.9, f"S{at % 3}") for at in range(5000)))
    result = name_words(original, floor)
    assert len(result.segments) == 5000
    assert {share.id for share in shares(result)} == {"S1", "S2", "S3"}
