"""Many chats in parallel under Telegram's rate limits, with one chat that always gets 429."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pytest

from tests.e2e.harness.answers import wait_for_answer, wait_for_end
from tests.e2e.harness.instant_worker import HEADLINE, finish_jobs
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import Person, Post, TelegramServer
from tests.paths import DATA

CHATS = 25
NOTE = DATA / "asr/en/ps_cards_004.wav"


@dataclass(frozen=True)
class Burst:
    """The course of a test in which all users send a note at once and all jobs end at once."""

    server: TelegramServer
    posts: list[tuple[Person, Post]]
    throttled: Person

    @property
    def cards(self) -> list[Post]:
        return [wait_for_end(person, post) for person, post in self.posts]


@pytest.fixture(scope="module")
def burst(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Burst]:
    folder = tmp_path_factory.mktemp("many")
    # A little below what the server allows: on a busy machine messages arrive closer together
    # than they were sent.
    limits = {"TELEGRAM_MESSAGES_PER_SECOND": "20"}
    with TelegramServer() as server, Service(folder, server, **limits) as service:
        server.counts_messages(in_all=30)
        service.start("telegram")
        group = server.group("Team")
        people = [server.person(f"Person {number}") for number in range(CHATS)]
        throttled = server.person("Storm")
        server.storms(throttled.id, retry_after=120)
        with server.world.lock:  # all in one batch of updates
            posts = [(person, person.sends_voice(NOTE)) for person in people]
            member = people[0].at(group)
            posts.append((member, member.sends_voice(NOTE, "/transcribe")))
            throttled.sends_voice(NOTE)
        asyncio.run(finish_jobs(service.data, CHATS + 2, hints=7, pause=0.5))
        for person, post in posts:
            wait_for_answer(person, post, ("txt",))
        yield Burst(server, posts, throttled)


def test_messages_stay_within_telegrams_rate_limits(burst: Burst) -> None:
    throttled = [call for call in burst.server.world.calls if call.code == 429]
    assert {call.fields["chat_id"] for call in throttled} <= {burst.throttled.id}


def test_answer_is_the_last_content_of_a_card(burst: Burst) -> None:
    for card in burst.cards:
        ends = [HEADLINE in version.text for version in card.history]
        assert ends == [False] * (len(ends) - 1) + [True]


def test_cards_show_progress_at_most_every_three_seconds(
    burst: Burst,
) -> None:
    assert any("%" in version.text for card in burst.cards for version in card.history)
    for card in burst.cards:
        times = [version.at for version in card.history[1:-1]]
        pauses = [later - at for at, later in pairwise(times)]
        assert all(pause > 1 for pause in pauses), (
            pauses
        )  # on a busy machine edits arrive closer together


def test_throttled_chat_is_paused(burst: Burst) -> None:
    calls = burst.server.calls_in(burst.throttled.id)
    assert [call.method for call in calls] == ["sendmessage"]
