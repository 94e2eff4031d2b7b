"""The most frequent requests, on every platform and in both installations: on one machine, and with
PostgreSQL, a bucket and a Valkey behind TLS and a password."""

from __future__ import annotations

from typing import Any

import pytest

from tests.e2e.conftest import Report
from tests.e2e.harness.answers import (
    wait_for_answer,
    wait_for_card,
    wait_for_end,
    wait_for_progress,
    word_error_rate,
)
from tests.e2e.harness.installations import Installation
from tests.e2e.harness.person_protocol import Anybody, File
from tests.paths import DATA

NOTE = DATA / "asr/en/fleurs_en_001.ogg"
NOTE_PATH = "asr/en/fleurs_en_001.ogg"
READING = DATA / "asr/en/lslong_1998.ogg"
"""A minute: long enough for progress, and for a summary that is read aloud."""
FILM = DATA / "video/vid_avi_mp3_367.avi"
SIGNS = {"docx": b"PK", "pdf": b"%PDF-", "html": b"<!doctype html>"}
ALBUM = [DATA / "asr/en/fleurs_en_000.ogg", NOTE, DATA / "bad/zero.mp4"]


@pytest.fixture(params=["one_machine", "many_machines"])
def installation(request: pytest.FixtureRequest) -> Installation:
    """A running service."""
    found: Installation = request.getfixturevalue(request.param)
    found.discord.waits_for_bot()
    return found


