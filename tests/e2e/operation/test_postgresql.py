"""The whole service with its rows in PostgreSQL."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.harness.answers import wait_for_answer
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import TelegramServer
from tests.paths import DATA
from tests.postgresql_server import postgresql_server


def test_note_is_answered_with_rows_in_postgresql(tmp_path: Path) -> None:
    with (
        postgresql_server() as rows,
        TelegramServer() as server,
        Service(tmp_path, server, DATABASE_URL=rows.create("rows")) as service,
    ):
        service.start("up")
        service.waits_for_worker()
        anna = server.person("Anna")
        wait_for_answer(anna, anna.sends_voice(DATA / "asr/en/lj_LJ001-0002.flac", "speech=no"))
        service.stop("up")
        assert not (service.data / "mp4totext.db").exists()
        assert "Traceback" not in service.log.read_text()
