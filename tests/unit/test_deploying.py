"""The commands of docs/DEPLOYING.md name files, services, units and objects that are there."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import yaml
from typer.main import get_command

from bot.cli.app import app

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/DEPLOYING.md").read_text()
SERVICES = yaml.safe_load((ROOT / "docker/compose.yaml").read_text())["services"]
COMMANDS = set(get_command(app).commands)  # type: ignore[attr-defined]
HOWS = ("Compose", "Without containers", "Kubernetes")


def section(name: str) -> str:
    return re.split(r"^## ", PAGE.partition(f"\n## {name}\n")[2], flags=re.MULTILINE)[0]


def test_each_way_has_one_command_to_start_update_back_up_and_restore() -> None:
    for name in HOWS:
        rows = dict(re.findall(r"^\| ([a-z ]+) \| `(.+)` \|$", section(name), re.MULTILINE))
        assert {"start", "update", "back up", "restore"} <= rows.keys(), name


def test_named_services_units_and_commands_exist() -> None:
    compose = section("Compose")
    services = re.findall(r"run --rm (?:--\S+ |\"[^\"]+\" )*(\w+)", compose)
    assert services
    assert set(services) <= set(SERVICES)
    units = re.findall(r"\b(mp4totext-(?:bot|worker|backup)(?:\.timer)?)\b", section(HOWS[1]))
    for unit in units:
        assert (ROOT / "docker/systemd" / (unit if "." in unit else f"{unit}.service")).exists()
    assert {"mp4totext-bot", "mp4totext-worker", "mp4totext-backup"} <= set(units)
    objects = set(re.findall(r"deploy/mp4totext-(\w+)", section("Kubernetes")))
    templates = ROOT / "docker/kubernetes/mp4totext/templates"
    text = "".join(path.read_text() for path in templates.iterdir())
    assert objects
    for each in objects:
        assert re.search(rf'{{{{ include "mp4totext.name" \.(root)? }}}}-{each}\b', text), each
    named = set(re.findall(r"(?:-- |bin/)mp4totext (\w+)", PAGE)) | {
        SERVICES[name]["command"][0] for name in ("migrate", "backup", "bot", "worker")
    }
    assert {"backup", "restore", "migrate"} <= named <= COMMANDS


def test_installer_of_the_units_is_a_valid_script() -> None:
    script = ROOT / "docker/systemd/install.sh"
    subprocess.run(["sh", "-n", script], check=True, timeout=30)
    sources = re.findall(r"docker/systemd/([\w.*-]+)", script.read_text())
    for source in sources:
        assert list(script.parent.glob(source)), source
    refused = subprocess.run(
        ["sh", script], check=False, capture_output=True, text=True, timeout=30
    )
    assert refused.returncode == 1
    assert "clone to /opt/mp4totext" in refused.stderr
