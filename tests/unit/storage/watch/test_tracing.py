"""Spans: their parents across tasks, threads and processes, failures, and nothing when off."""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Iterator

import pytest

from storage import logs
from storage.errors import NoAudio, Stopped
from storage.watch import tracing
from storage.watch.tracing import Span

TRACE = "0af7651916cd43dd8448eb211c80319c"


class Kept:
    """Keeps spans in the order of their ends."""

    def __init__(self) -> None:
        self.spans: list[Span] = []

    def record(self, span: Span) -> None:
        self.spans.append(span)

    def of(self, name: str) -> Span:
        (found,) = [each for each in self.spans if each.name == name]
        return found


@pytest.fixture
def kept() -> Iterator[Kept]:
    kept = Kept()
    tracing.attach(kept)
    yield kept
    tracing.detach(kept)


def test_update_is_first_and_the_job_below_it(kept: Kept) -> None:
    with logs.traced("wpseudonym", "telegram"), tracing.update(event="upload"):
        trace = logs.current_trace()
        with tracing.span("reply"):
            pass
        with logs.about("j1"), tracing.span("intake"), tracing.span("download", tries=2):
            pass
        with logs.about("j1"):
            tracing.record_job(5.0, state="done")
    update, job = kept.of("update"), kept.of("job")
    assert (update.parent, update.kind, update.trace) == ("", "consumer", trace)
    assert kept.of("reply").parent == job.parent == update.id
    assert kept.of("intake").parent == job.id
    assert kept.of("download").parent == kept.of("intake").id
    assert kept.of("download").attributes == {
        "job": "j1", "person": "wpseudonym", "platform": "telegram", "tries": 2,
    }  # fmt: skip
    assert job.attributes["state"] == "done"
    assert 4.9e9 < job.ended - job.started < 5.1e9
    assert update.ended >= update.started
    assert len({each.id for each in kept.spans}) == 5


def test_other_process_finds_the_parent_by_the_row_alone(kept: Kept) -> None:
    with logs.traced("w", "discord"), tracing.update():
        trace = logs.current_trace()

    def another_process() -> None:
        with logs.about("j2", trace=trace), tracing.span("attempt", attempt=1):
            tracing.record("call", 0.5, "client")
        with logs.about("j2", trace=trace):
            tracing.record_job(1.0)

    contextvars.Context().run(another_process)
    assert kept.of("attempt").parent == kept.of("job").id
    assert kept.of("call").parent == kept.of("attempt").id
    assert kept.of("job").parent == kept.of("update").id
    assert {each.trace for each in kept.spans} == {trace}


def test_job_of_another_trace_is_not_below_the_update_that_started_its_task(kept: Kept) -> None:
    """Starts that were put off run in a task of an update of somebody else."""
    with logs.traced("w", "telegram"), tracing.update(), logs.about("old", trace=TRACE):
        with tracing.span("intake"):
            pass
        tracing.record_job(1.0)
    assert kept.of("intake").trace == TRACE
    assert kept.of("intake").parent == kept.of("job").id
    assert kept.of("job").parent != kept.of("update").id


async def test_spans_of_tasks_and_threads_have_their_own_parents(kept: Kept) -> None:
    async def work(job: str) -> None:
        with logs.about(job, trace=TRACE), tracing.span(f"outer {job}"):
            await asyncio.sleep(0)
            await asyncio.to_thread(inner, job)

    def inner(job: str) -> None:
        with tracing.span(f"inner {job}"):
            tracing.note(stored=True)

    await asyncio.gather(work("a"), work("b"))
    for job in "ab":
        assert kept.of(f"inner {job}").parent == kept.of(f"outer {job}").id
        assert kept.of(f"inner {job}").attributes["stored"] is True
        assert "stored" not in kept.of(f"outer {job}").attributes


@pytest.mark.parametrize(
    ("error", "failure"),
    [(NoAudio("my secret.mp4"), "no_audio"), (ValueError("my secret.mp4"), "ValueError")],
)
def test_failure_is_a_code_or_a_class_and_never_a_message(
    kept: Kept, error: Exception, failure: str
) -> None:
    with pytest.raises(type(error)), logs.about("j", trace=TRACE), tracing.span("audio"):
        raise error
    assert kept.of("audio").failure == failure
    assert "secret" not in repr(kept.spans)


@pytest.mark.parametrize("error", [Stopped("j"), asyncio.CancelledError()])
def test_stopped_work_is_no_failure(kept: Kept, error: BaseException) -> None:
    with pytest.raises(type(error)), logs.about("j", trace=TRACE), tracing.span("audio"):
        raise error
    assert (kept.of("audio").failure, kept.of("audio").attributes["state"]) == ("", "stopped")


def test_redo_is_linked_to_the_answer_that_it_replaces(kept: Kept) -> None:
    with logs.about("first", trace=TRACE):
        tracing.record_job(1.0, "no_audio")
    with logs.traced("w", "telegram"), logs.about("second"):
        tracing.record_job(1.0, earlier=(TRACE, "first"), state="done")
    with logs.traced("w", "telegram"), logs.about("third"):
        tracing.record_job(1.0, earlier=("", "from before traces"))
    first, second, third = kept.spans
    assert second.links == ((TRACE, first.id),)
    assert first.failure == "no_audio"
    assert third.links == ()


@pytest.mark.parametrize("trace", ["", "short", "X" * 32])
def test_nothing_is_recorded_outside_of_a_trace(kept: Kept, trace: str) -> None:
    with logs.about("j", trace=trace):
        with tracing.span("audio") as span:
            span.set(stored=True)
        tracing.record("call", 1.0)
        tracing.record_job(1.0)
    assert kept.spans == []


def test_nothing_is_kept_while_nobody_records() -> None:
    assert not tracing.is_recording()
    with logs.traced("w", "telegram"), tracing.update(event="text") as update:
        with tracing.span("audio") as span:
            span.fail("code")
            span.set(stored=True)
            tracing.note(stored=True)
        tracing.record("call", 1.0)
        tracing.record_job(1.0)
    assert span is update is tracing.UNRECORDED
    assert (span.attributes, span.failure) == ({}, "")
