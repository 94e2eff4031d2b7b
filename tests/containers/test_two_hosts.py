"""Containers on two hosts: bot, database, bucket and queue on one, two workers on the other one,
and a network between them that is cut while they work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import pytest

from tests.containers.compose import Project, ThisHost
from tests.containers.conftest import Progress
from tests.containers.machine import Machine
from tests.e2e.harness.answers import wait_for_answer, wait_for_card, wait_for_progress
from tests.e2e.telegram_server import TelegramServer
from tests.other_host import OtherHost
from tests.outgoing import PACKAGED_MODEL
from tests.paths import DATA
from tests.ports import free_port
from tests.two_hosts import two_hosts

TALK = DATA / "asr/en/lslong_2414.ogg"  # 69 s
NOTE = DATA / "asr/en/lj_LJ001-0002.flac"
CAPTION = "speech=no summary=none formats=json"

pytestmark = pytest.mark.timeout(1800)


@dataclass(frozen=True)
class Hosts:
    """Containers of both hosts: `workers` are two projects, each with volumes of its own."""

    telegram: TelegramServer
    other: OtherHost
    bot: Project
    workers: tuple[Project, Project]


@pytest.fixture
def hosts(built: Machine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosts]:
    folder = tmp_path_factory.mktemp("hosts")
    with two_hosts(folder) as servers:
        telegram, other = servers.telegram, servers.other
        shared = PACKAGED_MODEL | servers.settings
        token = {"TELEGRAM_BOT_TOKEN": telegram.token, "TELEGRAM_API_URL": telegram.url}
        watch = {"WATCH_LISTEN": f"127.0.0.1:{free_port()}"}
        bot = Project(built, ThisHost(), shared | token | watch, "near-", ("migrate", "bot"))
        work = shared | {"JOBS_AT_ONCE": "1"}
        workers = (
            Project(built, other, work, "far-1-", ("worker",)),
            Project(built, other, work | {"WATCH_LISTEN": "0.0.0.0:9475"}, "far-2-", ("worker",)),
        )
        yield Hosts(telegram, other, bot, workers)


def test_containers_on_two_hosts_lose_no_job_when_cut_off(
    hosts: Hosts, show_progress: Progress
) -> None:
    anna, ben = (hosts.telegram.person(name) for name in ("Anna", "Ben"))
    for project in (hosts.bot, *hosts.workers):
        project.up()
    show_progress("bot on one host and two workers on the other one are healthy")

    posts = [anna.sends_voice(TALK, CAPTION)]
    wait_for_progress(anna, posts[0])
    hosts.other.cut()
    posts.append(ben.sends_voice(NOTE, CAPTION))
    for person, post in zip((anna, ben), posts, strict=True):
        card = wait_for_card(person, post)
        told = partial(lambda it: "No worker is online" in it.text, card)
        person.waits_for(told, 120, "words about the workers")
    show_progress("the hosts are cut off from each other, and both people are told")

    hosts.other.heal()
    for person, post in zip((anna, ben), posts, strict=True):
        assert len(wait_for_answer(person, post, ("json",), 300).words) > 10
        files = [each for each in person.answers(post) if each.file is not None]
        assert len(files) == 1
    show_progress("both have one answer after the cut")

    ended = [project.down() for project in (*hosts.workers, hosts.bot)]
    assert all(status == 0 for each in ended for status, _ in each.values()), ended
