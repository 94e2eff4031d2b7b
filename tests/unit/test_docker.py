"""Every setting and path in the Docker files exists in the code; no engine is needed."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import SecretStr
from pydantic_settings import BaseSettings

from bot.settings import BotSettings
from pipeline.settings import PipelineSettings
from storage.settings import StorageSettings
from tests.env_example import GROUPS

ROOT = Path(__file__).parents[2]
DOCKER = ROOT / "docker"
SETTINGS = {name.upper() for settings in GROUPS for name in settings.model_fields}
PROXIES = {"HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"}
NOT_OURS = PROXIES | {"HF_ENDPOINT", "HF_HUB_OFFLINE"}  # read by libraries


def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((DOCKER / "compose.yaml").read_text())
    return loaded


@pytest.mark.parametrize("name", ["bot", "worker"])
def test_images_copy_existing_files_and_do_not_run_as_root(name: str) -> None:
    text = (DOCKER / f"{name}.Dockerfile").read_text()
    for line in re.findall(r"^COPY (?!--from)(.+)$", text, re.MULTILINE):
        for source in line.split()[:-1]:
            assert (ROOT / source).exists(), source
    users = re.findall(r"^USER (\S+)$", text, re.MULTILINE)
    assert users
    assert users[-1] == "10001"


def test_copied_files_pass_the_ignore_file() -> None:
    allowed = set(re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text(), re.MULTILINE))
    for name in ("bot", "worker"):
        text = (DOCKER / f"{name}.Dockerfile").read_text()
        for line in re.findall(r"^COPY (?!--from)(.+)$", text, re.MULTILINE):
            for source in line.split()[:-1]:
                assert {source, source.split("/")[0]} & allowed, source


def test_locks_of_the_images_exist() -> None:
    assert (ROOT / "locks/bot.txt").exists()
    for lock in ("worker", "worker-cuda"):
        assert (ROOT / f"locks/{lock}.txt").exists()
    assert re.search(r"^ARG LOCK=worker$", (DOCKER / "worker.Dockerfile").read_text(), re.MULTILINE)


def test_bot_image_has_no_model_library() -> None:
    locked = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / "locks/bot.txt").read_text(), re.MULTILINE))
    heavy = {"torch", "numpy", "onnxruntime", "ctranslate2", "faster-whisper", "av", "scipy"}
    assert not locked & heavy


def test_services_are_the_documented_ones() -> None:
    services = compose()["services"]
    assert set(services) == {"queue", "bot", "worker", "telegram-api", "prometheus", "grafana"}
    for service in ("prometheus", "grafana"):
        assert services[service]["profiles"] == ["monitoring"]
    published = {name: it["ports"] for name, it in services.items() if "ports" in it}
    assert published == {"grafana": ["127.0.0.1:3000:3000"]}
    assert services["telegram-api"]["profiles"] == ["telegram-local"]
    for service in ("queue", "telegram-api"):
        assert "healthcheck" in services[service]
    for image in ("bot", "worker"):
        assert "HEALTHCHECK" in (DOCKER / f"{image}.Dockerfile").read_text()
        assert (DOCKER / services[image]["build"]["context"]).resolve() == ROOT
        assert (ROOT / services[image]["build"]["dockerfile"]).exists()


def environment(service: str) -> dict[str, str]:
    """Return the environment of a service."""
    variables: dict[str, str] = compose()["services"][service]["environment"]
    return variables


def names(*settings: type[BaseSettings], secret: bool = False) -> set[str]:
    """Return the settings of these classes as environment variables; with `secret` only the
    secrets."""
    fields = [it for each in settings for it in each.model_fields.items()]
    return {name.upper() for name, field in fields if not secret or field.annotation is SecretStr}


def test_settings_reach_the_service_that_reads_them() -> None:
    missing = names(PipelineSettings, StorageSettings) - environment("worker").keys()
    assert not missing, "in docker/compose.yaml the worker lacks these"
    missing = names(BotSettings, StorageSettings) - environment("bot").keys()
    assert not missing, "in docker/compose.yaml the bot lacks these"
    of_the_work = set()
    for path in (ROOT / "bot").rglob("*.py"):
        if not {"doctor", "cli"} & set(path.parts):  # commands of an operator, where all is set
            of_the_work |= set(re.findall(r"\.pipeline\.([a-z_]+)\b(?! import)", path.read_text()))
    used = {name.upper() for name in of_the_work} & names(PipelineSettings)
    assert {"REDIS_URL", "REMEMBER_VOICES"} <= used
    assert used <= environment("bot").keys()


def test_services_get_only_the_secrets_they_need() -> None:
    tokens, keys = names(BotSettings, secret=True), names(PipelineSettings, secret=True)
    assert {"TELEGRAM_BOT_TOKEN", "DISCORD_BOT_TOKEN"} <= tokens
    assert {"GEMINI_API_KEY", "OPENAI_API_KEY", "HF_TOKEN"} <= keys
    assert not names(BotSettings) & environment("worker").keys()
    assert not keys & environment("bot").keys()
    for name, service in compose()["services"].items():
        assert "env_file" not in service, name


def test_settings_in_compose_exist_and_keep_their_names() -> None:
    for service in ("bot", "worker"):
        for name, value in environment(service).items():
            assert name in SETTINGS | NOT_OURS, name
            assert name == "DATA_DIR" or value.startswith("${" + name + ":-"), value
    dockerfiles = "".join(path.read_text() for path in DOCKER.glob("*.Dockerfile"))
    for setting in re.findall(r"\b(DATA_DIR|REDIS_URL|[A-Z]+_URL)=", dockerfiles):
        assert setting in SETTINGS


@pytest.mark.parametrize("service", ["bot", "worker"])
def test_bot_and_worker_have_no_privileges(service: str) -> None:
    options = compose()["services"][service]
    assert options["read_only"] is True
    assert options["cap_drop"] == ["ALL"]
    assert options["security_opt"] == ["no-new-privileges:true"]
    assert not {"privileged", "cap_add", "user", "network_mode", "devices", "pid"} & options.keys()


def test_volumes_are_declared_and_shared_where_needed() -> None:
    configuration = compose()
    for service in configuration["services"].values():
        for volume in service.get("volumes", []):
            source, _, mode = (*volume.split(":"), "")[:3]
            if source.startswith("./"):
                assert (DOCKER / source).is_file()
                assert mode == "ro"
            else:
                assert source in configuration["volumes"]

    def mounts(name: str) -> dict[str, str]:
        volumes = configuration["services"][name]["volumes"]
        return dict(volume.split(":")[:2] for volume in volumes)

    assert mounts("bot")["data"] == mounts("worker")["data"] == "/data"
    assert mounts("bot")["telegram"] == mounts("telegram-api")["telegram"]
