"""Model downloads from a hub that disconnects, stalls, corrupts or is busy."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.engines.whisper.models import file_download
from pipeline.engines.whisper.models.store import find_fetched
from storage.errors import ModelNotFetched, Stopped
from tests.integration.engines.model_download.downloads import (
    NAME,
    SIZE,
    DownloadReport,
    download,
    same,
)
from tests.integration.engines.model_hub import ModelHub, Trouble


def test_model_is_downloaded_completely_with_progress(
    hub: ModelHub, source: Path, tmp_path: Path
) -> None:
    hub.trouble = Trouble(per_second=4_000_000)
    report = DownloadReport()
    folder = download(tmp_path).wait(report)
    assert same(folder, source)
    assert report.shown[-1].total > SIZE
    assert 0 < max(each.done for each in report.shown) <= report.shown[-1].total
    assert any(each.left is not None for each in report.shown)
    requests_before = len(hub.requests)
    assert download(tmp_path).wait(DownloadReport()) == folder
    assert len(hub.requests) == requests_before  # the model is present: no request to the hub


def test_interrupted_download_resumes_at_its_offset(
    hub: ModelHub, source: Path, tmp_path: Path
) -> None:
    hub.trouble = Trouble(drop_after=1_000_000, times=2)
    assert same(download(tmp_path).wait(DownloadReport()), source)
    assert hub.sent < 1.5 * SIZE


def test_download_resumes_after_a_restart(hub: ModelHub, source: Path, tmp_path: Path) -> None:
    hub.trouble = Trouble(per_second=3_000_000)
    with pytest.raises(Stopped):
        download(tmp_path).wait(DownloadReport(lambda progress: progress.done > 1_000_000))
    assert find_fetched(tmp_path / "models", NAME) is None  # an incomplete model is not used
    hub.trouble = Trouble()
    assert max(hub.begun_at) == 0
    assert same(download(tmp_path).wait(DownloadReport()), source)
    assert max(hub.begun_at) > 900_000


def test_server_without_ranges_restarts_the_download(
    hub: ModelHub, source: Path, tmp_path: Path
) -> None:
    hub.trouble = Trouble(drop_after=1_000_000, times=1, no_ranges=True)
    assert same(download(tmp_path).wait(DownloadReport()), source)


@pytest.mark.parametrize("trouble", [Trouble(silent=True), Trouble(stall_after=0)])
def test_silent_hub_times_out(trouble: Trouble, hub: ModelHub, tmp_path: Path) -> None:
    hub.trouble = trouble
    waiting = download(tmp_path)
    with pytest.raises(ModelNotFetched) as exc_info:
        waiting.wait(DownloadReport())
    assert exc_info.value.values["reason"] == "silent"
    assert exc_info.value.values["setting"] == "WHISPER_MODEL"
    requests_before = len(hub.requests)
    with pytest.raises(ModelNotFetched):
        waiting.wait(DownloadReport())
    assert len(hub.requests) == requests_before  # later jobs do not wait again


def test_damaged_download_is_retried_once(hub: ModelHub, source: Path, tmp_path: Path) -> None:
    hub.trouble = Trouble(damage=1)
    assert same(download(tmp_path).wait(DownloadReport()), source)
    hub.trouble = Trouble(damage=9)
    with pytest.raises(ModelNotFetched) as exc_info:
        download(tmp_path / "other").wait(DownloadReport())
    assert exc_info.value.values["reason"] == "damaged"
    assert not list((tmp_path / "other").rglob("model.bin*"))


def test_busy_hub_is_retried(hub: ModelHub, tmp_path: Path) -> None:
    hub.trouble = Trouble(status=429, headers={"RateLimit": '"api";r=0;t=0'})
    with pytest.raises(ModelNotFetched) as exc_info:
        download(tmp_path).wait(DownloadReport())
    assert exc_info.value.values["reason"] == "unreachable"
    assert len(hub.requests) == file_download.QUIET_TRIES
