"""Finished windows are kept until their transcript is stored."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.engines.protocols import Report, TranscribedWindow
from pipeline.run.checkpoint import Run
from storage.blobs import Blobs
from storage.models import Note, Removed, Segment, Stage
from tests.unit.pipeline.run.runs import EMPTY


def test_window_cache_returns_stored_windows_and_ignores_corrupt_ones(
    make_run: Callable[..., Run], blobs: Blobs
) -> None:
    cache = make_run().window_cache("windows", ("asr", 1))
    piece = TranscribedWindow(
        (Segment(0.0, 1.5, "hé \ud800"),), (Removed(1.5, 2.0, "repeated"),), "de"
    )
    assert cache.find("0-30") is None
    cache.keep("0-30", piece)
    assert make_run().window_cache("windows", ("asr", 1)).find("0-30") == piece
    assert make_run().window_cache("windows", ("asr", 2)).find("0-30") is None
    blobs.put_bytes(f"{cache.prefix}broken.json", b'{"not": "a piece"}')
    assert cache.find("broken") is None


async def test_windows_are_deleted_when_their_transcript_is_stored(
    make_run: Callable[..., Run], blobs: Blobs
) -> None:
    run = make_run()
    run.window_cache("windows", "another step").keep("0", EMPTY)

    def transcribe(_: Report) -> Note:
        for channel in (0, 1):
            run.window_cache("windows", channel).keep("0-30", EMPTY)
        return Note("transcript")

    def provisional(_: Note) -> bool:
        return False

    await run.step(Stage.TRANSCRIPT, Note, 1, transcribe, keep=provisional)
    assert make_run().window_cache("windows", 1).find("0-30") == EMPTY
    await run.step(Stage.TRANSCRIPT, Note, 2, transcribe)
    assert make_run().window_cache("windows", 0).find("0-30") is None
    assert make_run().window_cache("windows", 1).find("0-30") is None
    assert make_run().window_cache("windows", "another step").find("0") == EMPTY


async def test_failed_deletion_of_windows_keeps_the_transcript(
    make_run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    run = make_run()

    def transcribe(_: Report) -> Note:
        run.window_cache("windows", 1).keep("0-30", EMPTY)
        return Note("transcript")

    def fail(_blobs: Blobs, _prefix: str) -> int:
        raise OSError("disk")

    monkeypatch.setattr(Blobs, "delete", fail)
    assert await run.step(Stage.TRANSCRIPT, Note, (), transcribe) == Note("transcript")


def test_window_in_an_older_format_is_decoded_again(
    make_run: Callable[..., Run], blobs: Blobs
) -> None:
    cache = make_run().window_cache("windows", ("asr", 1))
    for old in (b"[]", b'[{"start": 0.0, "end": 1.5, "text": "said", "words": []}]'):
        blobs.put_bytes(f"{cache.prefix}0-30.json", old)
        assert cache.find("0-30") is None
    assert cache.found == 0
    cache.keep("0-30", EMPTY)
    assert make_run().window_cache("windows", ("asr", 1)).find("0-30") == EMPTY
