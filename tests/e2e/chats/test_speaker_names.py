"""Naming speakers and searching transcripts, on every platform."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from tests.e2e.harness.answers import wait_for_answer
from tests.e2e.harness.person_protocol import Anybody
from tests.e2e.recordings.test_redo import names, redone
from tests.e2e.telegram_server import TelegramServer
from tests.paths import DATA

TALK = DATA / "diar/sample.wav"
NOTE = DATA / "asr/en/fleurs_en_001.ogg"


def reply(person: Anybody, words: str) -> Any:
    """Return the bot's reply to a text."""
    post = person.says(words)
    return person.waits_for(lambda: person.answers(post), 30, f"a reply to {words}")[0]


def newest(person: Anybody, words: str) -> Any:
    """Wait until the bot's last message contains a text. Return it."""
    return person.waits_for(
        lambda: [it for it in person.sees() if words in it.text], 30, f"a message with {words}"
    )[-1]


def files_of(person: Anybody, post: Any, ending: str) -> list[str]:
    """Return the contents of the files with this extension for a post, oldest first."""
    files = [it.file for it in person.answers(post) if it.file]
    return [it.content.decode() for it in files if it.name.endswith(ending)]


def test_speaker_names_appear_in_every_output(
    create_user: Callable[[str], Anybody], telegram: TelegramServer
) -> None:
    anna, ben = create_user("Anna"), create_user("Ben")
    post = anna.sends_document(TALK, "speech=no formats=txt,srt")
    card = wait_for_answer(anna, post).card
    before, downloads = names(anna, post), len(telegram.calls("getFile"))
    assert not [name for name in before if name == "mp3"]
    anna.presses(card, "Name the speakers")
    question = newest(anna, "Who speaks in sample.wav?")
    clips = anna.waits_for(
        lambda: [it for it in anna.answers(question) if it.file][1:], 20, "two voices"
    )
    assert all(it.file.name.endswith(".mp3") for it in clips)
    ben.forges(reply(ben, "/start"), card.data_of("Name the speakers"))
    newest(ben, "somebody else")

    count = len(card.history)
    anna.says("1 = Anna <b>*_\n2 = Ben", reply_to=question)
    redone(anna, card, count)
    anna.waits_for(lambda: len(names(anna, post)) >= len(before) + 2, 20, "the new files")
    for ending in (".txt", ".srt"):
        first, *_, last = files_of(anna, post, ending)
        assert "Speaker 1:" in first
        assert "Speaker 1:" not in last
        assert "Ben:" in last
    assert "Anna <b>*_:" in files_of(anna, post, ".txt")[-1]
    assert len(telegram.calls("getFile")) == downloads

    matches = reply(anna, "/search CHICA").text
    assert "sample.wav · places: 2 · " in matches
    assert "Anna <b>*_: " in matches or "Ben: " in matches


def test_search_finds_own_words(create_user: Callable[[str], Anybody]) -> None:
    anna, ben = create_user("Anna"), create_user("Ben")
    card = wait_for_answer(anna, anna.sends_voice(NOTE, "speech=no formats=txt"), ("txt",)).card
    wait_for_answer(ben, ben.sends_voice(NOTE, "speech=no formats=txt"), ("txt",))
    word = max(NOTE.with_suffix(".txt").read_text().split(), key=len).strip(".,")
    matches = reply(anna, f"/search {word.upper()}")
    assert word.lower() in matches.text.lower().partition("\n")[2]
    assert not re.search(r"^2\. ", matches.text, re.MULTILINE), "Ben's is not hers"
    anna.presses(matches, "1")
    newest(anna, card.text.partition("\n")[0])
    assert "Nobody says" in reply(ben, '/search "giraffe" OR *').text
