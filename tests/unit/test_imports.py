"""The import contracts hold, and notice what they should: upward imports are planted in a copy."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in ("bot", "pipeline", "storage"):
        shutil.copytree(
            ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("*.onnx", "__pycache__")
        )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_contracts_hold(copy: Path) -> None:
    told = lint(copy)
    assert told.returncode == 0, told.stdout + told.stderr


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("storage/models/jobs.py", "import bot.chat", "Imports go down"),
        ("pipeline/settings.py", "import pipeline.process", "Inside pipeline"),
        ("pipeline/process.py", "import sqlalchemy", "SQLAlchemy"),
        ("bot/courier.py", "import telegram", "telegram only"),
        ("bot/courier.py", "import discord", "discord only"),
        ("bot/courier.py", "import prompt_toolkit", "prompt_toolkit only"),
        ("bot/features/start.py", "import bot.features.jobs", "No feature"),
    ],
)
def test_a_planted_import_is_found(copy: Path, module: str, line: str, contract: str) -> None:
    path = copy / module
    path.write_text(f"{path.read_text()}\n{line}\n")
    told = lint(copy)
    assert told.returncode != 0
    assert any(contract in row and "BROKEN" in row for row in told.stdout.splitlines())


@pytest.mark.parametrize(
    ("chat", "other"),
    [
        ("bot.telegram_chat", "discord"),
        ("bot.discord_chat", "telegram"),
        ("bot.doctor.examination", "discord"),
    ],
)
def test_a_platform_loads_no_other_ones_library(chat: str, other: str) -> None:
    code = f"import sys, bot.service, {chat}; sys.exit({other!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_only_a_terminal_loads_the_library_for_one() -> None:
    code = (
        "import sys, bot.__main__, bot.service, bot.platforms.console.adapter; "
        "sys.exit('prompt_toolkit' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
