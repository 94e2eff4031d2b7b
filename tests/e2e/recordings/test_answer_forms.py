"""Forms of the answer: rich or plain, live text before it, and the receipt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from storage.models import (
    Chapter,
    FileKind,
    Note,
    Point,
    Result,
    SpeakerShare,
    Summary,
)
from tests.e2e.harness.fake_worker import FakeWorker
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import Person, Post, TelegramServer
from tests.paths import DATA

NOTE = DATA / "asr/en/fleurs_en_001.ogg"
FILM = DATA / "bad/video_no_audio_s.mp4"  # the content is not used here
HOSTILE = '<b>@everyone</b> */start* [x](https://x.example) <a href="tg://user?id=1">'
TIME = re.compile(r"^\d+:\d\d(?= )", re.MULTILINE)


@pytest.fixture(scope="module")
def server() -> Iterator[TelegramServer]:
    """Telegram with Bot API 10.3."""
    with TelegramServer(version=(10, 3)) as server:
        yield server


@pytest.fixture(scope="module")
def worker(
    server: TelegramServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[FakeWorker]:
    """The bot alone; the test plays the worker."""
    with Service(tmp_path_factory.mktemp("reply"), server) as service:
        service.start("telegram")
        yield FakeWorker(service.data)


@pytest.fixture
def anna(worker: FakeWorker, server: TelegramServer) -> Person:
    return server.person("Anna")


def outcome(worker: FakeWorker) -> Result:
    """All results of a recording of 65 s."""
    summary = Summary(
        "Budget",
        f"We met. {HOSTILE}",
        (Point(12.0, HOSTILE),),
        (Chapter(0.0, "Hello"), Chapter(61.5, "Money"), Chapter(900.0, "After the end")),
        (),
        "en",
        "gemini",
    )
    files = (
        worker.makes(FileKind.TXT, "talk.txt", f"[0:00] Anna: {HOSTILE}\n".encode()),
        worker.makes(FileKind.SRT, "talk.srt", b"1\n"),
        worker.makes(FileKind.VOICE, "talk.summary.ogg", NOTE.read_bytes()),
    )
    speakers = (SpeakerShare("S1", "Anna", 45.0), SpeakerShare("S2", "Ben", 15.0))
    engines = {"transcriber": "faster-whisper base", "summarizer": "gemini flash", "voice": "gTTS"}
    return Result("Budget", "en", 65.0, "Hello.", summary, speakers, files, (), engines)


def wait_for_parts(person: Person, post: Post) -> dict[str, Post]:
    """Return the answer's posts by file name; the card has the name ""."""

    def complete_parts() -> dict[str, Post] | None:
        posts = person.answers(post)
        found = {
            ("voice" if it.kind == "voice" else it.file.name if it.file else ""): it for it in posts
        }
        return found if len(found) == len(posts) == 4 else None

    return person.waits_for(complete_parts, 20, "the answer and three files")


def check_times(card: Post) -> None:
    """Check that each time is first in its line, in plain text, and within the recording: then
    clients make it a link into the recording that the message replies to."""
    version = card.history[-1]
    times = [match.group() for match in TIME.finditer(version.text)]
    assert times == ["1:05", "0:12", "0:00", "1:01", "1:05"]
    for match in TIME.finditer(version.text):
        at = len(version.text[: match.start()].encode("utf-16-le")) // 2
        inside = [it for it in version.entities if it["offset"] <= at < it["offset"] + it["length"]]
        assert inside == []


def test_answer_has_sections_and_replaces_the_card_by_one_edit(
    worker: FakeWorker, anna: Person
) -> None:
    post = anna.sends_video(FILM)
    job = worker.takes(anna)
    worker.finishes(job, outcome(worker))
    posts = wait_for_parts(anna, post)
    card = posts[""]
    assert [it for it in card.history if it.rich] == card.history[-1:]
    assert card.rich is not None
    assert card.rich["skip_entity_detection"] is True
    blocks = card.rich["blocks"]
    folds = {it["summary"]: it["blocks"] for it in blocks if it["type"] == "details"}
    assert list(folds) == ["Key points", "Chapters", "Who spoke", "Transcript"]
    assert {"type": "paragraph", "text": f"We met. {HOSTILE}"} in blocks
    assert [it["text"] for it in folds["Transcript"]] == [f"[0:00] Anna: {HOSTILE}"]
    assert [it["text"] for it in folds["Who spoke"]] == [
        "Anna 75% · 45 s",
        "Ben 25% · 15 s",
    ]
    check_receipt(card)
    assert {name for name in posts if name} == {"talk.txt", "talk.srt", "voice"}
    assert posts["voice"].kind == "voice"
    assert posts["talk.txt"].text == "Chapters\n0:00 Hello\n1:01 Money\n1:05 After the end"
    assert not posts["talk.txt"].history[0].entities


