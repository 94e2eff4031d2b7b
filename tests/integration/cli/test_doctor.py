"""`mp4totext doctor` as an operator runs it: the real program, its output and its exit status."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from pipeline.engines.whisper.models.packaged import join_packages
from tests.e2e.discord_server import DiscordServer
from tests.e2e.telegram_server import TelegramServer
from tests.integration.cli.test_settings import LIKE_ANYBODY, STRANGER
from tests.integration.engines.model_hub import ModelHub, Trouble
from tests.integration.engines.summary_servers import (
    GeminiProtocol,
    OpenAiProtocol,
    Sleeps,
    Status,
    SummaryServer,
)
from tests.paths import ROOT

KEY = "sk-this-is-a-secret-key-0123456789"


@dataclass(frozen=True)
class DoctorOutput:
    """Output of the doctor: exit status, findings and complete text."""

    status: int
    findings: tuple[dict[str, str], ...]
    text: str

    def of(self, name: str) -> dict[str, str]:
        """Return the only finding of this name."""
        (finding,) = [each for each in self.findings if each["name"] == name]
        return finding

    def levels(self) -> dict[str, set[str]]:
        """Return the levels by name."""
        levels: dict[str, set[str]] = {}
        for each in self.findings:
            levels.setdefault(each["name"], set()).add(each["level"])
        return levels

    def broken(self) -> list[dict[str, str]]:
        return [each for each in self.findings if each["level"] == "broken"]


def environment(folder: Path, **settings: str) -> dict[str, str]:
    """Return an environment with nothing but PATH and these settings."""
    usual = {
        "HOME": str(folder),
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "DATA_DIR": str(folder / "data"),
        "HF_HUB_OFFLINE": "1",
        "COLUMNS": "200",
    }
    return usual | settings


def doctor(
    folder: Path, *line: str, by: Sequence[str] = (), program: Sequence[str] = (), **settings: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*by, sys.executable, *(program or ("-m", "bot")), "doctor", *line],
        env=environment(folder, **settings),
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


def run_doctor(
    folder: Path, only: str = "", by: Sequence[str] = (), **settings: str
) -> DoctorOutput:
    chosen = ["--only", only] if only else []
    done = doctor(folder, "--json", *chosen, by=by, **settings)
    assert "Traceback" not in done.stderr, done.stderr
    report = json.loads(done.stdout)
    assert report["version"] == 1
    assert report["level"] == ("broken" if done.returncode else report["level"])
    return DoctorOutput(done.returncode, tuple(report["findings"]), done.stdout + done.stderr)


def test_doctor_reports_every_check_on_a_healthy_machine(tmp_path: Path) -> None:
    report = run_doctor(tmp_path, VOICE="piper")
    assert report.status == 0, report.text
    assert report.broken() == []
    assert "ogg with Opus" in report.of("decoder")["says"]
    assert "mp4 with AAC" in report.of("decoder")["says"]
    for engine in ("speech detector", "transcriber", "diarizer", "summarizer", "voice"):
        assert "tried in" in report.of(engine)["says"], engine
        assert report.of(engine)["level"] == "ok"
    assert "an hour of speech takes about" in report.of("speed")["says"]
    assert "measured over 18 s" in report.of("speed")["says"]
    assert "cpu" in report.of("device")["says"]
    aloud = report.of("languages read aloud")
    assert aloud["level"] == "careful"
    assert aloud["says"].startswith("en only")
    assert "PIPER_VOICE" in aloud["todo"]
    assert report.levels()["locked in"] <= {"ok", "careful"}
    assert report.of("workers")["level"] == "careful"
    assert "GB free" in report.of("disk")["says"]
    assert not (tmp_path / "data" / "mp4totext.db").exists()  # checking creates no tables
    left = [each for each in psutil.process_iter(["environ"]) if _is_of(each, tmp_path)]
    assert left == []


def _is_of(process: psutil.Process, folder: Path) -> bool:
    try:
        return process.environ().get("HOME") == str(folder)
    except psutil.Error:
        return False


def test_text_output_shows_level_and_advice(tmp_path: Path) -> None:
    done = doctor(tmp_path, "--only", "database,redis", REDIS_URL="redis://:hidden@127.0.0.1:1")
    assert done.returncode == 1
    rows, queue = done.stdout.splitlines()
    assert rows.startswith("ok      database: ")
    assert queue.startswith("broken  redis: the server of REDIS_URL does not work: ")
    assert queue.endswith("To do: start it, or change REDIS_URL")
    assert "hidden" not in done.stdout + done.stderr
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize("line", [["--only", "luck"], ["--quick", "--only", "blobs"], ["--fast"]])
def test_wrong_usage_is_one_sentence_with_status_2(tmp_path: Path, line: list[str]) -> None:
    done = doctor(tmp_path, *line)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert done.stdout == ""


@pytest.mark.skipif(
    os.geteuid() != 0 or not shutil.which("setpriv"), reason="needs root, to be another user"
)
def test_unwritable_data_folder_is_one_finding(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir(mode=0o755)
    os.chown(data, STRANGER, STRANGER)
    report = run_doctor(tmp_path, "", by=LIKE_ANYBODY, SUMMARIZER="none", VOICE="none")
    assert report.status == 1
    (wrong,) = report.broken()
    assert wrong["name"] == "settings"
    assert wrong["says"].startswith(f"DATA_DIR: {data} belongs to user {STRANGER}")
    for name in ("database", "blobs", "redis", "engines"):
        assert "DATA_DIR, see settings" in report.of(name)["says"]
        assert report.of(name)["level"] == "careful"
    assert "DATABASE_URL" not in report.text
    assert "BLOB_URL" not in report.text
    quick = doctor(tmp_path, "--quick", by=LIKE_ANYBODY)
    assert quick.returncode == 1
    assert len(quick.stdout.splitlines()) == 1


def test_wrong_setting_does_not_stop_the_other_checks(tmp_path: Path) -> None:
    done = doctor(tmp_path, "--json", BEAM_SIZE="many", VOICE="none", DIARIZER="none")
    report = json.loads(done.stdout)
    findings = {each["name"]: each for each in report["findings"]}
    assert done.returncode == 1
    assert findings["settings"]["says"].startswith("BEAM_SIZE: must be a whole number")
    assert findings["transcriber"]["level"] == "ok"


@pytest.mark.parametrize(
    ("settings", "says", "setting"),
    [
        ({"DEVICE": "cuda"}, "no CUDA GPU is seen", "DEVICE"),
        ({"WHISPER_MODEL": "/models/smal"}, "no folder /models/smal", "WHISPER_MODEL"),
    ],
)
def test_unusable_engine_is_broken_with_its_setting(
    tmp_path: Path, settings: dict[str, str], says: str, setting: str
) -> None:
    report = run_doctor(tmp_path, "gpu,engines", DIARIZER="none", **settings)
    assert report.status == 1
    finding = report.of("transcriber")
    assert finding["level"] == "broken"
    assert says in finding["says"]
    assert setting in finding["todo"]
    if setting == "DEVICE":
        assert report.of("gpu")["level"] == "broken"
    assert "on cuda" not in report.text
    assert "speed" not in report.levels()


def test_silent_hub_times_out(tmp_path: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        hub = {"HF_ENDPOINT": address, "HF_HUB_OFFLINE": "0", "WHISPER_MODEL": "tiny"}
        report = run_doctor(tmp_path, "hub,engines,blobs", DIARIZER="none", **hub)
    assert report.status == 1
    assert report.of("hub")["level"] == "careful"
    assert "no answer within 10 s" in report.of("hub")["says"]
    assert report.of("transcriber")["level"] == "broken"
    assert report.of("blobs")["level"] == "ok"


def test_missing_model_is_named_and_not_downloaded(tmp_path: Path) -> None:
    weights = join_packages(tmp_path / "there")
    with ModelHub({"Systran/faster-whisper-tiny": weights}) as hub:
        hub.trouble = Trouble(per_second=1000)
        settings = {"HF_ENDPOINT": hub.url, "HF_HUB_OFFLINE": "0", "WHISPER_MODEL": "tiny"}
        report = run_doctor(tmp_path, "engines", DIARIZER="none", **settings)
        assert hub.requests
    assert report.status == 0
    assert report.of("transcriber")["level"] == "careful"
    assert "its model is not downloaded yet" in report.of("transcriber")["says"]


def test_summary_servers_are_checked_with_a_summary(tmp_path: Path) -> None:
    not_found = {"error": {"code": 404, "message": "models/x is retired", "status": "NOT_FOUND"}}
    bad_key = {"error": {"message": "Incorrect API key", "code": "invalid_api_key"}}
    with (
        SummaryServer(GeminiProtocol(), Status(404, not_found)) as gemini,
        SummaryServer(OpenAiProtocol(), Status(401, bad_key)) as openai,
    ):
        report = run_doctor(
            tmp_path,
            "summary",
            SUMMARIZER="gemini,openai",
            GEMINI_API_KEY=KEY,
            GEMINI_BASE_URL=gemini.url,
            GEMINI_MODEL="gemini-test",
            OPENAI_BASE_URL=f"{openai.url}/v1",
            OPENAI_API_KEY=KEY,
            OPENAI_MODEL="tiny",
        )
        assert gemini.requests
        assert openai.requests
    assert report.status == 1
    first, second = report.findings
    assert "models/x is retired" in first["says"]
    assert "GEMINI_MODEL" in first["todo"]
    assert "Incorrect API key" in second["says"]
    assert "OPENAI_API_KEY" in second["todo"]
    assert KEY not in report.text


@pytest.mark.parametrize(
    ("model", "status", "expected"), [("tiny", 0, "tried in"), ("large", 1, "OPENAI_MODEL")]
)
def test_summary_server_without_its_version_is_found(
    model: str, status: int, expected: str, tmp_path: Path
) -> None:
    """The address lacks /v1: it is tried with it, and only the model may be blamed then."""
    with SummaryServer(OpenAiProtocol()) as server:
        report = run_doctor(
            tmp_path,
            "summary",
            SUMMARIZER="openai",
            OPENAI_BASE_URL=server.url,
            OPENAI_MODEL=model,
        )
    assert report.status == status, report.text
    (finding,) = report.findings
    assert expected in finding["says"] + finding["todo"]


def test_silent_summary_server_is_not_an_error_when_another_works(tmp_path: Path) -> None:
    with SummaryServer(OpenAiProtocol(), Sleeps(60)) as server:
        report = run_doctor(
            tmp_path,
            "summary",
            SUMMARIZER="openai,offline",
            SUMMARY_TIMEOUT="2",
            OPENAI_BASE_URL=f"{server.url}/v1",
            OPENAI_MODEL="tiny",
        )
    assert report.status == 0
    first, second = report.findings
    assert first["level"] == "careful"
    assert "another one in the list works" in first["says"]
    assert second["level"] == "ok"


def test_platform_checks_report_identity_and_permissions(tmp_path: Path) -> None:
    with TelegramServer() as telegram, DiscordServer() as discord:
        report = run_doctor(
            tmp_path,
            "telegram,discord,people",
            TELEGRAM_BOT_TOKEN=telegram.token,
            TELEGRAM_API_URL=telegram.url,
            **discord.settings,
        )
        assert telegram.token not in report.text
        assert discord.token not in report.text
    assert report.of("telegram")["says"].endswith("accepts the token of @mp4totext_bot")
    assert "privacy mode is on" in report.of("groups")["says"]
    assert "by polling; 0 waiting" in report.of("updates")["says"]
    assert report.of("discord")["level"] == "ok"
    assert report.of("intent")["level"] == "broken"
    assert "DISCORD_MESSAGE_CONTENT" in report.of("intent")["says"]
    assert "recommends 1" in report.of("shards")["says"]
    assert report.status == 1
    assert report.of("administrators")["level"] == "careful"
    assert "nobody" in report.of("administrators")["says"]
    assert report.of("access")["says"].startswith("open: everybody")


def test_refused_token_names_its_setting(tmp_path: Path) -> None:
    wrong = "4243:THIS-IS-ANOTHER-SECRET-PART-OF-A-TOKEN"
    with TelegramServer() as telegram:
        report = run_doctor(
            tmp_path, "telegram", TELEGRAM_BOT_TOKEN=wrong, TELEGRAM_API_URL=telegram.url
        )
    (finding,) = report.findings
    assert report.status == 1
    assert "refuses the token (401" in finding["says"]
    assert "TELEGRAM_BOT_TOKEN" in finding["todo"]
    assert wrong not in report.text


BOT_ALONE = """
import builtins, importlib.util, sys
LACKING = {"av", "numpy", "scipy", "ctranslate2", "faster_whisper", "onnxruntime", "openai", "gtts"}

