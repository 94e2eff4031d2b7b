"""Forms as modals: opened as the first response, accepted by Discord with any text, and read back
when submitted."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat import Button, ButtonPress, Command, Field, Form, FormSubmission, Message, Span
from bot.platforms.discord import gateway
from bot.platforms.discord.adapter import DiscordChat
from bot.platforms.discord.modals import modal, values
from tests.e2e.discord_adapter.conftest import EventRecorder, connected
from tests.e2e.discord_server import DiscordServer, Person, Post
from tests.e2e.discord_server.rules import checked_modal

FIELDS = st.builds(
    Field,
    name=st.just("1"),
    label=st.text(max_size=99),
    value=st.text(max_size=4100),
    hint=st.text(max_size=200),
    longest=st.integers(0, 9000),
    lines=st.booleans(),
)


@given(st.text(max_size=99), st.lists(FIELDS, min_size=1, max_size=6))
def test_every_form_is_accepted_by_discord(title: str, fields: list[Field]) -> None:
    numbered = tuple(
        Field(f"{number}", it.label, it.value, it.hint, it.longest, it.lines)
        for number, it in enumerate(fields, 1)
    )
    opened = modal(Form(title, numbered, "name", "job"))["data"]
    checked_modal(opened)
    assert opened["custom_id"] == "name:job"
    assert not any(it in str(opened) for it in ("\\u202e", "\\x00"))


def test_form_values_are_read_from_labels_and_rows() -> None:
    boxes: list[dict[str, Any]] = [
        {"type": 4, "custom_id": "1", "value": "Anna"},
        {"type": 4, "custom_id": "2", "value": None},
    ]
    expected = {"1": "Anna", "2": ""}
    assert values([{"type": 18, "component": it} for it in boxes]) == expected
    assert values([{"type": 1, "components": [it]} for it in boxes]) == expected


Maker = Callable[[ButtonPress], Awaitable[Form | None]]


async def ask(press: ButtonPress) -> Form | None:
    return Form("Who?", (Field("1", "Speaker 1", "Anna"),), "name", press.argument)


async def late(_: ButtonPress) -> Form | None:
    await asyncio.sleep(60)
    return None


async def nothing(_: ButtonPress) -> Form | None:
    return None


async def broken(_: ButtonPress) -> Form | None:
    raise RuntimeError("the database is away")


@pytest.fixture
async def form_recorder(server: DiscordServer, maker: Maker) -> AsyncIterator[EventRecorder]:
    """Connect the adapter with a button `name` that opens a form."""
    async with connected(
        server, DiscordChat(server.token, server.url), {"name": maker}
    ) as recorder:
        yield recorder


async def question(recorder: EventRecorder, anna: Person, **options: Any) -> Post:
    """Send a message with that button."""
    post = anna.uses("names", **options)
    event = await recorder.next()
    assert isinstance(event, Command)
    message = Message((Span("Who?"),), ((Button("Type", "name", "job"),),))
    await recorder.chat.send(event.origin.address, message, event.origin.message, "k")
    return anna.answers(post)[0]


@pytest.mark.parametrize("maker", [ask])
async def test_form_is_the_first_response_and_is_submitted(
    server: DiscordServer, form_recorder: EventRecorder
) -> None:
    anna = server.person("Anna").at(server.guild())
    post = await question(form_recorder, anna)
    form = await asyncio.to_thread(anna.opens, post, "Type")
    assert form.fields == [("Speaker 1", "Anna", "")]
    anna.fills(form, "Ben **x**")
    filled = await form_recorder.next()
    assert isinstance(filled, FormSubmission), "the press itself is no event"
    assert (filled.action, filled.argument, filled.values) == ("name", "job", {"1": "Ben **x**"})
    assert filled.origin.account.id == anna.id
    message = Message((Span("changed"),))
    await form_recorder.chat.edit(filled.origin.message, message)
    assert post.text == "changed"
    await form_recorder.chat.send(filled.origin.address, message, filled.origin.ephemeral_ref, "k2")
    assert [it.for_user for it in anna.sees()] == [anna.id, anna.id]


@pytest.mark.parametrize("maker", [nothing, broken, late])
async def test_press_without_a_form_in_time_is_an_event(
    server: DiscordServer, form_recorder: EventRecorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gateway, "OPENS_SECONDS", 0.3)
    anna = server.person("Anna").at(server.guild())
    post = await question(form_recorder, anna)
    anna.presses(post, "Type")
    press = await form_recorder.next()
    assert isinstance(press, ButtonPress)
    assert (press.action, press.argument) == ("name", "job")
    await form_recorder.chat.send(
        press.origin.address, Message((Span("late"),)), press.origin.ephemeral_ref, "k2"
    )
    assert [it.text for it in anna.sees()] == ["Who?", "late"]


@pytest.mark.parametrize(
    ("maker", "status", "code", "delivered"),
    [(ask, 404, 10062, True), (ask, 400, 40060, False)],
)
async def test_refused_form_is_handled(
    server: DiscordServer, form_recorder: EventRecorder, status: int, code: int, delivered: bool
) -> None:
    anna = server.person("Anna").at(server.guild())
    post = await question(form_recorder, anna)
    server.fails("POST /interactions/", status, code, "no")
    anna.presses(post, "Type")
    if not delivered:
        await asyncio.to_thread(_answered, server)
        anna.uses("help")
    assert isinstance(await form_recorder.next(), ButtonPress if delivered else Command)


def _answered(server: DiscordServer) -> None:
    """Wait until Discord has refused the form."""
    with server.world.lock:
        has_failed = server.world.lock.wait_for(
            lambda: 400 in [it.code for it in server.world.calls], 10
        )
    assert has_failed
