"""The images from the Dockerfiles to an answer in a chat, a stop, and an update that keeps the
data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.containers.compose import Project
from tests.containers.conftest import Progress
from tests.containers.machine import Machine
from tests.e2e.harness.answers import wait_for_answer, word_error_rate
from tests.outgoing import PACKAGED_MODEL
from tests.outgoing.network import Network, TelegramInside, network
from tests.paths import DATA

FILM = DATA / "video/vid_h264_aac_1998.mp4"
NOTE = DATA / "asr/en/fleurs_en_000.ogg"
USER = 10001
GEMINI = "AIza-the-key-of-a-summary-server"

_WRITES = """
import json, pathlib
places = ["/", "/bin", "/etc", "/home/mp4totext", "/opt/venv", "/run", "/tmp", "/usr", "/var/tmp",
          "/var/lib", "/data", "/dev"]
def can_write(place):
    try:
        (pathlib.Path(place) / "tried").touch()
        (pathlib.Path(place) / "tried").unlink()
    except OSError:
        return False
    return True
print(json.dumps([place for place in places if can_write(place)]))
"""

pytestmark = pytest.mark.timeout(1800)


@pytest.fixture
def project(built: Machine) -> Iterator[tuple[Project, TelegramInside, Network]]:
    """Yield the services with a Bot API server in their network, which has no exit."""
    with network() as inside, TelegramInside(inside) as telegram:
        env_file = {
            "TELEGRAM_BOT_TOKEN": telegram.token,
            "TELEGRAM_API_URL": telegram.url,
            "GEMINI_API_KEY": GEMINI,
            **PACKAGED_MODEL,
        }
        yield Project(built, inside, env_file), telegram, inside


def check_locked_in(project: Project, name: str) -> None:
    """Check for no root, no capability, no way to gain one, and only intended writable paths."""
    for process in project.processes(name):
        try:
            written = Path(f"/proc/{process.pid}/status").read_text()
        except (FileNotFoundError, ProcessLookupError):
            continue  # it has ended meanwhile
        status = dict(line.split(":\t", 1) for line in written.splitlines() if ":\t" in line)
        assert set(status["Uid"].split()) == {str(USER)}, process.cmdline()
        assert int(status["CapEff"], 16) == int(status["CapBnd"], 16) == 0, process.cmdline()
        assert status["NoNewPrivs"] == "1", process.cmdline()
    assert json.loads(project.runs(name, _WRITES)) == ["/tmp", "/data"]  # noqa: S108


def secrets_held(project: Project, name: str, *secrets: str) -> set[str]:
    """Return the secrets that are in the environment of any process."""
    held = set()
    for process in project.processes(name):
        try:
            environment = str(process.environ())
        except psutil.NoSuchProcess:
            continue
        held |= {secret for secret in secrets if secret in environment}
    return held


def test_images_answer_a_chat_and_survive_an_update(
    project: tuple[Project, TelegramInside, Network], show_progress: Progress
) -> None:
    services, telegram, inside = project
    anna = telegram.person("Anna")
    reference = FILM.with_suffix(".txt").read_text()

    services.up()
    show_progress("queue, bot and worker are healthy, by their own health checks")
    for name in ("bot", "worker"):
        check_locked_in(services, name)
    token = telegram.token
    assert secrets_held(services, "bot", token, GEMINI) == {token}
    assert secrets_held(services, "worker", token, GEMINI) == {GEMINI}
    show_progress("both run as 10001 without a capability, and can write /data and /tmp only")

    answer = wait_for_answer(
        anna, anna.sends_video(FILM, "formats=txt,json"), ("txt", "json", "voice"), 400
    )
    assert word_error_rate(reference, answer.words) < 0.15
    assert answer.seconds_of("voice") > 1
    show_progress(f"a film came back with {', '.join(sorted(answer.files))}")

    ended = services.down()
    assert {name: status for name, (status, _) in ended.items()} == dict.fromkeys(ended, 0)
    show_progress(
        "stopped: " + ", ".join(f"{name} in {it:.1f} s" for name, (_, it) in ended.items())
    )

    services.up()
    post = anna.says("/history")
    history = anna.waits_for(lambda: anna.answers(post), 60, "the history")
    assert FILM.name in history[0].text
    wait_for_answer(anna, anna.sends_voice(NOTE, "formats=txt"), ("txt",), 200)
    show_progress("new containers over the kept volume know the film and did another recording")
    ended = services.down()
    assert {name: status for name, (status, _) in ended.items()} == dict.fromkeys(ended, 0)

    assert inside.connection_attempts() == 0
    show_progress("nobody in there looked for a way to another machine")
