"""A backup of a running service on SQLite comes back on another machine, with PostgreSQL."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.harness.answers import wait_for_answer
from tests.e2e.harness.service import Service
from tests.e2e.recordings.test_redo import NOTE, has, names, redone, transcripts
from tests.e2e.telegram_server import TelegramServer
from tests.postgresql_server import postgresql_server


def test_people_go_on_where_they_were_after_a_restore(tmp_path: Path) -> None:
    backup = str(tmp_path / "service.tar")
    with TelegramServer() as server, postgresql_server() as rows:
        anna = server.person("Anna")
        with Service(tmp_path / "old", server) as old:
            old.start("up")
            old.waits_for_worker()
            post = anna.sends_voice(NOTE, "speech=no formats=txt,srt")
            card = wait_for_answer(anna, post).card
            old.says("backup", backup)
            heard = transcripts(old, NOTE)
            old.stop("up")
        with Service(tmp_path / "new", server, DATABASE_URL=rows.create("rows")) as new:
            assert "Restored" in new.says("restore", backup)
            assert transcripts(new, NOTE) == heard != set()
            new.start("up")
            new.waits_for_worker()

            question = anna.says("/history")
            listed = anna.waits_for(lambda: anna.answers(question), 30, "the history")
            assert "All nouns alongside the" in listed[0].text

            count, before = len(card.history), names(anna, post)
            downloads = len(server.calls("getFile"))
            anna.presses(card, "Redo")
            has(anna, card, "Short subtitles")
            anna.presses(card, "Short subtitles")
            redone(anna, card, count)
            anna.waits_for(lambda: len(names(anna, post)) > len(before), 60, "the new subtitles")
            assert len(server.calls("getFile")) == downloads, "the recording came with the backup"
            assert transcripts(new, NOTE) == heard, "nothing was heard again"
            new.stop("up")
            assert "Traceback" not in new.log.read_text()
