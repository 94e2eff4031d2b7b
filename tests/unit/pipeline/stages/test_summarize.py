import pytest

from pipeline.engines.protocols import Report, SummaryOptions
from pipeline.stages.summarize import AS_SAID, summarize
from storage.errors import EngineOverQuota, Stopped
from storage.models import Note, Summary, SummaryStyle, Transcript
from tests.unit.pipeline.transcripts import MEETING, no_report, spoken


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


def test_the_first_that_works_is_used() -> None:
    summary, notes = summarize(
        spoken(*MEETING), [Writer("a"), Writer("b")], SummaryOptions(), no_report
    )
    assert summary is not None
    assert (summary.engine, notes) == ("a", ())


def test_a_failure_becomes_a_note_and_the_next_is_tried() -> None:
    writers = [Writer("a", EngineOverQuota(engine="a")), Writer("b")]
    summary, notes = summarize(spoken(*MEETING), writers, SummaryOptions(), no_report)
    assert summary is not None
    assert summary.engine == "b"
    values = {"engine": "a", "code": "engine_over_quota", "used": "b"}
    assert notes == (Note("summary_fell_back", values),)


def test_a_bug_in_one_engine_does_not_stop_the_next() -> None:
    writers = [Writer("a", RuntimeError("bug")), Writer("b")]
    summary, notes = summarize(spoken(*MEETING), writers, SummaryOptions(), no_report)
    assert summary is not None
    assert notes[0].values["code"] == "bug"


def test_when_none_works_there_is_a_note_and_no_summary() -> None:
    writers = [Writer("a", EngineOverQuota(engine="a")), Writer("b", RuntimeError("bug"))]
    summary, notes = summarize(spoken(*MEETING), writers, SummaryOptions(), no_report)
    assert summary is None
    assert notes == (Note("no_summary", {"engine": "a", "code": "engine_over_quota"}),)


def test_stopping_is_not_a_failure() -> None:
    with pytest.raises(Stopped):
        summarize(
            spoken(*MEETING), [Writer("a", Stopped()), Writer("b")], SummaryOptions(), no_report
        )


@pytest.mark.parametrize("said", [(), ("…",), ("  ",)])
def test_nothing_said_or_nothing_wanted_is_no_summary(said: tuple[str, ...]) -> None:
    assert summarize(spoken(*said), [Writer("a")], SummaryOptions(), no_report) == (None, ())
    options = SummaryOptions(SummaryStyle.NONE)
    assert summarize(spoken(*MEETING), [Writer("a")], options, no_report) == (None, ())


def test_a_few_words_are_their_own_summary() -> None:
    summary, _ = summarize(spoken("See you at nine."), [Writer("a")], SummaryOptions(), no_report)
    assert summary is not None
    assert (summary.gist, summary.engine) == ("See you at nine.", AS_SAID)


def test_an_engine_that_does_not_translate_is_told_about() -> None:
    _, notes = summarize(spoken(*MEETING), [Writer("a")], SummaryOptions(language="de"), no_report)
    assert notes == (Note("summary_not_translated", {"engine": "a", "language": "en"}),)
