"""Every setting: the message for a wrong value, and the commands that it keeps from starting."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.app import config
from storage.config.settings_group import choices
from storage.models import Account, Platform

TOKEN = "4242:THIS-IS-THE-SECRET-PART-OF-THE-TOKEN"
DISCORD_TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4OQ.SECRET.THIS-IS-THE-SECRET-PART"


@pytest.fixture(autouse=True)
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Remove all settings but DATA_DIR."""
    for name in config.setting_names():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)


def problems(**environment: str) -> dict[str, str]:
    """Return the messages that keep `mp4totext up` from starting, by setting."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        _, errors = config.read(config.EVERYTHING)
    return {each.setting: each.says for each in errors.problems}


def settings(**environment: str) -> config.Settings:
    """Return the settings, which must be valid."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        read, errors = config.read(config.EVERYTHING)
    assert not errors.problems
    return read


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
    ({"WHISPER_MODLE": "base"}, "WHISPER_MODLE", "did you mean WHISPER_MODEL?"),
]


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


def test_every_setting_has_a_purpose() -> None:
    assert {config.purpose(name) for name in (*config.setting_names(), "HTTPS_PROXY")} == (
        config.EVERYTHING
    )


def test_bucket_needs_both_parts_of_its_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "not read")
    assert "AWS_" in problems(BLOB_URL="s3://bucket")["S3_ACCESS_KEY"]
    assert "needed" in problems(BLOB_URL="s3://bucket", S3_ACCESS_KEY="key")["S3_SECRET_KEY"]
    assert not problems(BLOB_URL="S3://bucket/x/", S3_ACCESS_KEY="key", S3_SECRET_KEY="hidden")


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


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("https://Text.Example.org/", "https://text.example.org"),
        ("https://text.example.org:8443", "https://text.example.org:8443"),
        ("http://localhost:8090", "http://localhost:8090"),
        ("127.0.0.1:8090", "http://127.0.0.1:8090"),
        ("http://[::1]:8090", "http://[::1]:8090"),
        ("https://text.example.org:443/", "https://text.example.org"),
        ("https://text.example.org:", "https://text.example.org"),
        ("https://text.example.org:80", "https://text.example.org:80"),
        ("http://[::1]:80", "http://[::1]"),
        ("https://xn--e1aybc.example", "https://xn--e1aybc.example"),
    ],
)
def test_address_of_the_pages_is_read(written: str, read: str) -> None:
    assert settings(WEB_URL=written).bot.web_url == read


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("http://text.example.org", "must begin with https://"),
        ("http://192.168.1.2:8090", "must begin with https://"),
        ("https://example.org/text", "without a path"),
        ("https://user@example.org", "without a path and a user name"),
        ("https://example.org?x", "without ? and #"),
        ("text.example.org", "must begin with http"),
        ("ftp://example.org", "must begin with http"),
        ("https://текст.example", "xn--"),
        ("https://text.example.org;x", "letters, digits, dots"),
    ],
)
def test_address_of_the_pages_that_can_not_be_is_explained(written: str, says: str) -> None:
    assert says in problems(WEB_URL=written)["WEB_URL"]


def test_proxies_are_addresses_and_networks() -> None:
    proxies = settings(WEB_PROXIES="127.0.0.1, 172.16.0.0/12 fd00::/8").bot.web_proxies
    assert proxies == ("127.0.0.1", "172.16.0.0/12", "fd00::/8")
    for wrong in ("*", "proxy", "10.0.0.1/8"):
        assert "must be addresses or networks" in problems(WEB_PROXIES=wrong)["WEB_PROXIES"]


def test_pages_without_their_libraries_are_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("starlette", "uvicorn", "jinja2"):
        with monkeypatch.context() as patch:
            patch.setitem(sys.modules, name, None)
            assert "mp4totext[web]" in problems(WEB_URL="http://localhost:1")["WEB_URL"]
            assert not problems()
