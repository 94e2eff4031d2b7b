import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.engines.sentences import sentences_of
from pipeline.engines.text_tokens import clip, join, tokens
from storage.models import Segment, Transcript, Word
from tests.unit.pipeline.transcripts import transcript_of, word_by_word


def texts(transcript: Transcript) -> list[str]:
    return [sentence.text for sentence in sentences_of(transcript)]


def test_segment_with_two_sentences_is_split_at_its_words() -> None:
    segment = word_by_word("We met. Then we left.", start=10)
    first, second = sentences_of(Transcript("en", 20, (segment,)))
    assert (first.text, first.start) == ("We met.", 10)
    assert (second.text, second.start) == ("Then we left.", segment.words[2].start)


def test_spaces_of_the_segment_are_kept() -> None:
    words = [Word(i, i + 1, text, 0.9) for i, text in enumerate(["A", "long", "-term", "plan."])]
    segment = Segment(0, 4, "A long-term plan.", tuple(words))
    assert texts(Transcript("en", 4, (segment,))) == ["A long-term plan."]
    japanese = Segment(0, 2, "今日は。明日", (Word(0, 1, "今日は。", 0.9), Word(1, 2, "明日", 0.9)))
    assert texts(Transcript("ja", 2, (japanese,))) == ["今日は。", "明日"]


def test_fragments_are_joined_until_the_full_stop() -> None:
    assert texts(transcript_of("we met in", "the morning.", "Then we left.")) == [
        "we met in the morning.",
        "Then we left.",
    ]


def test_long_pause_ends_a_sentence_without_a_full_stop() -> None:
    assert texts(transcript_of("we met", "then we left", pause=3)) == ["we met", "then we left"]


def test_new_speaker_starts_a_new_sentence() -> None:
    segments = (Segment(0, 1, "we met", speaker="S1"), Segment(1, 2, "who did", speaker="S2"))
    assert texts(Transcript("en", 2, segments)) == ["we met", "who did"]


def test_text_without_full_stops_is_split() -> None:
    assert all(len(text) <= 400 for text in texts(transcript_of("and so on " * 500)))
    long = word_by_word("and so on " * 500)
    assert all(len(text) <= 400 for text in texts(Transcript("en", 9e3, (long,))))


def test_unspaced_scripts_are_tokenized_by_pairs_of_characters() -> None:
    assert tokens("会議は three 時") == ["会議", "議は", "three", "時"]
    assert join("今日は。", "明日は") == "今日は。明日は"
    assert join("one", "two") == "one two"


def test_clip_cuts_at_a_word() -> None:
    assert clip("the quick brown fox", 13) == "the quick…"
    assert clip("short", 13) == "short"
    assert len(clip("x" * 100, 13)) == 13


@given(st.lists(st.text(max_size=60), max_size=20))
def test_every_sentence_start_is_a_start_of_a_segment(said: list[str]) -> None:
    transcript = transcript_of(*said)
    starts = {segment.start for segment in transcript.segments}
    assert {sentence.start for sentence in sentences_of(transcript)} <= starts


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ["I asked Mr. Keller for two cards.", "J. K. Rowling came at 5 p.m. by bus."]),
        ("de", ["Herr Dr. Lange kam am 3. Mai z. B. mit dem Zug.", "Das kostet ca. 5 Mio. Euro."]),
        ("fr", ["M. Dupont arrive.", "Mme. Martin part."]),
        ("tr", ["Sn. Yılmaz geldi.", "Bu ne?"]),
        ("hi", ["डॉ. शर्मा आएंगे।", "क्या कोई सवाल है?"]),
        ("ja", ["「行きますか？」と彼は言った。", "はい！"]),
        ("ar", ["قررنا شراء خادمين جديدين.", "هل هناك سؤال؟"]),
    ],
)
def test_full_stop_of_an_abbreviation_ends_no_sentence(language: str, sentences: list[str]) -> None:
    text = ("" if language == "ja" else " ").join(sentences)
    assert texts(transcript_of(text, language=language)) == sentences


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("es", ["Dije que no.", "Luego vino Ana.", "No.", "¿Y tú?", "El no. 5 es mío."]),
        ("pt", ["Moram na Av. Paulista.", "Até logo."]),
        ("ja", ["そうです。", "3.5メートルです。", "2024年です。"]),
        ("zh", ["完成了。", "2024年开始。"]),
    ],
)
def test_sentences_end_where_the_library_sees_none(language: str, sentences: list[str]) -> None:
    text = ("" if language in {"ja", "zh"} else " ").join(sentences)
    assert texts(transcript_of(text, language=language)) == sentences


def test_segments_that_end_at_an_abbreviation_are_joined() -> None:
    transcript = transcript_of("I asked Mr.", "Keller for two test cards.", "Then we left.")
    assert texts(transcript) == ["I asked Mr. Keller for two test cards.", "Then we left."]


def test_text_without_punctuation_is_cut_at_its_pauses() -> None:
    phrases = ["we met at the station in the morning and waited for the train to the north"] * 6
    words, now = [], 0.0
    for phrase in phrases:
        for word in phrase.split():
            words.append(Word(now, now + 0.3, word, 0.9))
            now += 0.3
        now += 0.8
    segment = Segment(0, now, " ".join(phrases), tuple(words))
    sentences = sentences_of(Transcript("en", now, (segment,)))
    assert all(each.text.startswith("we met") for each in sentences)
    assert [each.text for each in sentences][-1].endswith("the north")
    assert all(each.text.endswith("north") for each in sentences)
    assert len(sentences) > 2


def test_vowel_signs_stay_in_their_words() -> None:
    assert tokens("हिन्दी में किताबें") == ["हिन्दी", "में", "किताबें"]
    assert tokens("می‌خواهیم") == ["می‌خواهیم"]
    assert tokens("İstanbul'da") == ["istanbul'da"]
