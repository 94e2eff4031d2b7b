"""People who send notes at a steady rate to the emulated Telegram, in a process of its own.

    python -m benchmarks.load.telegram_traffic RATE SECONDS

Prints three lines of JSON: the token and the address; that the bot has taken in a first note; and
how long each update waited until the bot confirmed it. The bot asks for what comes behind an update
only when the rows of that update are committed.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from bisect import bisect_right

from tests.e2e.harness.answers import wait_for_card
from tests.e2e.telegram_server import Person, Post, TelegramServer
from tests.paths import DATA

PEOPLE = 1000
PATIENCE = 120.0
"""Seconds for the bot to confirm the last update."""
NOTE = DATA / "asr/en/ps_cards_004.wav"


def send(people: list[Person], first: Post, rate: int, seconds: int) -> dict[int, float]:
    """Send notes at a rate per second. Return the time of each update (s, monotonic) by its id."""
    sent: dict[int, float] = {}
    started = time.monotonic()
    for number in range(rate * seconds):
        if (early := started + number / rate - time.monotonic()) > 0:
            time.sleep(early)
        post = people[number % len(people)].forwards(first)
        sent[int(post.update["update_id"])] = post.history[0].at
    return sent


def confirmed(server: TelegramServer, first: Post, person: Person) -> list[tuple[int, float]]:
    """Return the polls in order, as the first id that they do not confirm and their time, when the
    bot has confirmed all updates. The server notes a poll when it ends, so more notes come."""
    until = time.monotonic() + PATIENCE
    last = int(person.forwards(first).update["update_id"])
    while True:
        person.forwards(first)
        time.sleep(1)
        polls = [(int(it.fields.get("offset") or 0), it.at) for it in server.calls("getUpdates")]
        if polls[-1][0] > last or time.monotonic() > until:
            return polls


def main() -> None:
    """Serve one bot, and report as JSON."""
    rate, seconds = (int(argument) for argument in sys.argv[1:3])
    gc.disable()  # a collection of all its calls stops the server for 0.15 s, which no bot can help
    with TelegramServer() as server:
        people = [server.person(f"Person {number}") for number in range(PEOPLE)]
        someone = server.person("First")
        first = someone.sends_voice(NOTE)
        print(json.dumps({"token": server.token, "url": server.url}), flush=True)
        wait_for_card(someone, first, PATIENCE)
        print(json.dumps("ready"), flush=True)
        time.sleep(1)
        sent = send(people, first, rate, seconds)
        took = time.monotonic() - next(iter(sent.values()))
        polls = confirmed(server, first, someone)
    offsets = [offset for offset, _ in polls]
    waited = [
        polls[place][1] - at
        for number, at in sent.items()
        if (place := bisect_right(offsets, number)) < len(polls)
    ]
    print(json.dumps({"sent": len(sent), "seconds": took, "waited": sorted(waited)}), flush=True)


if __name__ == "__main__":
    main()
