"""Findings about machine, disk, decoder locks, engines, database and queue."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.app.config import Settings
from bot.doctor.blob_store import disk_space
from bot.doctor.context import DoctorContext
from bot.doctor.database import database
from bot.doctor.decoder import locks
from bot.doctor.engines import better_model, device, engine_finding, speed
from bot.doctor.finding import Finding, Level, broken, ok
from bot.doctor.http import fetch
from bot.doctor.installation import skip_without_worker
from bot.doctor.machine import available_memory, memory
from bot.doctor.queue_server import queue_finding
from bot.doctor.summarizers import excuse_replaced_engines
from bot.doctor.tts import languages
from bot.settings import BotSettings
from pipeline.engines.whisper.device import Plan
from pipeline.media.confined.sandbox_probe import Locks
from pipeline.self_test.engines import EngineTest, Speed
from pipeline.settings import PipelineSettings
from storage.database import Database
from storage.settings import StorageSettings

ALL = Locks(
    connected=False,
    namespace=True,
    files=True,
    privileges=True,
    landlock=4,
    seccomp=True,
    limits=True,
)


def texts(findings: list[Finding]) -> str:
    return "\n".join(map(str, findings))


def test_active_locks_are_named() -> None:
    findings = locks(ALL, "6.8.0")
    assert {it.level for it in findings} == {Level.OK}
    assert "Landlock version 4" in texts(findings)
    assert "a network namespace of its own" in texts(findings)
    assert "; a seccomp filter" in texts(findings)
    by_landlock = locks(replace(ALL, namespace=False), "6.8.0")
    assert "Landlock version 4, TCP only" in texts(by_landlock)


@pytest.mark.parametrize(
    ("name", "value", "todo"),
    [
        ("kernel/unprivileged_userns_clone", "0", "kernel.unprivileged_userns_clone=1"),
        (
            "kernel/apparmor_restrict_unprivileged_userns",
            "1",
            "kernel.apparmor_restrict_unprivileged_userns=0",
        ),
        ("user/max_user_namespaces", "0", "user.max_user_namespaces=10000"),
        ("user/max_user_namespaces", "9000", "seccomp profile"),
    ],
)
def test_missing_lock_names_the_setting_to_change(
    tmp_path: Path, name: str, value: str, todo: str
) -> None:
    (tmp_path / name).parent.mkdir()
    (tmp_path / name).write_text(f"{value}\n")
    lost = replace(ALL, connected=True, namespace=False, landlock=2)
    findings = [it for it in locks(lost, "5.15.0", tmp_path) if it.level is Level.CAREFUL]
    assert len(findings) == 1
    assert todo in findings[0].todo


def test_missing_landlock_is_reported_with_its_consequence(tmp_path: Path) -> None:
    findings = locks(replace(ALL, files=False, landlock=0, limits=False), "5.10.0", tmp_path)
    assert "kernel 5.10.0 has no Landlock" in findings[0].says
    assert "Linux 5.13" in findings[0].todo
    assert [it.level for it in findings] == [Level.CAREFUL, Level.OK, Level.CAREFUL]


def test_available_memory_is_limited_by_the_control_group(tmp_path: Path) -> None:
    (tmp_path / "meminfo").write_text("MemTotal: 9000000 kB\nMemAvailable: 8000000 kB\n")
    assert available_memory(tmp_path, tmp_path) == 8_000_000 * 1024
    (tmp_path / "memory.max").write_text("1000000000\n")
    (tmp_path / "memory.current").write_text("400000000\n")
    assert available_memory(tmp_path, tmp_path) == 600_000_000
    assert available_memory(tmp_path / "none", tmp_path) == 0
    assert memory(600_000_000, 1_200_000_000).level is Level.CAREFUL
    assert memory(6_000_000_000, 1_200_000_000).level is Level.OK
    assert memory(0, 1).level is Level.OK


def test_disk_too_full_for_the_largest_recording_is_found(tmp_path: Path) -> None:
    def with_limit(megabytes: float) -> Finding:
        pipeline = PipelineSettings(max_megabytes=megabytes)
        return disk_space(
            tmp_path, DoctorContext(Settings(BotSettings(), pipeline, StorageSettings()))
        )

    assert with_limit(1).level is Level.OK
    too_much = with_limit(1e9)
    assert too_much.level is Level.CAREFUL
    assert "MAX_MEGABYTES" in too_much.says


def test_findings_report_speed_model_and_device() -> None:
    findings = speed(Speed(heard=18.0, worked=3.0, memory=600_000_000), "")
    assert "an hour of speech takes about 10 min (measured over 18 s)" in findings.says
    assert speed(Speed(18.0, 36.0, 1), ", while the machine is busy").level is Level.OK
    slow = speed(Speed(18.0, 36.0, 1), "")
    assert slow.level is Level.CAREFUL
    assert "WHISPER_MODEL" in slow.todo
    assert device(Plan("cpu", "int8")).level is Level.OK
    lost = device(Plan("cpu", "int8", "libcublas.so.12 can't be loaded: pip install x"))
    assert lost.level is Level.CAREFUL
    assert "libcublas" in lost.says
    assert list(better_model("", "", "auto")) == []
    (auto,) = better_model("large-v3-turbo", "a card with 8 GB", "auto")
    assert auto.says.startswith("large-v3-turbo would suit a card with 8 GB")
    (other,) = better_model("small", "8 cores", "base")
    assert "WHISPER_MODEL=auto chooses" in other.says


def test_engine_test_becomes_a_finding() -> None:
    assert (
        engine_finding(EngineTest("voice", "piper", True, "piper: joe", seconds=1.2)).level
        is Level.OK
    )
    absent = engine_finding(EngineTest("transcriber", "w", True, "w (hub, 480 MB)", absent=True))
    assert absent.level is Level.CAREFUL
    assert "not downloaded yet" in absent.says
    wrong = engine_finding(EngineTest("diarizer", "d", False, "no folder", "PYANNOTE_MODEL"))
    assert (wrong.level, wrong.todo) == (Level.BROKEN, "change PYANNOTE_MODEL")


def test_one_working_engine_of_a_role_is_enough() -> None:
    first, second = excuse_replaced_engines(
        [broken("summarizer", "refused", "GEMINI_API_KEY"), ok("s", "")]
    )
    assert first.level is Level.CAREFUL
    assert second.level is Level.OK
    assert excuse_replaced_engines([broken("a", "x")])[0].level is Level.BROKEN


def test_languages_without_a_voice_are_found() -> None:
    assert languages([{"en"}, None], ["es"]).level is Level.OK
    findings = languages([{"en"}], ["es", "en", "tr"])
    assert findings.level is Level.CAREFUL
    assert "recordings of the last 30 days in es, tr got no spoken summary" in findings.says
    assert "PIPER_VOICE" in findings.todo
    assert "any other language" in languages([{"en"}], []).says


def test_broken_queue_names_its_setting() -> None:
    assert queue_finding("", "redis://x").level is Level.OK
    assert "REDIS_URL" in queue_finding("OOM", "redis://x").todo
    assert "valkey.log" in queue_finding("OOM", "").todo


@pytest.mark.parametrize(("kind", "level"), [("nfs4", Level.BROKEN), ("9p", Level.CAREFUL)])
async def test_database_on_a_network_file_system_is_found(
    kind: str, level: Level, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = StorageSettings(data_dir=tmp_path)
    await (await Database.open(storage.database)).close()  # a local disk until now
    for place in ("bot.doctor.database", "storage.database_errors.opening"):
        monkeypatch.setattr(f"{place}.remote_kind", lambda _folder: kind)
    context = DoctorContext(Settings(BotSettings(), PipelineSettings(), storage))
    findings = [it async for it in database(context)]
    assert [it.level for it in findings[:2]] == [Level.OK, level]
    assert kind in findings[1].says
    assert (len(findings) > 2) is (level is Level.CAREFUL)


def test_installation_without_worker_is_detected_by_its_libraries(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert skip_without_worker("engines") is None
    monkeypatch.setattr("bot.doctor.installation.find_spec", lambda _name: None)
    findings = skip_without_worker("engines")
    assert findings
    assert findings.level is Level.OK
    assert "bot alone" in findings.says


async def test_failed_request_does_not_show_its_url() -> None:
    answer = await fetch("http://127.0.0.1:1/bot123:hidden/getMe")
    assert answer.status == 0
    assert "hidden" not in answer.summary
    assert answer.summary
