import pytest

from pipeline.engines.sentences import sentences_of
from pipeline.engines.summarization.key_phrases import title_of
from pipeline.engines.summarization.vocabulary import vocabulary_of
from tests.unit.pipeline.transcripts import MEETING, transcript_of


def title(*sentences: str, language: str = "en") -> str:
    return title_of(sentences_of(transcript_of(*sentences, language=language)), language)


def test_title_has_topic_words_and_is_no_sentence() -> None:
    phrase = title(*MEETING)
    assert "server" in phrase.lower()
    assert "migration" in phrase.lower()
    assert len(phrase) <= 70
    assert all(phrase.lower() not in text.lower() for text in MEETING)


def test_announced_topic_is_in_the_title() -> None:
    assert "Trade fair" in title(
        "Good morning.", "Let us move on to the trade fair.", "Nobody knows it.", "Nobody asks."
    )


def test_title_contains_the_whole_phrase() -> None:
    assert (
        "toit de l'école"
        in title(
            "Le toit de l'école est presque terminé.",
            "Nous parlons du toit de l'école.",
            "Le toit de l'école est grand.",
            language="fr",
        ).lower()
    )


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("hi", "विद्यालय की किताबें", ["विद्यालय", "किताबें"]),
        ("ja", "新製品の発表会です", ["新製品", "発表会"]),
        ("zh", "我们讨论新餐厅的菜单", ["餐厅", "菜单"]),
        ("fr", "l'école d'art", ["école", "art"]),
        ("en", "the people's bridge", ["bridge"]),
    ],
)
def test_terms_keep_the_whole_word(language: str, text: str, words: list[str]) -> None:
    terms = vocabulary_of(language).terms(text)
    assert [term.surface for term in terms if term.stem] == words
