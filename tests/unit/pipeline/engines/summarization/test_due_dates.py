from datetime import date

import pytest

from pipeline.engines.summarization.due_dates import find_due_date, format_date
from pipeline.engines.summarization.language_cues import cues_of

SATURDAY = date(2026, 11, 28)
FRIDAY = date(2026, 12, 4)


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "I will send it by Friday.", FRIDAY),
        ("en", "It is ready by December 4.", FRIDAY),
        ("en", "It is ready on the 4th of December.", FRIDAY),
        ("en", "We meet on January 2.", date(2027, 1, 2)),
        ("en", "I do it before the end of the month.", date(2026, 11, 30)),
        ("en", "I call on the day after tomorrow.", date(2026, 11, 30)),
        ("en", "By Monday or by Friday.", FRIDAY),
        ("en", "On February 30 we meet.", None),
        ("en", "Last Friday it rained.", None),
        ("en", "We meet next Friday.", None),
        ("de", "Das mache ich bis Freitag.", FRIDAY),
        ("de", "Der Antrag muss bis zum 4. Dezember da sein.", FRIDAY),
        ("fr", "Je les pose vendredi.", FRIDAY),
        ("es", "Lo hago antes del viernes.", FRIDAY),
        ("pt", "Envio até sexta-feira.", FRIDAY),
        ("ru", "Я отправлю до пятницы.", FRIDAY),
        ("ru", "Я отправлю до 4 декабря.", FRIDAY),
        ("uk", "Надішлю до п'ятниці.", FRIDAY),
        ("tr", "Cuma gününe kadar gönderirim.", FRIDAY),
        ("ar", "سأرسلها قبل يوم الجمعة.", FRIDAY),
        ("fa", "تا جمعه می‌فرستم.", FRIDAY),
        ("hi", "मैं शुक्रवार तक भेजूँगा।", FRIDAY),
        ("id", "Saya kirim sebelum hari Jumat.", FRIDAY),
        ("ja", "金曜日までに送ります。", FRIDAY),
        ("ja", "12月4日までに送ります。", FRIDAY),
        ("ko", "금요일까지 보내겠습니다.", FRIDAY),
        ("zh", "我星期五之前给你。", FRIDAY),
    ],
)
def test_date_is_counted_from_the_recording(language: str, text: str, day: date | None) -> None:
    due = find_due_date(text, language, cues_of(language), SATURDAY)
    assert (due.day if due else None) == day


def test_due_date_without_a_recording_date_keeps_its_words() -> None:
    due = find_due_date("I will send it by Friday.", "en", cues_of("en"), None)
    assert due is not None
    assert due.day is None
    assert find_due_date("I will send it.", "en", cues_of("en"), SATURDAY) is None


def test_date_is_formatted_as_in_the_language() -> None:
    assert format_date(FRIDAY, "en") == "Fri, Dec 4"
    assert format_date(FRIDAY, "ja") == "12月4日(金)"
    assert format_date(FRIDAY, "xx") == "2026-12-04"
