"""The whole service with its blobs in a bucket."""

from __future__ import annotations

import hashlib
from contextlib import ExitStack
from pathlib import Path

import pytest

from pipeline.queue.embedded_server import socket_path
from tests.cutting_proxy import cutting_proxy
from tests.e2e.harness.answers import wait_for_answer
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import TelegramServer
from tests.e2e.users.test_deletion import delete_everything
from tests.object_server import SECRET, moto_server
from tests.paths import DATA
from tests.postgresql_server import postgresql_server

TALK = DATA / "asr/en/lslong_2414.ogg"
"""69 s: the second worker takes the note that comes meanwhile."""
NOTES = DATA / "asr/en/lj_LJ001-0002.flac", DATA / "asr/en/fleurs_en_001.ogg"


def _start_workers(
    stack: ExitStack, folder: Path, server: TelegramServer, **settings: str
) -> list[Service]:
    """Start two workers with one job at once."""
    workers = [
        stack.enter_context(Service(folder / name, server, JOBS_AT_ONCE="1", **settings))
        for name in ("one", "two")
    ]
    for worker in workers:
        worker.start("worker")
    for worker in workers:
        worker.waits_for_worker()
    return workers


@pytest.mark.timeout(900)
def test_workers_share_database_queue_and_bucket_and_nothing_else(tmp_path: Path) -> None:
    with ExitStack() as stack:
        rows = stack.enter_context(postgresql_server())
        bucket = stack.enter_context(moto_server(tmp_path))
        server = stack.enter_context(TelegramServer())
        shared = bucket.settings("service") | {"DATABASE_URL": rows.create("rows")}
        bot = stack.enter_context(Service(tmp_path / "bot", server, **shared))
        bot.start("telegram")
        queue = socket_path(bot.data / "queue")
        bot.waits_for(queue.exists, 60)
        workers = _start_workers(stack, tmp_path, server, REDIS_URL=f"unix://{queue}", **shared)
        anna, ben = server.person("Anna"), server.person("Ben")
        long = anna.sends_voice(TALK, "speech=no formats=json")
        bot.waits_for(lambda: any("job claimed" in each.log.read_text() for each in workers), 60)
        short = ben.sends_voice(NOTES[0], "speech=no formats=json")
        for person, post in ((anna, long), (ben, short)):
            assert len(wait_for_answer(person, post, ("json",), 400).words) > 20
        for worker in workers:
            assert "job claimed" in worker.log.read_text()
        stored = bucket.stored_keys()
        for note in (TALK, NOTES[0]):
            sha256 = hashlib.sha256(note.read_bytes()).hexdigest()
            assert f"service/media/{sha256}/source" in stored
        for part in (bot, *workers):
            assert not (part.data / "blobs").exists()
            assert not (part.data / "mp4totext.db").exists()
            assert "Traceback" not in part.log.read_text()
            assert SECRET not in part.log.read_text()
        for person in (anna, ben):
            delete_everything(person)
        bot.waits_for(lambda: not bucket.stored_keys(), 120)


@pytest.mark.timeout(900)
def test_recording_is_answered_over_a_bucket_that_fails(tmp_path: Path) -> None:
    with ExitStack() as stack:
        bucket = stack.enter_context(moto_server(tmp_path))
        proxy = stack.enter_context(cutting_proxy(bucket.endpoint))
        proxy.after = NOTES[0].stat().st_size // 2
        server = stack.enter_context(TelegramServer())
        settings = bucket.settings("service", proxy.endpoint)
        service = stack.enter_context(Service(tmp_path, server, **settings))
        service.start("up")
        service.waits_for_worker()
        anna = server.person("Anna")
        proxy.cuts = 2  # of the upload, and its second try
        post = anna.sends_voice(NOTES[0], "speech=no formats=json")
        stored = f"service/media/{hashlib.sha256(NOTES[0].read_bytes()).hexdigest()}/source"
        service.waits_for(lambda: stored in bucket.stored_keys(), 120)
        assert proxy.was_cut == 2
        proxy.cuts = 1  # of the download, or of what the worker stores
        assert len(wait_for_answer(anna, post, ("json",), 400).words) > 20
        proxy.is_away = True
        other = anna.sends_voice(NOTES[1], "speech=no formats=json")
        service.waits_for(lambda: "not stored, trying again" in service.log.read_text(), 200)
        proxy.is_away = False
        assert len(wait_for_answer(anna, other, ("json",), 400).words) > 20
        assert "Traceback" not in service.log.read_text()
