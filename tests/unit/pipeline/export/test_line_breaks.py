"""Places where lines of captions may end, in all scripts."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.export.line_breaks import columns, unbreakable_parts

SENTENCES = {
    "ja": (
        "現状については|ディープラーニングの|研究が|進んでいますが、|15メートルの|高さから|データを|送ることができます。"
    ),
    "ja-polite": "えっと、|ちょっと|待ってくださいね、|今ファイルを|開きますから。",
    "ja-numbers": "2024年4月1日から|始まって、|およそ15億円の|予算が|ついています。",
    "ja-quotes": "「おはようございます」と|言いました。|コンピューターで|価格は|1,500円です。",
    "zh": "我们|的|产品|经理|说|需要|在|十二月|完成，|每|小时|15公里，|价格|是 |15 美元。",
    "zh-Hant": "我們|的|產品|經理|說|這個|項目|需要|在|十二月|完成，|每小時|15公里。",
    "th": "ความเร็ว |15 กิโลเมตร|ต่อ|ชั่วโมง |เด็กๆ|อยาก|เล่น|น้ำ|เพราะ|แดด|ใน|ไร่|โอเค",
    "lo": "ພາສາ|ລາວ|ເປັນ|ພາສາ|ທາງການ|ຂອງ|ສາທາລະນະລັດ|ປະຊາທິປະໄຕ|ປະຊາຊົນ|ລາວ",
    "km": "ភាសាខ្មែរ|គឺជា|ភាសាផ្លូវការ|របស់|ព្រះរាជាណាចក្រ|កម្ពុជា",
    "my": "မြန်မာဘာသာ|စကား|သည်|မြန်မာနိုင်ငံ၏ရုံးသုံးဘာသာ|စကား|ဖြစ်သည်",
    "bo": "བོད་|ཡིག་|ནི་|བོད་|ཀྱི་|ཡི་|གེ་|ཡིན།",
    "ko": "오늘은 |날씨가 |정말 |좋습니다. |15 미터 |높이의 |산에 |올라갔습니다.",
    "en": "It |was |15 km |at |3.5 % |of |$ 1,200, |and |15 000 people |came |well-known.",
    "fr": "Bonjour ! |Il |a |dit |« oui » : |15 €.",
    "hi": "गति |१५ किलोमीटर |प्रति |घंटा |है।",
    "ar": "السرعة |15 كيلومترًا |في |الساعة.",
}


@pytest.mark.parametrize("text", SENTENCES.values(), ids=SENTENCES)
def test_caption_lines_end_between_words(text: str) -> None:
    assert "|".join(unbreakable_parts(text.replace("|", ""))) == text


def test_any_form_of_a_language_tag_is_accepted() -> None:
    for language in ("", "zh", "yue", "zh-Hant", "?", "\ud83d"):
        assert unbreakable_parts("今天开会", language) == ["今天", "开会"]


JAPANESE = st.text("現状につイテアーャッョゅ。、」「１5米%ga ", max_size=16)  # no wider than a line
THAI = st.text("เแโใไกขคนมรส็้่าำิๆ5 ", max_size=40)
ANY = st.text(max_size=40)


@settings(deadline=None, max_examples=100)
@given(st.one_of(JAPANESE, THAI, ANY))
def test_parts_keep_every_character(text: str) -> None:
    assert "".join(unbreakable_parts(text)) == text


@settings(deadline=None, max_examples=100)
@given(JAPANESE)
def test_small_kana_and_closing_brackets_do_not_start_a_line(text: str) -> None:
    parts = unbreakable_parts(text)
    for above, below in pairwise(parts):
        joined = not above[-1].isspace()
        assert not (joined and below[0] in "ーャッョゅ。、」")
        assert not (joined and above[-1] == "「")
        assert not (joined and above[-1] in "１5" and below[0].isalnum() and columns(above) < 16)


@settings(deadline=None, max_examples=100)
@given(THAI)
def test_thai_vowels_stay_with_their_consonant(text: str) -> None:
    for above, below in pairwise(unbreakable_parts(text)):
        assert not ("ก" <= below[0] <= "ฮ" and above[-1] in "เแโใไ")
        assert above[-1].isspace() or not unicodedata.category(below[0]).startswith("M")


@pytest.mark.parametrize(
    "text",
    [
        "東京特許許可局ではインターナショナルコミュニケーションアドミニストレーションを行う",
        "好" * 90,
        "ส" * 90,
        "ア" * 90,
        "十" * 90,
    ],
)
def test_word_too_wide_for_a_line_is_divided(text: str) -> None:
    parts = unbreakable_parts(text)
    assert "".join(parts) == text
    assert max(map(columns, parts)) <= 32


def test_katakana_compounds_are_cut_between_their_words() -> None:
    text = "インターナショナルコミュニケーションアドミニストレーション"
    assert unbreakable_parts(text) == re.findall(r"イン.*?ル|コミュ.*?ョン|アド.*?ョン", text)


@pytest.mark.parametrize(
    ("text", "width"), [("สวัสดี", 4), ("あいう", 6), ("abc", 3), ("नमस्ते", 4), ("e\u0301", 1)]
)
def test_combining_marks_have_no_width(text: str, width: int) -> None:
    assert columns(text) == width