@pytest.fixture(params=["telegram", "discord"])
def platform(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def reply(person: Anybody, words: str, timeout: float = 20) -> Any:
    """Return the bot's reply to a text."""
    post = person.says(words)
    return person.waits_for(lambda: person.answers(post), timeout, f"a reply to {words}")[0]


def refuses(person: Anybody, data: str) -> str:
    """Press a button of somebody else's message. Return the refusal."""
    message = reply(person, "/start")
    before = len(person.sees())
    person.forges(message, data)
    found = person.waits_for(lambda: person.sees()[before:], 10, "a refusal")
    return str(found[0].text).lower()


def test_recording_is_answered_with_text_and_files(
    installation: Installation, platform: str, report: Report
) -> None:
    anna = installation.person(platform, "Anna")
    post = anna.sends_voice(NOTE, "formats=json,srt,txt,docx,pdf,html")
    answer = wait_for_answer(anna, post, ("json", "srt", "txt", *SIGNS))
    for kind, sign in SIGNS.items():
        assert answer.files[kind].content.startswith(sign)
    assert b"data:audio/ogg;base64," in answer.files["html"].content  # a short recording is in it
    rate = word_error_rate(NOTE.with_suffix(".txt").read_text(), answer.words)
    report(f"word error rate of a voice note on {platform}: {rate:.1%}")
    assert rate < 0.25
    assert len([it for it in anna.sees() if it.kind == "text"]) == 1  # one card
    anna.presses(answer.card, "subtitles")
    anna.waits_for(lambda: _subtitles(anna) == 2, 20, "the subtitles once more")


def test_two_people_share_a_recording_and_each_deletes_their_own(
    installation: Installation,
) -> None:
    """It is stored and heard once, and is there until the last of them has deleted it."""
    anna, ben = installation.person("telegram", "Anna"), installation.person("discord", "Ben")
    first = anna.sends_document(READING, "formats=json,txt hints=shared")
    wait_for_progress(anna, first)
    second = ben.sends_document(READING, "formats=json,txt hints=shared")
    answers = [
        wait_for_answer(person, post, ("json", "txt", "voice"))
        for person, post in ((anna, first), (ben, second))
    ]
    assert answers[0].words == answers[1].words
    assert word_error_rate(READING.with_suffix(".txt").read_text(), answers[0].words) < 0.15
    assert [answer.seconds_of("voice") > 1 for answer in answers] == [True] * 2
    keys = installation.blobs_of(READING)
    assert [it.rpartition("/")[2].partition(".")[0] for it in keys].count("source") == 1
    assert len([it for it in keys if "/checkpoints/transcript-" in it]) == 1

    delete_everything(anna)
    before = len(ben.sees())
    ben.presses(answers[1].card, "Transcript")
    (again,) = ben.waits_for(
        lambda: [it.file for it in ben.sees()[before:] if it.file], 20, "the file"
    )
    assert again.content == answers[1].files["txt"].content
    delete_everything(ben)
    installation.bot.waits_for(lambda: not installation.blobs_of(READING), 30)


def test_cancel_works_only_for_the_owner(installation: Installation, platform: str) -> None:
    anna, ben = (installation.person(platform, name) for name in ("Anna", "Ben"))
    post = anna.sends_video(FILM)
    card = wait_for_progress(anna, post)
    assert "only the person" in refuses(ben, card.data_of("cancel"))
    assert card.carries("cancel")
    anna.presses(card, "cancel")
    wait_for_end(anna, post, 15)
    assert "cancelled" in card.text.lower()
    assert len(anna.answers(post)) == 1


def test_delete_my_data_deletes_results_after_confirmation(
    installation: Installation, platform: str
) -> None:
    anna, ben = (installation.person(platform, name) for name in ("Anna", "Ben"))
    wait_for_answer(anna, anna.sends_voice(NOTE, "formats=txt speech=no"), ("txt",), 30)
    question = reply(anna, "/delete_my_data")
    refuses(ben, question.data_of("delete"))
    assert question.carries("forget")
    anna.presses(question, "delete everything")
    anna.waits_for(lambda: "deleted: 1" in question.text.lower(), 20, "the end of the deletion")
    wait_for_card(anna, anna.says("/help"))


def test_redo_with_another_option_appears_in_the_history(
    installation: Installation, platform: str
) -> None:
    anna, ben = (installation.person(platform, name) for name in ("Anna", "Ben"))
    post = anna.sends_voice(NOTE, "formats=srt speech=no")
    answer = wait_for_answer(anna, post, ("srt",), 30)
    anna.presses(answer.card, "Redo")
    anna.waits_for(lambda: answer.card.carries("do"), 10, "the choices")
    anna.presses(answer.card, "Short subtitles")
    anna.waits_for(lambda: _subtitles(anna) == 2, 60, "other subtitles")
    anna.waits_for(lambda: answer.card.carries("redo"), 20, "the answer's buttons")
    listed = reply(anna, "/history")
    assert "All nouns" in listed.text
    refuses(ben, listed.data_of("1"))
    assert "All nouns" not in ben.sees()[-1].text
    before = len(anna.sees())
    anna.presses(listed, "1")
    anna.waits_for(lambda: "All nouns" in " ".join(it.text for it in anna.sees()[before:]), 10)


def test_words_are_found_by_their_owner_only(installation: Installation, platform: str) -> None:
    anna, ben = (installation.person(platform, name) for name in ("Anna", "Ben"))
    for person in (anna, ben):
        post = person.sends_voice(NOTE if person is anna else ALBUM[0], "formats=txt speech=no")
        wait_for_answer(person, post, ("txt",), 60)
    found = reply(anna, "/search capital letter")
    assert "capital letter" in found.text
    assert "Nobody says that" in reply(ben, "/search capital letter").text
    refuses(ben, found.data_of("1"))
    assert "capital letter" not in ben.sees()[-1].text


def test_link_is_answered_like_a_file_or_refused_in_words(
    installation: Installation, platform: str
) -> None:
    anna, server = installation.person(platform, "Anna"), installation.media_server
    post = anna.says(f"{server.link(NOTE_PATH)}?key=SECRET formats=json,txt speech=no")
    answer = wait_for_answer(anna, post, ("json", "txt"), 60)
    assert word_error_rate(NOTE.with_suffix(".txt").read_text(), answer.words) < 0.25
    assert answer.files["txt"].name == "fleurs_en_001.txt"
    assert server.requests[-1] == f"/{NOTE_PATH}?key=SECRET"
    assert "SECRET" not in installation.logs()
    troubles = {"not/there.mp3": "nothing (any more)", "inside/talk.mp3": "can't reach"}
    for path, words in troubles.items():
        card = wait_for_end(anna, anna.says(f"{server.link(path)} speech=no"), 20)
        assert words in card.text
        assert "169.254" not in card.text


def test_album_has_one_card_and_separate_answers(installation: Installation) -> None:
    anna = installation.telegram.person("Anna")
    first, second, bad = anna.sends_album(ALBUM, "formats=txt summary=none")
    for post in (first, second):
        assert [it.name.endswith(".txt") for it in _files_of(anna, post)] == [True]
    (card,) = [it for it in anna.answers(first) if "recordings" in it.text]
    anna.waits_for(lambda: not card.labels, 60, "the end of the album")
    assert "2 of 3 done" in card.text
    assert "zero.mp4: failed" in card.text
    anna.waits_for(lambda: anna.answers(bad), 20, "why one failed")
    assert ["empty" in it.text for it in anna.answers(bad)] == [True]
    assert [it.kind for it in anna.answers(second)] == ["text", "document"]
    assert len([it for it in anna.sees() if "recordings" in it.text]) == 1
    anna.is_delivered_again(second, 2)
    reply(anna, "/status")
    assert [it.kind for it in anna.answers(second)] == ["text", "document"]


def test_administrator_sees_queue_and_figures(installation: Installation, platform: str) -> None:
    """On Discord administrators type their commands, which are in no menu: hence the spaces."""
    admin, anna = installation.admin(platform), installation.person(platform, "Anna")
    wait_for_answer(anna, anna.sends_voice(NOTE, "formats=txt speech=no"), ("txt",), 60)
    running = anna.sends_video(FILM)
    card = wait_for_progress(anna, running)
    command = " /" if platform == "discord" else "/"
    listed = reply(admin, f"{command}queue")
    assert anna.id in listed.text
    assert "vid_avi" not in listed.text, "administrators see no names of files"
    anna.presses(card, "cancel")
    wait_for_end(anna, running, 15)
    text = reply(admin, f"{command}stats 1").text
    assert "No worker" not in text
    assert "Worker " in text
    assert "cancelled" in text
    admin.waits_for(lambda: [it for it in admin.sees() if it.file], 30, "the chart")
    assert "I don't know /stats" in reply(anna, f"{command}stats").text


def test_commands_of_the_operator_work_beside_the_service(installation: Installation) -> None:
    """Last, since it looks at what all of the other tests have left."""
    found = installation.bot.says("doctor", "--only", "database,blobs,redis")
    assert "1 running" in found
    logs = installation.logs()
    assert [it for it in ("Traceback", "queue connection lost", "refuses") if it in logs] == []


def delete_everything(person: Anybody) -> None:
    question = reply(person, "/delete_my_data")
    person.presses(question, "delete everything")
    person.waits_for(lambda: "deleted: " in question.text.lower(), 30, "the end of the deletion")


def _subtitles(person: Anybody) -> int:
    return len([it for it in person.sees() if it.file and it.file.name.endswith("srt")])


def _files_of(person: Anybody, post: Any) -> list[File]:
    """Wait for files that answer a post."""
    return person.waits_for(
        lambda: [it.file for it in person.answers(post) if it.file], 120, "a file"
    )
