"""Meetings in several scripts, as a job would have made them, and the documents of them."""

from __future__ import annotations

from pathlib import Path

from pipeline.export.formatted.content import Content, content_of
from pipeline.export.formatted.pdf_file import PdfMaker
from storage.models import Chapter, JoinedFile, Point, Segment, Summary, Transcript, Word

SPOKEN = {
    "ar": (
        "مرحبا بكم في اجتماع فريق المبيعات، وعن منتج Marigold الجديد.",
        "شكرا يا أحمد. ارتفعت المبيعات بنسبة كبيرة في برلين.",
    ),
    "he": (
        "שלום לכולם וברוכים הבאים לישיבה השבועית.",
        "תודה דני. המכירות עלו לעומת השנה שעברה אצל Siemens.",
    ),
    "hi": (
        "नमस्ते, आज हम इस साल के परिणामों पर बात करेंगे।",
        "धन्यवाद, अगला कदम Marigold को समय पर पूरा करना है।",
    ),
    "th": (
        "สวัสดีครับ วันนี้เราจะพูดคุยเกี่ยวกับผลประกอบการของปีนี้",
        "ขอบคุณค่ะ ฉันคิดว่าเราจะทำโครงการ Marigold ให้เสร็จ",
    ),
    "ja": (
        "皆さん、おはようございます。本日は業績についてお話しします。",
        "ありがとうございます、田中さん。次はMarigoldです。",
    ),
    "zh": ("大家早上好，欢迎参加每周会议。", "谢谢李明。下一步是完成Marigold项目。"),
    "ko": (
        "안녕하세요 여러분, 실적에 대해 이야기하겠습니다.",
        "감사합니다. 다음은 Marigold 입니다.",
    ),
    "en": (
        "Good morning everybody, and welcome to the weekly meeting.",
        "Thank you, Anna. Sales have grown since last year.",
    ),
}
NAMES = {"S1": "Zoë Müller", "S2": "Ben"}


def segment(text: str, start: float, speaker: str = "S1", doubtful: int = -1) -> Segment:
    words = tuple(
        Word(start + at / 2, start + at / 2 + 0.4, each, 0.2 if at == doubtful else 0.9, speaker)
        for at, each in enumerate(text.split())
    )
    return Segment(start, start + len(words) / 2, text, words, speaker)


def transcript(language: str = "en", **changes: object) -> Transcript:
    first, second = SPOKEN[language]
    segments = (segment(first, 0.0, "S1", 1), segment(second, 3660.0, "S2"))
    script = "Hans" if language == "zh" else ""
    return Transcript(language, 3700.0, segments, script=script)


def summary(language: str = "en") -> Summary:
    first, second = SPOKEN[language]
    return Summary(
        title=first[:12],
        gist=second,
        points=(Point(1.0, second),),
        chapters=(Chapter(0.0, first[:12]),),
        actions=(Point(3660.0, second),),
        language=language,
        engine="textrank",
    )


def content(language: str = "en") -> Content:
    return content_of("talk", transcript(language), summary(language), NAMES, "talk · 1:01:40")


def plain(text: str, name: str = "Anna", **changes: object) -> Content:
    """Return a document of one sentence, with a second speaker so that names are shown."""
    said = Transcript("en", 9.0, (segment(text, 1.0), segment("Yes.", 8.0, "S2")))
    return content_of(text, said, None, {"S1": name, "S2": "Ben"}, "talk")


def joined_files() -> Transcript:
    files = (JoinedFile("first.mp3", 0.0), JoinedFile("second.mp3", 3650.0))
    return Transcript("en", 3700.0, transcript().segments, files=files)


def pdf(content: Content, folder: Path) -> tuple[bytes, str]:
    return PdfMaker(content, folder / "fonts").make(folder)
