"""Every setting and path in the files of Compose exists in the code. Compose itself reads the files
in `tests/containers/test_docker_compose.py`."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import SecretStr
from pydantic_settings import BaseSettings

from bot.settings import BotSettings
from pipeline.settings import PipelineSettings
from storage.config.names import OTHERS
from storage.models import Lane
from storage.settings import StorageSettings
from tests.env_example import GROUPS

ROOT = Path(__file__).parents[2]
DOCKER = ROOT / "docker"
SETTINGS = {name.upper() for settings in GROUPS for name in settings.model_fields}
PROXIES = {"HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"}
SIGN_IN = {name for name in SETTINGS if "_CLIENT_" in name}
"""Clients at providers at which people sign in to the pages."""
NOT_OURS = PROXIES | {"HF_ENDPOINT", "HF_HUB_OFFLINE"}  # read by libraries
PROFILES = {
    "web": {"web"},
    "telegram-local": {"telegram-api"},
    "postgres": {"postgres"},
    "s3": {"s3"},
    "backup": {"backup"},
    "monitoring": {"prometheus", "grafana"},
    "lanes": {"worker-short"},
}
OURS = ("bot", "web", "worker", "worker-short", "migrate", "backup")
INSIDE = {"queue", "postgres", "s3", "prometheus"}
"""Services without a way to the outside, and none to them."""


def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((DOCKER / "compose.yaml").read_text())
    return loaded


def test_services_are_the_documented_ones() -> None:
    services = compose()["services"]
    profiles = {name: it.get("profiles", []) for name, it in services.items()}
    assert {name for name, it in profiles.items() if not it} == {
        "queue", "migrate", "bot", "worker",
    }  # fmt: skip
    for profile, members in PROFILES.items():
        assert {name for name, it in profiles.items() if it == [profile]} == members
    published = {name: it["ports"] for name, it in services.items() if "ports" in it}
    web = "127.0.0.1:${WEB_PORT:-8090}:${WEB_PORT:-8090}"
    assert published == {"grafana": ["127.0.0.1:3000:3000"], "web": [web]}
    for service in ("queue", "telegram-api", "postgres", "s3", "bot", "worker"):
        assert "healthcheck" in services[service]
    for image in ("bot", "worker"):
        assert "HEALTHCHECK" in (DOCKER / f"{image}.Dockerfile").read_text()
    for name in OURS:
        build = services[name]["build"]
        assert (DOCKER / build["context"]).resolve() == ROOT
        assert (ROOT / build["dockerfile"]).exists()
        assert build["dockerfile"] == f"docker/{services[name]['image'].split('-')[-1]}.Dockerfile"


def test_variables_of_the_files_are_known() -> None:
    """Others in `.env` are taken for typing errors, or warned of."""
    text = "".join(path.read_text() for path in DOCKER.glob("compose*.yaml"))
    named = set(re.findall(r"\$\{(\w+)", text))
    assert {"WORKER_MEMORY", "POSTGRES_PASSWORD", "TELEGRAM_BOT_TOKEN"} <= named
    assert not {name for name in named - SETTINGS if not OTHERS.fullmatch(name)}


def test_queue_database_and_bucket_are_on_the_internal_network() -> None:
    configuration = compose()
    assert configuration["networks"] == {"default": None, "inside": {"internal": True}}
    networks = {
        name: list(it.get("networks", ())) for name, it in configuration["services"].items()
    }
    assert {name for name, it in networks.items() if it == ["inside"]} == INSIDE
    assert {name for name, it in networks.items() if it == ["default", "inside"]} == {
        *OURS, "grafana",
    }  # fmt: skip
    named = configuration["x-shared"]["NO_PROXY"].partition(":-")[2].rstrip("}").split(",")
    assert {"queue", "postgres", "s3", "telegram-api"} <= set(named)


def test_services_wait_for_what_they_need() -> None:
    services = compose()["services"]
    for name, service in services.items():
        for other, needed in service.get("depends_on", {}).items():
            if needed["condition"] == "service_healthy":
                assert "healthcheck" in services[other], (name, other)
            else:
                assert needed["condition"] == "service_completed_successfully"
                assert services[other]["restart"] == "no"
            optional = "profiles" in services[other]
            assert needed.get("required", True) is not optional, (name, other)
    for name in ("bot", "web", "worker"):
        assert services[name]["depends_on"].keys() == {"queue", "migrate", "s3"}
    assert services["migrate"]["depends_on"].keys() == {"postgres"}
    assert services["migrate"]["command"] == ["migrate"]


def test_every_service_has_a_limit_of_memory() -> None:
    for name, service in compose()["services"].items():
        assert service["deploy"]["resources"]["limits"].keys() == {"memory"}, name


def test_monitoring_asks_every_process_at_its_port() -> None:
    scraped = yaml.safe_load((DOCKER / "monitoring/prometheus.yaml").read_text())["scrape_configs"]
    ports = {it["job_name"]: it["dns_sd_configs"][0]["port"] for it in scraped}
    assert ports.keys() == {name for name in OURS if "WATCH_LISTEN" in environment(name)} - {
        "worker-short"  # its network has it as `worker`, too
    }
    for name, port in ports.items():
        assert environment(name)["WATCH_LISTEN"].endswith(f":{port}}}")


def test_worker_for_notes_differs_from_the_other_by_its_lane_only() -> None:
    worker, short = (compose()["services"][name] for name in ("worker", "worker-short"))
    assert short.pop("profiles") == ["lanes"]
    assert short["environment"].pop("WORKER_JOBS") == Lane.SHORT
    assert worker["environment"].pop("WORKER_JOBS") == "${WORKER_JOBS:-}"
    networks = short.pop("networks")
    assert list(networks) == worker.pop("networks")
    # by which docker/monitoring/prometheus.yaml finds it
    assert all(each == {"aliases": ["worker"]} for each in networks.values())
    assert short == worker


def test_developers_file_only_adds_to_the_services_of_compose() -> None:
    loaded = yaml.safe_load((DOCKER / "compose.dev.yaml").read_text())["services"]
    for name, service in loaded.items():
        if name not in compose()["services"]:
            assert all(port.startswith("127.0.0.1:") for port in service["ports"]), name
            assert set(service["depends_on"]) <= set(compose()["services"])
            continue
        assert service.keys() <= {"environment", "volumes", "develop"}
        for volume in service["volumes"]:
            source, target, mode = volume.split(":")
            assert (DOCKER / source).is_dir()
            assert target == f"{service['environment']['PYTHONPATH']}/{Path(source).name}"
            assert mode == "ro"
        for watched in service.get("develop", {}).get("watch", []):
            assert (DOCKER / watched["path"]).exists()


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
    missing = names(BotSettings, StorageSettings) - SIGN_IN - environment("bot").keys()
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
    for command in ("migrate", "backup"):
        assert environment(command).keys() <= names(StorageSettings)
    # The pages are open to everybody: they get no token, and know who has access.
    assert (tokens | keys) & environment("web").keys() == tokens & SIGN_IN
    assert environment("web").keys() >= SIGN_IN
    assert not SIGN_IN & environment("bot").keys()
    quotas = {name for name in names(BotSettings) if name.endswith(("_PER_DAY", "_PER_PERSON"))}
    assert {"ADMINS", "ACCESS", "ALLOWED", *quotas} <= environment("web").keys()
    assert environment("web")["REDIS_URL"] == environment("bot")["REDIS_URL"]
    bucket = {"BLOB_URL", "S3_SECRET_KEY"}
    assert not bucket & environment("migrate").keys()
    for name, service in compose()["services"].items():
        assert "env_file" not in service, name


def test_settings_in_compose_exist_and_keep_their_names() -> None:
    for service in OURS:
        for name, value in environment(service).items():
            assert name in SETTINGS | NOT_OURS, name
            if (service, name) == ("worker-short", "WORKER_JOBS"):
                continue
            assert name == "DATA_DIR" or value.startswith("${" + name + ":-"), value


@pytest.mark.parametrize("service", OURS)
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

    assert all(mounts(name)["data"] == "/data" for name in OURS)
    assert mounts("backup")["backups"] == "/backups"  # of the user of the image, as /data is
    assert "mp4totext /data /backups" in (DOCKER / "bot.Dockerfile").read_text()
    assert mounts("bot")["telegram"] == mounts("telegram-api")["telegram"]
