"""Access rights: no visitor can read, change, stop or delete data of Anna."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.chat import Button, ButtonPress, Event, Message, Span
from bot.context.refusals import RequestRefused
from bot.context.request import Handler, Reply, Request, plain
from bot.dispatch import dispatcher
from bot.jobs import intake
from storage.database import Unit
from storage.models import JobState, Platform
from tests.unit.bot.access_audit import ANNA, HOME, TEAM, RecordingChat, Walk, buttons, pressed
from tests.unit.bot.attackers import (
    COMMAND_ARGUMENTS,
    IN_THE_GROUP,
    VISITORS,
    Visitor,
    all_buttons,
    all_commands,
    all_events,
    lines,
    presses,
)
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fake_chat import LIMITS
from tests.unit.bot.fakes import BotHarness
from tests.unit.bot.sample_data import OPERATOR, all_shown_buttons, create_sample_data


@pytest.fixture
async def walk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Walk]:
    monkeypatch.setattr(intake, "_ALBUM_GAP", 0.0)
    monkeypatch.setattr(intake, "_CARD_HEAD_START", 0.0)
    settings: dict[str, Any] = {"jobs_per_person": 0, "minutes_per_day": 0}
    settings["web_url"] = "https://text.example.org"
    harness = await BotHarness.build(tmp_path, invite_codes=("open-sesame",), **settings)
    chat = RecordingChat(capabilities=replace(LIMITS, fields=5))
    services = replace(harness.services, chats=dict.fromkeys(Platform, chat))
    walk = Walk(BotHarness(services, chat, chat, harness.queue), tmp_path / "rows.db")
    yield walk
    walk.close()
    await walk.harness.close()


async def admit(walk: Walk, visitor: Visitor) -> None:
    """Register the visitor. Data that exists now does not belong to the visitor."""
    harness = walk.harness
    harness.services.settings.access = visitor.access
    harness.services.settings.allowed = (f"telegram:{ANNA.id}",)
    if visitor.manages:
        harness.chat.managers.add(visitor.account)
    async with harness.services.database.begin() as unit:
        await unit.people.get_or_create(visitor.account, "en")
        await unit.people.set_role(visitor.account, visitor.role)
    walk.begins(visitor.account)


async def test_no_visitor_can_access_data_of_anna(walk: Walk) -> None:
    ids = await create_sample_data(walk)
    for who, visitor in VISITORS.items():
        await admit(walk, visitor)
        before = walk.steps
        for event in list(all_events(walk, visitor, ids)):
            await walk.step(event)
        assert not walk.broken, "\n".join([who, *walk.broken[:20]])
        assert walk.steps - before > 250


async def test_access_walk_covers_every_command_and_button(walk: Walk) -> None:
    """Each command needs arguments in COMMAND_ARGUMENTS, each button a message from
    `create_sample_data`."""
    assert set(COMMAND_ARGUMENTS) == set(all_commands()), (
        "say in COMMAND_ARGUMENTS what is said with a new command"
    )
    await create_sample_data(walk)
    actions = {action for action, *_ in all_shown_buttons(walk)}
    assert actions == set(all_buttons()), "make create_sample_data() send the new button to Anna"


async def test_access_walk_notices_changes_by_the_owner(walk: Walk) -> None:
    """The walk notices everything that Anna does herself."""
    await create_sample_data(walk)
    await admit(walk, IN_THE_GROUP)
    at, action, argument = next(
        (at, it.action, it.argument)
        for at, forms in walk.chat.shown.items()
        for it in buttons(forms[-1:])
        if it.action == "drop!" and walk.chat.places[at] == TEAM
    )
    job = argument
    await walk.step(pressed(walk, ANNA, TEAM, at, ("txt", job)))
    for line in ("history", "cancel", "settings lang=de"):
        await walk.step(walk.harness.command(line, who=ANNA, chat=HOME))
    await walk.step(pressed(walk, ANNA, TEAM, at, (action, job)))
    problems = "\n".join(walk.broken)
    for how in ("words", "messages", "rows", "stopped", "files"):
        assert how in problems


async def test_replies_do_not_reveal_which_ids_exist(walk: Walk) -> None:
    """Job ids can be calculated; replies must not reveal which of them exist."""
    ids = await create_sample_data(walk)
    await admit(walk, IN_THE_GROUP)
    for action in set(all_buttons()) - {"join"}:  # `join` counts the unknown codes
        messages = set()
        for job in (*ids, "0" * 24):
            await walk.step(pressed(walk, IN_THE_GROUP.account, TEAM, "own", (action, job)))
            messages.add("\n".join(walk.chat.read).replace(job, "…"))
        assert len(messages) == 1, action
    for job in (ids[0], "0" * 24):
        await walk.step(walk.harness.command(f"start again_{job}", **IN_THE_GROUP.where))
        assert "belongs to somebody else" in walk.chat.last.text


async def test_administrator_access_is_audited(walk: Walk) -> None:
    ids = await create_sample_data(walk)
    wishes = {"txt": "", "names": "", "do": ":speech=no", "drop!": ""}
    for action, argument in wishes.items():
        await handle(
            walk.harness, pressed(walk, OPERATOR, TEAM, "own", (action, f"{ids[1]}{argument}"))
        )
    async with walk.harness.services.database.read() as unit:
        entries = await unit.audit.latest(10)
    recorded = entries[: len(wishes)]
    assert [(it.actor, it.action) for it in recorded] == [(OPERATOR, it) for it in reversed(wishes)]
    assert {entry.target for entry in recorded} == {ids[1]}


# --- planted leaks are found ---------------------------------------------------------------------


async def _leak_text(request: Request[Event], unit: Unit) -> Reply:
    (newest, *_) = await unit.jobs.list_for(ANNA, 1)
    return Reply(plain(f"Here is {newest.media.name}"))


async def _leak_button(request: Request[Event], unit: Unit) -> Reply:
    return Reply(Message((Span("!"),), ((Button("!", "x", ANNA.id),),)))


async def _leak_in_refusal(request: Request[Event], unit: Unit) -> Reply:
    (newest, *_) = await unit.jobs.list_for(ANNA, 1)
    raise RequestRefused("hint-unknown-command", name=newest.media.name)


async def _cancel_job(request: Request[Event], unit: Unit) -> None:
    for job in await unit.jobs.list_for(ANNA, 100):
        if job.state is JobState.QUEUED:
            await unit.jobs.cancel(job.id)
            break


async def _change_settings(request: Request[Event], unit: Unit) -> None:
    await unit.people.set_ui_locale(ANNA, request.origin.key)


async def _start_job(request: Request[Event], unit: Unit) -> Reply:
    (newest, *_) = await unit.jobs.list_for(ANNA, 1)

    async def ring() -> None:
        await request.services.queue.notify(newest.id, 0)

    return Reply(then=ring)


async def _delete_files(request: Request[Event], unit: Unit) -> None:
    which = 1 if isinstance(request.event, ButtonPress) else 2
    request.services.blobs.delete(f"media/{which}/")


async def _overwrite_message(request: Request[Event], unit: Unit) -> Reply:
    ref = replace(request.origin.message, message=next(iter(_shown(request))))
    return Reply(then=lambda: request.chat.edit(ref, plain("gone")))


def _shown(request: Request[Event]) -> dict[str, list[Message]]:
    assert isinstance(request.chat, RecordingChat)
    return request.chat.shown


async def _raise_error(request: Request[Event], unit: Unit) -> None:
    raise ZeroDivisionError


LEAKS: dict[str, Handler[Event]] = {
    "words": _leak_text,
    "words, on a button": _leak_button,
    "words, in a refusal": _leak_in_refusal,
    "jobs of Anna's were begun": _start_job,
    "messages": _overwrite_message,
    "something broke": _raise_error,
    "files": _delete_files,
    "rows": _change_settings,
    "rows, of a job": _cancel_job,
}


async def test_access_walk_finds_planted_leaks(walk: Walk, monkeypatch: pytest.MonkeyPatch) -> None:
    await create_sample_data(walk)
    for how, leak in LEAKS.items():
        for table, events in (("COMMANDS", lines), ("BUTTONS", presses)):
            await admit(walk, IN_THE_GROUP)
            walk.broken.clear()
            monkeypatch.setattr(dispatcher, table, {"leak": leak})
            await walk.step(next(events(walk, IN_THE_GROUP, ["0" * 24] * 7)))
            problems = "\n".join(walk.broken)
            assert how.partition(",")[0] in problems, (how, table)