def check_receipt(card: Post) -> None:
    assert "🔒 Transcribed by faster-whisper base" in card.text
    assert "summarized by gemini flash (sent to Google)" in card.text
    assert "read aloud by gTTS (sent to Google)" in card.text
    assert "recording deleted after 24 hours · text deleted after 30 days" in card.text


def test_server_without_rich_messages_gets_plain_text(
    worker: FakeWorker, anna: Person, server: TelegramServer
) -> None:
    post = anna.sends_video(FILM)
    job = worker.takes(anna)
    with server.world.lock:
        server.world.version = (10, 0)
    try:
        worker.finishes(job, outcome(worker))
        card = wait_for_parts(anna, post)[""]
    finally:
        with server.world.lock:
            server.world.version = (10, 3)
    assert card.rich is None
    assert card.text.startswith("Budget\n1:05 · English · 2 speakers\n\nWe met. <b>@everyone</b>")
    assert {it["type"] for it in card.history[-1].entities} <= {"bold", "italic"}
    assert card.reply_to == post.id
    check_times(card)
    check_receipt(card)
    worker.sees_delivered(job)
    anna.presses(card, "delete")
    anna.waits_for(lambda: "Yes, delete" in "".join(card.labels), 20, "the question")
    anna.presses(card, "Yes, delete")
    anna.waits_for(lambda: HOSTILE not in card.text, 20, "that it is gone")


def test_live_text_is_shown_only_in_private_chats(
    worker: FakeWorker, anna: Person, server: TelegramServer
) -> None:
    post = anna.sends_voice(NOTE)
    job = worker.takes(anna)
    anna.waits_for(lambda: anna.answers(post), 20, "a card")
    live = f"So far. {HOSTILE}"

    def live_text_arrived() -> bool:
        worker.hears(job, live)  # an event may be lost
        return server.world.draft(anna.chat["id"]) == live

    anna.waits_for(live_text_arrived, 20, "live text")
    group = server.group("Team", 5)
    ben = server.person("Ben").at(group, 5)
    voice_note = ben.sends_voice(NOTE)
    ben.says("/transcribe", reply_to=voice_note)
    other = worker.takes(ben)

    def on_the_card() -> bool:
        worker.hears(other, "In the group. All of us.")
        return any("All of us." in it.text for it in ben.answers(voice_note))

    ben.waits_for(on_the_card, 20, "the newest sentence on the card")
    worker.finishes(other, outcome(worker))
    posts = wait_for_parts(ben, voice_note)
    assert {it.thread for it in posts.values()} == {5}
    assert posts[""].rich is not None
    assert {draft.chat for draft in server.world.drafts} == {anna.chat["id"]}
    worker.finishes(job, outcome(worker))
    wait_for_parts(anna, post)
    assert server.world.draft(anna.chat["id"]) == ""


def test_recording_without_speech_has_no_files(worker: FakeWorker, anna: Person) -> None:
    post = anna.sends_voice(NOTE)
    job = worker.takes(anna)
    outcome_ = outcome(worker)
    silent = replace(
        outcome_,
        headline="",
        language="",
        opening="",
        summary=None,
        speakers=(),
        notes=(Note("nothing_said"),),
    )
    worker.finishes(job, silent)
    (card,) = anna.answers(post)
    anna.waits_for(lambda: "no speech" in card.text, 20, "the answer")
    assert card.text.startswith("I heard no speech in this recording.\n1:05\nIf somebody does")
    later = anna.says("/status")
    anna.waits_for(lambda: anna.answers(later), 20, "the status")
    assert anna.answers(post) == [card]
