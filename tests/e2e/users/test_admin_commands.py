"""Operators' commands, which do not exist for other users."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.e2e.discord_server import DiscordServer
from tests.e2e.discord_server import people as talker
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import Person, Post, TelegramServer


@pytest.fixture(scope="module")
def own_telegram() -> Iterator[TelegramServer]:
    """Telegram for a service of its own."""
    with TelegramServer() as server:
        yield server


@pytest.fixture(scope="module")
def own_discord() -> Iterator[DiscordServer]:
    """Discord for the same service."""
    with DiscordServer() as server:
        yield server


@pytest.fixture(scope="module")
def team(own_discord: DiscordServer) -> tuple[talker.Person, talker.Person]:
    """Another administrator and another user in the operators' server."""
    place = own_discord.guild()
    return own_discord.person("Chief").at(place), own_discord.person("Guest").at(place)


@pytest.fixture(scope="module")
def admin_service(
    own_telegram: TelegramServer,
    own_discord: DiscordServer,
    team: tuple[talker.Person, talker.Person],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Person, Person, Service]]:
    """A service without a worker, an administrator, and a stranger."""
    folder = tmp_path_factory.mktemp("operator")
    boss, stranger = own_telegram.person("Boss"), own_telegram.person("Stranger")
    settings = own_discord.settings | {
        "ADMINS": f"telegram:{boss.id},discord:{team[0].id}",
        "DISCORD_OPERATORS_SERVER": team[0].place.guild,
    }
    with Service(folder, own_telegram, **settings) as bot:
        bot.start("bots")
        yield boss, stranger, bot


def reply(person: Person, words: str) -> Post:
    """Return the bot's reply to a text."""
    post = person.says(words)
    return person.waits_for(lambda: person.answers(post), 40, f"a reply to {words}")[0]


def test_administrator_sees_statistics_and_others_do_not(
    admin_service: tuple[Person, Person, Service],
) -> None:
    boss, stranger, bot = admin_service
    wrong = reply(stranger, "/stat").text
    assert "I don't know /stat" in wrong
    for command in ("stats", "queue", "audit"):
        assert reply(stranger, f"/{command}").text == wrong.replace("/stat", f"/{command}", 1)
    assert reply(stranger, f"/block {boss.id}").text == wrong.replace("/stat", "/block", 1)

    text = reply(boss, "/stats 7").text
    assert "The last 7 days" in text
    assert "People: 2, active: 0" in text
    assert "No worker" in text
    pictures = boss.waits_for(
        lambda: [it for it in boss.sees() if it.kind == "photo"], 30, "a picture"
    )
    assert "failed" in pictures[0].text
    assert pictures[0].file is not None
    assert pictures[0].file.content.startswith(b"\x89PNG")

    assert "Blocked" in reply(boss, f"/block {stranger.id}").text
    assert "This bot is private" in reply(stranger, "/status").text
    assert f"block telegram:{stranger.id}" in reply(boss, "/audit").text
    with closing(sqlite3.connect(bot.data / "mp4totext.db")) as rows:
        assert rows.execute("SELECT action FROM audit").fetchall() == [("block",)]
    assert not [it for it in stranger.sees() if it.kind == "photo"]


