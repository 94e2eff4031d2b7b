"""Albums: one card for all recordings, one answer for each."""

from __future__ import annotations

from tests.e2e.telegram_server import Person
from tests.paths import DATA

NOTES = [DATA / f"asr/en/fleurs_en_00{number}.ogg" for number in (0, 1)]


def test_cancel_stops_all_recordings_of_an_album(anna: Person) -> None:
    posts = anna.sends_album([DATA / "video/vid_avi_mp3_367.avi"] * 2, "lang=en")
    card = anna.waits_for(lambda: anna.answers(posts[0]), 20, "the card")[0]
    anna.waits_for(lambda: "2 recordings" in card.text, 20, "both pieces on the card")
    anna.presses(card, "cancel")
    anna.waits_for(lambda: card.text.count(": cancelled") == 2, 20, "the cancelled card")
    assert card.labels == []
    assert anna.answers(posts[1]) == []
