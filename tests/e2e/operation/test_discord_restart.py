"""Messages on Discord that come while the bot is down: Discord does not repeat them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.discord_server import DiscordServer
from tests.e2e.harness.answers import wait_for_card
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import TelegramServer
from tests.paths import DATA

NOTE = DATA / "asr/en/fleurs_en_001.ogg"
OTHER = DATA / "asr/en/fleurs_en_002.ogg"


@pytest.fixture
def discord() -> Iterator[DiscordServer]:
    with DiscordServer() as server:
        yield server


@pytest.fixture
def bot(discord: DiscordServer, tmp_path: Path) -> Iterator[Service]:
    """A bot without a worker, so that jobs stay in the queue."""
    with TelegramServer() as telegram, Service(tmp_path, telegram, **discord.settings) as bot:
        bot.start("discord")
        discord.waits_for_bot()
        yield bot


def starts_again(bot: Service, discord: DiscordServer) -> None:
    sessions = set(discord.gateway.sessions)
    bot.start("discord")
    bot.waits_for(lambda: not sessions & set(discord.gateway.sessions), 60)


def test_direct_message_of_the_down_time_is_answered_once(
    bot: Service, discord: DiscordServer
) -> None:
    anna = discord.person("Anna")
    first = anna.sends_voice(NOTE)
    wait_for_card(anna, first)
    bot.kill("discord")
    missed = anna.sends_voice(OTHER)
    starts_again(bot, discord)
    wait_for_card(anna, missed, 30)
    later = anna.sends_voice(NOTE)
    wait_for_card(anna, later)
    assert [len(anna.answers(it)) for it in (first, missed, later)] == [1, 1, 1]
    assert len(bot.jobs()) == 3


def test_message_of_the_down_time_is_answered_after_a_kill_while_it_is_looked_for(
    bot: Service, discord: DiscordServer
) -> None:
    """A newer message that was handled meanwhile does not hide it."""
    anna = discord.person("Anna")
    wait_for_card(anna, anna.sends_voice(NOTE))
    bot.kill("discord")
    missed = anna.sends_voice(OTHER)
    discord.fails(r"GET /channels/\d+", 503, 0, "unavailable", times=6)
    starts_again(bot, discord)
    later = anna.sends_voice(NOTE)
    wait_for_card(anna, later)
    assert anna.answers(missed) == []
    bot.kill("discord")
    starts_again(bot, discord)
    wait_for_card(anna, missed, 60)
    assert [len(anna.answers(it)) for it in (missed, later)] == [1, 1]


def test_message_in_a_server_of_the_down_time_is_answered_once(
    bot: Service, discord: DiscordServer
) -> None:
    """Only what is addressed to the bot: a recording without a mention is for others."""
    anna = discord.person("Anna").at(discord.guild())
    first = anna.sends_voice(NOTE, "<@4242>")
    wait_for_card(anna, first)
    bot.stop("discord")
    unaddressed = anna.sends_voice(NOTE)
    missed = anna.sends_voice(OTHER, "<@4242>")
    starts_again(bot, discord)
    wait_for_card(anna, missed, 30)
    assert [len(anna.answers(it)) for it in (first, unaddressed, missed)] == [1, 0, 1]
