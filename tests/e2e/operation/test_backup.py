"""A backup of a running service comes back on another machine, with other databases and places."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.harness.answers import wait_for_answer
from tests.e2e.harness.service import Service
from tests.e2e.recordings.test_redo import NOTE, has, names, redone, transcripts
from tests.e2e.telegram_server import TelegramServer
from tests.object_server import SECRET, moto_server
from tests.paths import DATA
from tests.postgresql_server import postgresql_server

TALK = DATA / "asr/en/lslong_2414.ogg"
"""69 s: it is being heard while the backup is made."""


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


def test_backup_of_a_bucket_made_while_a_job_runs_comes_back_in_a_folder(tmp_path: Path) -> None:
    backup = str(tmp_path / "service.tar")
    with TelegramServer() as server, postgresql_server() as rows, moto_server(tmp_path) as bucket:
        anna = server.person("Anna")
        there = bucket.settings("service") | {"DATABASE_URL": rows.create("rows")}
        with Service(tmp_path / "old", server, **there) as old:
            old.start("up")
            old.waits_for_worker()
            first = anna.sends_voice(NOTE, "speech=no formats=txt,srt")
            wait_for_answer(anna, first)
            claimed = old.log.read_text().count("job claimed")
            running = anna.sends_voice(TALK, "speech=no formats=json")
            old.waits_for(lambda: old.log.read_text().count("job claimed") > claimed, 60)
            made = old.runs("backup", backup)
            assert made.returncode == 0, made.stderr
            old.stop("up")
        with Service(tmp_path / "new", server) as new:
            assert "Restored" in new.says("restore", backup)
            assert "running" in new.jobs()
            assert transcripts(new, NOTE) != set()
            assert "missing: 0\n" in new.says("blobs", "verify")
            new.start("up")
            new.waits_for_worker()
            assert len(wait_for_answer(anna, running, ("json",), 400).words) > 20
            new.stop("up")
        for each in (old, new):
            assert "Traceback" not in each.log.read_text()
            assert SECRET not in each.log.read_text()
