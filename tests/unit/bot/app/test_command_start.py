"""Every command refuses wrong settings in the same way."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.app import config
from bot.cli.app import app
from storage import logs

NOTE = str(Path(__file__).parents[3] / "data" / "asr" / "en" / "jfk.flac")
STARTS = ["up", "bots", "telegram", "discord", "web", "worker", "run", "demo", "stats",
          "migrate", "admin list"]  # fmt: skip


@pytest.mark.parametrize("command", STARTS)
def test_every_command_refuses_wrong_settings_with_status_2(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in config.setting_names():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("WHISPER_MODLE=base\nLOG_LEVEL=loud\n")
    line = [*command.split(), *([NOTE] if command in ("run", "demo") else [])]
    done = CliRunner().invoke(app, line)
    assert done.exit_code == 2, done.exception
    assert done.stderr.splitlines() == [
        "These settings can't be used:",
        "  WHISPER_MODLE: .env line 1: there is no such setting; did you mean WHISPER_MODEL?",
        '  LOG_LEVEL: must be one of DEBUG, INFO, WARNING, ERROR, not "loud"',
    ]
    assert [path.name for path in tmp_path.iterdir()] == [".env"]


def test_pages_without_an_address_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in config.setting_names():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(logs, "setup", lambda *_: None)  # it would keep the runner's closed stream
    done = CliRunner().invoke(app, ["web"])
    assert done.exit_code == 2
    assert "WEB_URL is not set" in done.stderr
