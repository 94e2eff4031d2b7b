"""Visits of people: each is one action of one person, from its message to its end."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from storage.models import Platform
from tests.e2e.harness.answers import wait_for_answer, wait_for_end, wait_for_progress
from tests.e2e.harness.person_protocol import Anybody
from tests.paths import DATA

NOTES = [DATA / f"asr/en/fleurs_en_00{number}.ogg" for number in range(3)]
TALK = DATA / "diar/sample.wav"
FILM = DATA / "video/vid_h264_aac_1998.mp4"
BAD = [DATA / "bad" / name for name in ("video_no_audio_s.mp4", "html_as.mp4", "zero.mp4")]
COMMANDS = ("/nosuch", "/help", "/settings", "/history", "/status", "/search word")
PATIENCE = 300
"""Seconds until an answer: other people's recordings come first."""


def new_note(person: Anybody, chance: random.Random) -> None:
    """Send a voice note whose text is not stored: its hints are new."""
    hints = f"word{chance.randrange(10**9)}"
    note: Path = chance.choice(NOTES)
    wait_for_answer(
        person, person.sends_voice(note, f"formats=txt hints={hints}"), ("txt",), PATIENCE
    )


def known_note(person: Anybody, chance: random.Random) -> None:
    """Send a voice note whose text is stored."""
    note: Path = chance.choice(NOTES)
    wait_for_answer(person, person.sends_voice(note, "formats=srt"), ("srt",), PATIENCE)


def conversation(person: Anybody, chance: random.Random) -> None:
    """Send a conversation, whose speakers are told apart anew."""
    caption = f"formats=json speech=no hints=word{chance.randrange(10**9)}"
    wait_for_answer(person, person.sends_document(TALK, caption), ("json",), PATIENCE)


def film(person: Anybody, _chance: random.Random) -> None:
    """Send a film and get it back with subtitles."""
    wait_for_answer(person, person.sends_video(FILM, "formats=video,srt"), ("srt",), PATIENCE)


def bad_file(person: Anybody, chance: random.Random) -> None:
    """Send a file that is no recording."""
    path: Path = chance.choice(BAD)
    wait_for_end(person, person.sends_document(path), PATIENCE)


def cancelled(person: Anybody, chance: random.Random) -> None:
    """Send a recording and cancel it while it is transcribed."""
    post = person.sends_document(TALK, f"formats=txt hints=word{chance.randrange(10**9)}")
    card = wait_for_progress(person, post, PATIENCE)
    if card.carries("cancel"):
        person.presses(card, "cancel")
    wait_for_end(person, post, PATIENCE)


def commands(person: Anybody, chance: random.Random) -> None:
    """Look around."""
    words = chance.choice(COMMANDS if _can_mistype(person) else COMMANDS[1:])
    post = person.says(words)
    person.waits_for(lambda: person.answers(post), PATIENCE, words)


def _can_mistype(person: Anybody) -> bool:
    """Return whether the client sends commands that the bot does not have: that of Discord offers
    the registered ones and sends no other."""
    return person.address.platform is not Platform.DISCORD


def deletion(person: Anybody, chance: random.Random) -> None:
    """Send a note and delete everything."""
    known_note(person, chance)
    post = person.says("/delete_my_data")
    question = person.waits_for(lambda: person.answers(post), PATIENCE, "the question")[0]
    person.presses(question, "delete everything")
    person.waits_for(lambda: "deleted" in question.text.lower(), PATIENCE, "the deletion")


ACTIONS: dict[Callable[[Anybody, random.Random], None], int] = {
    new_note: 6,
    known_note: 6,
    conversation: 2,
    film: 1,
    bad_file: 2,
    cancelled: 1,
    commands: 4,
    deletion: 1,
}
"""Actions and how often they are chosen."""


def visit(person: Anybody, chance: random.Random, counts: Counter[str]) -> None:
    """Let a person do one thing, and count it. Raises AssertionError when the answer is missing."""
    (action,) = chance.choices(list(ACTIONS), list(ACTIONS.values()))
    action(person, chance)
    counts[action.__name__] += 1
