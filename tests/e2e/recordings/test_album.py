"""Albums: one card for all recordings, one answer for each."""

from __future__ import annotations

from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import Person, Post
from tests.paths import DATA

NOTES = [DATA / f"asr/en/fleurs_en_00{number}.ogg" for number in (0, 1)]


def answer_to(person: Person, post: Post, kind: str) -> Post:
    def answers() -> list[Post]:
        return [it for it in person.answers(post) if it.kind == kind]

    return person.waits_for(answers, 120, f"an answer to {post.id}")[-1]


def test_album_has_one_card_and_separate_answers(anna: Person, service: Service) -> None:
    first, second, bad = anna.sends_album(
        [*NOTES, DATA / "bad/zero.mp4"], "formats=txt summary=none"
    )
    for post in (first, second):
        file = answer_to(anna, post, "document").file
        assert file is not None
        assert file.name.endswith(".txt")
    (card,) = [it for it in anna.answers(first) if "recordings" in it.text]
    anna.waits_for(lambda: not card.labels, 60, "the end of the album")
    assert "2 of 3 done" in card.text
    assert "zero.mp4: failed" in card.text
    anna.waits_for(lambda: anna.answers(bad), 20, "why one failed")
    assert ["empty" in it.text for it in anna.answers(bad)] == [True]
    assert [it.kind for it in anna.answers(second)] == ["text", "document"]
    assert len([it for it in anna.sees() if "recordings" in it.text]) == 1
    anna.is_delivered_again(second, 2)
    later = anna.says("/status")
    anna.waits_for(lambda: anna.answers(later), 20, "the status")
    assert [it.kind for it in anna.answers(second)] == ["text", "document"]


def test_cancel_stops_all_recordings_of_an_album(anna: Person) -> None:
    posts = anna.sends_album([DATA / "video/vid_avi_mp3_367.avi"] * 2, "lang=en")
    card = anna.waits_for(lambda: anna.answers(posts[0]), 20, "the card")[0]
    anna.waits_for(lambda: "2 recordings" in card.text, 20, "both pieces on the card")
    anna.presses(card, "cancel")
    anna.waits_for(lambda: card.text.count(": cancelled") == 2, 20, "the cancelled card")
    assert card.labels == []
    assert anna.answers(posts[1]) == []
