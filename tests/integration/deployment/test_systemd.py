"""The units for machines without containers, as systemd itself reads them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import BotSettings
from tests.env_example import GROUPS

UNITS = Path(__file__).parents[3] / "docker/systemd"
SERVICES = sorted(path.name for path in UNITS.glob("*.service"))
INSTALLED = "/opt/mp4totext/.venv/bin/mp4totext"
SETTINGS = {name.upper() for group in GROUPS for name in group.model_fields}
EXPOSURE = 3.0
"""Of 10, by `systemd-analyze security`; below 5 is «MEDIUM», above 9 is a unit without locks."""


def analyze(*line: str | Path) -> subprocess.CompletedProcess[str]:
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd-analyze is not installed: Debian has it in the package systemd")
    return subprocess.run(
        ["systemd-analyze", *line], check=False, capture_output=True, text=True, timeout=60
    )


def lines(unit: str) -> list[tuple[str, str]]:
    """Return the settings of a unit in their order."""
    return re.findall(r"^(\w+)=(.*)$", (UNITS / unit).read_text(), re.MULTILINE)


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """Copies of the units that name a program that is there."""
    for path in UNITS.glob("mp4totext*.[st]*"):
        text = path.read_text().replace(INSTALLED, sys.executable)
        (tmp_path / path.name).write_text(text)
    return tmp_path


@pytest.mark.parametrize("name", [*SERVICES, "mp4totext-backup.timer"])
def test_systemd_accepts_the_units(name: str, units: Path) -> None:
    done = analyze("verify", "--man=no", "--recursive-errors=no", units / name)
    told = [line for line in done.stderr.splitlines() if "mp4totext" in line]
    assert done.returncode == 0, done.stderr
    assert not told


def test_systemd_names_what_is_wrong_in_a_unit(units: Path) -> None:
    unit = units / "mp4totext-bot.service"
    unit.write_text(unit.read_text().replace("NoNewPrivileges=yes", "NoNewPrivilege=yes"))
    assert "NoNewPrivilege" in analyze("verify", "--man=no", unit).stderr


@pytest.mark.parametrize("name", SERVICES)
def test_units_are_locked_in(name: str, units: Path) -> None:
    done = analyze("security", "--offline=yes", "--no-pager", units / name)
    found = re.search(r"Overall exposure level for \S+: ([\d.]+)", done.stdout)
    assert found, done.stdout + done.stderr
    assert float(found[1]) < EXPOSURE, done.stdout


@pytest.mark.parametrize("name", SERVICES)
def test_units_set_existing_settings_and_share_no_file_with_tokens(name: str) -> None:
    settings = lines(name)
    variables = [value.partition("=")[0] for key, value in settings if key == "Environment"]
    assert set(variables) <= SETTINGS | {"HF_HOME", "MALLOC_ARENA_MAX"}
    files = [value.lstrip("-") for key, value in settings if key == "EnvironmentFile"]
    own = [each for each in ("bot", "web", "worker") if name == f"mp4totext-{each}.service"]
    assert files == [f"/etc/mp4totext/{each}.env" for each in ("shared", *own)]
    assert not {name.upper() for name in BotSettings.model_fields} & set(variables)
    listed = (UNITS / "tmpfiles.conf").read_text()
    for file in files:
        assert f"f {file} 0600 root root" in listed


def test_bot_and_worker_listen_at_addresses_of_their_own() -> None:
    listen = {
        value
        for name in ("bot", "worker")
        for key, value in lines(f"mp4totext-{name}.service")
        if key == "Environment" and value.startswith("WATCH_LISTEN=")
    }
    assert len(listen) == 2


@pytest.mark.parametrize("name", ["bot", "worker"])
def test_units_leave_the_decoder_its_own_locks(name: str) -> None:
    """It enters two namespaces and restricts itself: pipeline/media/confined/sandbox.py."""
    settings = dict(lines(f"mp4totext-{name}.service"))
    assert set(settings["RestrictNamespaces"].split()) == {"user", "net"}
    allowed = [value for key, value in lines(f"mp4totext-{name}.service")
               if key == "SystemCallFilter"]  # fmt: skip
    calls = {call for value in allowed for call in value.split() if not call.startswith("@")}
    for group in re.findall(r"@[\w-]+", " ".join(allowed)):
        calls |= members(group)
    needed = {"unshare", "prctl", "setrlimit", "prlimit64", "landlock_create_ruleset",
              "landlock_add_rule", "landlock_restrict_self"}  # fmt: skip
    assert needed <= calls


def members(group: str) -> set[str]:
    """Return the system calls of a group of systemd, with those of the groups in it."""
    listed = analyze("syscall-filter", "--no-pager", group).stdout.splitlines()[1:]
    names = [line.strip() for line in listed if line.strip() and not line.strip().startswith("#")]
    calls = {name for name in names if not name.startswith("@")}
    return calls.union(*(members(name) for name in names if name.startswith("@")))
