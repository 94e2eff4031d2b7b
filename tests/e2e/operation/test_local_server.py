"""Large files through a local Bot API server, each stored once."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.harness.answers import wait_for_card
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import TelegramServer


def test_large_file_is_read_from_the_folder_of_a_local_server(tmp_path: Path) -> None:
    large = tmp_path / "large.mkv"
    with large.open("wb") as file:
        file.truncate(64 << 20)
    with (
        TelegramServer(local=tmp_path / "server") as server,
        Service(tmp_path, server, TELEGRAM_LOCAL="true") as bot,
    ):
        bot.start("telegram")
        anna = server.person("Anna")
        card = wait_for_card(anna, anna.sends_document(large), 30)
        anna.waits_for(lambda: "queue" in card.text, 30, "the file to be kept")
        files = [path for path in bot.data.rglob("*") if path.is_file()]
        assert [it.stat().st_size for it in files if it.stat().st_size > 16 << 20] == [64 << 20]
        assert server.calls("getFile")[-1].code == 200
