"""Jobs and processes that wait for one model share its download."""

from __future__ import annotations

import multiprocessing
import threading
from pathlib import Path
from typing import Any

import pytest

from pipeline.engines.whisper.models.download import ModelDownload
from pipeline.engines.whisper.models.store import model_home
from storage.errors import ModelNotFetched, Stopped
from tests.integration.engines.model_download.downloads import (
    NAME,
    SIZE,
    DownloadReport,
    download,
    same,
)
from tests.integration.engines.model_hub import ModelHub, Trouble


def test_stopped_download_continues_for_other_waiting_jobs(
    hub: ModelHub, source: Path, tmp_path: Path
) -> None:
    hub.trouble = Trouble(per_second=2_000_000)
    shared, found = download(tmp_path), []
    other = threading.Thread(target=lambda: found.append(shared.wait(DownloadReport())))
    other.start()
    with pytest.raises(Stopped):
        shared.wait(DownloadReport(lambda progress: progress.done > 200_000))
    other.join(60)
    assert same(found[0], source)
    assert sum("resolve" in path and path.endswith("model.bin") for path in hub.requests) == 1


def test_download_restarts_for_a_job_that_arrives_while_it_stops(
    hub: ModelHub, source: Path, tmp_path: Path
) -> None:
    hub.trouble = Trouble(stall_after=300_000, times=1)
    shared = download(tmp_path)
    with pytest.raises(Stopped):
        shared.wait(DownloadReport(lambda progress: progress.done > 200_000))
    assert same(shared.wait(DownloadReport()), source)


def fetch_in_a_process(models: str, results: Any) -> None:
    results.put(str(ModelDownload(NAME, NAME, Path(models)).wait(DownloadReport())))


def test_two_processes_download_once(hub: ModelHub, source: Path, tmp_path: Path) -> None:
    hub.trouble = Trouble(per_second=3_000_000)
    context = multiprocessing.get_context("spawn")
    results: Any = context.Queue()
    both = [
        context.Process(target=fetch_in_a_process, args=(str(tmp_path / "models"), results))
        for _ in range(2)
    ]
    for process in both:
        process.start()
    found = {results.get(timeout=60) for _ in both}
    for process in both:
        process.join(60)
    assert found == {str(model_home(tmp_path / "models", NAME))}
    assert same(Path(found.pop()), source)
    assert hub.sent < 1.2 * SIZE


def test_download_of_another_model_is_not_blocked(hub: ModelHub, tmp_path: Path) -> None:
    done = download(tmp_path).wait(DownloadReport())
    hub.trouble = Trouble(silent=True)
    slow = ModelDownload("some/other", "some/other", tmp_path / "models")

    def wait() -> None:
        with pytest.raises(ModelNotFetched):
            slow.wait(DownloadReport())

    waiting = threading.Thread(target=wait)
    waiting.start()
    assert download(tmp_path).wait(DownloadReport()) == done
    assert waiting.is_alive()
    waiting.join(60)
