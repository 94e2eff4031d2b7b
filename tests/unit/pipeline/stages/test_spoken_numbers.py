"""Spelled numbers in digits, as each language writes them."""

from __future__ import annotations

import pytest

from pipeline.stages.spoken_numbers import LANGUAGES, write_digits
from storage.models import Segment, Transcript, Word


def transcript(text: str, language: str = "en") -> Transcript:
    words = tuple(
        Word(float(at), at + 0.8, word, 0.9 - at / 100) for at, word in enumerate(text.split())
    )
    segment = Segment(0.0, float(len(words)), text, words)
    return Transcript(language, float(len(words)), (segment,))


def in_digits(text: str, language: str = "en") -> str:
    [segment] = write_digits(transcript(text, language)).segments
    assert segment.text.split() == [word.text for word in segment.words]
    return segment.text


@pytest.mark.parametrize(
    ("language", "spelled", "written"),
    [
        ("en", "We planned forty thousand euros.", "We planned 40,000 euros."),
        ("de", "Vierzigtausend Euro für die Kampagne.", "40.000 Euro für die Kampagne."),
        ("fr", "Il y a quarante mille euros.", "Il y a 40\u202f000 euros."),
        ("es", "Hay cuarenta mil euros y veintitrés cartas.", "Hay 40.000 euros y 23 cartas."),
        ("it", "Sono quarantamila euro.", "Sono 40.000 euro."),
        ("pt", "Vinte e três pessoas vieram.", "23 pessoas vieram."),
        ("nl", "Vijfentwintig mensen kwamen.", "25 mensen kwamen."),
        ("da", "Der kom femogtyve mennesker.", "Der kom 25 mennesker."),
        ("en", "two point five percent", "2.5 percent"),
        ("de", "zwei Komma fünf Prozent", "2,5 Prozent"),
        ("en", "on the twenty-first of May two thousand nineteen", "on the 21st of May 2019"),
        ("de", "am einundzwanzigsten Mai neunzehnhundertvier", "am 21. Mai 1904"),
        ("de", "Es war am einundzwanzigsten.", "Es war am 21."),
        ("fr", "au vingt et unième siècle", "au 21e siècle"),
        ("en", "It's twenty-five's turn.", "It's 25's turn."),
    ],
)
def test_number_is_written_as_the_language_writes_it(
    language: str, spelled: str, written: str
) -> None:
    assert in_digits(spelled, language) == written


@pytest.mark.parametrize(
    ("language", "spelled", "written"),
    [
        ("en", "twenty-five million euros", "25 million euros"),
        ("en", "two point five billion", "2.5 billion"),
        ("de", "zwei Komma fünf Millionen Menschen", "2,5 Millionen Menschen"),
        ("fr", "vingt milliards", "20 milliards"),
        ("es", "treinta y cinco millones", "35 millones"),
        ("it", "venti milioni", "20 milioni"),
        ("pt", "vinte milhões", "20 milhões"),
        ("nl", "twintig miljoen", "20 miljoen"),
        ("da", "tyve millioner", "20 millioner"),
    ],
)
def test_million_stays_a_word(language: str, spelled: str, written: str) -> None:
    assert in_digits(spelled, language) == written


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "One of the twelve, for a second, one by one, no one."),
        ("en", "a hundred times, a thousand thanks"),
        ("de", "Tausend Dank, ein paar hundert Leute, acht Uhr."),
        ("fr", "mille mercis, cent fois, un million"),
        ("es", "mil gracias, un millón"),
        ("en", "in nineteen eighty four"),  # 19 84, or 1984: the text doesn't say
        ("en", "my number is zero one seven two, five five"),
        ("en", "twenty 5, 3 million and 24 hours"),
        ("ja", "二十五人"),
        ("tr", "yirmi beş kişi"),
    ],
)
def test_what_people_write_in_words_stays(language: str, text: str) -> None:
    assert in_digits(text, language) == text