def test_announcement_reaches_subscribers_on_both_platforms(
    admin_service: tuple[Person, Person, Service], own_discord: DiscordServer
) -> None:
    boss, stranger, bot = admin_service
    own_discord.waits_for_bot()
    assert "nobody to send it to" in reply(boss, "/announce Closed on Monday").text
    reply(boss, "/settings news=yes")
    dora, silent = own_discord.person("Dora"), own_discord.person("Silent")
    for person, subscribed in ((dora, True), (silent, False)):
        post = person.uses("settings", news=subscribed)
        person.waits_for(lambda p=person, a=post: p.answers(a), 20, "their settings")  # type: ignore[misc]
    preview = reply(boss, "/announce Closed on *Monday*")
    assert "2 people would get this" in preview.text
    counts = len(dora.sees()), len(silent.sees()), len(stranger.sees())
    boss.presses(preview, "Send")
    notice = dora.waits_for(lambda: dora.sees()[counts[0] :], 20, "the news")[0]
    assert "Closed on *Monday*" in notice.text
    boss.waits_for(lambda: "Delivered: 2 of 2" in preview.text, 20, "the end")
    assert not preview.labels
    news = [it for it in boss.sees() if "Closed on *Monday*" in it.text]
    assert len(news) == 1  # the preview has become the card
    assert (len(silent.sees()), len(stranger.sees())) == counts[1:]
    with closing(sqlite3.connect(bot.data / "mp4totext.db", timeout=10)) as rows:
        left = "SELECT count(*) FROM receivers"
        bot.waits_for(lambda: rows.execute(left).fetchone() == (0,), 10)


def test_admin_commands_are_in_the_menu_of_one_server(
    admin_service: tuple[Person, Person, Service],
    team: tuple[talker.Person, talker.Person],
    own_discord: DiscordServer,
) -> None:
    administrator, guest = team
    own_discord.waits_for_bot()
    administrator.waits_for(
        lambda: own_discord.world.server_commands, 20, "the commands of that server"
    )
    commands = {
        it["name"]: it for it in own_discord.world.server_commands[administrator.place.guild]
    }
    assert {"stats", "queue", "drain", "announce", "who"} <= set(commands)
    assert all(it["default_member_permissions"] == "8" for it in commands.values())
    assert not set(commands) & {it["name"] for it in own_discord.world.commands}

    post = administrator.uses("stats", days=7)
    administrator.waits_for(
        lambda: len(administrator.answers(post)) == 2, 30, "figures and a chart"
    )
    figures, chart = administrator.answers(post)
    assert "The last 7 days" in figures.text
    assert chart.file is not None
    assert chart.file.content.startswith(b"\x89PNG")
    assert {figures.for_user, chart.for_user} == {administrator.id}

    refused = guest.uses("drain", drain="on")
    reply = guest.waits_for(lambda: guest.answers(refused), 20, "a refusal")[0]
    assert "I don't know /drain" in reply.text
    assert reply.for_user == guest.id

    home = administrator.at(own_discord.world.directs[administrator.id])
    typed = home.says(" /drain")  # in a direct message they are typed as text
    status = home.waits_for(lambda: home.answers(typed), 20, "how things stand")[0]
    assert "The service is taking jobs" in status.text


def test_admin_commands_are_in_the_telegram_menu_of_administrators(
    admin_service: tuple[Person, Person, Service],
) -> None:
    boss, stranger, _ = admin_service
    menus = boss.world.commands
    boss.waits_for(lambda: f"chat:{boss.id}/tr" in menus, 20, "their menu")
    admin_commands = {it["command"] for it in menus[f"chat:{boss.id}/"]}
    assert {"stats", "drain", "help", "history"} <= admin_commands
    assert not {"stats", "drain"} & {it["command"] for it in menus[""]}
    assert f"chat:{stranger.id}/" not in menus


def test_invitation_link_lets_one_user_in(
    own_telegram: TelegramServer, admin_service: tuple[Person, Person, Service]
) -> None:
    boss, _, bot = admin_service
    bot.stop("bots")
    bot.configure(ACCESS="invite")
    bot.start("bots")
    invitation = reply(boss, "/invite").text
    link = re.search(r"https://t\.me/(\w+)\?start=([\w-]{1,64})", invitation)
    assert link, invitation
    cem, eve = (own_telegram.person(name) for name in ("Cem", "Eve"))
    assert "invite code" in reply(cem, "/status").text
    assert "Welcome" in reply(cem, f"/start {link[2]}").text
    assert "not working on anything" in reply(cem, "/status").text
    assert "does not work" in reply(eve, f"/start {link[2]}").text
    assert "invite code" in reply(eve, "/status").text
    assert f"invite {link[2][:4]}-…" in reply(boss, "/audit").text
