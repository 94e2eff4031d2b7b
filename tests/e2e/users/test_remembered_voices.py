"""Named voices keep their names in the user's next recording, and in nobody else's."""

from __future__ import annotations

import wave
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.compose import read_wave
from pipeline.engines.audio import SAMPLE_RATE
from tests.e2e.chats.test_platforms import reply
from tests.e2e.harness.answers import Answer, wait_for_answer
from tests.e2e.harness.person_protocol import Anybody
from tests.paths import DATA

EN = DATA / "asr" / "en"
WISH = "summary=none speech=no formats=txt"
FIRST = ("ls_1998-15444-0001.flac", "lj_LJ001-0001.flac")
LATER = ("lj_LJ001-0003.flac", "ls_1998-15444-0002.flac")


def talk(folder: Path, name: str, files: tuple[str, ...]) -> Path:
    """Create a recording of several readings, one after the other."""
    waves = [read_wave(EN / file)[: 5 * SAMPLE_RATE] for file in files]
    pause = np.zeros(SAMPLE_RATE // 2, np.float32)
    samples = np.concatenate([part for it in waves for part in (it / np.abs(it).max() / 2, pause)])
    path = folder / name
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes((samples * 32767).astype("<i2").tobytes())
    return path


def text(answer: Answer[Any]) -> str:
    return answer.files["txt"].content.decode()


def newest(person: Anybody, words: str) -> Any:
    return person.waits_for(
        lambda: [it for it in person.sees() if words in it.text], 30, f"a message with {words}"
    )[-1]


def test_named_voices_are_recognized_only_for_their_owner(
    create_user: Callable[[str], Anybody],
    tmp_path: Path,
) -> None:
    anna, ben = create_user("Anna"), create_user("Ben")
    first, later = talk(tmp_path, "first.wav", FIRST), talk(tmp_path, "later.wav", LATER)
    answer = wait_for_answer(anna, anna.sends_document(first, WISH), ("txt",))
    assert "Speaker 2:" in text(answer)
    anna.says("/names Cem, Deniz")
    offer = newest(anna, "Shall I remember these voices?")
    ben_message = reply(ben, ben.says("/start"))
    ben.forges(ben_message, offer.data_of("Remember"))
    newest(ben, "belongs to somebody else")
    anna.presses(offer, "Remember")
    anna.waits_for(lambda: "Remembered: Cem, Deniz." in offer.text, 20, "that they are remembered")

    known = wait_for_answer(anna, anna.sends_document(later, WISH), ("txt",))
    assert "Recognized by voice: Deniz, Cem." in known.card.text
    assert "Deniz:" in text(known).partition("Cem:")[0]
    assert "Speaker" not in text(known)
    other = wait_for_answer(ben, ben.sends_document(later, WISH), ("txt",))
    assert "Recognized" not in other.card.text
    assert "Speaker 1:" in text(other)
    assert "Deniz" not in text(other)

    listed = reply(anna, anna.says("/forget_voice"))
    anna.presses(listed, "✕ Cem")
    anna.waits_for(lambda: "Cem" not in listed.text, 20, "one voice less")
    assert "Deniz" in listed.text
    confirmation = reply(anna, anna.says("/forget_voice all"))
    assert "no longer remember any voices for you" in confirmation.text
