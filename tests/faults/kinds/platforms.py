"""Faults of the platforms: storms of errors, lost answers, repeated and reordered updates, lost
sessions, blocked bots and groups that move."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from tests.e2e.discord_server.rules import ApiError as DiscordError
from tests.e2e.telegram_server.rules import ApiError as TelegramError
from tests.e2e.telegram_server.world import PendingUpdate
from tests.faults.kinds.kind import FaultKind, Scene
from tests.faults.schedule import Kind

TELEGRAM_METHODS = ("sendmessage", "editmessagetext", "senddocument", "sendmediagroup", "getfile")
DISCORD_CALLS = r"(POST|PATCH) /channels/.*"
MANY = 500
"""Calls that fail, as far as they come in a storm."""


@contextmanager
def _telegram_storm(scene: Scene, code: int, text: str, **more: int) -> Iterator[None]:
    world = scene.installation.telegram.world
    with world.lock:
        world.faults += [
            (method, lambda: TelegramError(code, text, **more))
            for method in TELEGRAM_METHODS
            for _ in range(MANY)
        ]
    yield
    with world.lock:
        world.faults.clear()


@contextmanager
def _discord_storm(
    scene: Scene, status: int, code: int, text: str, **more: float
) -> Iterator[None]:
    world = scene.installation.discord.world
    with world.lock:
        world.faults += [(DISCORD_CALLS, DiscordError(status, code, text, **more))] * MANY
    yield
    with world.lock:
        world.faults.clear()


@contextmanager
def _lost_answers(scene: Scene) -> Iterator[None]:
    scene.installation.telegram.loses_answers(0.5, scene.number)
    yield
    scene.installation.telegram.loses_answers(0.0)


@contextmanager
def _repeated(scene: Scene) -> Iterator[None]:
    """Send a recording whose update comes three times, with others in between."""
    person = scene.people.newcomer("Echo")
    for _ in range(2):
        post = scene.people.sends(person)
        person.is_delivered_again(post, 2)
    yield
    person.is_delivered_again(post)


@contextmanager
def _reordered(scene: Scene) -> Iterator[None]:
    """Send three recordings whose updates come in the opposite order."""
    world = scene.installation.telegram.world
    person = scene.people.newcomer("Sooner")
    with world.lock:
        before = len(world.updates)
        for _ in range(3):
            scene.people.sends(person)
        late = [PendingUpdate(it.at, it.json, repeated=True) for it in world.updates[before:]]
        world.updates[before:] = reversed(late)
    yield


@contextmanager
def _dropped(scene: Scene, *, forget: bool) -> Iterator[None]:
    scene.installation.discord.drops(forget=forget)
    yield


@contextmanager
def _blocked(scene: Scene) -> Iterator[None]:
    """Send a recording, and block the bot before the answer."""
    person = scene.people.newcomer("Leaver")
    scene.people.sends(person, "nothing")
    time.sleep(0.1 + scene.number % 5 / 5)
    person.blocks_the_bot()
    yield


@contextmanager
def _moved(scene: Scene) -> Iterator[None]:
    """A group gets a recording and becomes a supergroup before the answer."""
    server = scene.installation.telegram
    group = server.basic_group("Team")
    person = scene.people.newcomer("Member")
    member = person.at(group)
    scene.people.sends(member, caption="/transcribe")
    time.sleep(0.5 + scene.number % 5 / 5)
    new = server.upgrade(group, person)
    scene.people.ledger.moves(("telegram", str(group["id"])), ("telegram", str(new["id"])))
    yield


PLATFORM_FAULTS = (
    FaultKind(
        Kind("429 from Telegram", (3, 10)),
        lambda it: _telegram_storm(it, 429, "Too Many Requests: retry after 2", retry_after=2),
    ),
    FaultKind(
        Kind("502 from Telegram", (3, 10)), lambda it: _telegram_storm(it, 502, "Bad Gateway")
    ),
    FaultKind(
        Kind("429 from Discord", (3, 10)),
        lambda it: _discord_storm(it, 429, 0, "You are being rate limited.", retry_after=1.0),
    ),
    FaultKind(
        Kind("503 from Discord", (3, 10)),
        lambda it: _discord_storm(it, 503, 0, "Service Unavailable"),
    ),
    FaultKind(Kind("answers of Telegram lost", (5, 15)), _lost_answers, ("telegram",)),
    FaultKind(Kind("updates repeated"), _repeated),
    FaultKind(Kind("updates reordered"), _reordered),
    FaultKind(Kind("Discord's connection lost"), lambda it: _dropped(it, forget=False)),
    FaultKind(Kind("Discord's session lost"), lambda it: _dropped(it, forget=True)),
    FaultKind(Kind("bot blocked"), _blocked),
    FaultKind(Kind("group moved"), _moved),
)
