"""The answer fits into one message, whole words, with what always stands there."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.answer import answer, clip, units
from bot.words import Tongue, Words
from storage.models import Chapter, Note, Point, Result, SpeakerShare, Summary

WORDS = st.lists(st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1, max_size=30))
NOTES = (Note("no_voice", {"engine": "piper", "code": "engine_missing"}),)


@pytest.fixture(scope="module")
def say() -> Tongue:
    return Words().into("en")


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


def test_all_of_it_in_order(say: Tongue) -> None:
    message = answer(result(), say, 4096)
    assert message.text == (
        "Budget\n1:02:03 · en · 2 speakers\n\nWe met.\n\n"
        "Key points\n0:00 point\n1:00 point\n\n"
        "To do\n1:01 Call Anna\n\n"
        "Chapters\n0:00 Hello\n1:05 Money\n\n"
        "Who spoke: S1 75%, S2 25%\n\n"
        "ℹ️ There is no spoken summary: its engine is not set up.\n\n"
        "Made by faster-whisper base, sumy"
    )


def test_without_a_summary_the_text_itself(say: Tongue) -> None:
    bare = Result("Hello.", "en", 3.0, "Hello there.", None, (), ())
    assert "Hello there." in answer(bare, say, 4096).text


def test_where_nothing_was_said_it_says_so(say: Tongue) -> None:
    silent = Result("", "", 3.0, "", None, (), (), (Note("nothing_said"),))
    text = answer(silent, say, 4096).text
    assert text.startswith("Nothing was said in this recording.\n0:03\n\nℹ️")


def test_what_does_not_fit_is_said_to_be_in_the_files(say: Tongue) -> None:
    message = answer(result(points=500, words="a longer point of the discussion"), say, 2000)
    assert units(message.text) <= 2000
    assert "The rest is in the files." in message.text
    assert "spoken summary" in message.text
    assert "Made by" in message.text
    assert message.text.count("a longer point") > 20


@settings(max_examples=200, deadline=None)
@given(words=WORDS, limit=st.integers(70, 400))
def test_a_cut_is_between_words(words: list[str], limit: int) -> None:
    text = " ".join(words)
    cut = clip(text, limit)
    assert units(cut) <= limit
    if cut != text:
        assert cut.endswith("…")
        kept = cut[:-1].split()
        assert kept == words[: len(kept)]
        assert units(cut) > limit // 2 - 1


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=3000), limit=st.integers(0, 300))
@example(text="\r00", limit=2)  # nothing but space before the cut
def test_any_text_can_be_cut_and_sent(text: str, limit: int) -> None:
    cut = clip(text, limit)
    assert units(cut) <= max(limit, 0)
    cut.encode("utf-8", "surrogatepass")


@settings(max_examples=60, deadline=None)
@given(
    gist=st.text(max_size=6000), words=st.text(max_size=400), limit=st.sampled_from((2000, 4096))
)
def test_no_answer_is_ever_too_long(say: Tongue, gist: str, words: str, limit: int) -> None:
    message = answer(result(gist, 40, words), say, limit)
    assert units(message.text) <= limit
    assert "Made by" in message.text
