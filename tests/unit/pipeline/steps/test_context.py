"""A part that fails leaves a note; what concerns the machine ends the attempt."""

from __future__ import annotations

import errno
from typing import cast

import pytest

from pipeline.engines.protocols import Engines
from pipeline.media.confined.child_runner import ChildKilled
from pipeline.run.checkpoint import Run
from pipeline.steps.context import JobContext
from pipeline.steps.source import Source
from storage.errors import EngineMissing, Stopped
from storage.models import Options


def job() -> JobContext:
    """Return the context of a job whose engines are not asked."""
    return JobContext(
        cast("Source", None), "a", Options(), cast("Engines", None), cast("Run", None)
    )


async def failing(error: Exception) -> str:
    raise error


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (EngineMissing("no key"), "engine_missing"),
        (RuntimeError("a bug"), "bug"),
        (MemoryError("an array"), "bug"),
    ],
)
async def test_failed_part_leaves_a_note(error: Exception, code: str) -> None:
    context = job()
    assert await context.result_or_note(failing(error), "no_speakers", "by hand") is None
    [note] = context.notes
    assert (note.code, note.values["code"]) == ("no_speakers", code)


@pytest.mark.parametrize(
    "error", [Stopped(), OSError(errno.ENOSPC, "full"), ChildKilled("by the kernel")]
)
async def test_trouble_of_the_machine_ends_the_attempt(error: Exception) -> None:
    with pytest.raises(type(error)):
        await job().result_or_note(failing(error), "no_speakers", "by hand")
