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


@pytest.mark.parametrize(
    ("language", "text", "phrases"),
    [
        ("en", "The printer leaks. We have to hear the printer. The printer is old.", "Printer"),
        (
            "fr",
            "Les chaises suffisent pour la salle. Je vais commander les chaises.",
            "Chaises, salle",
        ),
        ("es", "Voy a pedir las sillas. El ayuntamiento paga las sillas.", "Sillas, ayuntamiento"),
        ("pt", "Vou pedir as cadeiras. A prefeitura paga as cadeiras.", "Cadeiras, prefeitura"),
        ("ru", "Я закажу стулья. Мы ещё не решили, какие стулья купим.", "Стулья"),
        ("uk", "Я замовлю стільці. Ми ще не вирішили, які стільці купимо.", "Стільці"),
        ("tr", "Sandalye sipariş edeceğim. Sandalye almaya karar verdik.", "Sandalye"),
        ("hi", "मैं रिपोर्ट भेजूँगा। क्या आप रिपोर्ट सुन सकते हैं?", "रिपोर्ट"),
        ("fa", "من گزارش را می‌فرستم. گزارش را نمی‌نویسم.", "گزارش"),
        ("ar", "سأرسل التقرير. سنكتب التقرير.", "التقرير"),
        ("id", "Saya menulis laporan. Kita membaca laporan.", "Laporan"),
        ("ko", "보고서를 보내겠습니다. 보고서가 좋습니다.", "보고서"),
        ("ja", "報告書を送ります。報告書は長いです。", "報告書"),
        ("zh", "我通知报社。我不会通知报社。", "报社"),
    ],
)
def test_title_has_no_verbs(language: str, text: str, phrases: str) -> None:
    assert title(*text.split(". "), language=language) == phrases


def test_person_who_is_addressed_is_no_topic() -> None:
    lines = (
        "Ravi, can you send the deck?",
        "Ravi, the deck is long.",
        "The deck is for the board.",
    )
    assert "Ravi" not in title(*lines)
