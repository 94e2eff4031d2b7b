"""The README's promises for a service with only its token configured: it connects to the platform
alone, and each process holds only the secrets that it needs."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import psutil
import pytest

from tests.e2e.harness.answers import wait_for_answer
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import TelegramServer
from tests.outgoing import PACKAGED_MODEL, recorded_peers, watched
from tests.outgoing.network import Network, TelegramInside, network
from tests.paths import DATA

READING = DATA / "asr/en/lslong_3005.ogg"
"""A minute: long enough for a summary that is read aloud."""
WEBHOOK = "the-secret-of-the-webhook"
GEMINI = "AIza-the-key-of-a-summary-server"


@pytest.fixture(scope="module")
def inside() -> Iterator[Network | None]:
    """A network without internet access for service and server; None if not permitted."""
    with ExitStack() as stack:
        try:
            yield stack.enter_context(network())
        except OSError:
            yield None


@pytest.fixture(scope="module")
def server(inside: Network | None) -> Iterator[TelegramServer]:
    with TelegramInside(inside) if inside else TelegramServer() as server:
        yield server


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file in which the processes record their connections."""
    return tmp_path_factory.mktemp("asked") / "record"


@pytest.fixture(scope="module")
def service(
    server: TelegramServer,
    inside: Network | None,
    record: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Service]:
    """`mp4totext up` with only two tokens in `.env`."""
    folder = tmp_path_factory.mktemp("defaults")
    (folder / ".env").write_text(
        f"TELEGRAM_BOT_TOKEN={server.token}\n"
        f"TELEGRAM_WEBHOOK_SECRET={WEBHOOK}\n"
        f"GEMINI_API_KEY={GEMINI}\n"
    )
    with Service(folder, server, **watched(PACKAGED_MODEL, record)) as service:
        service.configure(TELEGRAM_BOT_TOKEN="")
        service.prefix = inside.prefix if inside else ()
        service.start("up")
        service.waits_for_worker()
        yield service


def holds(process: psutil.Process, secret: str) -> bool:
    """Return whether the memory of a process contains a text."""
    pattern = secret.encode()
    with (
        Path(f"/proc/{process.pid}/maps").open() as maps,
        Path(f"/proc/{process.pid}/mem").open("rb", buffering=0) as memory,
    ):
        for line in maps.read().splitlines():
            span, rights, *_, path = (
                line.split(None, 5) if line.count(" ") > 4 else (*line.split(), "")
            )
            if not rights.startswith("rw") or path.startswith(("/", "[v")):
                continue
            begin, end = (int(edge, 16) for edge in span.split("-"))
            memory.seek(begin)
            try:
                if pattern in memory.read(end - begin):
                    return True
            except OSError:
                continue  # a guard page
    return False


def test_default_settings_contact_only_telegram_and_leak_no_secret(
    service: Service, server: TelegramServer, record: Path, inside: Network | None
) -> None:
    anna = server.person("Anna")
    bot, worker = service.process("up"), service.process("worker")
    processes: dict[int, tuple[list[str], dict[str, str]]] = {}

    def look() -> None:
        for each in bot.children(recursive=True):
            try:
                processes[each.pid] = (each.cmdline(), each.environ())
            except psutil.Error:
                continue  # it ended meanwhile

    post = anna.sends_document(READING, "speech=yes formats=txt,json")
    deadline = time.monotonic() + 200
    while not any("child_start" in " ".join(line) for line, _ in processes.values()):
        assert time.monotonic() < deadline, processes
        look()
    while not any("piper" in line for line, _ in processes.values()):
        assert time.monotonic() < deadline, processes
        look()
    wait_for_answer(anna, post, ("txt", "json", "voice"))

    assert recorded_peers(record) == []
    if inside:  # libraries of other languages, too
        assert inside.connection_attempts() == 0

    for line, environment in processes.values():
        spread = [secret for secret in (server.token, WEBHOOK) if secret in str(environment)]
        assert spread == [], line
        if worker.pid not in processes or environment != processes[worker.pid][1]:
            assert GEMINI not in str(environment), line
    assert GEMINI in str(processes[worker.pid][1])  # the worker writes the summaries
    assert holds(bot, server.token)
    assert not holds(worker, server.token)
    assert not holds(worker, WEBHOOK)
    assert holds(worker, GEMINI)
