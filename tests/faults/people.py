"""People who send recordings all the time, on both platforms, and note what they sent."""

from __future__ import annotations

import itertools
import random
import threading
import time
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from tests.e2e.harness.answers import wait_for_card
from tests.e2e.harness.person_protocol import Anybody
from tests.e2e.telegram_server import Person
from tests.faults.installation import Installation
from tests.faults.ledger import CANCELLED, NOT_MEDIA, Ledger, shown_on
from tests.faults.oracle import Expected, Sent, judge
from tests.faults.pace import Pace
from tests.faults.recordings import FORMS, make_recording, words_of

INTRODUCTION = 90.0
"""Seconds until the first card on a busy machine."""
CANCEL_WITHIN = 10.0
"""Seconds in which somebody looks for the button."""
ENDINGS: Mapping[Expected, str] = {"refusal": NOT_MEDIA, "any end": CANCELLED}
"""Words of the end that a web page and a cancelled recording get."""
NO_RECORDING = b"<!doctype html><title>An error of the shop</title>"


class People:
    """People of one campaign: `with` they send until it ends. `errors` are those of the harness."""

    def __init__(
        self, installation: Installation, ledger: Ledger, folder: Path, seed: int, pace: Pace
    ) -> None:
        self._installation, self.ledger, self._folder = installation, ledger, folder
        self._pace = pace
        self._chance = random.Random(f"people {seed}")  # noqa: S311  repeatable
        self._numbers = itertools.count(seed % 256 << 12)
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._crowd: list[Anybody] = []
        for number in range(pace.crowd):
            self._crowd.append(installation.telegram.person(f"Visitor {number}"))
            self._crowd.append(installation.discord.person(f"Guest {number}"))
        self._thread = threading.Thread(target=self._keep_sending, name="people", daemon=True)
        self._waited_for: list[Sent] = []
        self._looked_at = 0
        self.errors: list[str] = []

    def __enter__(self) -> Self:
        self._folder.mkdir(parents=True, exist_ok=True)
        self._introduce()
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._over.set()
        self._thread.join(60)

    def _introduce(self) -> None:
        """Let everybody on Discord send a first recording: a bot that is down can't find direct
        messages of people who never wrote before."""
        for person, post in [(it, self.sends(it)) for it in self._crowd[1::2]]:
            wait_for_card(person, post, INTRODUCTION)

    def both_send(self) -> None:
        """Let somebody on each platform send a recording."""
        for person in self._crowd[:2]:
            self.sends(person)

    def newcomer(self, name: str) -> Person:
        """Return somebody new on Telegram."""
        return self._installation.telegram.person(name)

    def sends(self, person: Anybody, expected: Expected = "answer", caption: str = "") -> Any:
        """Send a recording that no other one equals. Return the post."""
        with self._lock:
            number = next(self._numbers)
            form = self._chance.choice(list(FORMS))
            files = self._chance.choice((("txt",), ("txt", "srt")))
        path = self._folder / f"{number}.{form}"
        path.write_bytes(make_recording(number, form))
        caption = " ".join([caption, f"formats={','.join(files)}"]).strip()
        send = person.sends_voice if form == "ogg" else person.sends_document
        post = send(path, caption)
        self._note(person, post, words_of(number), frozenset(files), expected)
        return post

    def sends_no_recording(self, person: Anybody) -> None:
        """Send a web page that calls itself a recording."""
        path = self._folder / "page.wav"
        path.write_bytes(NO_RECORDING)
        self._note(person, person.sends_document(path), "", frozenset(), "refusal")

    def _note(
        self, person: Anybody, post: Any, words: str, files: frozenset[str], expected: Expected
    ) -> None:
        chat = (person.address.platform.value, person.address.chat)
        ending, now = ENDINGS.get(expected, ""), time.monotonic()
        self.ledger.add(Sent(chat, str(post.id), words, files, expected, now, ending))

    def _open(self) -> int:
        """Return the number of recordings whose answer is not complete yet."""
        with self.ledger.lock:
            self._waited_for += self.ledger.sent[self._looked_at :]
            self._looked_at = len(self.ledger.sent)
        of = {(it.chat, it.message) for it in self._waited_for}
        shown = shown_on(self._installation.telegram, self._installation.discord, of)
        self._waited_for = [
            it for it in self._waited_for if judge([it], shown, self.ledger.moved).lost
        ]
        return len(self._waited_for)

    def _cancels(self, person: Anybody) -> None:
        """Send a recording, and press Cancel as soon as its card is there."""
        post = self.sends(person, "any end")
        end = time.monotonic() + CANCEL_WITHIN
        while time.monotonic() < end and not self._over.wait(0.2):
            for card in person.answers(post):
                if card.carries("cancel"):
                    person.presses(card, "cancel")
                    return

    def _keep_sending(self) -> None:
        while not self._over.wait(self._chance.uniform(*self._pace.pause)):
            if self._open() >= self._pace.most_open:
                continue
            person = self._chance.choice(self._crowd)
            action = self._chance.choices(
                (self.sends, self.sends_no_recording, self._cancels), (8, 1, 1)
            )[0]
            try:
                action(person)
            except Exception:  # noqa: BLE001  reported by the campaign
                self.errors.append(traceback.format_exc(limit=4))
