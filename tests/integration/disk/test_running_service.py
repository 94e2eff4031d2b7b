"""The disk of DATA_DIR fails under the running service: people are told to wait and get everything
when it is back, the ports name the disk, and the log has lines about it and no traceback."""

from __future__ import annotations

import errno
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.harness.answers import wait_for_answer
from tests.e2e.harness.service import Service
from tests.e2e.harness.watch import WatchPort, two_ports
from tests.e2e.telegram_server import TelegramServer
from tests.faults.machine.failing_disk import FailingDisk, can_fail
from tests.paths import DATA

NOTE = DATA / "asr/en/ps_cards_004.wav"
LASTS = 14.0
"""Seconds: somebody who asks is told after ten that it takes longer."""
START = 120.0
TROUBLES = {
    "the disk is read-only",
    "the disk gives errors of input and output",
    "the file of the database can't be written",
}

pytestmark = pytest.mark.skipif(not can_fail(), reason="a disk that fails needs a C compiler")


@pytest.fixture(scope="module")
def server() -> Iterator[TelegramServer]:
    with TelegramServer() as server:
        yield server


@pytest.fixture(scope="module")
def ports() -> tuple[WatchPort, WatchPort]:
    return two_ports()


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> FailingDisk:
    folder = tmp_path_factory.mktemp("disk")
    return FailingDisk(folder, folder / "service/data")


@pytest.fixture(scope="module")
def up(
    server: TelegramServer, ports: tuple[WatchPort, WatchPort], disk: FailingDisk
) -> Iterator[Service]:
    folder = Path(disk.environment["CHAOS_DISK_FOLDER"]).parent
    settings = {"VOICE": "none", "WATCH_LISTEN": str(ports[0].number), **disk.environment}
    with Service(folder, server, **settings) as service:
        service.start("up")
        service.waits_for_worker()
        service.waits_for(lambda: all(each.status("/readyz") == 200 for each in ports), START)
        yield service


def _names_the_disk(port: WatchPort) -> bool:
    """Return whether a process says that it is not ready, and why. It writes a file every 10 s."""
    parts = port.checks()
    return port.status("/readyz") == 503 and {parts["database"], parts["blobs"]} <= TROUBLES


@pytest.mark.parametrize("number", [errno.EROFS, errno.EIO], ids=errno.errorcode.get)
def test_service_waits_for_its_disk_and_says_so(
    up: Service,
    server: TelegramServer,
    ports: tuple[WatchPort, WatchPort],
    disk: FailingDisk,
    number: int,
) -> None:
    person, log_before = server.person(f"Person {number}"), up.log.stat().st_size
    hello = person.says("/settings")
    person.waits_for(lambda: person.answers(hello), START, "an answer")
    with disk.failing(number):
        began = time.monotonic()
        asked, note = person.says("/settings lang=en"), person.sends_voice(NOTE)
        up.waits_for(lambda: all(_names_the_disk(each) for each in ports), 30)
        assert [each.status("/healthz") for each in ports] == [200, 200]
        time.sleep(max(0.0, began + LASTS - time.monotonic()))
    assert wait_for_answer(person, note).files
    told = person.waits_for(
        lambda: [it.text for it in person.answers(asked)][1:], START, "the wait and what was asked"
    )
    assert len(told) == 1, "answered once"
    up.waits_for(lambda: all(each.status("/readyz") == 200 for each in ports), 60)
    said = up.log.read_bytes()[log_before:].decode(errors="replace")
    assert "Traceback" not in said, said[-3000:]
    assert "the disk " in said
    assert not [it.text for it in person.sees() if "my side" in it.text]
