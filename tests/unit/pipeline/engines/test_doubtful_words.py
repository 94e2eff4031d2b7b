"""Doubtful words, their marks, and the note with places to check."""

from __future__ import annotations

from pipeline.engines.doubtful_words import doubtful_words, mark_doubtful
from pipeline.steps.transcript_notes import places_to_check, transcript_notes
from storage.models import Note, Removed, Segment, Transcript, Word


def spoken_segment(text: str, *doubtful: str, start: float = 0.0) -> Segment:
    """Return a segment with a word a second, of which some are doubtful."""
    words = tuple(
        Word(start + at, start + at + 1, one, 0.1 if one in doubtful else 0.9)
        for at, one in enumerate(text.split())
    )
    return Segment(start, start + len(words), text, words)


def test_doubtful_words_are_marked_in_the_text() -> None:
    transcript = Transcript(
        "en", 9, (spoken_segment("Ask Oravec, not Kim.", "Oravec,", "Kim."), spoken_segment("Yes."))
    )
    assert [word.text for word in doubtful_words(transcript)] == ["Oravec,", "Kim."]
    marked = mark_doubtful(transcript)
    assert [it.text for it in marked.segments] == ["Ask Oravec, [? 0:01] not Kim. [? 0:03]", "Yes."]


def test_text_without_spaces_is_marked_without_spaces() -> None:
    words = (Word(0, 1, "東京", 0.1), Word(1, 2, "です。", 0.9))
    marked = mark_doubtful(Transcript("ja", 2, (Segment(0, 2, "東京です。", words),)))
    assert marked.segments[0].text == "東京[? 0:00]です。"


def test_punctuation_and_single_letters_are_not_doubtful() -> None:
    assert not list(doubtful_words(Transcript("en", 9, (spoken_segment("a – b", "a", "–", "b"),))))


def test_at_most_five_doubtful_places_are_listed_with_times() -> None:
    segments = tuple(
        spoken_segment(f"Word{at} xx.", f"Word{at}", start=60.0 * at) for at in range(70)
    )
    transcript = Transcript("en", 4200, segments)
    assert len(places_to_check(transcript)) == 5
    (note,) = transcript_notes(Transcript("en", 4200, (segments[1], segments[63])))
    assert note == Note("check_places", {"places": "1:00 «Word1», 1:03:00 «Word63»"})
    (moved,) = transcript_notes(Transcript("en", 4200, (segments[1],)), start=90.0)
    assert moved == Note("check_places", {"places": "2:30 «Word1»"})


def test_nearby_doubtful_words_are_listed_once() -> None:
    transcript = Transcript(
        "en", 9, (spoken_segment("Anna Boris Clara", "Anna", "Boris", "Clara"),)
    )
    assert len(places_to_check(transcript)) == 1


def test_short_words_are_not_listed_unless_numeric_or_unspaced() -> None:
    english = spoken_segment("and 15 of Oravec", "and", "15", "of", "Oravec", start=0)
    apart = tuple(Segment(w.start * 10, w.end * 10, w.text, (w,)) for w in english.words)
    spread = tuple(
        Segment(one.start, one.end, one.text, (Word(one.start, one.end, one.text, 0.1),))
        for one in apart
    )
    places = places_to_check(Transcript("en", 60, spread))
    assert [word.text for word in places] == ["15", "Oravec"]
    words = (Word(0, 1, "東京", 0.1), Word(1, 2, "です。", 0.9))
    assert places_to_check(Transcript("ja", 2, (Segment(0, 2, "東京です。", words),)))
    hindi = places_to_check(Transcript("hi", 9, (spoken_segment("किताब", "किताब"),)))
    assert [word.text for word in hindi] == ["किताब"]


def test_music_is_noted_separately_from_invented_text() -> None:
    removed = (Removed(0, 9, "no_speech"), Removed(9, 12, "repeated"), Removed(20, 21, "no_speech"))
    notes = list(transcript_notes(Transcript("en", 60, (spoken_segment("Yes."),), removed)))
    assert notes == [Note("not_speech", {"count": "2"}), Note("text_removed", {"count": "1"})]
    assert list(transcript_notes(Transcript("", 60, ()))) == [Note("nothing_said")]
