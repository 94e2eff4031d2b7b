"""Docker Compose itself reads the files of `docker/` and runs the services: with networks and names
of its own, from `up` to an answer in a chat, a backup, and `down`."""

from __future__ import annotations

import itertools
import json
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.containers.bases import PYTHON
from tests.containers.conftest import Progress
from tests.containers.docker_compose import DOCKER, Compose, docker_compose, program
from tests.containers.machine import Machine, Unavailable
from tests.e2e.harness.answers import wait_for_answer
from tests.e2e.telegram_server import TelegramServer
from tests.outgoing import PACKAGED_MODEL
from tests.paths import DATA

NOTE = DATA / "asr/en/lj_LJ001-0002.flac"
LOADED = yaml.safe_load((DOCKER / "compose.yaml").read_text())["services"]
PROFILES = sorted({each for it in LOADED.values() for each in it.get("profiles", [])})
FILES = ("", "compose.dev.yaml", "compose.cuda.yaml")
_NO_WAY_OUT = """
routes = [line.split() for line in open("/proc/net/route").readlines()[1:]]
print(sum(route[1] == "00000000" for route in routes))
"""

pytestmark = pytest.mark.timeout(1800)


@pytest.fixture(scope="module")
def command() -> list[str]:
    try:
        return program()
    except Unavailable as why:
        pytest.skip(str(why))


def configuration(command: list[str], folder: Path, *options: str, **settings: str) -> Any:
    """Return what Compose makes of the files."""
    env_file = folder / ".env"
    env_file.write_text("".join(f"{name}={value}\n" for name, value in settings.items()))
    files = ["--env-file", str(env_file), "--file", str(DOCKER / "compose.yaml")]
    done = subprocess.run(
        [*command, *files, *options, "config", "--format", "json"],
        env={"HOME": str(folder)}, check=False, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert not done.stderr, done.stderr  # warnings of variables that are not set, and others
    return json.loads(done.stdout)


def test_files_are_valid_with_every_set_of_profiles(command: list[str], tmp_path: Path) -> None:
    sets = [(), *((each,) for each in PROFILES), ("*",)]
    pairs = itertools.product(itertools.combinations(PROFILES, 2), FILES[:1])
    for chosen, file in (*itertools.product(sets, FILES), *pairs):
        options = ["--file", str(DOCKER / file)] if file else []
        options += [f"--profile={each}" for each in chosen]
        services = configuration(command, tmp_path, *options, POSTGRES_PASSWORD="abc")["services"]
        assert {"bot", "worker", "queue", "migrate"} <= services.keys()
        wanted = {
            name for name, it in LOADED.items() if {"*", *it.get("profiles", ())} & set(chosen)
        }
        assert wanted <= services.keys() or file, (chosen, file)


def test_settings_reach_the_services_that_need_them(command: list[str], tmp_path: Path) -> None:
    secret = "a$b:c/d e#f"
    services = configuration(
        command, tmp_path, "--profile=lanes", "--file", str(DOCKER / "compose.cuda.yaml"),
        TELEGRAM_BOT_TOKEN="1:a", OPENAI_API_KEY=f"'{secret}'", WORKER_MEMORY="3g",
        WORKER_JOBS="long", SHORT_MINUTES="2.5",
    )["services"]  # fmt: skip
    bot, worker, short = (services[name] for name in ("bot", "worker", "worker-short"))
    assert bot["environment"]["TELEGRAM_BOT_TOKEN"] == "1:a"
    assert "TELEGRAM_BOT_TOKEN" not in worker["environment"]
    assert worker["environment"]["OPENAI_API_KEY"].replace("$$", "$") == secret
    assert {it["environment"]["SHORT_MINUTES"] for it in (bot, worker, short)} == {"2.5"}
    lanes = [it["environment"]["WORKER_JOBS"] for it in (worker, short)]
    assert lanes == ["long", "short"]
    assert int(worker["deploy"]["resources"]["limits"]["memory"]) == 3 << 30
    (card,) = worker["deploy"]["resources"]["reservations"]["devices"]
    assert card["capabilities"] == ["gpu"]
    for service in (bot, worker, short):
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]


class OpenTelegram(TelegramServer):
    """A Bot API server that containers reach, too."""

    address = "0.0.0.0"  # noqa: S104


@pytest.fixture
def running(built: Machine, command: list[str]) -> Iterator[tuple[Compose, OpenTelegram]]:
    if not built.has_networks(PYTHON):
        pytest.skip("containers get no network of their own here: podman network create")
    with OpenTelegram() as telegram:
        port = telegram.url.rpartition(":")[2]
        settings = {
            "TELEGRAM_BOT_TOKEN": telegram.token,
            "TELEGRAM_API_URL": f"http://host.containers.internal:{port}",
            **PACKAGED_MODEL,
        }
        with docker_compose(built, settings) as compose:
            yield compose, telegram


def test_services_start_answer_are_backed_up_and_stop(
    running: tuple[Compose, OpenTelegram], show_progress: Progress
) -> None:
    compose, telegram = running
    anna = telegram.person("Anna")
    compose("up", "--detach", "--no-build", "--pull", "never")
    compose.waits_until_healthy("queue", "bot", "worker")
    migrate = compose.containers()["migrate"]
    assert (migrate["State"], migrate["ExitCode"]) == ("exited", 0)
    show_progress("docker compose up: migrated, and queue, bot and worker are healthy")

    caption = "speech=no summary=none formats=json"
    answer = wait_for_answer(anna, anna.sends_voice(NOTE, caption), ("json",), 200)
    assert len(answer.words.split()) > 3
    assert int(compose("exec", "--no-TTY", "queue", "python3", "-c", _NO_WAY_OUT)) == 0
    assert int(compose("exec", "--no-TTY", "worker", "python3", "-c", _NO_WAY_OUT)) == 1
    show_progress("a note was answered over Compose's networks, of which one has no way out")

    once = ("run", "--name", "once", "--no-TTY")  # not --rm: Podman has no status then
    compose("--profile", "backup", *once, "backup")
    compose.machine.podman("rm", "once")
    volume = ("volume", "inspect", "--format", "{{.Mountpoint}}", "mp4totext_backups")
    (kept,) = Path(compose.machine.podman(*volume)).iterdir()
    with tarfile.open(kept) as backup:
        assert backup.getnames()
    show_progress(f"docker compose run backup: {kept.name}")

    compose("stop", "--timeout", "30")
    ended = {name: it["ExitCode"] for name, it in compose.containers().items()}
    assert ended == dict.fromkeys(("queue", "migrate", "bot", "worker"), 0)
