"""The message for a wrong value names the setting and its valid values."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.app import config
from storage.config.settings_group import choices
from tests.unit.bot.app.config.read_settings import problems

TOKEN = "4242:THIS-IS-THE-SECRET-PART-OF-THE-TOKEN"
FIELDS = [
    (name.upper(), field) for group in config.GROUPS for name, field in group.model_fields.items()
]


@pytest.mark.parametrize(
    ("name", "field"),
    [(name, field) for name, field in FIELDS if field.annotation in (bool, int, float)],
)
def test_number_and_switch_settings_name_their_valid_values(name: str, field: Any) -> None:
    kind = {bool: "true or false", int: "a whole number", float: "a number"}[field.annotation]
    for wrong in ("abacus", "-1") if field.annotation is not bool else ("perhaps",):
        errors = problems(**{name: wrong})
        assert list(errors) == [name]
        assert errors[name].startswith(f"must be {kind}")
        assert errors[name].endswith(f'not "{wrong}"')
    if field.annotation is not bool:
        assert problems(**{name: "inf"})


@pytest.mark.parametrize(("name", "field"), [(n, f) for n, f in FIELDS if choices(f)])
def test_choice_settings_name_the_choices_and_ignore_case(name: str, field: Any) -> None:
    words = choices(field)
    errors = problems(**{name: "abacus"})
    assert ", ".join(words) in errors[name]
    last = words[-1]
    assert f"did you mean {last}?" in problems(**{name: f"{last}x".lower()})[name]
    assert name not in problems(**{name: f' "{words[0].upper()}" '})


@pytest.mark.parametrize("name", [n for n, f in FIELDS if f.annotation is SecretStr])
def test_secret_values_are_not_repeated(name: str) -> None:
    errors = problems(**{name: "hidden/../word and one more"})
    assert list(errors) == [name]
    assert "hidden" not in errors[name]
    assert "word and" not in errors[name]


WRONG = [
    ("ADMINS", "anna", 'platform:number, for example telegram:123456789 or disc'),
    ("ADMINS", "telegram:@anna", "@userinfobot on Telegram tells people their number"),
    ("ADMINS", "discord:anna", "Copy User ID"),
    ("ADMINS", "telegram:-1001234567", "people, not groups"),
    ("ADMINS", "telegraf:5", 'not "telegraf:5"'),
    ("ALLOWED", "telegram:5,@anna", 'not "@anna"'),
    ("ALLOWED", "telegram:", "must be platform:number"),
    ("TELEGRAM_BOT_TOKEN", "123456789", "copy it again"),
    ("TELEGRAM_BOT_TOKEN", f"{TOKEN} {TOKEN}", "copy it again"),
    ("DISCORD_BOT_TOKEN", "1" * 18, "looks like the application's number"),
    ("DISCORD_BOT_TOKEN", "a1" * 32, "looks like the application's public key"),
    ("DISCORD_BOT_TOKEN", "Zz0-" * 8, "looks like the client secret"),
    ("TELEGRAM_API_URL", "api.telegram.org", "must begin with http:// or https://"),
    ("TELEGRAM_API_URL", "ftp://api.telegram.org", "must begin with http://, https://"),
    ("TELEGRAM_API_URL", f"https://api.telegram.org/bot{TOKEN}", "before /bot and the token"),
    ("DISCORD_API_URL", "https://", "names no host"),
    ("DISCORD_API_URL", "http://127.0.0.1:99999", "port is a number up to 65535"),
    ("TELEGRAM_WEBHOOK_URL", "http://bot.example.org/hook", "must begin with https://"),
    ("TELEGRAM_WEBHOOK_URL", "https://bot.example.org:9000/", "443, 80, 88, 8443"),
    ("TELEGRAM_WEBHOOK_LISTEN", "8088", "must be host:port"),
    ("TELEGRAM_WEBHOOK_LISTEN", "0.0.0.0:99999", "must be host:port"),
    ("TELEGRAM_WEBHOOK_SECRET", "a b", "letters, digits, _ and -"),
    ("TELEGRAM_LOCAL", "yes", "TELEGRAM_API_URL of a local Bot API server"),
    ("DISCORD_OPERATORS_SERVER", "my server", "Copy Server ID"),
    ("LINKS_ALLOWED_HOSTS", "http://nas.local/", "host or host:port"),
    ("LINKS_ALLOWED_HOSTS", "10.0.0.0/8", "network addresses and * are not supported"),
    ("ACCESS", "allowlist", "ALLOWED=telegram:123456789"),
    ("REDIS_URL", "http://127.0.0.1:6379", "must begin with redis://"),
    ("REDIS_URL", "redis://:hidden@", "names no host"),
    ("REDIS_URL", "redis://u:hid@den@queue", "%40"),
    ("REDIS_URL", "redis://a:6379,b:6379", "name one server"),
    ("REDIS_URL", "redis+cluster://a:6379", "name one server"),
    ("REDIS_URL", "redis+sentinel://a:26379/0", "name of the primary"),
    ("REDIS_URL", "redis+sentinel://a:26379", "name of the primary"),
    ("REDIS_URL", "redis+sentinel://a:26379/my/primary", "name of the primary"),
    ("REDIS_URL", "redis+sentinel://a:26379,/mymaster", "names no host"),
    ("REDIS_URL", "redis+sentinel://a:99999/mymaster", "port is a number up to 65535"),
    ("REDIS_URL", "redis+sentinel://u:hid@den@a/mymaster", "%40"),
    ("REDIS_URL", "redis+sentinel://u:hid/den@a/mymaster", "%2F"),
    ("REDIS_URL", "redis+sentinel://a/mymaster?ssl_ca_certs=hidden", "possible: client_name"),
    ("REDIS_URL", "redis://queue?hidden=1", "possible: client_name"),
    ("REDIS_URL", "redis://queue?ssl_ca_certs=hidden", "possible: client_name"),
    ("REDIS_URL", "rediss://queue?ssl_cert_reqs=hidden", "none, optional or required"),
    ("REDIS_URL", "redis://queue?socket_timeout=hidden", "a number as socket_timeout"),
    ("REDIS_URL", "redis://queue/jobs", "number of the database"),
    ("REDIS_URL", "unix://valkey.sock", "unix:///run/valkey.sock"),
    ("BLOB_URL", "gs://bucket", "must be a folder or a bucket"),
    ("BLOB_URL", "s3://", "must name a bucket"),
    ("BLOB_URL", "s3://hidden:hid@bucket/x", "S3_ACCESS_KEY"),
    ("BLOB_URL", "s3://minio:9000/bucket", "S3_ENDPOINT"),
    ("BLOB_URL", "s3://bucket/a b", "prefix"),
    ("S3_ENDPOINT", "minio:9000", "must begin with http:// or https://"),
    ("S3_REGION", "eu central", "name of a region"),
    ("S3_PATH_STYLE", "perhaps", "true or false"),
    ("S3_ACCESS_KEY", "hidden key", "without spaces"),
    ("S3_SECRET_KEY", "hidden key", "without spaces"),
    ("BLOB_URL", "file://blobs", "from the root on"),
    ("OTEL_EXPORTER_OTLP_ENDPOINT", "tempo:4318", "must begin with http:// or https://"),
    ("OTEL_EXPORTER_OTLP_HEADERS", "Basic hidden", "name=value"),
    ("OTEL_RESOURCE_ATTRIBUTES", "hidden", "name=value"),
    ("SENTRY_DSN", "https://sentry.io/hidden", "Client Keys"),
    ("GEMINI_BASE_URL", "gemini", "must begin with http:// or https://"),
    ("OPENAI_BASE_URL", "api.openai.com/v1", "must begin with http:// or https://"),
    ("SUMMARIZER", "openai", "OPENAI"),
    ("PIPER_VOICE", "no-such-folder", "there is no folder no-such-folder"),
    ("GEMINI_API_KEY", "hidden key", "must be one word"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value", "says"), WRONG)
def test_message_for_a_wrong_value_names_valid_ones(name: str, value: str, says: str) -> None:
    errors = problems(**{name: value})
    if name != "SUMMARIZER":
        assert list(errors) == [name]
    assert says in " ".join(f"{key} {text}" for key, text in errors.items())
    assert "hid" not in "".join(errors.values())
    assert TOKEN not in "".join(errors.values())


def test_summarizer_requires_its_settings() -> None:
    assert set(problems(SUMMARIZER="openai")) == {"OPENAI_BASE_URL", "OPENAI_MODEL"}
    assert set(problems(SUMMARIZER="gemini,offline")) == {"GEMINI_API_KEY"}
    assert not problems(SUMMARIZER="openai", OPENAI_API_KEY="k", OPENAI_MODEL="m")


def test_voice_folder_must_not_be_a_file(tmp_path: Path) -> None:
    (tmp_path / "voice.onnx").touch()
    errors = problems(PIPER_VOICE=str(tmp_path / "voice.onnx"))
    assert "is a file; name its folder" in errors["PIPER_VOICE"]


def test_bucket_needs_both_parts_of_its_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "not read")
    assert "AWS_" in problems(BLOB_URL="s3://bucket")["S3_ACCESS_KEY"]
    assert "needed" in problems(BLOB_URL="s3://bucket", S3_ACCESS_KEY="key")["S3_SECRET_KEY"]
    assert not problems(BLOB_URL="S3://bucket/x/", S3_ACCESS_KEY="key", S3_SECRET_KEY="hidden")
