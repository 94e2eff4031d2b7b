"""The reader of compose.yaml inserts variables, and refuses keys that it does not support."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.containers import compose
from tests.containers.compose import load
from tests.containers.machine import Machine


def test_variables_are_inserted_as_compose_does() -> None:
    services = load({"TELEGRAM_BOT_TOKEN": "1:a", "LOG_LEVEL": "", "LOCK": "worker-cuda"})
    assert list(services) == ["queue", "migrate", "bot", "worker"]  # the others are profiles
    assert services["bot"]["environment"]["TELEGRAM_BOT_TOKEN"] == "1:a"
    assert services["bot"]["environment"]["LOG_LEVEL"] == ""
    assert services["bot"]["environment"]["REDIS_URL"] == "redis://queue:6379/0"
    assert services["worker"]["build"]["args"] == {"LOCK": "worker-cuda", "PIPER": "yes"}
    assert "$" not in str(services)


def test_unsupported_keys_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "compose.yaml"
    file.write_text("services: {bot: {image: x, privileged: true}}")
    monkeypatch.setattr(compose, "FILE", file)
    with pytest.raises(AssertionError, match="privileged"):
        load({})


def test_build_step_uses_the_package_index_of_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PIP_INDEX_URL", "PIP_CERT", "SSL_CERT_FILE"):
        monkeypatch.delenv(name, raising=False)
    certificates = tmp_path / "own.pem"
    certificates.write_text("certificate")
    monkeypatch.setenv("PIP_INDEX_URL", "https://pypi.example/simple")
    monkeypatch.setenv("PIP_CERT", str(certificates))
    files = Machine(tmp_path).files_for_pip()
    (settings,) = [source for source, place in files.items() if place == "/etc/pip.conf"]
    assert settings.read_text().splitlines() == [
        "[global]",
        "cert = /etc/pip-certificates.pem",
        "index-url = https://pypi.example/simple",
    ]
    assert "/etc/pip-certificates.pem" in files.values()
    monkeypatch.delenv("PIP_CERT")
    assert list(Machine(tmp_path).files_for_pip().values()) == ["/etc/pip.conf"]
