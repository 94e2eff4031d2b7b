"""A paragraph in each of many scripts, through the real decoder, tokenizer and transcriber.

CTranslate2 is a fake that returns the tokens of the paragraph, spread evenly over the window.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from faster_whisper import WhisperModel
from tokenizers import Tokenizer as FileTokenizer

from pipeline.engines.audio import Audio
from pipeline.engines.protocols import EmptyWindowCache, TranscribeOptions
from pipeline.engines.whisper import decoder
from pipeline.engines.whisper.batch_scheduler import BatchScheduler
from pipeline.engines.whisper.decode_requests import DecodeRequest, DecodeResult
from pipeline.engines.whisper.decoder import Whisper
from pipeline.engines.whisper.models.packaged import join_packages
from pipeline.engines.whisper.parallelism import Parallelism
from pipeline.engines.whisper.transcription import RecordingTranscriber
from pipeline.engines.whisper.windows import cut_windows
from storage.models import SpeechMap, Transcript
from storage.unspaced_scripts import UNSPACED_LANGUAGES

LETTERS_PER_SECOND = {"zh": 4.5, "ja": 6.0, "ko": 6.0}
"""Letters per second of natural speech; 14 in other languages."""
PARAGRAPHS = {
    "en": "The library opens at nine in the morning. Many people come to read the news. "
    "Children sit near the window and listen to a story about a fox.",
    "de": "Die Bücherei öffnet morgens um neun Uhr. Viele Leute lesen dort die Zeitung.",
    "tr": "Kütüphane sabah dokuzda açılıyor. İnsanlar gazete okumaya geliyor, çocuklar dinliyor.",
    "vi": "Thư viện mở cửa lúc chín giờ sáng. Nhiều người đến đọc báo và nghe kể chuyện.",
    "ru": "Библиотека открывается в девять утра. Многие приходят читать газеты. Ёлка стоит у окна.",
    "el": "Η βιβλιοθήκη ανοίγει στις εννέα το πρωί. Πολλοί έρχονται να διαβάσουν εφημερίδα.",
    "ar": "تفتح المكتبة أبوابها في التاسعة صباحا. يأتي كثير من الناس لقراءة الصحف، ويستمعون.",
    "he": "הספרייה נפתחת בתשע בבוקר. אנשים רבים באים לקרוא עיתון, והילדים מקשיבים לסיפור.",
    "hi": "पुस्तकालय सुबह नौ बजे खुलता है। बहुत से लोग अख़बार पढ़ने आते हैं। बच्चे कहानी सुनते हैं।",
    "bn": "গ্রন্থাগার সকাল নয়টায় খোলে। অনেক মানুষ খবরের কাগজ পড়তে আসেন।",
    "ta": "நூலகம் காலை ஒன்பது மணிக்குத் திறக்கிறது. பலர் செய்தித்தாள் படிக்க வருகிறார்கள்.",
    "te": "గ్రంథాలయం ఉదయం తొమ్మిది గంటలకు తెరుచుకుంటుంది. చాలా మంది వస్తారు.",
    "th": "ห้องสมุดเปิดเวลาเก้าโมงเช้า ผู้คนจำนวนมากมาอ่านหนังสือพิมพ์ เด็กๆ นั่งฟังนิทาน",
    "ka": "ბიბლიოთეკა დილის ცხრა საათზე იღება. ბევრი ადამიანი მოდის გაზეთის წასაკითხად.",
    "hy": "Գրադարանը բացվում է առավոտյան ժամը իննին։ Շատ մարդիկ գալիս են թերթ կարդալու։",
    "my": "စာကြည့်တိုက်သည် မနက်ကိုးနာရီတွင် ဖွင့်သည်။ လူများစွာ သတင်းစာဖတ်ရန် လာကြသည်။",
    "km": "បណ្ណាល័យបើកនៅម៉ោងប្រាំបួនព្រឹក។ មនុស្សជាច្រើនមកអានកាសែត។",
    "am": "ቤተ መጻሕፍቱ ከጠዋቱ ሦስት ሰዓት ይከፈታል። ብዙ ሰዎች ጋዜጣ ለማንበብ ይመጣሉ።",
    "zh": "图书馆早上九点开门。很多人来看报纸，孩子们坐在窗边听故事。",
    "ja": "図書館は朝九時に開きます。多くの人が新聞を読みに来て、子どもたちは物語を聞きます。",
    "ko": "도서관은 아침 아홉 시에 문을 엽니다. 많은 사람이 신문을 읽으러 옵니다.",
}


@pytest.fixture(scope="module")
def file_tokenizer(tmp_path_factory: pytest.TempPathFactory) -> FileTokenizer:
    """Return the tokenizer of the packaged model."""
    folder = join_packages(tmp_path_factory.mktemp("models"))
    return FileTokenizer.from_file(str(folder / "tokenizer.json"))


@dataclass
class FakeNetwork:
    """Fake of CTranslate2's Whisper: it returns one text and counts the decoded prompts."""

    tokens: list[int]
    seconds: float
    calls: int = 0
    is_multilingual: bool = True

    def generate(self, encoded: Any, prompts: Any, max_length: int, **options: Any) -> Any:
        self.calls += len(prompts)
        limit = max_length - len(prompts[0]) if max_length > 448 else max_length // 2
        assert len(self.tokens) < limit, "the text fits into the limit"
        score = SimpleNamespace(sequences_ids=[self.tokens], scores=[-0.2], no_speech_prob=0.01)
        return [score for _ in prompts]

    def align(self, encoded: Any, start: Any, texts: Any, frames: Any, **options: Any) -> Any:
        return [
            SimpleNamespace(
                alignments=[
                    (at, int(at * self.seconds * 50 / (len(text) + 1)))
                    for at in range(len(text) + 1)
                ],
                text_token_probs=[0.9] * len(text),
            )
            for text in texts
        ]