class Lacking:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in LACKING:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Lacking())
real = importlib.util.find_spec
importlib.util.find_spec = lambda name, package=None: (
    None if name.partition(".")[0] in LACKING else real(name, package)
)
from bot.cli.app import main
main()
"""


def test_bot_without_a_worker_passes_the_checks(tmp_path: Path) -> None:
    done = doctor(tmp_path, "--json", program=("-c", BOT_ALONE))
    assert done.returncode == 0, done.stdout + done.stderr
    findings = {each["name"]: each for each in json.loads(done.stdout)["findings"]}
    for name in ("decoder", "gpu", "engines", "summarizer", "voice", "hub"):
        assert findings[name]["level"] == "ok"
        assert "a bot alone" in findings[name]["says"]
    assert findings["telegram"]["says"].startswith("not used")


def test_health_check_is_quick_and_reports_errors(tmp_path: Path) -> None:
    migrated = subprocess.run(
        [sys.executable, "-m", "bot", "migrate"],
        env=environment(tmp_path),
        cwd=tmp_path,
        check=False,
        capture_output=True,
    )
    assert migrated.returncode == 0
    blobs = tmp_path / "data" / "blobs" / "media"
    for number in range(300):
        (blobs / f"{number}").mkdir(parents=True)
        (blobs / f"{number}" / "source").touch()
    well = doctor(tmp_path, "--quick")
    assert well.returncode == 0, well.stdout + well.stderr
    levels = [line.split()[0] for line in well.stdout.splitlines()]
    assert levels == ["ok", "ok", "careful"]
    assert "written and rolled back" in well.stdout
    unhealthy = doctor(tmp_path, "--quick", REDIS_URL="redis://127.0.0.1:1")
    assert unhealthy.returncode == 1
    assert "broken  redis" in unhealthy.stdout


def test_health_check_loads_no_model_library_and_lists_no_blobs(
    tmp_path: Path,
) -> None:
    program = """
import asyncio, sys
import obstore
def never(*_args, **_more): raise AssertionError("the store was listed")
obstore.list = never
from bot.app import config
from bot.doctor.quick import run_quick_checks
settings, found = config.read(config.EVERYTHING)
async def all_of(): return [it async for it in run_quick_checks(settings, found)]
for each in asyncio.run(all_of()): print(each)
heavy = {"numpy", "av", "onnxruntime", "ctranslate2", "faster_whisper", "alembic", "sqlalchemy",
         "telegram", "discord", "arq", "httpx"}
print("loaded:", sorted(heavy & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment(tmp_path),
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    *lines, loaded = done.stdout.splitlines()
    assert [line.split()[1] for line in lines] == ["database:", "blobs:", "redis:"]
    assert loaded == "loaded: []"
