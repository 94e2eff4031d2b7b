"""An update while the service runs: bot and worker of the version before the newest migration, and
those of this one, side by side on one database and one queue."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.harness.answers import wait_for_answer
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import Person, Post, TelegramServer
from tests.paths import DATA, ROOT
from tests.ports import free_port
from tests.postgresql_server import postgresql_server
from tests.valkey_server import valkey_server

NOTES = [
    it
    for pattern in ("lj_*.flac", "fleurs_*.ogg")
    for it in sorted((DATA / "asr/en").glob(pattern))
]
CAPTION = "formats=json summary=none speech=no"
MIGRATIONS = "storage/migrations/versions"
OLD, NEW = (" of before", " of now")


def git(*line: str) -> bytes:
    done = subprocess.run(
        ["git", "-C", ROOT, *line], check=False, capture_output=True, timeout=60
    )  # fmt: skip
    if done.returncode:
        pytest.skip(f"no history here: {done.stderr.decode().strip()}")
    return done.stdout


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the code of the commit before the newest migration came."""
    newest = max((ROOT / MIGRATIONS).glob("[0-9]*.py")).name
    found = git("log", "--diff-filter=A", "--format=%H", "-1", "--", f"{MIGRATIONS}/{newest}")
    commit = found.decode().strip()
    if not commit:
        pytest.skip(f"{newest} is not committed yet")
    code = git("archive", f"{commit}^", "bot", "pipeline", "storage")
    folder = tmp_path_factory.mktemp("before")
    with tarfile.open(fileobj=io.BytesIO(code)) as archive:
        archive.extractall(folder, filter="data")
    assert not (folder / MIGRATIONS / newest).exists()
    return folder


@pytest.fixture
def service(before: Path, tmp_path: Path) -> Iterator[tuple[Service, TelegramServer]]:
    port = free_port()
    with (
        TelegramServer() as server,
        postgresql_server() as rows,
        valkey_server(tmp_path / "valkey", port),
        Service(
            tmp_path / "service", server, PYTHONPATH=str(before), DATABASE_URL=rows.create("rows"),
            REDIS_URL=f"redis://127.0.0.1:{port}", JOBS_AT_ONCE="1", JOBS_PER_PERSON="0",
        ) as service,
    ):  # fmt: skip
        yield service, server


def send(people: list[Person], number: int) -> list[Post]:
    """Send a note of each person. Nobody has sent any of them before."""
    notes = NOTES[len(people) * number :]
    return [person.sends_voice(it, CAPTION) for person, it in zip(people, notes, strict=False)]


def check_answers(people: list[Person], posts: list[Post]) -> None:
    """Check that each note has one answer with one file."""
    for person, post in zip(people, posts, strict=True):
        assert len(wait_for_answer(person, post, ("json",), 120).words.split()) > 3
        assert len([it for it in person.answers(post) if it.file is not None]) == 1


@pytest.mark.timeout(600)
def test_people_are_answered_while_each_half_is_replaced(
    service: tuple[Service, TelegramServer],
) -> None:
    running, server = service
    people = [server.person(name) for name in ("Anna", "Ben")]
    for part in ("telegram", "worker"):
        running.start(part + OLD)
    sent = [send(people, 0)]
    check_answers(people, sent[0])

    running.configure(PYTHONPATH=str(ROOT))
    said = running.says("migrate")
    newest = max((ROOT / MIGRATIONS).glob("[0-9]*.py")).name[:4]
    assert newest in said
    sent.append(send(people, 1))  # to the old ones alone, on the new tables
    check_answers(people, sent[1])

    running.start("worker" + NEW)
    running.waits_for(lambda: running.log.read_text().count("the worker is up") == 2, 120)
    sent.append(send(people, 2))  # one each
    check_answers(people, sent[2])

    running.start("telegram" + NEW)
    running.waits_for(lambda: "standby: another process serves" in running.log.read_text(), 60)
    sent.append(send(people, 3))
    assert running.stop("worker" + OLD) == 0
    assert running.stop("telegram" + OLD) == 0
    check_answers(people, sent[3])
    sent.append(send(people, 4))
    check_answers(people, sent[4])
    for posts in sent:  # nothing came twice meanwhile
        check_answers(people, posts)
