"""Every setting and path that the Docker files name is held against the code; no engine needed."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.env_example import PARTS

ROOT = Path(__file__).parents[2]
DOCKER = ROOT / "docker"
SETTINGS = {name.upper() for _, settings in PARTS for name in settings.model_fields}
NOT_OURS = {"TELEGRAM_API_ID", "TELEGRAM_API_HASH"}  # of the local Bot API server


def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((DOCKER / "compose.yaml").read_text())
    return loaded


@pytest.mark.parametrize("name", ["bot", "worker"])
def test_images_copy_only_what_exists_and_do_not_run_as_root(name: str) -> None:
    text = (DOCKER / f"{name}.Dockerfile").read_text()
    for line in re.findall(r"^COPY (?!--from)(.+)$", text, re.MULTILINE):
        for source in line.split()[:-1]:
            assert (ROOT / source).exists(), source
    users = re.findall(r"^USER (\S+)$", text, re.MULTILINE)
    assert users
    assert users[-1] == "10001"


def test_everything_copied_passes_the_ignore_file() -> None:
    kept = set(re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text(), re.MULTILINE))
    for name in ("bot", "worker"):
        text = (DOCKER / f"{name}.Dockerfile").read_text()
        for line in re.findall(r"^COPY (?!--from)(.+)$", text, re.MULTILINE):
            assert {source.split("/")[0] for source in line.split()[:-1]} <= kept


def test_every_lock_that_an_image_may_ask_for_exists() -> None:
    assert (ROOT / "locks/bot.txt").exists()
    for lock in ("worker", "worker-cuda"):
        assert (ROOT / f"locks/{lock}.txt").exists()
    assert re.search(r"^ARG LOCK=worker$", (DOCKER / "worker.Dockerfile").read_text(), re.MULTILINE)


def test_the_bot_image_has_no_model_library() -> None:
    locked = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / "locks/bot.txt").read_text(), re.MULTILINE))
    heavy = {"torch", "numpy", "onnxruntime", "ctranslate2", "faster-whisper", "av", "scipy"}
    assert not locked & heavy


def test_services_are_the_ones_documented() -> None:
    services = compose()["services"]
    assert set(services) == {"queue", "bot", "worker", "telegram-api"}
    assert services["telegram-api"]["profiles"] == ["telegram-local"]
    for service in ("queue", "telegram-api"):
        assert "healthcheck" in services[service]
    for image in ("bot", "worker"):
        assert "HEALTHCHECK" in (DOCKER / f"{image}.Dockerfile").read_text()
        assert (DOCKER / services[image]["build"]["context"]).resolve() == ROOT
        assert (ROOT / services[image]["build"]["dockerfile"]).exists()


def test_every_setting_in_compose_exists_in_the_code() -> None:
    for name, service in compose()["services"].items():
        for setting in service.get("environment", {}):
            assert setting in SETTINGS | NOT_OURS or name == "telegram-api", setting
    dockerfiles = "".join(path.read_text() for path in DOCKER.glob("*.Dockerfile"))
    for setting in re.findall(r"\b(DATA_DIR|REDIS_URL|[A-Z]+_URL)=", dockerfiles):
        assert setting in SETTINGS


def test_every_volume_is_declared_and_shared_where_it_must_be() -> None:
    whole = compose()
    for service in whole["services"].values():
        for volume in service.get("volumes", []):
            assert volume.split(":")[0] in whole["volumes"]

    def mounts(name: str) -> dict[str, str]:
        volumes = whole["services"][name]["volumes"]
        return dict(volume.split(":")[:2] for volume in volumes)

    assert mounts("bot")["data"] == mounts("worker")["data"] == "/data"
    assert mounts("bot")["telegram"] == mounts("telegram-api")["telegram"]
