"""The answer fits into one message and keeps whole words and its fixed parts."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from bidi import get_display
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.chat import Section
from bot.chat.text import clip, tail, units
from bot.i18n.translator import Translations, Translator
from bot.views.answer import answer, chapter_list, folded
from storage.models import Chapter, Note, Point, Result, SpeakerShare, Summary

WORDS = st.lists(st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1, max_size=30))
NOTES = (Note("no_voice", {"engine": "piper", "code": "engine_missing"}),)


@pytest.fixture(scope="module")
def t() -> Translator:
    return Translations().for_locale("en")


def result(gist: str = "We met.", points: int = 2, words: str = "point") -> Result:
    summary = Summary(
        "Budget",
        gist,
        tuple(Point(60 * n, words) for n in range(points)),
        (Chapter(0, "Hello"), Chapter(65, "Money")),
        (Point(61, "Call Anna"),),
        "en",
        "sumy",
    )
    speakers = (SpeakerShare("S1", "S1", 90), SpeakerShare("S2", "S2", 30))
    engines = {"transcriber": "faster-whisper base", "summarizer": "sumy"}
    return Result("Budget", "en", 3723, "S1: Hello.", summary, speakers, (), NOTES, engines)


def test_answer_has_all_parts_in_order(t: Translator) -> None:
    message = answer(result(), t, 4096)
    assert message.text == (
        "Budget\n1:02:03 · English · 2 speakers\n\nWe met.\n\n"
        "Key points\n0:00 point\n1:00 point\n\n"
        "To do\n1:01 Call Anna\n\n"
        "Chapters\n0:00 Hello\n1:05 Money\n\n"
        "Who spoke\nS1 75% · 1 min 30 s\nS2 25% · 30 s\n\n"
        "ℹ️ There is no spoken summary: no voice for its language is installed here. "
        "The operator can add one.\n\n"
        "Made by faster-whisper base, sumy"
    )


def test_answer_without_a_summary_shows_the_text(t: Translator) -> None:
    bare = Result("Hello.", "en", 3.0, "Hello there.", None, (), ())
    assert "Hello there." in answer(bare, t, 4096).text


WORDS_OF_A_NOTE = "S1: Bring milk, please. And bread.\nS2: I will."


def note(*, quoted: bool, text: str = WORDS_OF_A_NOTE) -> Result:
    finished = result(gist="Shopping.")
    assert finished.summary
    summary = replace(finished.summary, quoted=quoted)
    return replace(finished, opening=text, whole=True, seconds=9.0, summary=summary)


def test_answer_to_a_short_recording_shows_its_text(t: Translator) -> None:
    text = answer(note(quoted=True), t, 4096, receipt=RECEIPT).text
    assert text.startswith(
        f"0:09 · English · 2 speakers\n\n{WORDS_OF_A_NOTE}\n\nTo do\n0:09 Call Anna\n\n"
    )
    assert "\n\nChapters\n0:00 Hello\n" in text
    assert "Shopping" not in text
    assert "Key points" not in text
    folds = folded(note(quoted=True), t, 32_768, receipt=RECEIPT, transcript="[0:00] S1: …")
    assert [fold.title for fold in folds] == ["", "", "To do", "Chapters", "Who spoke", ""]
    assert folds[1].spans[0].text == WORDS_OF_A_NOTE


def test_generated_summary_precedes_the_text(t: Translator) -> None:
    text = answer(note(quoted=False), t, 4096).text
    assert f"\n\nShopping.\n\n{WORDS_OF_A_NOTE}\n\nKey points\n" in text
    assert text.startswith("Budget\n0:09")


def test_longer_text_is_summarized(t: Translator) -> None:
    long = note(quoted=True, text="word " * 310)
    assert "word" not in answer(long, t, 4096).text
    assert "Shopping" in answer(long, t, 4096).text
    cut = replace(note(quoted=True), whole=False)
    assert WORDS_OF_A_NOTE not in answer(cut, t, 4096).text


def test_silent_recording_is_answered_with_no_speech(t: Translator) -> None:
    is_silent = Result("", "", 3.0, "", None, (), (), (Note("nothing_said"),))
    text = answer(is_silent, t, 4096).text
    assert text.startswith("I heard no speech in this recording.\n0:03\n\nIf somebody does speak")
    assert text.count("no speech") == 1


def test_truncated_answer_refers_to_the_files(t: Translator) -> None:
    message = answer(result(points=500, words="a longer point of the discussion"), t, 2000)
    assert units(message.text) <= 2000
    assert "The rest is in the files." in message.text
    assert "spoken summary" in message.text
    assert "Made by" in message.text
    assert message.text.count("a longer point") > 20


def test_times_lie_within_the_recording_at_the_start_of_a_line(t: Translator) -> None:
    late = Summary("T", "G", (Point(-3.0, "before"), Point(9999.0, "after")), (), (), "en", "x")
    lines = answer(Result("T", "en", 65.0, "", late, (), ()), t, 4096).text.split("\n")
    assert "0:00 before" in lines
    assert "1:05 after" in lines


RECEIPT = "🔒 Transcribed by faster-whisper base"


def whole(folds: tuple[Section, ...]) -> str:
    """Return all texts of the folded sections."""
    return "".join(fold.title + "".join(span.text for span in fold.spans) for fold in folds)


def test_sections_hold_each_part_under_its_title(t: Translator) -> None:
    folds = folded(result(), t, 32_768, receipt=RECEIPT, transcript="[0:00] S1: Hello.")
    assert [fold.title for fold in folds] == [
        *("", "", "Key points", "To do", "Chapters", "Who spoke", "Transcript", "")
    ]
    assert folds[4].spans[0].text + folds[4].spans[1].text == "0:00 Hello\n1:05 Money"
    assert folds[6].spans[0].text == "[0:00] S1: Hello."
    assert folds[-1].spans[-1].text.strip() == RECEIPT


@settings(max_examples=60, deadline=None)
@given(titles=st.lists(st.text(max_size=400), max_size=30), limit=st.sampled_from((200, 1024)))
def test_chapter_list_keeps_whole_lines(t: Translator, titles: list[str], limit: int) -> None:
    chapters = tuple(Chapter(9.0 * number, title) for number, title in enumerate(titles))
    finished = Result("H", "en", 60.0, "", Summary("T", "", (), chapters, (), "en", "x"), (), ())
    text = chapter_list(finished, t, limit)
    assert units(text) <= limit
    lines = text.split("\n")[1:]
    assert [line.partition(" ")[2] for line in lines] == [
        " ".join(title.split()) for title in titles[: len(lines)]
    ]


def test_sections_without_a_summary_show_the_start_of_the_text(t: Translator) -> None:
    words = "word " * 500
    folds = folded(Result("H", "en", 3.0, words, None, (), ()), t, 32_768)
    assert [fold.title for fold in folds] == ["", "", "Transcript"]
    assert units(folds[1].spans[0].text) <= 600
    assert folds[2].spans[0].text == words.strip()


def test_transcript_too_long_for_its_section_refers_to_the_files(t: Translator) -> None:
    folds = folded(result(), t, 2000, receipt=RECEIPT, transcript="word " * 900)
    assert units(whole(folds)) <= 2000
    assert folds[-2].title == "Transcript"
    assert folds[-2].spans[-1].text.strip() == "The rest is in the files."
    assert folds[-2].spans[0].text.endswith("word…")


@settings(max_examples=60, deadline=None)
@given(
    gist=st.text(max_size=3000),
    words=st.text(max_size=300),
    text=st.text(max_size=9000),
    limit=st.sampled_from((2000, 8000, 32_768)),
)
def test_sections_stay_within_the_limit(
    t: Translator, gist: str, words: str, text: str, limit: int
) -> None:
    folds = folded(result(gist, 40, words), t, limit, ("a note",) * 30, RECEIPT, text)
    assert units(whole(folds)) <= limit
    assert RECEIPT in whole(folds)


@settings(max_examples=200, deadline=None)
@given(words=WORDS, limit=st.integers(70, 400))
def test_clip_cuts_between_words(words: list[str], limit: int) -> None:
    text = " ".join(words)
    cut = clip(text, limit)
    assert units(cut) <= limit
    if cut != text:
        assert cut.endswith("…")
        kept = cut[:-1].split()
        assert kept == words[: len(kept)]
        assert units(cut) > limit // 2 - 1


@settings(max_examples=200, deadline=None)
@given(words=WORDS, limit=st.integers(70, 400))
def test_tail_starts_with_a_word(words: list[str], limit: int) -> None:
    text = " ".join(words)
    end = tail(text, limit)
    assert units(end) <= limit
    if end != text:
        kept = end.removeprefix("… ").split()
        assert kept == words[-len(kept) :]


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=3000), limit=st.integers(0, 300))
@example(text="\r00", limit=2)  # only whitespace before the cut
def test_any_text_can_be_cut_and_encoded(text: str, limit: int) -> None:
    for cut in clip(text, limit), tail(text, limit):
        assert units(cut) <= max(limit, 0)
        cut.encode("utf-8", "surrogatepass")


@settings(max_examples=60, deadline=None)
@given(
    gist=st.text(max_size=6000), words=st.text(max_size=400), limit=st.sampled_from((2000, 4096))
)
def test_answer_stays_within_the_limit(t: Translator, gist: str, words: str, limit: int) -> None:
    message = answer(result(gist, 40, words), t, limit)
    assert units(message.text) <= limit
    assert "Made by" in message.text


def test_right_to_left_summary_lines_keep_their_direction(t: Translator) -> None:
    finished = result(gist="GPS עובד היטב בכל העיר.", words="API חדש מוכן.")
    lines = answer(finished, t, 4096).text.splitlines()
    rendered = [re.sub("[\u200e\u200f]", "", str(get_display(line))) for line in lines]
    assert ".ריעה לכב בטיה דבוע GPS" in rendered
    assert ".ןכומ שדח API 0:00" in rendered
    assert "1:01 Call Anna" in rendered
