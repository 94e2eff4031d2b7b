"""Jobs use an available model while a better one is downloaded, and replace one that is missing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.engines.registry import build_engines
from pipeline.engines.whisper.engine import FasterWhisper
from pipeline.engines.whisper.models import file_download
from pipeline.engines.whisper.models import hub as whisper_hub
from pipeline.engines.whisper.models.machine import Machine
from pipeline.engines.whisper.models.packaged import join_packages
from pipeline.process_recording import process_recording
from pipeline.run.checkpoint import Run
from pipeline.settings import PipelineSettings
from storage.blobs import Blobs
from storage.errors import EngineMissing, ModelNotFetched
from storage.models import Options, Result, SummaryStyle
from tests.integration.engines.model_hub import ModelHub, Trouble
from tests.paths import DATA

JFK = DATA / "asr/en/jfk.flac"
OPTIONS = Options(summary=SummaryStyle.NONE, speech=False, formats=())
SAID = "ask not what your country can do for you"


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return Whisper base, which the hub serves as `small`."""
    return join_packages(tmp_path_factory.mktemp("weights"))


@pytest.fixture
def hub(weights: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[ModelHub]:
    with ModelHub({"Systran/faster-whisper-small": weights}) as running:
        monkeypatch.setenv("HF_ENDPOINT", running.url)
        monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "no cache"))
        monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
        monkeypatch.setattr(file_download, "FIRST_PAUSE", 0.05)
        yield running


class JobRunner:
    """Runs jobs in sequence with the engines of these settings."""

    def __init__(self, folder: Path, **settings: Any) -> None:
        self.folder = folder
        settings_ = PipelineSettings(_env_file=None, diarizer="none", **settings)
        self.kit = build_engines(settings_, folder)
        self.whisper = self.kit.transcriber
        assert isinstance(self.whisper, FasterWhisper)

    def on(self, machine: Machine) -> FasterWhisper:
        assert isinstance(self.whisper, FasterWhisper)
        self.whisper.models.machine = machine
        return self.whisper

    async def run(self, options: Options = OPTIONS) -> Result:
        run = Run("job", "ab" * 32, Blobs.open(f"file://{self.folder}/blobs"), self.folder / "s")
        run.scratch.mkdir(exist_ok=True)
        source = self.folder / "source"
        source.write_bytes(JFK.read_bytes())
        return await process_recording(source, "jfk.flac", options, self.kit, run, 60)


async def test_better_model_is_used_once_downloaded(hub: ModelHub, tmp_path: Path) -> None:
    job, stop = JobRunner(tmp_path), threading.Event()
    whisper = job.on(Machine(16, 32 * 10**9))
    hub.trouble = Trouble(per_second=100_000)
    fetching = threading.Thread(target=whisper.fetch_better, args=(stop,))
    fetching.start()
    try:
        while whisper.choice_reason() != "fetching":
            assert fetching.is_alive()
        first = await job.run()
        assert first.engines["transcriber"] == "faster-whisper base"
        assert first.engines["model_choice"] == "fetching"
        assert SAID in str(first.opening).lower()
        hub.trouble = Trouble()
        fetching.join(120)
        second = await job.run()
    finally:
        stop.set()
        fetching.join(60)
    assert second.engines["transcriber"] == "faster-whisper small"
    assert "model_choice" not in second.engines
    assert SAID in str(second.opening).lower()


def test_configured_model_is_downloaded_before_the_first_job(hub: ModelHub, tmp_path: Path) -> None:
    whisper = JobRunner(tmp_path, whisper_model="small").on(Machine(2, 8 * 10**9))
    whisper.fetch_better(threading.Event())
    assert whisper.ready().startswith("faster-whisper small (downloaded)")


async def test_small_machine_downloads_no_model(hub: ModelHub, tmp_path: Path) -> None:
    job = JobRunner(tmp_path)
    whisper = job.on(Machine(2, 8 * 10**9))
    whisper.fetch_better(threading.Event())
    assert (await job.run()).engines["transcriber"] == "faster-whisper base"
    assert hub.requests == []


async def test_usual_model_replaces_a_missing_careful_model(
    hub: ModelHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whisper_hub, "SILENCE", 0.5)
    hub.trouble = Trouble(silent=True)
    job = JobRunner(tmp_path, whisper_model_careful="small")
    job.on(Machine(2, 8 * 10**9))
    result = await job.run(replace(OPTIONS, careful=True))
    assert result.engines["transcriber"] == "faster-whisper base"
    (note,) = [each for each in result.notes if each.code == "model_fell_back"]
    assert note.values["wanted"] == "faster-whisper small"
    assert note.values["used"] == "faster-whisper base"
    assert SAID in str(result.opening).lower()


async def test_configured_model_is_not_replaced(
    hub: ModelHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whisper_hub, "SILENCE", 0.5)
    hub.trouble = Trouble(silent=True)
    with pytest.raises(ModelNotFetched) as exc_info:
        await JobRunner(tmp_path, whisper_model="small").run()
    assert exc_info.value.values["setting"] == "WHISPER_MODEL"
    hub.trouble = Trouble()
    with pytest.raises(EngineMissing, match="has no model `Some/one-else`"):
        await JobRunner(tmp_path, whisper_model="Some/one-else").run()


def test_ready_sends_one_request_before_the_first_job(hub: ModelHub, tmp_path: Path) -> None:
    ready = JobRunner(tmp_path, whisper_model="small").on(Machine(2, 8 * 10**9)).ready()
    assert f"to be downloaded from {hub.url} at first use, 150 MB" in ready
    assert len(hub.requests) == 1
