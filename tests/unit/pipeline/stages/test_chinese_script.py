"""Chinese in one script: phrases, words, what is in it already, other languages."""

from __future__ import annotations

import pytest

from pipeline.stages.chinese_script import (
    ScriptReport,
    common_script,
    convert_text,
    summary_in_script,
    unify_script,
)
from storage.models import Chapter, Point, Segment, Summary, Transcript, Word
from tests.unit.pipeline.transcripts import no_report

SIMPLIFIED = "后来我发现，他的头发在里面。"
TRADITIONAL = "後來我發現，他的頭髮在裡面。"


def segment(text: str, language: str = "") -> Segment:
    """Return a segment with a word for each character, as recognition makes them."""
    words = tuple(Word(at, at + 1, one, 0.9) for at, one in enumerate(text))
    return Segment(0, len(text), text, words, language=language)


def transcript(*segments: Segment, language: str = "zh") -> Transcript:
    return Transcript(language, 60, segments)


def texts(transcript: Transcript) -> list[str]:
    return [each.text for each in transcript.segments]


@pytest.mark.parametrize(
    ("script", "text"), [("Hant", TRADITIONAL), ("Hans", SIMPLIFIED)], ids=["Hant", "Hans"]
)
def test_requested_script_applies_to_all_segments_and_words(script: str, text: str) -> None:
    unified = unify_script(transcript(segment(SIMPLIFIED), segment(TRADITIONAL)), script)
    assert texts(unified) == [text, text]
    assert ["".join(word.text for word in each.words) for each in unified.segments] == [text, text]
    assert unified.script == script


def test_dominant_script_is_used_by_default() -> None:
    mixed = (segment(TRADITIONAL), segment("这个软件"), segment(TRADITIONAL))
    unified = unify_script(transcript(*mixed), "")
    assert texts(unified) == [TRADITIONAL, "這個軟件", TRADITIONAL]
    assert unified.script == "Hant"


@pytest.mark.parametrize("text", ["皇后後面的頭髮裡", "台灣的颱風", "乾隆皇帝", "這只是一隻貓"])
def test_text_in_the_requested_script_is_unchanged(text: str) -> None:
    assert convert_text(text, "zh", "Hant", "Hant") == text


@pytest.mark.parametrize("text", ["皇后在里面", "他干活干得很好", "著名的北斗"])
def test_simplified_text_stays_simplified(text: str) -> None:
    assert convert_text(text, "zh", "Hans", "Hans") == text


def test_shared_characters_follow_the_surrounding_text() -> None:
    unified = unify_script(transcript(segment("这个软件"), segment("后面")), "Hant")
    assert texts(unified) == ["這個軟件", "後面"]
    assert (
        texts(unify_script(transcript(segment("這個軟體"), segment("皇后")), "Hant"))[1] == "皇后"
    )


def test_cantonese_is_written_as_in_hong_kong() -> None:
    unified = unify_script(transcript(segment("佢喺里面食饭"), language="yue"), "Hant")
    assert texts(unified) == ["佢喺裏面食飯"]


def test_other_languages_keep_their_characters() -> None:
    japanese = transcript(segment("国会で学んだ"), language="ja")
    assert unify_script(japanese, "Hant") == japanese
    mixed = transcript(segment("这个"), segment("国会で学んだ", "ja"), segment("Okay.", "en"))
    assert texts(unify_script(mixed, "Hant")) == ["這個", "国会で学んだ", "Okay."]
    other = transcript(segment("Guten Tag."), segment("这个", "zh"), language="de")
    assert texts(unify_script(other, "Hant")) == ["Guten Tag.", "這個"]


def test_text_with_characters_of_both_scripts_has_no_script() -> None:
    assert common_script("你好，皇后") == ""
    assert unify_script(transcript(segment("你好")), "").script == ""


def test_summary_is_converted_to_the_script() -> None:
    point, chapter = Point(1, "头发"), Chapter(0, "软件")
    summary = Summary("标题", "发现。", (point,), (chapter,), (point,), "zh", "engine")
    converted = summary_in_script(summary, "Hant")
    assert (converted.title, converted.gist) == ("標題", "發現。")
    assert (converted.points[0].text, converted.chapters[0].title) == ("頭髮", "軟件")
    assert summary_in_script(summary, "") == summary


def test_live_text_is_converted_to_the_script() -> None:
    texts_reported: list[str] = []
    report = ScriptReport(lambda _, newest="": texts_reported.append(newest), "Hant")
    for newest in ("这个软件", "国会で学んだ", "Hello", ""):
        report(0.5, newest)
    assert texts_reported == ["這個軟件", "国会で学んだ", "Hello", ""]
    ScriptReport(no_report, "Hant").fetching(None)  # type: ignore[arg-type]
