"""Whatever comes in, however it is sent: taken once, or refused in words that help."""

from __future__ import annotations

from tests.e2e.answers import DATA, answered, ended
from tests.e2e.service import Service
from tests.e2e.telegram_server import Person

NOTE = DATA / "asr/en/fleurs_en_001.ogg"
PDF = "application/pdf"


def test_a_document_is_judged_by_its_content(anna: Person) -> None:
    recording = anna.sends_document(NOTE, "formats=txt", name="notes.bin")
    misnamed = anna.sends_document(NOTE, "formats=txt", name="scan.pdf")
    for post in (recording, misnamed):
        answer = answered(anna, post, ("txt",))
        assert "capital letter" in answer.files["txt"].content.decode()


def test_what_plainly_is_no_recording_is_told_at_once(anna: Person, service: Service) -> None:
    post = anna.sends_document(DATA / "bad/png_as.mp3")
    card = ended(anna, post, 15)
    assert "not a video or sound file" in card.text
    service.waits_for(lambda: not service.recordings(DATA / "bad/png_as.mp3"), 15)


def test_a_forwarded_recording_is_the_forwarders(anna: Person, ben: Person) -> None:
    original = ben.sends_voice(NOTE, "summary=none formats=md")
    forwarded = anna.forwards(original)
    answered(ben, original, ("md",))
    answered(anna, forwarded, ("txt", "srt"))  # what she wished, and not what he wrote under it
