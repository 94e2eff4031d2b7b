"""Settings that are probably mistakes, and those that a command does not need."""

from __future__ import annotations

import os

import pytest

from bot.app import config


def test_wrong_setting_that_a_command_does_not_need_is_a_warning(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wrong = {
        "TELEGRAM_BOT_TOKEN": "x", "DISCORD_SHARDS": "x", "ADMINS": "x", "REDIS_URL": "http://x",
        "MAX_MINUTES": "x", "BEAM_SIZE": "x", "LOG_LEVEL": "x",
    }  # fmt: skip
    for name, value in wrong.items():
        monkeypatch.setenv(name, value)

    def stopping(needs: frozenset[str]) -> set[str]:
        read, errors = config.read(needs)
        assert {each.setting for each in (*errors.problems, *errors.warnings)} == set(wrong)
        assert read.pipeline.max_minutes == 240
        return {each.setting for each in errors.problems}

    assert stopping(config.EVERYTHING) == set(wrong)
    assert stopping(config.BOTS) == set(wrong) - {"BEAM_SIZE"}
    assert stopping(config.WORKER) == {"REDIS_URL", "MAX_MINUTES", "BEAM_SIZE", "LOG_LEVEL"}
    assert stopping(config.FILES) == {"MAX_MINUTES", "BEAM_SIZE", "LOG_LEVEL"}
    assert stopping(config.ROWS) == {"LOG_LEVEL"}


WARNINGS = [
    ({"ALLOWED": "telegram:5"}, "ALLOWED", "no effect"),
    ({"INVITE_CODES": "ABC"}, "INVITE_CODES", "no effect"),
    ({"ACCESS": "invite"}, "ACCESS", "mp4totext admin invite"),
    ({"LARGEST_MEGABYTES": "3000"}, "LARGEST_MEGABYTES", "above MAX_MEGABYTES=2000"),
    ({"CPU_THREADS": "10000"}, "CPU_THREADS", "cores of this machine"),
    ({"WINDOWS_AT_ONCE": "64"}, "WINDOWS_AT_ONCE", "cores of this machine"),
    ({"WEB_DISCORD_CLIENT_ID": "1", "WEB_URL": "https://a.example"}, "WEB_DISCORD_CLIENT_SECRET",
     "is needed beside WEB_DISCORD_CLIENT_ID"),
    ({"WEB_GOOGLE_CLIENT_SECRET": "s" * 32}, "WEB_GOOGLE_CLIENT_ID", "people see no button"),
    ({"WEB_DISCORD_CLIENT_SECRET": "s" * 32}, "WEB_DISCORD_CLIENT_ID", "people see no button"),
    ({"WEB_DISCORD_CLIENT_ID": "1", "WEB_DISCORD_CLIENT_SECRET": "s" * 32}, "WEB_DISCORD_CLIENT_ID",
     "no effect without WEB_URL"),
    ({"WHISPER_MODLE": "base"}, "WHISPER_MODLE", "did you mean WHISPER_MODEL?"),
]  # fmt: skip


def test_threads_are_compared_with_the_cores_that_a_container_may_use(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 64)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0, 1}, raising=False)
    monkeypatch.setenv("CPU_THREADS", "3")
    _, errors = config.read(config.EVERYTHING)
    assert [each.setting for each in errors.warnings] == ["CPU_THREADS"]
    assert "the 2 cores" in errors.warnings[0].says


@pytest.mark.parametrize(("environment", "name", "says"), WARNINGS)
def test_probable_mistakes_in_settings_are_warnings(
    environment: dict[str, str], name: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key, value in environment.items():
        monkeypatch.setenv(key, value)
    _, errors = config.read(config.EVERYTHING)
    assert not errors.problems
    assert [each.setting for each in errors.warnings] == [name]
    assert says in errors.warnings[0].says
