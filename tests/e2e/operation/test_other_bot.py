"""Another bot with the same database: its chats number their messages and updates from anew."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.harness.answers import wait_for_card
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import TelegramServer
from tests.paths import DATA

NOTE = DATA / "asr/en/ps_cards_004.wav"


def test_uploads_to_another_bot_are_taken(tmp_path: Path) -> None:
    with TelegramServer() as first, Service(tmp_path, first) as service:
        service.start("telegram")
        anna = first.person("Anna")
        sent = anna.sends_audio(NOTE)
        wait_for_card(anna, sent)
        service.stop("telegram")
        with TelegramServer(bot=777) as second:
            service.configure(TELEGRAM_BOT_TOKEN=second.token, TELEGRAM_API_URL=second.url)
            service.start("telegram")
            anna = second.person("Anna")
            again = anna.sends_audio(NOTE)
            assert (again.id, again.update["update_id"]) == (sent.id, sent.update["update_id"])
            wait_for_card(anna, again)
            assert len(service.jobs()) == 2
