"""Captions of all languages of the test data and of twelve scripts, checked by other libraries.

pysubs2 reads the files, wcwidth measures the lines, python-bidi shows them as a reader sees them.
"""

from __future__ import annotations

import csv
import re
from itertools import pairwise, zip_longest
from pathlib import Path

import pysubs2
import pytest
from bidi import get_display
from wcwidth import wcswidth

from pipeline.export.cues import Cue, cut_cues
from pipeline.export.subtitles import srt
from storage.models import Captions, Segment, Transcript, Word

DATA = Path(__file__).parents[3] / "data"
MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
BEGINS_NO_LINE = "ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々、。，．！？」』）】・：；%％℃ๆ។၊။།"
ENDS_NO_LINE = "「『（【เแโใไເແໂໃໄ"
NUMBER_AND_UNIT = re.compile(r"[0-9०-९٠-٩۰-۹๐-๙၀-၉]$")
SPACED = {"ar", "de", "en", "es", "fa", "fr", "he", "hi", "ka", "ko", "pt", "ru", "sv", "ta"}
RIGHT_TO_LEFT = {"ar", "fa", "he"}

PARAGRAPHS = {
    "ar": "يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق. يبلغ طول الجسر Golden Gate نحو 2737 "
    "مترًا، ويعبره كل يوم 112 ألف سيارة. قال Ahmed إن الموعد في الساعة 15:30.",
    "he": "כל בני אדם נולדו בני חורין ושווים בערכם ובזכויותיהם. הגשר Golden Gate אורכו 2737 מטר. "
    "אמר Bob שהפגישה תתחיל בשעה 15:30.",
    "fa": "تمام افراد بشر آزاد به دنیا می‌آیند و از لحاظ حیثیت و حقوق با هم برابرند. "
    "طول پل Golden Gate حدود 2737 متر است. جلسه ساعت ۱۵:۳۰ شروع می‌شود.",
    "hi": "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है। "
    "गाड़ी १५ किलोमीटर प्रति घंटे की गति से चलती है।",
    "ta": "மனிதப் பிறவியினர் சகலரும் சுதந்திரமாகவே பிறக்கின்றனர். அவர்கள் மதிப்பிலும் உரிமைகளிலும் "
    "சமமானவர்கள். பாலம் 2737 மீட்டர் நீளமானது.",
    "ka": "ყველა ადამიანი იბადება თავისუფალი და თანასწორი თავისი ღირსებითა და უფლებებით. "
    "ხიდის სიგრძე 2737 მეტრია.",
    "ko": "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다. "
    "다리의 길이는 2737 미터이고 매일 112000 대의 차가 지나간다.",
    "ja": "現状についてはディープラーニングの研究が進んでいますが、"
    "15メートルの高さからデータを送ることができます。"
    "「おはようございます」と言って、ちょっと待ってくださいね、と彼女はコンピューターをチェックしていました。",
    "zh": "我们的产品经理说这个项目需要在十二月完成，但是机器学习的研究还在进行。"
    "这座桥长2737米，每小时可以通过15000辆汽车，价格是15美元。",
    "th": "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ สะพานยาว 2737 เมตร "
    "เพราะว่าเด็กๆอยากเล่นน้ำในแม่น้ำ แต่โรงเรียนไม่ให้ไป",
    "lo": "ມະນຸດເກີດມາມີສິດເສລີພາບ ແລະ ສະເໝີໜ້າກັນໃນທາງກຽດຕິສັກແລະທາງສິດທິດ້ວຍມະນຸດມີສະຕິສຳປັດຊັນຍະ",
    "km": "មនុស្សទាំងអស់កើតមកមានសេរីភាពនិងសមភាពក្នុងផ្នែកសេចក្ដីថ្លៃថ្នូរនិងសិទ្ធិ។ "
    "ភាសាខ្មែរគឺជាភាសាផ្លូវការរបស់ព្រះរាជាណាចក្រកម្ពុជា។",
    "my": "လူတိုင်းသည်တူညီလွတ်လပ်သောဂုဏ်သိက္ခာဖြင့်လည်းကောင်းမွေးဖွားလာသူများဖြစ်သည်။ "
    "မြန်မာဘာသာစကားသည်မြန်မာနိုင်ငံ၏ရုံးသုံးဘာသာစကားဖြစ်သည်။",
}
"""Two or three sentences, the first from the Universal Declaration of Human Rights."""