@pytest.mark.parametrize(
    ("language", "spelled", "written"),
    [
        ("de", "um acht Uhr dreißig", "um 8 Uhr 30"),
        ("fr", "à huit heures trente", "à 8 heures 30"),
        ("nl", "om acht uur dertig", "om 8 uur 30"),
    ],
)
def test_hours_and_minutes_are_written_alike(language: str, spelled: str, written: str) -> None:
    assert in_digits(spelled, language) == written


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "twenty-five hundredths, twenty hundredths"),
        ("fr", "deux centièmes, vingt-quatrièmes"),
        ("it", "due millesimi"),
        ("nl", "vijf honderdste van een seconde"),
        ("en", "a thirty-second break, a forty second video"),
        ("en", "several hundred thousand, a few hundred thousand people"),
        ("de", "ein paar hundert tausend"),
        ("nl", "een paar honderd twintig"),
        ("da", "flere hundrede tusind"),
    ],
)
def test_words_with_a_second_reading_stay(language: str, text: str) -> None:
    assert in_digits(text, language) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "in the nineteen fifties, the nineteen-sixties"),
        ("en", "in nineteen oh five"),
        ("en", "in twenty-twenty-five"),
        ("en", "version two point twenty five"),
        ("en", "twenty, uh, five people, a hundred and, um, five"),
        ("de", "zwanzig äh fünf"),
        ("fr", "vingt euh cinq"),
        ("es", "veinte eh cinco"),
        ("it", "venti ehm cinque"),
        ("da", "tyve øh fem"),
    ],
)
def test_parts_of_one_number_stay(language: str, text: str) -> None:
    assert in_digits(text, language) == text


@pytest.mark.parametrize(
    ("language", "spelled", "written"),
    [
        ("de", "um zwanzig, um zweiundzwanzig Uhr", "um 20, um 22 Uhr"),
        ("da", "femten er femten", "15 er 15"),
        ("nl", "van de dertig er twintig", "van de 30 er 20"),
        ("pt", "vinte em trinta", "20 em 30"),
    ],
)
def test_words_that_are_hesitations_in_english_only(
    language: str, spelled: str, written: str
) -> None:
    assert in_digits(spelled, language) == written


def test_number_in_two_segments_stays() -> None:
    texts = ("We sold two thousand", "twenty-five cars.", "Thirty people came.")
    segments = tuple(Segment(float(at), at + 1.0, text) for at, text in enumerate(texts))
    written = write_digits(Transcript("en", 3.0, segments))
    assert [each.text for each in written.segments] == [*texts[:2], "30 people came."]


@pytest.mark.parametrize(
    ("spelled", "written"),
    [
        ("A hundred and five people came.", "105 people came."),
        ("a hundred thousand euros", "100,000 euros"),
        ("a hundred and five-page book", "a 105-page book"),
        ("the twenty-second of May", "the 22nd of May"),
        ("a twenty-page book", "a 20-page book"),
        ("between fifteen and twenty", "between 15 and 20"),
    ],
)
def test_article_is_part_of_a_hundred_only(spelled: str, written: str) -> None:
    assert in_digits(spelled) == written


def test_number_has_the_time_and_the_lowest_probability_of_its_words() -> None:
    [segment] = write_digits(transcript("We had forty two thousand guests there.")).segments
    assert [(word.text, word.start, round(word.end, 6)) for word in segment.words] == [
        ("We", 0.0, 0.8),
        ("had", 1.0, 1.8),
        ("42,000", 2.0, 4.8),
        ("guests", 5.0, 5.8),
        ("there.", 6.0, 6.8),
    ]
    assert segment.words[2].probability == pytest.approx(0.86)


def test_segment_in_another_language_has_its_own_numbers() -> None:
    german = Segment(0.0, 1.0, "fünfundzwanzig Leute", language="de")
    english = Segment(1.0, 2.0, "twenty-five people")
    written = write_digits(Transcript("en", 2.0, (german, english)))
    assert [each.text for each in written.segments] == ["25 Leute", "25 people"]


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_text2num_knows_the_language(language: str) -> None:
    assert in_digits("a b c.", language) == "a b c."
