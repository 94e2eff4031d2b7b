"""`mp4totext doctor` asks Telegram and Discord who the bot is and what it may do."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.discord_server import DiscordServer
from tests.e2e.telegram_server import TelegramServer
from tests.integration.cli.doctor_runs import run_doctor


def test_platform_checks_report_identity_and_permissions(tmp_path: Path) -> None:
    with TelegramServer() as telegram, DiscordServer() as discord:
        report = run_doctor(
            tmp_path,
            "telegram,discord,people",
            TELEGRAM_BOT_TOKEN=telegram.token,
            TELEGRAM_API_URL=telegram.url,
            **discord.settings,
        )
        assert telegram.token not in report.text
        assert discord.token not in report.text
    assert report.of("telegram")["says"].endswith("accepts the token of @mp4totext_bot")
    assert "privacy mode is on" in report.of("groups")["says"]
    assert "by polling; 0 waiting" in report.of("updates")["says"]
    assert report.of("discord")["level"] == "ok"
    assert report.of("intent")["level"] == "broken"
    assert "DISCORD_MESSAGE_CONTENT" in report.of("intent")["says"]
    assert "recommends 1" in report.of("shards")["says"]
    assert report.status == 1
    assert report.of("administrators")["level"] == "careful"
    assert "nobody" in report.of("administrators")["says"]
    assert report.of("access")["says"].startswith("open: everybody")


def test_refused_token_names_its_setting(tmp_path: Path) -> None:
    wrong = "4243:THIS-IS-ANOTHER-SECRET-PART-OF-A-TOKEN"
    with TelegramServer() as telegram:
        report = run_doctor(
            tmp_path, "telegram", TELEGRAM_BOT_TOKEN=wrong, TELEGRAM_API_URL=telegram.url
        )
    (finding,) = report.findings
    assert report.status == 1
    assert "refuses the token (401" in finding["says"]
    assert "TELEGRAM_BOT_TOKEN" in finding["todo"]
    assert wrong not in report.text
