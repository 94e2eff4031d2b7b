"""Model downloads from a hub that disconnects, stalls, corrupts, refuses or is slow."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.engines.whisper.models import download as model_download
from pipeline.engines.whisper.models import file_download
from pipeline.engines.whisper.models import hub as whisper_hub
from pipeline.engines.whisper.models.download import ModelDownload
from pipeline.engines.whisper.models.store import find_fetched, model_home
from storage.errors import EngineMissing, ModelNotFetched, Stopped
from storage.models import Fetching
from tests.integration.engines.model_hub import ModelHub, Trouble

NAME = "some/whisper-ct2"
SIZE = 3_000_000


class DownloadReport:
    """Report that records downloads, and stops at a condition."""

    def __init__(self, stop_when: Callable[[Fetching], bool] = lambda _: False) -> None:
        self.shown: list[Fetching] = []
        self._stop_when = stop_when

    def __call__(self, fraction: float, newest: str = "") -> None:
        """Ignore progress."""

    def fetching(self, fetching: Fetching) -> None:
        self.shown.append(fetching)
        if self._stop_when(fetching):
            raise Stopped

    def note(self, note: Any) -> None:
        """Ignore notes."""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return files in the shape of a model."""
    folder = tmp_path / "source"
    folder.mkdir()
    start = b"\x06\x00\x00\x00\x0c\x00WhisperSpec\x00"
    (folder / "model.bin").write_bytes(start + os.urandom(SIZE))
    (folder / "config.json").write_text("{}")
    (folder / "tokenizer.json").write_text('{"a": 1}')
    (folder / "vocabulary.txt").write_text("a\nb\n")
    (folder / "README.md").write_text("not wanted")
    return folder


@pytest.fixture
def hub(source: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[ModelHub]:
    plain = tmp_path / "plain"
    plain.mkdir()
    (plain / "model.safetensors").write_text("x")
    (plain / "config.json").write_text("{}")
    with ModelHub({NAME: source, "openai/whisper-small": plain}) as running:
        monkeypatch.setenv("HF_ENDPOINT", running.url)
        monkeypatch.delenv("HF_HUB_DOWNLOAD_TIMEOUT", raising=False)
        monkeypatch.setattr(whisper_hub, "SILENCE", 0.5)
        monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "no cache"))
        monkeypatch.setenv("HF_TOKEN_PATH", str(tmp_path / "no token"))
        for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setattr(file_download, "FIRST_PAUSE", 0.05)
        yield running


def download(tmp_path: Path, name: str = NAME, token: str = "") -> ModelDownload:
    return ModelDownload(name, name, tmp_path / "models", token)


def same(folder: Path, source: Path) -> bool:
    names = ("model.bin", "config.json", "tokenizer.json", "vocabulary.txt")
    assert not (folder / "README.md").exists()
    return all((folder / each).read_bytes() == (source / each).read_bytes() for each in names)


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


@pytest.mark.parametrize(
    ("name", "trouble", "setting", "expected"),
    [
        ("some/whisper-ct3", Trouble(), "WHISPER_MODEL", "has no model"),
        ("openai/whisper-small", Trouble(), "WHISPER_MODEL", "did you mean small"),
        ("openai/whisper-small", Trouble(), "WHISPER_MODEL", "ct2-transformers-converter"),
        (NAME, Trouble(status=401, headers={"X-Error-Code": "GatedRepo"}), "HF_TOKEN", "terms"),
        (
            NAME,
            Trouble(status=404, headers={"X-Error-Code": "RepoNotFound"}),
            "WHISPER_MODEL",
            "no",
        ),
        (
            NAME,
            Trouble(
                status=401,
                headers={"X-Error-Message": "Invalid credentials in Authorization header"},
            ),
            "HF_TOKEN",
            "token is not valid",
        ),
    ],
)
def test_permanent_error_is_reported_without_a_retry(
    name: str, trouble: Trouble, setting: str, expected: str, hub: ModelHub, tmp_path: Path
) -> None:
    hub.trouble = trouble
    with pytest.raises(EngineMissing, match=expected) as exc_info:
        download(tmp_path, name).wait(DownloadReport())
    assert exc_info.value.values["setting"] == setting
    assert len(hub.requests) == 1


def test_busy_hub_is_retried(hub: ModelHub, tmp_path: Path) -> None:
    hub.trouble = Trouble(status=429, headers={"RateLimit": '"api";r=0;t=0'})
    with pytest.raises(ModelNotFetched) as exc_info:
        download(tmp_path).wait(DownloadReport())
    assert exc_info.value.values["reason"] == "unreachable"
    assert len(hub.requests) == file_download.QUIET_TRIES


def test_token_is_sent_only_to_the_hub(hub: ModelHub, tmp_path: Path) -> None:
    download(tmp_path, token="hf_secret").wait(DownloadReport())
    tokens = {token for path, token in hub.tokens if path.startswith("/api") or "resolve" in path}
    assert tokens == {"Bearer hf_secret"}
    assert {token for path, token in hub.tokens} == {"Bearer hf_secret", ""}


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


def test_full_disk_is_reported_before_the_download(
    hub: ModelHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model_download, "SPARE_BYTES", 10**18)
    with pytest.raises(ModelNotFetched, match="MB are free") as exc_info:
        download(tmp_path).wait(DownloadReport())
    assert exc_info.value.values["reason"] == "no_space"


def test_offline_mode_sends_no_request(
    hub: ModelHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(ModelNotFetched) as exc_info:
        download(tmp_path).wait(DownloadReport())
    assert exc_info.value.values["reason"] == "offline"
    assert hub.requests == []


def test_downloaded_model_is_found_while_the_hub_is_down(
    hub: ModelHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = download(tmp_path).wait(DownloadReport())
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    assert download(tmp_path).wait(DownloadReport()) == folder


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
