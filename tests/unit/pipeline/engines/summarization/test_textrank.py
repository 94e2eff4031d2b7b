import random
import time
from dataclasses import replace

import pytest

from pipeline.engines.protocols import SummaryOptions
from pipeline.engines.summarization.textrank import KeySentences
from storage.errors import Stopped
from storage.models import Summary, SummaryStyle, Transcript
from tests.unit.pipeline.transcripts import MEETING, no_report, transcript_of


def summarize(transcript: Transcript, options: SummaryOptions | None = None) -> Summary:
    return KeySentences().summarize(transcript, options or SummaryOptions(), no_report)


def test_meeting_is_summarized_in_key_sentences() -> None:
    transcript = transcript_of(*MEETING)
    summary = summarize(transcript)
    points = (*summary.points, *summary.decisions)
    text = summary.gist + " ".join(point.text for point in points)
    assert "We decided to buy two new database servers" in text
    assert "Yes, okay." not in text
    assert "Does anybody have a question" not in text
    assert summary.engine == KeySentences().id == "key sentences"
    assert summary.title[:1].isupper()
    assert not summary.title.endswith(".")


def test_every_point_has_the_start_of_its_segment() -> None:
    transcript = transcript_of(*MEETING)
    starts = {segment.start: segment.text for segment in transcript.segments}
    summary = summarize(transcript)
    for point in (*summary.points, *summary.actions):
        assert starts[point.at] == point.text


def test_promise_with_a_date_is_an_action() -> None:
    (action,) = summarize(transcript_of(*MEETING)).actions
    assert action.text == "Anna will order the servers by Friday."


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Wir müssen den Bericht bis Freitag abgeben."),
        ("sv", "Jag gör det före måndag."),
    ],
)
def test_language_without_action_cues_has_no_actions(language: str, text: str) -> None:
    summary = summarize(transcript_of(text, language=language))
    assert len(summary.actions) == (1 if language == "de" else 0)


def test_short_summary_is_shorter() -> None:
    texts = [f"{text} Number {i} of the list stays special." for i, text in enumerate(MEETING * 3)]
    full = summarize(transcript_of(*texts))
    short = summarize(transcript_of(*texts), SummaryOptions(SummaryStyle.SHORT))
    assert len(short.points) <= len(full.points)
    assert short.chapters == ()


def test_repeated_sentence_appears_once() -> None:
    summary = summarize(transcript_of(*["We buy two new servers this year."] * 20))
    assert (summary.gist, summary.points) == ("We buy two new servers this year.", ())


@pytest.mark.parametrize("language", ["ja", "zh", "th", "ar", "he", "xx", ""])
def test_key_sentences_are_found_in_any_language(language: str) -> None:
    summary = summarize(
        transcript_of("今日は天気がいいです。", "明日は雨が降ると思います。", language=language)
    )
    assert summary.title
    assert summary.gist in ("今日は天気がいいです。", "明日は雨が降ると思います。")
    assert summary.language == language


def test_empty_transcript_gives_an_empty_summary() -> None:
    assert summarize(Transcript("", 10, ())).gist == ""


def test_topic_change_after_a_pause_starts_a_chapter() -> None:
    garden = [f"The roses in garden bed {i} need water, soil and sun." for i in range(60)]
    engine = [f"The motor of engine {i} loses oil through its piston rings." for i in range(60)]
    first, second = transcript_of(*garden), transcript_of(*engine)
    later = first.seconds + 5
    moved = tuple(
        type(s)(s.start + later, s.end + later, s.text, (), s.speaker) for s in second.segments
    )
    both = Transcript("en", later + second.seconds, (*first.segments, *moved))
    chapters = summarize(both).chapters
    assert chapters[0].start == 1.0
    assert moved[0].start in [chapter.start for chapter in chapters]
    assert "roses" in chapters[0].title.lower()
    assert summarize(transcript_of(*MEETING)).chapters == ()


def test_short_recording_has_chapters_only_at_pauses() -> None:
    garden = [f"The roses in garden bed {i} need water, soil and sun." for i in range(12)]
    engine = [f"The motor of engine {i} loses oil through its piston rings." for i in range(12)]
    transcript = transcript_of(*garden, *engine)
    turn = transcript.segments[12].start
    assert 60 < transcript.seconds < 300
    assert summarize(transcript).chapters == ()
    for pause, expected in ((0.5, 0), (3.0, 2)):  # beside the second between sentences
        later = tuple(
            replace(s, start=s.start + pause, end=s.end + pause) for s in transcript.segments[12:]
        )
        parted = Transcript("en", transcript.seconds + pause, (*transcript.segments[:12], *later))
        chapters = summarize(parted).chapters
        assert len(chapters) == expected
        assert not chapters or chapters[1].start == turn + pause


def test_summary_of_three_hours_takes_seconds() -> None:
    chance = random.Random(1)  # noqa: S311 no secret
    words = " ".join(MEETING).split()
    texts = [" ".join(chance.choices(words, k=12)) + "." for _ in range(2500)]
    began = time.process_time()
    summary = summarize(transcript_of(*texts))
    assert time.process_time() - began < 20
    assert len(summary.points) == 8


def test_key_sentences_can_be_stopped() -> None:
    def stop(fraction: float, newest: str = "") -> None:
        raise Stopped

    with pytest.raises(Stopped):
        KeySentences().summarize(transcript_of(*MEETING), SummaryOptions(), stop)


@pytest.mark.parametrize("language", ["en", "ja", "zh", "th", "yue", "hi"])
def test_broken_characters_are_summarized(language: str) -> None:
    sentences = (
        "We met. \ud800 本\ud800本 \U00020000\U00020000 今日は。",
        "\udfff?",
        "क ि \u200c",
        "",
    )
    assert summarize(transcript_of(*sentences, language=language)).language == language
