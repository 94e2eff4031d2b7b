"""Repeating a job: from stored data, in the same message, for its owner only."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from tests.e2e.harness.answers import wait_for_answer
from tests.e2e.harness.person_protocol import Anybody
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import Person, Post, TelegramServer
from tests.paths import DATA

NOTE = DATA / "asr/en/fleurs_en_001.ogg"


def has(person: Person, card: Post, label: str) -> None:
    """Wait until the message has a button with this label."""
    person.waits_for(lambda: any(label in it for it in card.labels), 20, f"the button {label}")


def redone(person: Anybody, card: Any, before: int) -> str:
    """Wait for the new answer. `before` is the number of versions before the press.

    The versions between may be missing: an edit that waits is replaced by the next one, so that a
    job of a few milliseconds shows no Cancel button."""
    person.waits_for(lambda: card.history[before:] and card.carries("redo"), 60, "the new answer")
    return str(card.text)


def names(person: Anybody, post: Any) -> list[str]:
    """Return the sorted extensions of the files for a post."""
    files = [it.file.name for it in person.answers(post) if it.file]
    return sorted(name.rpartition(".")[2] for name in files)


def transcripts(service: Service, note: Path) -> set[str]:
    """Return the stored checkpoints of recognition for a recording."""
    sha256 = hashlib.sha256(note.read_bytes()).hexdigest()
    folder = service.data / "blobs/media" / sha256 / "checkpoints"
    return {path.name for path in folder.glob("transcript-*.json")}


def test_redo_of_captions_and_speakers_needs_no_download(
    anna: Person, telegram: TelegramServer, service: Service
) -> None:
    post = anna.sends_voice(NOTE, "speech=no formats=txt,srt")
    card = wait_for_answer(anna, post).card
    before, downloads = names(anna, post), len(telegram.calls("getFile"))
    before_redo, count = transcripts(service, NOTE), len(card.history)
    anna.presses(card, "Redo")
    has(anna, card, "Short subtitles")
    anna.presses(card, "Short subtitles")
    redone(anna, card, count)
    anna.waits_for(lambda: len(names(anna, post)) > len(before), 20, "the new subtitles")
    assert names(anna, post) == sorted([*before, "srt"]), "only changed files are sent"
    subtitles = [it.file for it in anna.answers(post) if it.file and it.file.name.endswith("srt")]
    lines = subtitles[-1].content.decode().split("\n")
    assert subtitles[-1].content != subtitles[0].content
    assert max(map(len, lines)) <= 32

    count = len(card.history)
    redo = anna.says("/again speakers=2", reply_to=card)
    redone(anna, card, count)
    assert anna.answers(redo) == []
    assert len(telegram.calls("getFile")) == downloads
    assert transcripts(service, NOTE) == before_redo
    assert [it.kind for it in anna.sees()].count("text") == 1


def test_files_are_sent_on_request_and_results_deleted(anna: Person, service: Service) -> None:
    post = anna.sends_voice(NOTE, "summary=none formats=txt")
    card = wait_for_answer(anna, post, ("txt",)).card
    anna.presses(card, "Transcript")
    (again,) = anna.waits_for(lambda: anna.answers(card), 20, "the file")
    assert again.file
    assert again.file.name.endswith(".txt")
    count = len(card.history)
    anna.presses(card, "Subtitles")  # not requested before, so they are made now
    redone(anna, card, count)
    anna.waits_for(lambda: "srt" in names(anna, post), 20, "the subtitles")
    assert names(anna, post) == ["srt", "txt"]
    jobs_before = len(service.jobs())
    anna.presses(card, "Delete")
    has(anna, card, "Yes, delete")
    anna.presses(card, "Yes, delete")
    anna.waits_for(lambda: not card.labels, 20, "one sentence")
    assert "deleted, with everything" in card.text
    assert len(service.jobs()) == jobs_before - 2


def test_two_users_share_work_but_not_results(
    anna: Person, ben: Person, telegram: TelegramServer, service: Service
) -> None:
    group = telegram.group("Team", 7)
    member, other = anna.at(group, 7), ben.at(group, 7)
    caption = "@mp4totext_bot speech=no formats=txt"
    member_card = wait_for_answer(member, member.sends_document(NOTE, caption), ("txt",)).card
    stored = transcripts(service, NOTE)
    ben_card = wait_for_answer(ben, ben.sends_voice(NOTE, "speech=no formats=srt"), ("srt",)).card
    assert transcripts(service, NOTE) == stored

    version, count = member_card.history[-1], len(other.sees())
    for label in ("Transcript", "Redo", "Delete"):
        other.presses(member_card, label)
    ben.forges(ben_card, member_card.data_of("Delete").replace("drop", "drop!"))
    refusals = other.waits_for(lambda: other.alerts()[2:] and other.alerts(), 20, "three refusals")
    assert ["belongs to somebody else" in text for text in refusals] == [True] * 3
    assert len(other.sees()) == count
    assert (
        "belongs to somebody else"
        in ben.waits_for(
            lambda: [it for it in ben.sees() if it.kind == "text"][1:], 20, "a refusal"
        )[0].text
    )
    assert member_card.history[-1] == version

    ben.presses(ben_card, "Delete")
    has(ben, ben_card, "Yes, delete")
    ben.presses(ben_card, "Yes, delete")
    ben.waits_for(lambda: not ben_card.labels, 20, "one sentence")
    member.presses(member_card, "Transcript")
    (file,) = member.waits_for(lambda: member.answers(member_card), 20, "the file")
    assert file.thread == 7
    assert file.file
    assert file.file.name.endswith(".txt")
    assert service.recordings(NOTE)
