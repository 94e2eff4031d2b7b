"""Transcripts as pages show them."""

from __future__ import annotations

from bot.web.transcript import COLOURS, Voice, shown_lines, shown_words, voices_of
from pipeline.engines.word_pieces import Piece
from storage.models import Line, Segment, SpeakerShare, Transcript, Word
from tests.unit.bot.web.recordings import words


def voices(*names: str) -> dict[str, Voice]:
    return voices_of([SpeakerShare(f"S{at}", name, 1.0) for at, name in enumerate(names, 1)])


def test_text_is_kept_to_the_letter() -> None:
    text = "  “Hello,”  said Anna —   twice. "
    said = (Word(0, 1, "“Hello,”", 0.9), Word(1, 2, "said", 0.2), Word(2, 3, "twice.", 0.9))
    shown = shown_words(Transcript("en", 3, (Segment(0, 3, text, said),)), {})
    (paragraph,) = shown.paragraphs
    assert "".join(piece.text for piece in paragraph.pieces) == text
    assert [piece for piece in paragraph.pieces if piece.start is not None] == [
        Piece("“Hello,”", 0), Piece("said", 1, doubtful=True), Piece("twice.", 2),
    ]  # fmt: skip
    assert shown.has_doubtful
    assert shown.has_words


def test_words_that_are_not_those_of_the_text_leave_it_whole() -> None:
    segment = Segment(4, 5, "Twenty one", (Word(4, 5, "21", 0.9),))
    (paragraph,) = shown_words(Transcript("en", 5, (segment,)), {}).paragraphs
    assert paragraph.pieces == (Piece("Twenty one", 4),)


def test_speaker_is_named_where_somebody_else_begins() -> None:
    said = [words("a", 0, "S1"), words("b", 1, "S1"), words("c", 2, "S2"), words("d", 3, "S1")]
    shown = shown_words(Transcript("en", 4, tuple(said)), voices("Anna", "Ben"))
    assert [it.speaker for it in shown.paragraphs] == ["Anna", "", "Ben", "Anna"]
    assert [it.colour for it in shown.paragraphs] == [0, 0, 1, 0]


def test_single_speaker_has_no_name() -> None:
    shown = shown_words(Transcript("en", 1, (words("a", 0, "S1"),)), voices("Anna"))
    assert shown.paragraphs[0].speaker == ""


def test_more_speakers_than_colours_repeat_them() -> None:
    count = COLOURS + 2
    said = tuple(words("a", place, f"S{place + 1}") for place in range(count))
    shown = shown_words(Transcript("en", 9, said), voices(*"abcdefghij"))
    assert [it.colour for it in shown.paragraphs] == [*range(COLOURS), 0, 1]


def test_language_and_direction_of_a_sentence_may_differ() -> None:
    said = (words("שלום לכולם וברוכים הבאים", 0, "S1"), Segment(5, 6, "Thank you", (), "S1", "en"))
    shown = shown_words(Transcript("he", 6, said), {})
    assert (shown.language, shown.right_to_left) == ("he", True)
    assert [(it.language, it.right_to_left) for it in shown.paragraphs] == [
        ("", True), ("en", False),
    ]  # fmt: skip
    chinese = Transcript("zh", 1, (words("你好", 0, "S1"),), script="Hant")
    assert shown_words(chinese, {}).language == "zh-Hant"


def test_sentences_for_search_have_names_and_times() -> None:
    lines = [Line(0.0, "Anna", "One."), Line(1.0, "Anna", "Two."), Line(2.0, "Ben", "Three.")]
    shown = shown_lines(lines, "en")
    assert [(it.speaker, it.colour) for it in shown.paragraphs] == [
        ("Anna", 0),
        ("", 0),
        ("Ben", 1),
    ]
    assert shown.paragraphs[2].pieces == (Piece("Three.", 2.0),)
    assert not shown.has_words
    assert shown_lines([], "").paragraphs == ()
