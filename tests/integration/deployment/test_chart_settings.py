"""Chart, docker/compose.yaml and the classes of settings agree: what one of them passes on to a
process, the others do as well."""

from __future__ import annotations

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
from tests.integration.deployment.helm import CHART, rendered
from tests.integration.deployment.test_chart import ADDRESSES, pods, variables
from tests.unit.test_compose import OURS, SIGN_IN, compose, environment

SETTINGS = {name.upper() for group in GROUPS for name in group.model_fields}
SECRETS = ADDRESSES | {
    name.upper()
    for group in GROUPS
    for name, field in group.model_fields.items()
    if field.annotation is SecretStr
}
OF_THE_CHART = {"DATA_DIR", "WATCH_LISTEN", "INVITE_CODES"}
"""Settings that the chart writes itself, or takes from a Secret: who has a code gets in."""
ONLY_THE_CHART_HAS = {
    # A worker is told of the pages' address with the other shared settings, and does not read it.
    ("worker", "WEB_URL"),
}
ELSEWHERE = {"backup", "worker-short"}
"""Services of compose that the chart has not: a tool's pod makes backups, lanes are values."""


def names(*groups: type[BaseSettings]) -> set[str]:
    return {name.upper() for group in groups for name in group.model_fields}


def given(service: str) -> set[str]:
    """Return the settings that docker/compose.yaml passes on to a service."""
    return environment(service).keys() & SETTINGS


@pytest.fixture
def everything(tmp_path: Path) -> Path:
    """Values with every setting that is no secret, in the part of its process."""
    shared = (compose()["x-shared"].keys() & SETTINGS) | {"WEB_URL"}
    parts = {
        "shared": shared,
        "bot": names(BotSettings) - SIGN_IN | given("bot"),
        "web": SIGN_IN,
        "worker": names(PipelineSettings),
    }
    own = OF_THE_CHART | SECRETS
    values = {
        part: dict.fromkeys(found - own - (shared if part != "shared" else set()), "0")
        for part, found in parts.items()
    }
    file = tmp_path / "everything.yaml"
    file.write_text(yaml.safe_dump({"settings": values}))
    return file


def reach(everything: Path) -> dict[str, set[str]]:
    """Return the settings that reach each process when all are set in the chart's values."""
    objects = rendered("web", f"--values={everything}")
    return {name: set(variables(pod)) & SETTINGS for name, pod in pods(objects).items()}


def test_every_setting_reaches_the_process_that_reads_it(everything: Path) -> None:
    found = reach(everything)
    assert names(BotSettings, StorageSettings) - SIGN_IN <= found["bot"]
    assert names(PipelineSettings, StorageSettings) <= found["worker"]
    assert names(StorageSettings) <= found["web"]
    assert set().union(*found.values()) == SETTINGS


@pytest.mark.parametrize("process", sorted(set(OURS) - ELSEWHERE - {"migrate"}))
def test_chart_and_compose_pass_on_the_same_settings(everything: Path, process: str) -> None:
    found = reach(everything)[process]
    excused = {name for part, name in ONLY_THE_CHART_HAS if part == process}
    assert given(process) - found == set(), "docker/compose.yaml passes these on, the chart not"
    assert found - given(process) == excused, "the chart passes these on, docker/compose.yaml not"


def test_settings_of_the_values_are_valid_ones() -> None:
    values: dict[str, Any] = yaml.safe_load((CHART / "values.yaml").read_text())["settings"]
    for part, chosen in values.items():
        for name, value in (chosen or {}).items():
            (group,) = (each for each in GROUPS if name.lower() in each.model_fields)
            read = group.model_validate({name.lower(): value})
            assert getattr(read, name.lower()) is not None, (part, name)


def test_number_zero_reaches_bot_and_pages_alike() -> None:
    """It is a value without meaning for templates, and no limit for us."""
    objects = rendered("web", "--set=settings.bot.JOBS_PER_PERSON=0")
    for name in ("bot", "web"):
        assert variables(pods(objects)[name])["JOBS_PER_PERSON"]["value"] == "0"
