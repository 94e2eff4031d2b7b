"""Steps of the pipeline that are loaded from the store instead of computed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from pipeline.steps import analysis, outputs, speaker_turns
from storage.models import (
    FileKind,
    Format,
    Options,
    Part,
    SpeakerCount,
    Stage,
    SummaryStyle,
)
from tests.unit.pipeline.fakes import PipelineHarness

ALL_ONCE = Counter(decode=1, detect=1, transcribe=1, diarize=1, summarize=1, speak=1)


async def test_parts_of_a_recording_share_no_checkpoints(harness: PipelineHarness) -> None:
    """The speech of both may lie at the same seconds of their parts."""
    for part in (Part(0.0, 20.0), Part(40.0, 60.0)):
        await harness.process(options=Options(part=part))
    assert harness.fakes.asked == ALL_ONCE + ALL_ONCE - Counter(["summarize", "speak"])
    await harness.process(options=Options(part=Part(40.0, 60.0)), media_there=False)
    assert harness.took == []


async def test_results_of_an_older_recipe_are_recomputed(
    harness: PipelineHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as older:
        for steps in (analysis, outputs, speaker_turns):
            older.setattr(steps, "RECIPE", 2)  # whose windows could hold the text of another window
        await harness.process()
    await harness.process()
    assert harness.fakes.asked == ALL_ONCE + ALL_ONCE


async def test_same_recording_of_another_person_uses_stored_steps(
    harness: PipelineHarness,
) -> None:
    first = await harness.process()
    again = await harness.process(media_there=False)
    assert again == first
    assert harness.fakes.asked == ALL_ONCE
    assert harness.took == []
    renamed = await harness.process("other name.mov", media_there=False)
    named = {file.name.split(".")[0] for file in renamed.files if file.kind is not FileKind.CLIP}
    assert named == {"other name"}
    assert harness.fakes.asked == ALL_ONCE
    assert harness.took == [Stage.FILES]


@pytest.mark.parametrize(
    ("changes", "redone"),
    [
        ({"language": "de"}, {"decode", "transcribe"}),
        ({"hints": ("March",)}, {"decode", "transcribe"}),
        # The fake finds the same two speakers, so steps that depend on them are loaded.
        ({"speakers": SpeakerCount(2, 2)}, {"decode", "diarize"}),
        ({"summary": SummaryStyle.SHORT}, {"summarize"}),
        ({"summary_language": "fr"}, {"summarize"}),
        ({"summary": SummaryStyle.NONE}, set()),
        ({"speech": False}, set()),
        ({"formats": (Format.VTT, Format.JSON)}, set()),
    ],
)
async def test_changed_option_recomputes_only_dependent_steps(
    harness: PipelineHarness, changes: dict[str, object], redone: set[str]
) -> None:
    await harness.process()
    harness.fakes.asked.clear()
    await harness.process(options=replace(Options(), **changes))  # type: ignore[arg-type] # by name
    assert set(harness.fakes.asked) == redone


async def test_job_resumes_after_a_crash(harness: PipelineHarness) -> None:
    harness.fakes.trouble = {"transcribe": MemoryError()}
    with pytest.raises(MemoryError):
        await harness.process()
    harness.fakes.trouble = {}
    await harness.process()
    # The audio was in the scratch folder of the crashed attempt: it is decoded again, but speech is
    # not detected again.
    assert harness.fakes.asked == ALL_ONCE + Counter(decode=1, transcribe=1)
