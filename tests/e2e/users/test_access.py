"""Access control over real sockets on both platforms: nobody can use another user's data."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.dispatch.routes import ADMIN_BUTTONS
from storage.models import JobState
from tests.e2e.discord_server import DiscordServer
from tests.e2e.harness.person_protocol import Anybody
from tests.e2e.harness.seed_history import create_history
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import TelegramServer
from tests.paths import DATA
from tests.unit.bot.access_audit import rows_of
from tests.unit.bot.attackers import all_buttons

SECRETS = ("marigold", "zanzibar", "wilhelmina", "quagmire", "tupelo")
"""Words in the jobs that `create_history` creates."""
CROWD = 62
"""Users with one action each, so that no test waits for a platform's rate limits."""
NOTE = DATA / "asr/en/fleurs_en_001.ogg"
SAYS = ("/status", "/cancel", "/history", "/search zanzibar", "/again", "/names", "/quota")


@dataclass
class PlatformUsers:
    """One platform: Anna in a group and in private, other allowed users, and strangers."""

    anna: Anybody
    here: Anybody
    others: list[Anybody]
    strangers: list[Anybody]
    jobs: list[str]


@pytest.fixture(scope="module")
def platform_users(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Service, dict[str, PlatformUsers]]]:
    """A service with an allow list and without a worker."""
    with TelegramServer() as telegram, DiscordServer() as discord:
        team, guild = telegram.group("Tupelo"), discord.guild()
        places: list[tuple[str, Any, Any]] = [
            ("telegram", telegram, team),
            ("discord", discord, guild),
        ]
        folder, platform_users = tmp_path_factory.mktemp("access"), {}
        for name, server, place in places:
            anna = server.person("Anna")
            people = [server.person(f"Eve {number}") for number in range(CROWD)]
            states = (JobState.DONE, JobState.DONE, JobState.FAILED, JobState.QUEUED)
            jobs = create_history(folder / "data", anna.account, anna.address, *states)
            jobs += create_history(folder / "data", anna.account, anna.at(place).address, *states)
            half = CROWD * 3 // 4
            platform_users[name] = PlatformUsers(
                anna, anna.at(place), people[:half], people[half:], jobs
            )
        allowed = [
            f"{it.account.platform}:{it.id}"
            for scene in platform_users.values()
            for it in (scene.anna, *scene.others)
        ]
        settings = {"ACCESS": "allowlist", "ALLOWED": ",".join(allowed), **discord.settings}
        with Service(folder, telegram, **settings) as service:
            service.start("bots")
            discord.waits_for_bot()
            yield service, platform_users


@pytest.mark.parametrize("platform", ["telegram", "discord"])
def test_other_users_cannot_use_foreign_data(
    platform_users: tuple[Service, dict[str, PlatformUsers]], platform: str
) -> None:
    service, scene = platform_users[0], platform_users[1][platform]
    payloads = _open_everything(scene)
    assert {"cancel", "open", "txt", "drop", "redo", "set", "forget"} <= {
        it.partition(":")[0] for it in payloads
    }
    forged = {it.partition(":")[0]: it for it in payloads}
    forged |= {it: f"{it}:{scene.jobs[0]}" for it in all_buttons() if it not in forged}
    before, posts = _rows(service.data, scene), _posts(scene)

    others, strangers = iter(scene.others), iter(scene.strangers)
    users: list[Anybody] = []
    wanted: dict[str, int] = {}
    for action, data in forged.items():
        for who in (next(others), next(strangers, None)):
            if who is not None:
                who.forges(reply(who, "/privacy"), data)
                users.append(who)
                silent = who in scene.others and action in ADMIN_BUTTONS
                wanted[who.id] = 1 if silent else 2
    for line in (*SAYS, f"/start again_{scene.jobs[0]}", f"/start again_{scene.jobs[5]}"):
        who = next(others)
        reply(who, line)
        users.append(who)
    for who in users:
        who.waits_for(lambda at=who: len(at.sees()) >= wanted.get(at.id, 1), 30, "a refusal")  # type: ignore[misc]

    assert before <= _rows(service.data, scene)
    assert _posts(scene) == posts
    for who in users:
        output = " ".join(f"{it.text} {it.file.name if it.file else ''}" for it in who.sees())
        assert not [it for it in SECRETS if it in output.lower()], output
        assert all(it.file is None for it in who.sees())

    one = next(others)
    scene.anna.forges(reply(scene.anna, "/help"), f"drop!:{scene.jobs[0]}")
    one.waits_for(lambda: not before <= _rows(service.data, scene), 20, "that she may herself")


def test_message_command_and_autocomplete_reveal_nothing(
    platform_users: tuple[Service, dict[str, PlatformUsers]],
) -> None:
    """Only on Discord: a stranger is refused, and autocomplete shows nothing of Anna's."""
    service, scene = platform_users[0], platform_users[1]["discord"]
    person: Any = scene.here
    note = person.sends_voice(NOTE)
    jobs = service.jobs()
    stranger: Any = scene.strangers[-1]
    stranger = stranger.at(person.place)
    for post in (stranger.clicks("Summarize", note), stranger.uses("transcribe", NOTE)):
        refusal = stranger.waits_for(lambda at=post: stranger.answers(at), 20, "a refusal")[0]
        assert "private" in refusal.text
    assert stranger.types("search", "words", "") == []
    assert service.jobs() == jobs


def reply(person: Anybody, words: str) -> Any:
    """Return the bot's reply to a text."""
    post = person.says(words)
    return person.waits_for(lambda: person.answers(post), 40, f"a reply to {words}")[0]


def _open_everything(scene: PlatformUsers) -> list[str]:
    """Return the payloads of Anna's messages after she has opened everything."""
    payloads: list[str] = []
    for place in (scene.here, scene.anna):
        place.waits_for(lambda at=place: _payloads(at, "cancel:"), 40, "the card of the queued job")  # type: ignore[misc]
        posts = [reply(place, it) for it in ("/history", "/settings", "/delete_my_data")]
        count = len(place.sees())
        place.presses(posts[0], "1")
        place.waits_for(lambda at=place, old=count: at.sees()[old:], 20, "the answer")  # type: ignore[misc]
        payloads += _payloads(place)
    return payloads


def _payloads(place: Anybody, start: str = "") -> list[str]:
    rows = (row for post in place.sees() for row in post.history[-1].buttons)
    return [data for row in rows for _, data in row if data.startswith(start)]


def _rows(data: Path, scene: PlatformUsers) -> set[Any]:
    with closing(sqlite3.connect(data / "mp4totext.db", timeout=10)) as database:
        rows = rows_of(database)
    return {it for it in rows if scene.anna.id in it[1] or set(scene.jobs) & set(map(str, it[1]))}


def _posts(scene: PlatformUsers) -> list[int]:
    return [len(it.history) for place in (scene.here, scene.anna) for it in place.sees()]
