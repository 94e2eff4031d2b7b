"""Durable intake: after any crash of the bot no update is lost or answered twice."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

import pytest

from tests.e2e.harness.answers import wait_for_card
from tests.e2e.harness.service import Service
from tests.e2e.telegram_adapter.webhook_places import PATH, PUBLIC
from tests.e2e.telegram_server import Person, Post, TelegramServer
from tests.paths import DATA
from tests.ports import free_port

NOTE = DATA / "asr/en/fleurs_en_001.ogg"
START = 30.0
"""Seconds that a start may take on a busy machine."""


@pytest.fixture(scope="module")
def server() -> Iterator[TelegramServer]:
    with TelegramServer() as server:
        yield server


@pytest.fixture(scope="module")
def bot(server: TelegramServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A bot without a worker, so that jobs stay in the queue."""
    with Service(tmp_path_factory.mktemp("bot"), server) as bot:
        bot.start("telegram")
        anna = server.person("Anna")
        hello = anna.says("/start")
        anna.waits_for(lambda: anna.answers(hello), START, "a greeting")
        yield bot


@contextmanager
def nothing_is_committed(bot: Service) -> Iterator[None]:
    """Lock the database from another process, so that the bot waits before its commit."""
    with closing(sqlite3.connect(bot.data / "mp4totext.db", timeout=10)) as rows:
        rows.isolation_level = None
        rows.execute("BEGIN IMMEDIATE")
        yield
        rows.execute("ROLLBACK")


def cards_noted(bot: Service) -> int:
    """Return the number of jobs with a stored card."""
    with closing(sqlite3.connect(bot.data / "mp4totext.db", timeout=10)) as rows:
        return int(rows.execute("SELECT count(*) FROM jobs WHERE card IS NOT NULL").fetchone()[0])


def killed_before_the_commit(
    bot: Service, person: Person, has_arrived: Callable[[Post], bool]
) -> Post:
    """Kill the bot after it received the update and before it committed a row."""
    before = bot.jobs()
    with nothing_is_committed(bot):
        post = person.sends_voice(NOTE)
        person.waits_for(lambda: has_arrived(post), START, "the update to arrive")
        time.sleep(0.3)  # it is on its way into the database
        assert bot.jobs() == before
        bot.kill("telegram")
    assert person.answers(post) == []
    bot.start("telegram")
    return post


def check_taken_once(bot: Service, person: Person, post: Post, jobs: int) -> None:
    """Check for one job and one card, also after a redelivery."""
    wait_for_card(person, post, START)
    person.is_delivered_again(post, 2)
    later = person.says("/status")
    person.waits_for(lambda: person.answers(later), START, "the status")
    assert len(person.answers(post)) == 1
    assert len(bot.jobs()) == jobs


def test_update_is_not_lost_between_fetch_and_commit(bot: Service, server: TelegramServer) -> None:
    def fetched(_: Post) -> bool:
        return len(server.calls("getUpdates")) > polls

    anna, jobs, polls = server.person("Anna"), len(bot.jobs()), len(server.calls("getUpdates"))
    post = killed_before_the_commit(bot, anna, fetched)
    check_taken_once(bot, anna, post, jobs + 1)


def test_updates_of_several_hours_are_handled_after_a_restart(
    bot: Service, server: TelegramServer
) -> None:
    """Pending updates are handled; a button press counts although its query has expired."""
    anna, ben, jobs = server.person("Anna"), server.person("Ben"), len(bot.jobs())
    card = wait_for_card(anna, anna.sends_voice(NOTE), START)
    bot.waits_for(lambda: cards_noted(bot) == jobs + 1, START)
    bot.stop("telegram")
    too_old = ben.sends_voice(NOTE)
    server.hours_pass(20)
    anna.presses(card, "cancel")
    posts = [ben.sends_voice(NOTE), ben.sends_voice(NOTE)]
    for post in posts:
        ben.is_delivered_again(post, 2)
    server.hours_pass(5)
    bot.start("telegram")
    for post in posts:
        check_taken_once(bot, ben, post, jobs + 3)
    assert ben.answers(too_old) == []  # Telegram itself has dropped it
    anna.waits_for(lambda: "cancelled" in card.text.lower(), 20, "the cancelled card")
    assert server.calls("answerCallbackQuery")[-1].code == 400


def test_bot_switches_between_webhook_and_polling_without_loss(
    bot: Service, server: TelegramServer
) -> None:
    def posted(_: Post) -> bool:
        return server.webhook_sender.under_way

    port = free_port()
    server.webhook_sender.proxies[PUBLIC] = f"http://127.0.0.1:{port}{PATH}"
    bot.stop("telegram")
    bot.configure(TELEGRAM_WEBHOOK_URL=PUBLIC, TELEGRAM_WEBHOOK_LISTEN=f"127.0.0.1:{port}")
    bot.start("telegram")
    anna, jobs = server.person("Anna"), len(bot.jobs())
    check_taken_once(bot, anna, anna.sends_voice(NOTE), jobs + 1)
    post = killed_before_the_commit(bot, anna, posted)
    check_taken_once(bot, anna, post, jobs + 2)
    bot.stop("telegram")
    waiting = anna.sends_voice(NOTE)
    polls = len(server.calls("getUpdates"))
    bot.configure(TELEGRAM_WEBHOOK_URL="")
    bot.start("telegram")
    check_taken_once(bot, anna, waiting, jobs + 3)
    assert len(server.calls("getUpdates")) > polls
