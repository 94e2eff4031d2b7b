from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.chat import ButtonPress, Command, Event
from bot.context.refusals import RequestRefused
from bot.context.request import E, Request
from storage.models import Options, Person, Role
from tests.unit.bot.fakes import ANNA, BotHarness


def request_with(harness: BotHarness, event: E) -> Request[E]:
    accounts, now = (ANNA,), datetime.now(UTC)
    person = Person(1, Role.USER, "en", Options(), accounts, now)
    t = harness.services.translations.for_locale("en")
    return Request(harness.services, event, person, t)


async def test_request_splits_the_arguments_of_commands_and_buttons(harness: BotHarness) -> None:
    command: Request[Command] = request_with(harness, harness.command("search  a budget "))
    assert (command.arguments, command.argument) == ("a budget", "")
    press: Request[ButtonPress] = request_with(harness, harness.press("open", "4:b"))
    assert (press.arguments, press.argument) == ("", "4:b")


@pytest.mark.parametrize(
    ("argument", "parts"),
    [
        ("", ["", "", ""]),
        ("1", ["1", "", ""]),
        ("1:x", ["1", "x", ""]),
        ("1:x:a:b", ["1", "x", "a:b"]),
    ],
)
async def test_missing_parts_of_an_argument_are_empty(
    harness: BotHarness, argument: str, parts: list[str]
) -> None:
    request = request_with(harness, harness.press("find", argument))
    assert request.split_argument(3) == parts


async def test_button_of_another_user_is_refused(harness: BotHarness) -> None:
    request = request_with(harness, harness.press("hist", ANNA.id))
    request.check_own(ANNA.id)
    with pytest.raises(RequestRefused) as exc_info:
        request.check_own("2", "delete-not-yours")
    assert exc_info.value.key == "delete-not-yours"


async def test_confidential_commands_require_a_private_chat(harness: BotHarness) -> None:
    command: Event = harness.command("link")
    request_with(harness, command).check_confidential("link")
    in_group = replace(command, origin=harness.origin(private=False))
    with pytest.raises(RequestRefused, match="link-alone"):
        request_with(harness, in_group).check_confidential("link")


async def test_reply_is_in_the_language_of_the_user(harness: BotHarness) -> None:
    request = request_with(harness, harness.command("link"))
    reply = request.reply("link-many", count=8, edit=True)
    assert reply.message is not None
    assert (reply.message.text, reply.edit) == (request.t("link-many", count=8), True)
