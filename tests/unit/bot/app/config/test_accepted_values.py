"""Values are accepted in the forms in which people write and paste them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.app import config
from storage.models import Account, Platform
from tests.unit.bot.app.config.read_settings import settings
from tests.unit.bot.app.config.test_wrong_values import TOKEN

DISCORD_TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4OQ.SECRET.THIS-IS-THE-SECRET-PART"


def test_accounts_are_accepted_in_every_usual_form() -> None:
    admins = "Telegram:5 ; discord: 80351110224678912,123456789 1234567890123456789,telegram:5"
    read = settings(ADMINS=admins, ALLOWED="console:local")
    assert read.bot.administrators == (
        Account(Platform.TELEGRAM, "5"),
        Account(Platform.DISCORD, "80351110224678912"),
        Account(Platform.TELEGRAM, "123456789"),
        Account(Platform.DISCORD, "1234567890123456789"),
    )
    assert all(read.bot.is_admin(each) for each in read.bot.administrators)
    assert read.bot.is_allowed(Account(Platform.CONSOLE, "local"))


PASTED = [
    ("TELEGRAM_BOT_TOKEN", f' "bot{TOKEN}"\n', "telegram_bot_token", TOKEN),
    ("DISCORD_BOT_TOKEN", f"Bot {DISCORD_TOKEN}", "discord_bot_token", DISCORD_TOKEN),
    ("TELEGRAM_WEBHOOK_URL", "https://h/t/?bot=1", "telegram_webhook_url", "https://h/t/?bot=1"),
    ("TELEGRAM_API_URL", "localhost:8081/", "telegram_api_url", "http://localhost:8081"),
    ("OPENAI_BASE_URL", "127.0.0.1:11434", "openai_base_url", "http://127.0.0.1:11434"),
    ("OPENAI_BASE_URL", "http://h:8000/v1/", "openai_base_url", "http://h:8000/v1"),
    ("OPENAI_BASE_URL", "https://h/v1/chat/completions", "openai_base_url", "https://h/v1"),
    ("REDIS_URL", "queue:6379", "redis_url", "redis://queue:6379"),
    ("REDIS_URL", "valkeys://u:p@queue/1", "redis_url", "rediss://u:p@queue/1"),
    ("REDIS_URL", "unix:///run/v.sock", "redis_url", "unix:///run/v.sock"),
    (
        "REDIS_URL",
        "valkeys+sentinel://u:p@a,b:2/my-one/1?ssl_ca_certs=/ca.pem",
        "redis_url",
        "rediss+sentinel://u:p@a,b:2/my-one/1?ssl_ca_certs=/ca.pem",
    ),
    ("MINUTES_PER_DAY", " 30 ", "minutes_per_day", "30.0"),
    ("LOG_LEVEL", "warning", "log_level", "WARNING"),
    ("WHISPER_MODEL", "  ", "whisper_model", "auto"),
]


@pytest.mark.parametrize(("name", "value", "field", "expected"), PASTED)
def test_pasted_values_are_cleaned(name: str, value: str, field: str, expected: str) -> None:
    read = settings(**{name: value})
    for group in (read.bot, read.pipeline, read.storage):
        found = getattr(group, field, None)
        if found is not None:
            plain = found.get_secret_value() if isinstance(found, SecretStr) else str(found)
            assert plain == expected


def test_tilde_in_a_folder_is_expanded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert settings(DATA_DIR="~/kept").storage.data_dir == tmp_path / "kept"
    assert settings().storage.bucket is None
    blobs = settings(BLOB_URL=str(tmp_path / "blobs")).storage.blobs
    assert blobs == f"file://{tmp_path}/blobs"


def test_every_setting_has_a_purpose() -> None:
    assert {config.purpose(name) for name in (*config.setting_names(), "HTTPS_PROXY")} == (
        config.EVERYTHING
    )


def test_media_in_a_bucket_are_locked_where_all_processes_are() -> None:
    bucket = {"BLOB_URL": "s3://bucket/x", "S3_ACCESS_KEY": "key", "S3_SECRET_KEY": "hidden"}
    access = settings(**bucket, DATABASE_URL="sqlite:////srv/rows/x.db").storage.bucket
    assert access is not None
    assert access.locks == Path("/srv/rows/locks")
    assert (access.bucket, access.prefix, access.host) == ("bucket", "x", "AWS (us-east-1)")
    assert "hidden" not in repr(access)
    access = settings(**bucket, DATABASE_URL="postgresql://me@host/rows").storage.bucket
    assert access is not None
    assert access.locks == "postgresql+asyncpg://me@host/rows"
