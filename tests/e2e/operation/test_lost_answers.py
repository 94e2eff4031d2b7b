"""Messages whose answer from Telegram is lost before the bot is killed: each is there once."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from storage.models import FileKind, Result
from tests.e2e.harness.answers import wait_for_card
from tests.e2e.harness.fake_worker import FakeWorker
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import Person, Post, TelegramServer
from tests.paths import DATA

NOTE = DATA / "asr/en/fleurs_en_001.ogg"
START = 60.0
"""Seconds that a start may take on a busy machine."""


@pytest.fixture(scope="module")
def server() -> Iterator[TelegramServer]:
    with TelegramServer() as server:
        yield server


@pytest.fixture(scope="module")
def bot(server: TelegramServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A bot without a worker; the test plays it."""
    with Service(tmp_path_factory.mktemp("lost"), server) as bot:
        bot.start("telegram")
        yield bot


def is_greeted(person: Person) -> None:
    hello = person.says("/start")
    person.waits_for(lambda: person.answers(hello), START, "a greeting")


def killed_after(bot: Service, server: TelegramServer, words: str) -> None:
    """Kill the bot once it has logged a lost answer, and start it with a network that works."""
    size = len(bot.log.read_text())
    bot.waits_for(lambda: words in bot.log.read_text()[size:], START)
    bot.kill("telegram")
    server.loses_answers(0)
    bot.start("telegram")


def result(worker: FakeWorker) -> Result:
    files = (
        worker.makes(FileKind.TXT, "talk.txt", b"Hello.\n"),
        worker.makes(FileKind.SRT, "talk.srt", b"1\n"),
        worker.makes(FileKind.VOICE, "talk.summary.ogg", NOTE.read_bytes()),
    )
    return Result("Hello", "en", 1.0, "Hello.", None, (), files, (), {"transcriber": "by hand"})


def kinds(person: Person, post: Post) -> list[str]:
    return sorted(it.kind for it in person.answers(post))


def test_card_is_there_once_after_a_kill_while_its_answer_was_awaited(
    bot: Service, server: TelegramServer
) -> None:
    anna = server.person("Anna")
    is_greeted(anna)
    time.sleep(2)
    server.answers_late(60)
    post = anna.sends_voice(NOTE)
    wait_for_card(anna, post, START)
    time.sleep(3)
    bot.kill("telegram")
    server.answers_late(0)
    bot.start("telegram")
    anna.waits_for(lambda: kinds(anna, post) == ["text"] * 2, START, "the card again")
    anna.waits_for(lambda: kinds(anna, post) == ["text"], START, "one card")


def test_card_and_files_are_there_once_after_lost_answers_and_kills(
    bot: Service, server: TelegramServer
) -> None:
    anna, ben = server.person("Anna"), server.person("Ben")
    is_greeted(anna)
    is_greeted(ben)
    time.sleep(2)  # ids of sent messages are stored once a second
    server.loses_answers(1)
    post = anna.sends_voice(NOTE)
    first = wait_for_card(anna, post, START)
    killed_after(bot, server, "card was not sent")
    anna.waits_for(lambda: kinds(anna, post) == ["text"] * 2, START)
    is_greeted(ben)
    anna.waits_for(lambda: kinds(anna, post) == ["text"], START, "one card")
    assert first.deleted
    worker = FakeWorker(bot.data)
    job = worker.takes(anna)
    server.loses_answers(1)
    worker.finishes(job, result(worker))
    killed_after(bot, server, "delivery failed")
    once = ["document", "document", "text", "voice"]
    anna.waits_for(lambda: len(kinds(anna, post)) > len(once), START, "the files again")
    anna.waits_for(lambda: kinds(anna, post) == once, START, "each file once")
    worker.sees_delivered(job)
    with server.world.lock:
        assert not any(it.deleted for it in server.world.posts.values() if not it.from_bot)
