"""A group that becomes a supergroup while the bot works for it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.harness.answers import wait_for_card
from tests.e2e.harness.instant_worker import HEADLINE, finish_jobs
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import Person, Post, TelegramServer
from tests.e2e.telegram_server.posts import Json
from tests.paths import DATA

NOTE = DATA / "asr/en/ps_cards_004.wav"
ANSWERED = 30.0  # seconds


@pytest.fixture
def server() -> Iterator[TelegramServer]:
    with TelegramServer() as server:
        yield server


@pytest.fixture
def service(server: TelegramServer, tmp_path: Path) -> Iterator[Service]:
    with Service(tmp_path, server) as service:
        service.start("telegram")
        yield service


def reply(person: Person, post: Post) -> Post:
    return person.waits_for(lambda: person.answers(post), ANSWERED, "a reply")[0]


def texts(person: Person) -> list[str]:
    return [post.text for post in person.sees() if post.kind == "text"]


def switch_on(server: TelegramServer, group: Json, anna: Person) -> None:
    server.promotes(anna, group)
    assert "From now on" in reply(anna, anna.says("/auto on")).text


def test_running_job_and_settings_go_to_the_new_group(
    server: TelegramServer, service: Service
) -> None:
    group = server.basic_group("Team")
    anna = server.person("Anna").at(group)
    switch_on(server, group, anna)
    card = wait_for_card(anna, anna.sends_voice(NOTE))
    anna = anna.at(server.upgrade(group, anna))
    (new_card,) = anna.waits_for(anna.sees, ANSWERED, "a card in the new group")
    assert new_card.reply_to is None  # the recording has no number there
    asyncio.run(finish_jobs(service.data, 1, hints=2, pause=3.0))
    anna.waits_for(lambda: HEADLINE in new_card.text, ANSWERED, "the answer")
    anna.waits_for(lambda: [it for it in anna.sees() if it.file], ANSWERED, "the file")
    assert HEADLINE not in card.text
    wait_for_card(anna, anna.sends_voice(NOTE))  # without being asked
    assert len(texts(anna)) == 2  # service messages get no answer


def test_move_is_learnt_from_an_error(server: TelegramServer, service: Service) -> None:
    """The service messages are lost: they are older than a day when the bot is back."""
    group = server.basic_group("Team")
    anna = server.person("Anna").at(group)
    switch_on(server, group, anna)
    wait_for_card(anna, anna.sends_voice(NOTE))
    anna = anna.at(server.upgrade(group, anna, told=False))
    asyncio.run(finish_jobs(service.data, 1, hints=0, pause=0))
    anna.waits_for(lambda: HEADLINE in " ".join(texts(anna)), ANSWERED, "the answer")
    anna.waits_for(lambda: [it for it in anna.sees() if it.file], ANSWERED, "the file")
    wait_for_card(anna, anna.sends_voice(NOTE))
