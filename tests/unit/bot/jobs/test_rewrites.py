"""Redos of corrected answers: of the stored words, unless the options need other ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.jobs.redo_rules import StoredAnswer, find_answer
from bot.jobs.rewrites import rewritten, typed_names
from storage.models import (
    Change,
    ChangeKind,
    Clean,
    Correction,
    FileKind,
    Format,
    Job,
    Numbers,
    Options,
    Platform,
    Rewrite,
    Segment,
    SpeakerCount,
    SummaryStyle,
)
from storage.models.parts import Part
from tests.unit.bot.fakes import BotHarness
from tests.unit.bot.web.recordings import store

SAID = (Segment(0.0, 1.0, "One."),)


@pytest.fixture
async def job(harness: BotHarness) -> Job:
    return await store(harness)


async def options_of(harness: BotHarness, job: Job, options: Options) -> Rewrite:
    async with harness.services.database.read() as unit:
        answer = await find_answer(unit, job.id)
        assert answer is not None
        chosen = await rewritten(unit, answer, options, page=False)
    assert chosen.page is bool(chosen.rewrite.words_of)
    return chosen.rewrite


async def correct(harness: BotHarness, job: Job) -> None:
    change = Change(ChangeKind.TEXT, 0, SAID, SAID)
    made = Correction(1, "base", change, Platform.TELEGRAM, job.created)
    async with harness.services.database.begin() as unit:
        assert await unit.corrections.add(job.id, job.id, made)


@pytest.mark.parametrize(
    "changes",
    [
        {"formats": (Format.TXT, Format.VTT)},
        {"formats": (Format.VIDEO,)},
        {"names": (("S1", "Anna"), ("S2", ""))},
        {"summary": SummaryStyle.SHORT},
        {"speech": True},
    ],
)
async def test_corrected_answer_is_made_of_its_words(
    harness: BotHarness, job: Job, changes: dict[str, object]
) -> None:
    wished = replace(job.options, **changes)  # type: ignore[arg-type]
    assert await options_of(harness, job, wished) == Rewrite()
    await correct(harness, job)
    assert await options_of(harness, job, wished) == Rewrite(job.id, upto=1)


@pytest.mark.parametrize(
    "changes",
    [
        {"language": "de"},
        {"careful": True},
        {"hints": ("Keller",)},
        {"louder": True},
        {"speakers": SpeakerCount(2, 2)},
        {"part": Part(0.0, 10.0)},
        {"replacements": (("a", "b"),)},
        {"clean": Clean.LIGHT},
        {"numbers": Numbers.DIGITS},
    ],
)
async def test_other_words_are_heard_anew(
    harness: BotHarness, job: Job, changes: dict[str, object]
) -> None:
    await correct(harness, job)
    wished = replace(job.options, rewrite=Rewrite("x", quiet=True), **changes)  # type: ignore[arg-type]
    assert await options_of(harness, job, wished) == Rewrite()


async def test_answer_without_words_is_heard_anew(harness: BotHarness) -> None:
    job = await store(harness, 2, kind=None)
    await correct(harness, job)
    assert await options_of(harness, job, job.options) == Rewrite()
    other = await store(harness, 3, kind=FileKind.JSON)
    await correct(harness, other)
    assert await options_of(harness, other, other.options) == Rewrite(other.id, upto=1)


def test_names_are_those_that_were_typed_or_recognized(job: Job) -> None:
    assert job.result is not None
    assert typed_names(job, job.result) == {"S1": "", "S2": ""}
    known = replace(job.result, recognized=("S2",))
    assert typed_names(job, known) == {"S1": "", "S2": "Marigold Two"}
    named = replace(job, options=Options(names=(("S1", "Anna"), ("S2", ""), ("S3", "Gone"))))
    assert typed_names(named, known) == {"S1": "Anna", "S2": ""}
    assert StoredAnswer(named, None, busy=False).root == job.id


async def test_redo_keeps_names_that_the_files_lack(harness: BotHarness, job: Job) -> None:
    """A name given on the page is newer than those of the options, unless these give another."""
    for version, one in ((1, "S1"), (2, "S2")):
        change = Change(ChangeKind.NAME, speaker=one, names=("", f"Page {one}"))
        made = Correction(version, "base", change, Platform.TELEGRAM, job.created)
        async with harness.services.database.begin() as unit:
            assert await unit.corrections.add(job.id, job.id, made)
    for typed, expected in (
        ((), {"S1": "Page S1", "S2": "Page S2"}),
        ((("S1", "Anna"), ("S2", "")), {"S1": "Anna", "S2": "Page S2"}),
    ):
        async with harness.services.database.read() as unit:
            answer = await find_answer(unit, job.id)
            assert answer is not None
            wished = replace(job.options, names=typed, speech=True)
            chosen = await rewritten(unit, answer, wished, page=False)
        assert dict(chosen.names) == expected
