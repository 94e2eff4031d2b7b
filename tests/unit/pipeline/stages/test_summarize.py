import pytest

from pipeline.engines.protocols import Report, SummaryOptions
from pipeline.engines.summarization.textrank import KeySentences
from pipeline.stages.summarize import summarize
from storage.errors import EngineOverQuota, Stopped
from storage.models import Note, Summary, SummaryStyle, Transcript
from tests.unit.pipeline.transcripts import MEETING, no_report, transcript_of


class Writer:
    """Fake summarizer that writes one summary, or fails in one way."""

    def __init__(self, name: str, trouble: Exception | None = None) -> None:
        self.id = name
        self._trouble = trouble

    def ready(self) -> str:
        return self.id

    def summarize(self, transcript: Transcript, options: SummaryOptions, report: Report) -> Summary:
        if self._trouble:
            raise self._trouble
        return Summary("Title", "Gist.", (), (), (), transcript.language, self.id)


def test_first_working_summarizer_is_used() -> None:
    summary, notes = summarize(
        transcript_of(*MEETING), [Writer("a"), Writer("b")], SummaryOptions(), no_report
    )
    assert summary is not None
    assert (summary.engine, notes) == ("a", ())


def test_failed_summarizer_is_noted_and_the_next_is_used() -> None:
    writers = [Writer("a", EngineOverQuota(engine="a")), Writer("b")]
    summary, notes = summarize(transcript_of(*MEETING), writers, SummaryOptions(), no_report)
    assert summary is not None
    assert summary.engine == "b"
    values = {"engine": "a", "code": "engine_over_quota", "used": "b"}
    assert notes == (Note("summary_fell_back", values),)


def test_bug_in_one_summarizer_does_not_stop_the_next() -> None:
    writers = [Writer("a", RuntimeError("bug")), Writer("b")]
    summary, notes = summarize(transcript_of(*MEETING), writers, SummaryOptions(), no_report)
    assert summary is not None
    assert notes[0].values["code"] == "bug"


def test_failure_of_every_summarizer_is_a_note() -> None:
    writers = [Writer("a", EngineOverQuota(engine="a")), Writer("b", RuntimeError("bug"))]
    summary, notes = summarize(transcript_of(*MEETING), writers, SummaryOptions(), no_report)
    assert summary is None
    assert notes == (Note("no_summary", {"engine": "a", "code": "engine_over_quota"}),)


def test_stopping_is_not_a_failure() -> None:
    with pytest.raises(Stopped):
        summarize(
            transcript_of(*MEETING),
            [Writer("a", Stopped()), Writer("b")],
            SummaryOptions(),
            no_report,
        )


@pytest.mark.parametrize("texts", [(), ("…",), ("  ",)])
def test_empty_transcript_or_style_none_gives_no_summary(texts: tuple[str, ...]) -> None:
    assert summarize(transcript_of(*texts), [Writer("a")], SummaryOptions(), no_report) == (
        None,
        (),
    )
    options = SummaryOptions(SummaryStyle.NONE)
    assert summarize(transcript_of(*MEETING), [Writer("a")], options, no_report) == (None, ())


def test_very_short_transcript_has_no_summary() -> None:
    short = transcript_of("See you at nine.")
    assert summarize(short, [Writer("a")], SummaryOptions(), no_report) == (None, ())


def test_short_transcript_has_no_summary_in_its_own_words() -> None:
    short = transcript_of(*MEETING[:4])
    assert summarize(short, [KeySentences()], SummaryOptions(), no_report) == (None, ())
    written, _ = summarize(short, [Writer("a")], SummaryOptions(), no_report)
    assert written is not None
    long = transcript_of(*MEETING)
    quoted, _ = summarize(long, [KeySentences()], SummaryOptions(), no_report)
    assert quoted is not None


def test_untranslated_summary_is_noted() -> None:
    _, notes = summarize(
        transcript_of(*MEETING), [Writer("a")], SummaryOptions(language="de"), no_report
    )
    assert notes == (Note("summary_not_translated", {"engine": "a", "language": "en"}),)
