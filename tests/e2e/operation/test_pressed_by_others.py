"""Members of a group press the buttons of others."""

from __future__ import annotations

import time
from pathlib import Path

from tests.e2e.discord_server import DiscordServer
from tests.e2e.harness.answers import wait_for_card
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import TelegramServer
from tests.paths import DATA

NOTE = DATA / "asr/en/ps_cards_004.wav"
PRESSES = 18
"""As messages they would delay the next one by 48 s: ten at once, ten a minute."""
SOON = 30.0
"""Seconds that a busy machine may need."""


def test_refused_presses_send_no_message_and_delay_nobody(tmp_path: Path) -> None:
    with TelegramServer() as server, Service(tmp_path, server) as service:
        server.counts_messages()
        service.start("telegram")
        group = server.group("Team")
        anna, ben, carl = (server.person(name).at(group) for name in ("Anna", "Ben", "Carl"))
        card = wait_for_card(anna, anna.sends_voice(NOTE, "/transcribe"))
        for _ in range(PRESSES):
            ben.presses(card, "cancel")
        alerts = ben.waits_for(
            lambda: ben.alerts() if len(ben.alerts()) == PRESSES else None, 20, "refusals"
        )
        assert all("only the person" in text.lower() for text in alerts)
        since = time.monotonic()
        wait_for_card(carl, carl.sends_voice(NOTE, "/transcribe"))
        assert time.monotonic() - since < SOON
        assert [post.text for post in ben.sees() if not post.reply_to] == []
        assert anna.alerts() == []
        anna.presses(card, "cancel")
        anna.waits_for(lambda: "cancelled" in card.text.lower(), 20, "the cancelled card")


def test_refusals_on_discord_are_seen_by_their_user_alone(tmp_path: Path) -> None:
    with (
        TelegramServer() as telegram,
        DiscordServer() as discord,
        Service(tmp_path, telegram, **discord.settings) as service,
    ):
        service.start("bots")
        discord.waits_for_bot()
        channel = discord.guild()
        anna, ben, carl = (discord.person(name).at(channel) for name in ("Anna", "Ben", "Carl"))
        card = wait_for_card(anna, anna.uses("transcribe", NOTE))
        for _ in range(PRESSES):
            ben.presses(card, "cancel")
        ben.waits_for(lambda: len(ben.sees()) == 1 + PRESSES, 20, "refusals")
        assert {post.for_user for post in ben.sees()[1:]} == {ben.id}
        since = time.monotonic()
        wait_for_card(carl, carl.uses("transcribe", NOTE))
        assert time.monotonic() - since < SOON
        assert len(anna.sees()) == 2
