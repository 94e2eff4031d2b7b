"""Every path and setting in the Dockerfiles exists; no engine is needed."""

import re
from pathlib import Path

import pytest

from tests.env_example import GROUPS

ROOT = Path(__file__).parents[2]
DOCKER = ROOT / "docker"
SETTINGS = {name.upper() for settings in GROUPS for name in settings.model_fields}


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


def test_files_of_the_images_name_no_processor() -> None:
    """The same files make the images for x86-64 and arm64."""
    for path in (*DOCKER.glob("*.Dockerfile"), *DOCKER.glob("*.sh"), *DOCKER.glob("*.yaml")):
        lines = [it for it in path.read_text().splitlines() if not it.lstrip().startswith("#")]
        named = re.findall(r"(?i)x86.64|amd64|aarch64|arm64|TARGETARCH|platform:", "\n".join(lines))
        assert named == [], path.name


def test_locks_of_the_images_exist() -> None:
    assert (ROOT / "locks/bot.txt").exists()
    for lock in ("worker", "worker-cuda"):
        assert (ROOT / f"locks/{lock}.txt").exists()
    assert re.search(r"^ARG LOCK=worker$", (DOCKER / "worker.Dockerfile").read_text(), re.MULTILINE)


def test_bot_image_has_no_model_library() -> None:
    locked = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / "locks/bot.txt").read_text(), re.MULTILINE))
    heavy = {"torch", "numpy", "onnxruntime", "ctranslate2", "faster-whisper", "av", "scipy"}
    assert not locked & heavy


def test_settings_in_dockerfiles_exist() -> None:
    dockerfiles = "".join(path.read_text() for path in DOCKER.glob("*.Dockerfile"))
    for setting in re.findall(r"\b(DATA_DIR|REDIS_URL|[A-Z]+_URL)=", dockerfiles):
        assert setting in SETTINGS
