"""Messages of the bot as the oracle's plain data: the words of files of each kind."""

from __future__ import annotations

from pipeline.export.subtitles import srt
from storage.models import Segment, Transcript, Word
from tests.e2e.discord_server import DiscordServer
from tests.e2e.telegram_server import TelegramServer
from tests.e2e.telegram_server.methods import METHODS
from tests.e2e.telegram_server.rules import Params
from tests.faults.ledger import NOTICE, WORDS, shown_on, words_in_file
from tests.faults.oracle import Sent, Shown, judge
from tests.faults.recordings import words_of
from tests.unit.faults.sent_recordings import CHAT

NUMBER = 0xDDDDD
"""Recording whose words take two lines, and two cues where the pause is long."""


def subtitles(words: str, pause: float) -> bytes:
    """Return subtitles in which the second half of the words begins after a pause."""
    told = []
    for place, text in enumerate(words.split()):
        start = place * 0.5 + (pause if place > 2 else 0.0)
        told.append(Word(start, start + 0.4, text, 1.0, None))
    spoken = Segment(told[0].start, told[-1].end, words, tuple(told), None)
    return srt(Transcript("en", spoken.end, (spoken,)), {}).encode()


def test_subtitles_of_a_moved_group_are_known_by_their_words() -> None:
    new = ("telegram", "-1007")
    words = words_of(NUMBER)
    sent = Sent(CHAT, "1", words, frozenset({"srt"}), at=10.0)
    for pause in (0.0, 5.0):
        content = subtitles(words, pause)
        assert words not in content.decode()  # parted by line breaks, numbers and times
        shown = words_in_file("note.srt", content)
        assert shown == words
    answer = Shown(new, "", words, at=11.0, ended=14.0)
    file = Shown(new, "", "", at=14.0, file="note.srt", content=shown)
    assert judge([sent], [answer, file], {CHAT: new}).problems == []


def test_files_without_words_to_read_have_none() -> None:
    assert words_in_file("note.txt", b"Alfa bravo") == "Alfa bravo"
    assert words_in_file("voice.ogg", b"OggS") == ""


def test_apologies_and_notices_are_known_by_their_texts() -> None:
    with TelegramServer() as telegram, DiscordServer() as discord:
        chat = telegram.person("Ada").address.chat
        for text in (WORDS("error-bug"), WORDS("error-unknown", code="x"), NOTICE, "Hello"):
            with telegram.world.lock:
                METHODS["sendmessage"](telegram.world, Params({"chat_id": chat, "text": text}))
        shown = shown_on(telegram, discord)
    assert [it.is_apology for it in shown] == [True, True, False, False]
    assert [it.is_notice for it in shown] == [False, False, True, False]
