from __future__ import annotations

import threading
from pathlib import Path

from structlog.testing import capture_logs

from pipeline.worker.waiting import waited_for_storage
from tests.unit.failing_store import TROUBLE


async def test_job_waits_for_a_failing_bucket_and_keeps_no_files(tmp_path: Path) -> None:
    folder, stop = tmp_path / "job", threading.Event()
    folder.mkdir()
    stop.set()
    error = RuntimeError("a step failed")
    error.__cause__ = TROUBLE
    with capture_logs() as lines:
        assert await waited_for_storage(error, folder, 1, stop)
    assert not folder.exists()
    assert [(line["pause"], "busy" in line["why"]) for line in lines] == [(5.0, True)]


async def test_other_errors_are_not_waited_for(tmp_path: Path) -> None:
    error = RuntimeError("a fault of the program")
    assert not await waited_for_storage(error, tmp_path, 1, threading.Event())