def references() -> list[tuple[str, str, float]]:
    """Return language, text and seconds of the recordings with a reference text."""
    with (DATA / "index.tsv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["kind"] == "asr"]
    files = [(row["lang"], DATA / row["ref"], float(row["seconds"])) for row in rows if row["ref"]]
    return [
        (language, path.read_text(encoding="utf-8").strip(), seconds)
        for language, path, seconds in files
        if path.is_file() and seconds <= 120
    ]


def spoken(language: str, text: str, seconds: float) -> Transcript:
    """Return a text as a recognizer gives it: words with even times, or letters without spaces."""
    tokens = text.split() if language in SPACED else re.findall(r"[A-Za-z0-9.:]+|\S", text)
    total = sum(map(len, tokens))
    words, at = [], 0.0
    for token in tokens:
        end = at + seconds * len(token) / total
        words.append(Word(at, end, token, 1.0, "S1"))
        at = end
    return Transcript(language, seconds, (Segment(0.0, seconds, text, tuple(words), "S1"),))


def check_lines(cues: list[Cue], language: str, most: int, lines: int) -> None:
    for cue in cues:
        assert 1 <= len(cue.lines) <= lines
        for line in cue.lines:
            assert wcswidth(line) <= most, line
            assert line == line.strip()
    shown_lines = [line for cue in cues for line in cue.lines]
    for above, below in pairwise(shown_lines):
        check_marks(above, below)


def check_marks(above: str, below: str) -> None:
    """Check that two lines are not parted at a wrong place."""
    assert below[0] not in BEGINS_NO_LINE, f"{above} / {below}"
    assert above[-1] not in ENDS_NO_LINE, f"{above} / {below}"
    assert not (NUMBER_AND_UNIT.search(above) and below[0].isalpha()), f"{above} / {below}"


def check_words(cues: list[Cue], text: str, language: str) -> None:
    lines = [line for cue in cues for line in cue.lines]
    if language in SPACED:
        assert " ".join(lines).split() == text.split()
    else:
        assert "".join("".join(lines).split()) == "".join(text.split())


def check_speed(cues: list[Cue], spoken_columns: float) -> None:
    """Reading takes at most 20 columns a second, unless the speech is faster."""
    for cue, following in zip_longest(cues, cues[1:]):
        seconds = (cue.end - cue.start) / 1000
        speed = sum(wcswidth(line) for line in cue.lines) / seconds
        assert speed <= max(20.5, 1.35 * spoken_columns), cue
        assert seconds >= 1.0 or (following is not None and cue.end == following.start), cue
        assert seconds <= 7.0, cue


def check(language: str, text: str, seconds: float) -> None:
    transcript = spoken(language, text, seconds)
    for captions, most, lines in ((Captions.NORMAL, 42, 2), (Captions.SHORT, 32, 1)):
        cues = cut_cues(transcript, None, captions)
        check_lines(cues, language, most, lines)
        check_words(cues, text, language)
        check_speed(cues, wcswidth(" ".join(text.split())) / seconds)
        read = pysubs2.SSAFile.from_string(srt(transcript, {}, captions), format_="srt")
        assert [(it.start, it.end) for it in read] == [(it.start, it.end) for it in cues]
        for event in read:
            check_direction(event.plaintext.split("\n"), language)


def check_direction(lines: list[str], language: str) -> None:
    """A player for left-to-right and a reader that guesses show what a right-to-left one shows."""
    for line in lines:
        plain = MARKS.sub("", line)
        if language not in RIGHT_TO_LEFT:
            assert line == plain
            continue
        right = str(get_display(plain, base_dir="R"))
        for base in ("L", None):
            assert MARKS.sub("", str(get_display(line, base_dir=base))) == right


def test_test_data_has_texts_in_many_languages() -> None:
    languages = {language for language, _, _ in references()}
    assert languages >= {"de", "en", "es", "fr", "ja", "pt", "ru", "sv", "zh"}


@pytest.mark.parametrize("language", sorted({each for each, _, _ in references()}))
def test_captions_of_the_test_data_keep_the_line_rules(language: str) -> None:
    texts = [(text, seconds) for each, text, seconds in references() if each == language]
    for text, seconds in texts:
        check(language, text, seconds)


@pytest.mark.parametrize("language", sorted(PARAGRAPHS))
def test_captions_of_each_script_keep_the_line_rules(language: str) -> None:
    text = PARAGRAPHS[language]
    check(language, text, wcswidth(text) / 13)
