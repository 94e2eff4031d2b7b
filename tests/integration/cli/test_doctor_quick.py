"""`mp4totext doctor --quick`, the health check of containers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.integration.cli.doctor_runs import doctor, environment


def test_health_check_is_quick_and_reports_errors(tmp_path: Path) -> None:
    migrated = subprocess.run(
        [sys.executable, "-m", "bot", "migrate"],
        env=environment(tmp_path),
        cwd=tmp_path,
        check=False,
        capture_output=True,
    )
    assert migrated.returncode == 0
    blobs = tmp_path / "data" / "blobs" / "media"
    for number in range(300):
        (blobs / f"{number}").mkdir(parents=True)
        (blobs / f"{number}" / "source").touch()
    well = doctor(tmp_path, "--quick")
    assert well.returncode == 0, well.stdout + well.stderr
    levels = [line.split()[0] for line in well.stdout.splitlines()]
    assert levels == ["ok", "ok", "careful"]
    assert "written and rolled back" in well.stdout
    unhealthy = doctor(tmp_path, "--quick", REDIS_URL="redis://127.0.0.1:1")
    assert unhealthy.returncode == 1
    assert "broken  redis" in unhealthy.stdout


def test_health_check_loads_no_model_library_and_lists_no_blobs(
    tmp_path: Path,
) -> None:
    program = """
import asyncio, sys
import obstore
def never(*_args, **_more): raise AssertionError("the store was listed")
obstore.list = never
from bot.app import config
from bot.doctor.quick import run_quick_checks
settings, found = config.read(config.EVERYTHING)
async def all_of(): return [it async for it in run_quick_checks(settings, found)]
for each in asyncio.run(all_of()): print(each)
heavy = {"numpy", "av", "onnxruntime", "ctranslate2", "faster_whisper", "alembic", "sqlalchemy",
         "telegram", "discord", "arq", "httpx"}
print("loaded:", sorted(heavy & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment(tmp_path),
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    *lines, loaded = done.stdout.splitlines()
    assert [line.split()[1] for line in lines] == ["database:", "blobs:", "redis:"]
    assert loaded == "loaded: []"
