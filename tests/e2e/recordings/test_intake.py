"""Intake of all kinds of media: accepted once, or refused with a helpful message."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.harness.answers import wait_for_answer, wait_for_card, wait_for_end
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import Person, TelegramServer
from tests.paths import DATA

NOTE = DATA / "asr/en/fleurs_en_001.ogg"
BAD = DATA / "bad"


def test_document_is_recognized_by_its_content(anna: Person) -> None:
    recording = anna.sends_document(NOTE, "formats=txt", name="notes.bin")
    misnamed = anna.sends_document(NOTE, "formats=txt", name="scan.pdf")
    for post in (recording, misnamed):
        answer = wait_for_answer(anna, post, ("txt",))
        assert "capital letter" in answer.files["txt"].content.decode()


def test_forwarded_recording_belongs_to_the_forwarding_user(anna: Person, ben: Person) -> None:
    original = ben.sends_voice(NOTE, "summary=none formats=md")
    forwarded = anna.forwards(original)
    wait_for_answer(ben, original, ("md",))
    wait_for_answer(anna, forwarded, ("txt", "srt"))  # her options, not the caption of the original


def test_too_large_file_is_refused_with_advice(anna: Person, telegram: TelegramServer) -> None:
    downloads = len(telegram.calls("getFile"))
    reply = wait_for_card(anna, anna.sends_document(NOTE, size=21 << 20)).text
    assert ("21 MB" in reply, "20 MB" in reply) == (True, True)
    for way_out in ("shorter", "only its audio", "a link", "local Bot API server"):
        assert way_out in reply
    assert len(telegram.calls("getFile")) == downloads


def test_every_failure_is_explained_and_leaves_no_files(
    service: Service, telegram: TelegramServer, tmp_path: Path
) -> None:
    troubles = {
        BAD / "zero.mp4": "empty",
        BAD / "png_as.mp3": "not a video or audio file",
        BAD / "sdp.sdp": "not a video or audio file",
        BAD / "av1_clearkey_cbcs_video.mp4": "no sound",
        BAD / "trunc_75.mp4": "damaged",
        BAD / "null.wav": "damaged",
        BAD / "silence_6h.flac": "too long: 360 min, and the limit is 240 min",
        copy_protected(tmp_path / "bought.mp4"): "copy-protected",
    }
    sent = []
    for path, words in troubles.items():
        person = telegram.person(path.name)
        sent.append((person, person.sends_document(path), path, words))
    for person, post, path, words in sent:
        card = wait_for_end(person, post, 60)
        assert words in card.text
        assert "Traceback" not in card.text
        assert [it.kind for it in person.answers(post)] == ["text"]
        check_nothing_is_left(service, person, path)


def check_nothing_is_left(service: Service, person: Person, path: Path) -> None:
    status = person.says("/status")
    person.waits_for(lambda: person.answers(status), 20, "the status")
    assert "not working on anything" in person.answers(status)[0].text
    service.waits_for(lambda: not service.recordings(path), 15)


def test_silent_recording_is_answered_with_no_speech(anna: Person) -> None:
    card = wait_for_end(anna, post := anna.sends_document(BAD / "silence_60s.flac"), 60)
    assert "no speech" in card.text
    assert {it.kind for it in anna.answers(post)} == {"text"}


def copy_protected(path: Path) -> Path:
    """Create a video whose audio track is marked as encrypted."""
    film = (DATA / "video/googlework_short.mp4").read_bytes()
    path.write_bytes(film.replace(b"mp4a", b"enca"))
    return path
