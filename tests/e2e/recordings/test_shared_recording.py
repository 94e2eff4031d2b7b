"""The same recording from several users at once: each gets the right words, and none waits for a
cancelled one."""

from __future__ import annotations

import json
from pathlib import Path

from tests.e2e.discord_server import DiscordServer
from tests.e2e.harness.answers import (
    repeated,
    wait_for_answer,
    wait_for_progress,
    word_error_rate,
)
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import Person, Post, TelegramServer
from tests.paths import DATA

TALK = DATA / "asr/en/lslong_2414.ogg"  # 69 s, several windows
WORDS = TALK.with_suffix(".txt").read_text()
CAPTION = "formats=json summary=none hints={}"  # the hints make it another transcript than before


def test_four_chats_transcribe_one_recording_within_a_second(
    service: Service, telegram: TelegramServer, discord: DiscordServer
) -> None:
    discord.waits_for_bot()
    people = [make(name) for name in ("Eve", "Fay") for make in (telegram.person, discord.person)]
    posts = [person.sends_document(TALK, CAPTION.format("together")) for person in people]
    answers = [
        wait_for_answer(person, post, ("json",), 180)
        for person, post in zip(people, posts, strict=True)
    ]
    assert [word_error_rate(WORDS, answer.words) < 0.15 for answer in answers] == [True] * 4
    assert len({answer.words for answer in answers}) == 1


def test_cancelled_user_does_not_stop_others(
    anna: Person, ben: Person, service: Service, tmp_path: Path
) -> None:
    twice = repeated(TALK, 2, tmp_path / "twice.ogg")
    first = anna.sends_document(twice, CAPTION.format("cancelled"))
    card = wait_for_progress(anna, first)
    second = ben.sends_document(twice, CAPTION.format("cancelled"))
    service.waits_for(lambda: service.jobs()[-2:] == ["running"] * 2, 20)
    anna.presses(card, "cancel")
    anna.waits_for(lambda: card.labels == [], 20, "the cancelled card")
    answer = wait_for_answer(ben, second, ("json",), 180)
    assert word_error_rate(f"{WORDS} {WORDS}", answer.words) < 0.15


def test_album_with_a_duplicate_is_answered_twice(anna: Person) -> None:
    posts = anna.sends_album([TALK, TALK], CAPTION.format("album"))
    texts = [_words(anna, post) for post in posts]
    assert word_error_rate(WORDS, texts[0]) < 0.15
    assert texts[0] == texts[1]


def _words(person: Person, post: Post) -> str:
    found = person.waits_for(lambda: [it.file for it in person.answers(post) if it.file], 180)
    (file,) = found
    return " ".join(it["text"] for it in json.loads(file.content)["segments"])
