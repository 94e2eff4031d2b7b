"""Workers tell operators what they can do."""

from __future__ import annotations

from bot.admin.worker_list import described, limit_lines
from pipeline.queue.client import WorkerStatus
from storage.models import Abilities, Lane

SHORT = Abilities(
    languages=("en",),
    voices=("de", "en"),
    speakers=False,
    lane=Lane.SHORT,
    short_seconds=150,
    models=("faster-whisper small.en", "faster-whisper base.en"),
    engines=("piper de_DE-thorsten-medium",),
    memory=8_000_000_000,
)


def test_all_that_a_worker_tells_is_on_one_line() -> None:
    assert described(WorkerStatus("lab", "cpu", abilities=SHORT)) == (
        "jobs: short (2.5 min), models: faster-whisper small.en, faster-whisper base.en, "
        "languages: en, speakers: no, read aloud: de, en, engines: piper de_DE-thorsten-medium, "
        "memory: 8.0 GB"
    )
    everything = Abilities(models=("faster-whisper base",), engines=("campplus", "gTTS"))
    assert "languages: all, speakers: yes, read aloud: about all" in described(
        WorkerStatus("lab", "cpu", abilities=everything)
    )
    assert "tells nothing" in described(WorkerStatus("of an earlier version", "cpu"))


def test_only_workers_with_limits_are_listed_in_the_queue() -> None:
    workers = [WorkerStatus("all", "cpu"), WorkerStatus("notes", "cpu", abilities=SHORT)]
    assert limit_lines(workers) == ["notes: WORKER_JOBS=short (2.5 min), lang=en, DIARIZER=none"]
    assert len(limit_lines([workers[1]] * 50)) == 8
