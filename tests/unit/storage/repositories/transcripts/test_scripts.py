"""Letters of many scripts with their marks are found in each form of Unicode."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.database import Database
from storage.models import Line
from storage.search_text import fold, phrases
from tests.unit.storage.conftest import ANNA
from tests.unit.storage.repositories.transcripts.indexed import find_starts, save_transcript

SCRIPTS = {
    "Devanagari": ("हिन्दी में बात", ("हिन्दी", "बात", "हिन्द"), ("हिन्दू", "हन्द", "मं", "बीता")),
    "Bengali": ("বাংলা ভাষা উদ্‌যোগ", ("বাংলা", "ভাষা", "উদ্যোগ"), ("বংলা", "ভাষী", "যোগ")),
    "Gurmukhi": ("ਪੰਜਾਬੀ ਬੋਲੀ", ("ਪੰਜਾਬੀ", "ਬੋਲੀ"), ("ਪੰਜਾਬਾ", "ਬਲ")),
    "Gujarati": ("ગુજરાતી ભાષા", ("ગુજરાતી", "ભાષા"), ("ગજરત", "ભષ")),
    "Tamil": ("தமிழ் மொழி", ("தமிழ்", "மொழி"), ("தமழ", "மழ")),
    "Telugu": ("తెలుగు భాష", ("తెలుగు", "భాష"), ("తలగ", "భష")),
    "Kannada": ("ಕನ್ನಡ ಭಾಷೆ", ("ಕನ್ನಡ", "ಭಾಷೆ"), ("ಕನನಡ", "ಭಷ")),
    "Malayalam": ("മലയാളം ഭാഷ", ("മലയാളം", "ഭാഷ"), ("മലയള", "ഭഷ")),
    "Sinhala": ("ශ්\u200dරී ලංකාව", ("ශ්\u200dරී", "ශ්රී", "ලංකාව"), ("ශර", "ලකව")),
    "Thai": ("เขาพูดภาษาไทยที่บ้าน", ("ภาษา", "ที่", "บ้าน"), ("ที", "บาน", "ภษ")),
    "Lao": ("ພາສາລາວດີ", ("ພາສາ", "ລາວ", "ດີ"), ("ດ", "ພສ")),
    "Burmese": ("မြန်မာစာကို ဖတ်သည်", ("မြန်မာ", "စာ", "ဖတ်"), ("မန", "စ", "ဖတ")),
    "Khmer": ("ភាសាខ្មែរល្អ", ("ភាសា", "ខ្មែរ"), ("ភស", "ខមរ")),
    "Tibetan": ("བོད་ཡིག་སློབ", ("བོད", "ཡིག"), ("བད", "ཡག")),
    "Thaana": ("ދިވެހި ބަސް", ("ދިވެހި", "ބަސް"), ("ދވހ", "ބސ")),
    "kana": ("ガラスのかぎ", ("ガラス", "ｶﾞﾗｽ", "かぎ"), ("カラス", "かき")),
    "Hangul": ("오늘은 회의가 있다", ("오늘은", "회의가"), ("오늘도", "회이가")),
    "Arabic": ("ذَهَبَ الوَلَدُ إلى المدرســة", ("ذهب", "الولد", "الى", "المدرسة"), ("كتب", "الكتاب")),
    "Persian": ("من می‌خواهم بروم", ("می‌خواهم", "می خواهم", "بروم"), ("می‌خواهی", "برود")),
    "Hebrew": ("הַיֶּלֶד הָלַךְ", ("הילד", "הָלַךְ"), ("שלום", "דברים")),
    "Greek": ("Η Ελλάδα ΕΊΝΑΙ ωραία", ("ελλαδα", "είναι", "ΩΡΑΙΑ"), ("ελπιδα", "ωρα καλη")),
    "Cyrillic": ("Ещё один ЙОД", ("еще", "йод"), ("ещу", "код")),
    "Turkish": (
        "DİYARBAKIR'ın ışığı",
        ("diyarbakır", "Diyarbakir", "ISIGI"),
        ("istanbul", "kalabalik"),
    ),
    "Vietnamese": ("Tiếng Việt", ("tieng", "Tiếng Việt"), ("tong", "vật")),
}
"""A text in each script, queries that find it and queries that do not."""


@pytest.mark.parametrize(("words", "found", "lost"), SCRIPTS.values(), ids=SCRIPTS)
async def test_search_keeps_letters_with_their_marks(
    database: Database, words: str, found: tuple[str, ...], lost: tuple[str, ...]
) -> None:
    await save_transcript(database, 1, ANNA, Line(1.0, "", words))
    for form in ("NFC", "NFD"):
        for query in found:
            assert await find_starts(database, unicodedata.normalize(form, query)) == [1.0], query
    for query in lost:
        assert await find_starts(database, query) == [], query


@given(st.text())
def test_fold_keeps_only_words_of_letters_marks_and_digits(words: str) -> None:
    folded = fold(words)
    kinds = [[unicodedata.category(it)[0] for it in word] for word in folded.split(" ") if word]
    assert all(set(word) <= set("LMN") and word[0] in "LN" for word in kinds)
    assert fold(folded) == folded
    assert all(all(phrase) for phrase in phrases(words))


async def test_endless_words_are_found_by_their_beginning(database: Database) -> None:
    await save_transcript(database, 1, ANNA, Line(1.0, "", "한" * 6000 + " end"))
    assert await find_starts(database, "한" * 300) == [1.0]
    assert await find_starts(database, "end") == [1.0]
