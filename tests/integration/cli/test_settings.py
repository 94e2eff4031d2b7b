"""Wrong settings: the real program, its message and its exit status."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.paths import ROOT

STRANGER = 65534
LIKE_ANYBODY = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search,-fowner"]
"""Root without the right to write into foreign folders: another user may not read this Python."""


def start(
    folder: Path, *line: str, by: Sequence[str] = (), **settings: str
) -> subprocess.CompletedProcess[str]:
    """Run the program with these settings and nothing else but PATH in the environment."""
    environment = {
        "HOME": str(folder),
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "DATA_DIR": str(folder / "data"),
        "COLUMNS": "200",
    }
    return subprocess.run(
        [*by, sys.executable, "-m", "bot", *line],
        env=environment | settings,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def refusal_message(done: subprocess.CompletedProcess[str], *settings: str) -> str:
    """Return the message of a program that did not start. It names exactly these settings."""
    errors = done.stderr
    assert done.returncode == 2, done.stdout + errors
    assert "Traceback" not in errors
    head, *lines = errors.splitlines()
    assert head == "These settings can't be used:"
    assert [line.split(":")[0].strip() for line in lines] == list(settings)
    return errors


def test_wrong_and_misspelt_settings_are_reported_before_the_start(
    tmp_path: Path,
) -> None:
    (tmp_path / ".env").write_text("WHISPER_MODLE=base\nLOG_LEVEL=loud\n")
    wrong = ("WHISPER_MODLE", "TELEGRAM_BOT_TOKEN", "LOG_LEVEL")
    errors = refusal_message(start(tmp_path, "up", TELEGRAM_BOT_TOKEN="4242:hidden"), *wrong)
    assert "did you mean WHISPER_MODEL?" in errors
    assert "hidden" not in errors
    assert [path.name for path in tmp_path.iterdir()] == [".env"]


def test_wrong_setting_that_a_command_does_not_need_is_a_warning(tmp_path: Path) -> None:
    done = start(tmp_path, "migrate", TELEGRAM_BOT_TOKEN="4242:hidden", BEAM_SIZE="much")
    assert done.returncode == 0, done.stderr
    assert [line.split(": ")[:2] for line in done.stderr.splitlines()] == [
        ["Warning", "TELEGRAM_BOT_TOKEN"],
        ["Warning", "BEAM_SIZE"],
    ]
    assert "hidden" not in done.stderr


@pytest.mark.skipif(
    os.geteuid() != 0 or not shutil.which("setpriv"), reason="needs root, to be another user"
)
def test_data_folder_of_another_user_is_named_once(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir(mode=0o755)
    os.chown(data, STRANGER, STRANGER)
    errors = refusal_message(start(tmp_path, "up", by=LIKE_ANYBODY), "DATA_DIR")
    assert f"{data} belongs to user {STRANGER} (mode 755)" in errors
    assert "mp4totext runs as user 0" in errors
    assert f"chown -R 0 {data}" in errors
    os.chown(data, 0, 0)
    (data / "mp4totext.db").touch(mode=0o644)
    os.chown(data / "mp4totext.db", STRANGER, STRANGER)
    errors = refusal_message(start(tmp_path, "migrate", by=LIKE_ANYBODY), "DATA_DIR")
    assert f"{data}/mp4totext.db belongs to user {STRANGER}" in errors


@pytest.mark.skipif(
    os.geteuid() != 0 or not shutil.which("setpriv"), reason="needs root, to be another user"
)
def test_unreadable_env_file_is_reported(tmp_path: Path) -> None:
    (tmp_path / ".env").touch(mode=0o600)
    os.chown(tmp_path / ".env", STRANGER, STRANGER)
    errors = refusal_message(start(tmp_path, "migrate", by=LIKE_ANYBODY), ".env")
    assert "can't be read: Permission denied" in errors


def test_unsupported_proxy_is_one_sentence(tmp_path: Path) -> None:
    errors = refusal_message(
        start(tmp_path, "worker", ALL_PROXY="socks5://u:hidden@h:1080"), "ALL_PROXY"
    )
    assert "use an HTTP proxy" in errors
    assert "hidden" not in errors


@pytest.mark.parametrize(
    ("setting", "value", "expected"),
    [
        ("WHISPER_MODEL", "/srv/no-such-model", "there is no folder /srv/no-such-model"),
        ("WHISPER_MODEL", "larg-v3-turbo", "did you mean large-v3-turbo"),
        ("DEVICE", "cuda", "needs an NVIDIA GPU"),
        ("COMPUTE_TYPE", "float17", "did you mean float16?"),
    ],
)
def test_unusable_model_or_device_is_refused_at_start(
    setting: str, value: str, expected: str, tmp_path: Path
) -> None:
    done = start(tmp_path, "up", **{setting: value})
    assert expected in refusal_message(done, setting)


@pytest.mark.parametrize("account", ["telegram:@anna", "discord:anna", "anna"])
def test_administrator_without_a_number_is_refused_at_start(account: str, tmp_path: Path) -> None:
    errors = refusal_message(start(tmp_path, "up", ADMINS=account), "ADMINS")
    assert "must be platform:number, for example telegram:123456789" in errors
    assert f'not "{account}"' in errors


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+asyncpg"])
def test_hosters_database_address_is_understood(scheme: str, tmp_path: Path) -> None:
    address = f"{scheme}://anna:hidden@127.0.0.1:9/rows?sslmode=require"
    done = start(tmp_path, "migrate", DATABASE_URL=address)
    assert done.returncode == 2
    assert done.stderr == (
        "The setting DATABASE_URL can't be used: nothing answers at 127.0.0.1:9; start PostgreSQL"
        " there. The operator has to change it.\n"
    )


def test_address_of_another_database_is_refused_at_start(tmp_path: Path) -> None:
    errors = refusal_message(start(tmp_path, "up", DATABASE_URL="mysql://h/rows"), "DATABASE_URL")
    assert "must begin with postgresql:// or sqlite:///" in errors
