"""Two hosts: bot, database, bucket and queue on one, two workers on the other one, and a network
between them that is cut, slow and lossy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial

import pytest

from tests.e2e.harness.answers import wait_for_answer, wait_for_card, wait_for_progress
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import Person, Post, TelegramServer
from tests.other_host import OtherHost
from tests.paths import DATA
from tests.two_hosts import two_hosts

TALK = DATA / "asr/en/lslong_2414.ogg"  # 69 s
NOTES = [DATA / "asr/en" / f"lj_LJ001-000{number}.flac" for number in range(2, 7)]
CAPTION = "speech=no summary=none formats=json"
WORKERS = ("worker", "worker 2")

pytestmark = pytest.mark.timeout(900)


@dataclass(frozen=True)
class Hosts:
    """The service on both hosts."""

    bot: Service
    workers: Service
    telegram: TelegramServer
    other: OtherHost

    def logs(self) -> str:
        return self.bot.log.read_text() + self.workers.log.read_text()


@pytest.fixture(scope="module")
def hosts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosts]:
    folder = tmp_path_factory.mktemp("hosts")
    with ExitStack() as stack:
        servers = stack.enter_context(two_hosts(folder))
        telegram, other = servers.telegram, servers.other
        shared = servers.settings | {"VOICE": "none", "JOBS_AT_ONCE": "1"}
        bot = stack.enter_context(Service(folder / "bot", telegram, **shared))
        workers = stack.enter_context(
            Service(folder / "workers", telegram, **shared, TELEGRAM_BOT_TOKEN="")
        )
        workers.prefix = other.prefix
        bot.start("telegram")
        for each in WORKERS:
            workers.start(each)
        workers.waits_for(lambda: workers.log.read_text().count("the worker is up") == 2, 240)
        yield Hosts(bot, workers, telegram, other)


def says_that_no_worker_is_there(card: Post) -> bool:
    return "No worker is online" in card.text


def has_one_answer(person: Person, post: Post) -> bool:
    """Return whether a post has one card, and one file."""
    files = [each for each in person.answers(post) if each.file is not None]
    return len(files) == 1 and len(person.answers(post)) <= 2


def test_workers_that_are_cut_off_lose_no_job_and_double_none(hosts: Hosts) -> None:
    people = [hosts.telegram.person(name) for name in ("Anna", "Ben", "Carl", "Dora")]
    posts = [people[0].sends_voice(TALK, CAPTION)]
    wait_for_progress(people[0], posts[0])
    hosts.other.cut()
    posts += [
        person.sends_voice(note, CAPTION) for person, note in zip(people[1:], NOTES, strict=False)
    ]
    for person, post in zip(people, posts, strict=True):
        told = partial(says_that_no_worker_is_there, wait_for_card(person, post))
        person.waits_for(told, 90, "words about the workers")
    hosts.other.heal()
    for person, post in zip(people, posts, strict=True):
        assert len(wait_for_answer(person, post, ("json",), 300).words) > 20
    for person, post in zip(people, posts, strict=True):
        assert has_one_answer(person, post)
    assert "Traceback" not in hosts.logs()


def test_slow_and_lossy_network_makes_late_and_not_wrong(hosts: Hosts) -> None:
    anna = hosts.telegram.person("Emil")
    hosts.other.slow(2000)
    hosts.other.loses(5)
    try:
        post = anna.sends_voice(NOTES[4], CAPTION)
        assert len(wait_for_answer(anna, post, ("json",), 300).words) > 20
        assert has_one_answer(anna, post)
    finally:
        hosts.other.heal()
    assert "Traceback" not in hosts.logs()
