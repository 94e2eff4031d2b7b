"""Joined recordings: several files become one transcript, on every platform."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.e2e.discord_server import DiscordServer
from tests.e2e.harness import person_protocol as protocol
from tests.e2e.harness.answers import Answer, wait_for_answer, wait_for_end, word_error_rate
from tests.e2e.harness.person_protocol import Anybody
from tests.e2e.telegram_server import Person, Post, TelegramServer
from tests.paths import DATA

NOTES = [DATA / f"asr/en/fleurs_en_00{number}.ogg" for number in (1, 2)]
WORDS = " ".join(note.with_suffix(".txt").read_text() for note in NOTES)


def assert_joined(answer: Answer[Post], names: list[str]) -> None:
    """Assert that the words of all files are there in order, with the start of each file."""
    assert word_error_rate(WORDS, answer.words) < 0.25
    files = answer.json["files"]
    assert [it["name"] for it in files] == names
    assert files[0]["start"] == 0.0
    segments = answer.json["segments"]
    later = [it["text"] for it in segments if it["start"] >= files[1]["start"]]
    assert word_error_rate(NOTES[1].with_suffix(".txt").read_text(), " ".join(later)) < 0.25


def test_finished_recordings_are_joined_by_command(create_user: Callable[[str], Anybody]) -> None:
    anna = create_user("Anna")
    for note in NOTES:
        wait_for_answer(anna, anna.sends_document(note, "formats=txt speech=no"), ("txt",))
    answer = wait_for_answer(anna, anna.says("/join 2 formats=json"), ("json",))
    assert_joined(answer, [note.name for note in NOTES])
    refusal = anna.says("/join 1")
    found = anna.waits_for(lambda: anna.answers(refusal), 20, "a refusal")
    assert "2-20" in found[0].text


def test_message_command_joins_a_recording_with_the_next(discord: DiscordServer) -> None:
    anna = discord.person("Anna").at(discord.guild())
    asked = [anna.uses("transcribe", note, speech=False) for note in (*NOTES, NOTES[0])]
    answers = [wait_for_answer(anna, each).card for each in asked]
    for first, second, clicked in ((0, 1, answers[0]), (1, 0, answers[1])):
        card = wait_for_end(anna, anna.clicks("Join", clicked))
        names = f"{NOTES[first].name}, {NOTES[second].name}"
        anna.waits_for(partial(_shows, card, names), 20, "both files")
    lonely = discord.person("Ben").at(discord.guild())
    refusal = lonely.clicks("Join", lonely.sends_voice(NOTES[0]))
    found = lonely.waits_for(lambda: lonely.answers(refusal), 20, "a refusal")
    assert "Apps, Join with the next" in found[0].text


def test_album_with_join_is_one_transcript(anna: Person) -> None:
    first, second = anna.sends_album(NOTES, "join formats=json speech=no")
    assert_joined(wait_for_answer(anna, first, ("json",)), [note.name for note in NOTES])
    assert anna.answers(second) == []


def test_late_file_of_an_album_is_joined_by_the_sentence_that_it_gets(anna: Person) -> None:
    first, second = anna.sends_album(NOTES[:1] * 2, "join formats=json speech=no", album="late")
    answer = wait_for_answer(anna, first, ("json",))
    assert len(answer.json["files"]) == 2
    (late,) = anna.sends_album(NOTES[1:], album="late")
    wanted = "/join 2 as a reply to the first"
    anna.waits_for(lambda: _any_with(anna, late, wanted), 20, "a sentence")
    anna.waits_for(lambda: _any_with(anna, late, "1 of 1 done"), 120, "its answer")
    both = wait_for_answer(anna, anna.says("/join 2 formats=json", reply_to=first), ("json",))
    assert [it["name"] for it in both.json["files"]] == [NOTES[0].name] * 2 + [NOTES[1].name]
    assert anna.answers(second) == []


def test_rules_of_a_group_change_the_words_of_its_recordings(
    anna: Person, ben: Person, telegram: TelegramServer
) -> None:
    group = telegram.group("Rules")
    telegram.promotes(anna, group)
    boss, guest = anna.at(group), ben.at(group)
    assert "Only administrators" in _reply(guest, "/replace capital→small")
    assert "capital→small" in _reply(boss, "/replace capital→small")
    note: Path = NOTES[0]
    request = guest.sends_document(note, "@mp4totext_bot formats=txt")
    words = _text(wait_for_answer(guest, request, ("txt",)))
    assert "small letter" in words.lower()
    assert "capital" not in words.lower()
    private = ben.sends_document(note, "formats=txt speech=no")
    assert "capital letter" in _text(wait_for_answer(ben, private, ("txt",))).lower()


def _reply(person: Person, text: str) -> str:
    post = person.says(text)
    return person.waits_for(lambda: person.answers(post), 20, "a reply")[0].text


def _text(answer: Answer[Post]) -> str:
    return answer.files["txt"].content.decode()


def _any_with(person: Person, post: Post, words: str) -> bool:
    return any(words in answer.text for answer in person.answers(post))


def _shows(card: protocol.Post, words: str) -> bool:
    return words in card.text