def transcribe(
    language: str, folder: Path, tokenizer: FileTokenizer, monkeypatch: pytest.MonkeyPatch
) -> tuple[Transcript, FakeNetwork]:
    """Return the transcript of a window in which a paragraph is said."""
    text_tokens = tokenizer.encode(" " + PARAGRAPHS[language], add_special_tokens=False)
    seconds = len(PARAGRAPHS[language]) / LETTERS_PER_SECOND.get(language, 14.0)
    network = FakeNetwork(text_tokens.ids, seconds)
    model = WhisperModel.__new__(WhisperModel)
    model.model, model.hf_tokenizer, model.max_length = network, tokenizer, 448
    model.tokens_per_second = 50
    monkeypatch.setattr(WhisperModel, "supported_languages", [language])
    monkeypatch.setattr(WhisperModel, "encode", lambda _, features: features)
    monkeypatch.setattr(decoder, "WhisperModel", lambda *_, **__: model)
    monkeypatch.setattr(decoder, "get_suppressed_tokens", lambda _, __: (1,))
    whisper = Whisper(
        Path("model"),
        device="cpu",
        compute_type="int8",
        parallelism=Parallelism(1, 1),
        beam_size=1,
    )
    monkeypatch.setattr(whisper, "features", lambda *_: np.zeros((80, 3000), np.float32))
    path = folder / "audio.raw"
    np.zeros(int(seconds * 16000), "<i2").tofile(path)
    audio, speech = Audio(path, seconds), SpeechMap(((0.0, seconds),))
    queue: BatchScheduler[DecodeRequest, DecodeResult] = BatchScheduler(
        whisper.decode, batch=1, batch_key=whisper.batch_key
    )
    with queue.lane() as lane:
        transcriber = RecordingTranscriber(
            whisper.features,
            lane,
            audio,
            TranscribeOptions(language),
            EmptyWindowCache(),
            lambda _, __="": None,
        )
        return transcriber.transcript(cut_windows(speech, seconds)), network


def without_spaces(texts: Sequence[str]) -> str:
    return "".join("".join(texts).split())


@pytest.mark.parametrize("language", sorted(PARAGRAPHS))
def test_paragraph_is_transcribed_completely_in_each_script(
    language: str,
    file_tokenizer: FileTokenizer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    transcript, network = transcribe(language, tmp_path, file_tokenizer, monkeypatch)
    paragraph = PARAGRAPHS[language]
    words = [word for segment in transcript.segments for word in segment.words]
    assert network.calls == 1, "decoded once"
    assert transcript.removed == ()
    assert without_spaces([it.text for it in transcript.segments]) == without_spaces([paragraph])
    assert without_spaces([word.text for word in words]) == without_spaces([paragraph])
    if language not in UNSPACED_LANGUAGES:
        assert [word.text for word in words] == paragraph.split()
    for word in words:
        assert not unicodedata.category(word.text[0]).startswith("M"), "marks stay with letters"
    assert all(before.end <= after.start for before, after in pairwise(words))
    assert all(0 <= word.start <= word.end <= transcript.seconds for word in words)
