"""The import contracts hold, and report violations: wrong imports are planted in a copy."""

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


def test_import_contracts_hold(copy: Path) -> None:
    output = lint(copy)
    assert output.returncode == 0, output.stdout + output.stderr


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("storage/models/jobs.py", "import bot.chat", "Imports go down"),
        ("pipeline/settings.py", "import pipeline.process_recording", "Inside pipeline"),
        ("pipeline/engines/tts/piper.py", "import pipeline.settings", "Engines get values"),
        ("pipeline/process_recording.py", "import sqlalchemy", "SQLAlchemy"),
        ("bot/delivery/outbox.py", "import telegram", "telegram only"),
        ("bot/delivery/outbox.py", "import discord", "discord only"),
        ("bot/delivery/outbox.py", "import prompt_toolkit", "prompt_toolkit only"),
        ("bot/features/start.py", "import bot.features.jobs", "No feature"),
        ("storage/watch/metrics.py", "import prometheus_client", "prometheus-client only"),
        ("storage/watch/tracing.py", "import opentelemetry", "OpenTelemetry only"),
        ("pipeline/worker/worker.py", "import sentry_sdk", "OpenTelemetry only"),
        ("bot/app/pages.py", "import starlette", "web server's libraries"),
        ("bot/web/rates.py", "import bot.dispatch.routes", "Inside bot"),
    ],
)
def test_planted_import_is_found(copy: Path, module: str, line: str, contract: str) -> None:
    path = copy / module
    path.write_text(f"{path.read_text()}\n{line}\n")
    output = lint(copy)
    assert output.returncode != 0
    assert any(contract in row and "BROKEN" in row for row in output.stdout.splitlines())


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("bot/outbox.py", "", "Inside bot"),
        ("bot/views/outbox.py", "import bot.delivery.outbox", "Inside bot"),
        ("bot/platforms/telegram/other.py", "import bot.platforms.discord.rest", "No platform"),
        ("bot/features/admin/other.py", "import bot.features.admin.stats", "No administrators"),
        ("pipeline/outputs.py", "", "Inside pipeline"),
        ("pipeline/media/other.py", "import pipeline.stages.summarize", "Inside pipeline"),
        ("pipeline/engines/other.py", "", "Inside the engines"),
        ("storage/other.py", "", "Inside storage"),
    ],
)
def test_file_in_the_wrong_folder_is_found(
    copy: Path, module: str, line: str, contract: str
) -> None:
    (copy / module).write_text(f'"""A file that stands in the wrong folder."""\n{line}\n')
    output = lint(copy)
    assert output.returncode != 0
    assert contract in output.stdout or "exhaustive" in output.stdout, output.stdout


@pytest.mark.parametrize(
    ("chat", "other"),
    [
        ("bot.platforms.telegram.adapter", "discord"),
        ("bot.platforms.discord.adapter", "telegram"),
        ("bot.doctor.runner", "discord"),
    ],
)
def test_platform_loads_no_library_of_another_platform(chat: str, other: str) -> None:
    code = f"import sys, bot.app.service, {chat}; sys.exit({other!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_only_the_terminal_loads_prompt_toolkit() -> None:
    code = (
        "import sys, bot.cli.app, bot.app.service, bot.platforms.console.adapter; "
        "sys.exit('prompt_toolkit' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_api_is_not_imported_before_its_first_request() -> None:
    code = "import sys, bot.web.app; sys.exit('fastapi' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_pages_are_not_imported_without_their_address() -> None:
    code = (
        "import sys, bot.cli.app, bot.app.service, bot.app.pages, bot.doctor.runner; "
        "sys.exit(bool({'starlette', 'uvicorn', 'jinja2', 'bot.web'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
