"""All commands, options and buttons can be used at a terminal."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from rich.console import Console

from bot.chat import Button, ButtonPress, CommandCard, Event, FormSubmission, Message, Option, Span
from bot.dispatch.command_menu import menu
from bot.dispatch.command_options import OPTIONS
from bot.dispatch.dispatcher import make_dispatcher
from bot.dispatch.forms import form_openers
from bot.dispatch.routes import (
    ADMIN_BUTTONS,
    ADMIN_COMMANDS,
    BUTTONS,
    COMMANDS,
    FORM_BUTTONS,
    FORM_SUBMISSIONS,
)
from bot.features.speaker_names import FORM
from bot.i18n.translator import Translations
from bot.platforms.console.adapter import ConsoleChat
from bot.platforms.console.completion import Choices
from bot.platforms.console.events import LOCAL_USER, TERMINAL, LineParser
from bot.platforms.console.numbered_messages import NumberedMessages
from storage.models import Platform
from tests.unit.bot.answered_jobs import TXT, end_job, jobs, result
from tests.unit.bot.fake_chat import FakeChat
from tests.unit.bot.fakes import BotHarness
from tests.unit.bot.features.talks import SPEAKERS

CARDS = {card.name: card for card in menu(Translations())}
EVERY_COMMAND = [*COMMANDS, *ADMIN_COMMANDS]
EVERY_BUTTON = [*BUTTONS, *ADMIN_BUTTONS]


def offered(
    line: str, messages: NumberedMessages | None = None, *, requested: bool = False
) -> dict[str, str]:
    """Return the completions of a line with their descriptions."""
    choices = Choices(
        list(CARDS.values()), {"/quit": "leave"}, messages or NumberedMessages(), "en"
    )
    completions = choices.get_completions(
        Document(line), CompleteEvent(completion_requested=requested)
    )
    return {it.text: it.display_meta_text for it in completions}


@dataclass
class Terminal:
    """The real dispatcher behind a terminal: typed lines in, screen out."""

    harness: BotHarness
    chat: ConsoleChat
    events: list[Event]

    async def types(self, line: str, *fields: str) -> str:
        """Type a line, and the fields of a form if it opens one. Return the output."""
        before, waiting = len(self.screen), list(fields)
        handle = make_dispatcher(self.harness.services)

        async def listen(event: Event) -> None:
            self.events.append(event)
            await handle(event)

        async def field(_label: str, _value: str, _hint: str) -> str | None:
            return waiting.pop(0) if waiting else None

        talk = self.chat._session
        talk._forms = form_openers(self.harness.services)
        await talk.handle_line(listen, line, field)
        await self.harness.services.tasks.wait_idle()
        return self.screen[before:]

    @property
    def screen(self) -> str:
        file = self.chat.screen.console.file
        assert isinstance(file, io.StringIO)
        return file.getvalue()

    async def answer(self, talk: Path) -> str:
        """Send a recording and end its job. Return the answer."""
        await self.types(f"'{talk}'")
        (job,) = [each for each in await jobs(self.harness, LOCAL_USER) if each.finished is None]
        await end_job(self.harness, job.id, replace(result(self.harness, [TXT]), speakers=SPEAKERS))
        return self.screen


@pytest.fixture
async def terminal(tmp_path: Path) -> AsyncIterator[Terminal]:
    harness = await BotHarness.build(tmp_path, admins=["console:local"])
    chat = ConsoleChat(tmp_path / "out", console=Console(file=io.StringIO(), width=80))
    services = replace(harness.services, chats={Platform.CONSOLE: chat})
    harness = replace(harness, services=services, elsewhere=cast("FakeChat", chat))
    yield Terminal(harness, chat, [])
    await services.tasks.close()
    await services.database.close()


@pytest.mark.parametrize("name", EVERY_COMMAND)
def test_command_is_completed_with_its_description(name: str) -> None:
    assert offered("/")[f"/{name}"] == CARDS[name].description["en"]
    assert f"/{name}" in offered(f"/{name[:3]}")


async def test_every_command_is_answered(terminal: Terminal) -> None:
    for name in EVERY_COMMAND:
        assert (await terminal.types(f"/{name}")).strip(), name


async def test_buttons_can_be_pressed_by_code_and_label(terminal: Terminal) -> None:
    for action in EVERY_BUTTON:
        button = Button(f"label of {action}", action, "")
        for typed in ("{code}", "#{code}", button.label):
            ref = await terminal.chat.send(TERMINAL, Message((Span("?"),), ((button,),)))
            code = f"{terminal.chat.screen.shown.number(ref.message)}a"
            assert code in offered(code, terminal.chat.screen.shown, requested=True)
            terminal.events.clear()
            output = await terminal.types(typed.format(code=code))
            (press,) = terminal.events
            assert isinstance(press, ButtonPress)
            assert (press.action, press.origin.message.message) == (action, ref.message)
            assert output.strip(), action


@pytest.mark.parametrize("name", sorted(OPTIONS))
def test_option_is_completed_after_its_command(name: str, tmp_path: Path) -> None:
    for option in CARDS[name].options:
        check(CARDS[name], option, tmp_path)


def check(card: CommandCard, option: Option, folder: Path) -> None:
    beside = offered(f"/{card.name} ")
    if option.kind == "ephemeral":
        return  # a terminal has only one user
    if option.kind == "recording":
        (folder / "talk.mp4").touch()
        assert f"{folder}/talk.mp4" in offered(f"/{card.name} {folder}/ta", requested=True)
    elif option.bare or option.name == "words":
        assert set(beside) == set(option.choices) | set(option.hints)
    elif option.name != "link":  # a link is pasted unchanged
        name = {"language": "lang"}.get(option.name, option.name)
        assert beside[f"{name}="] == option.description["en"]
        values = offered(f"/{card.name} {name}=")
        assert set(values) >= set(option.choices) | set(option.hints)
        assert option.kind != "yes-no" or set(values) == {"yes", "no"}


def test_options_are_completed_after_a_file(talk: Path) -> None:
    assert {"lang=", "speakers=", "summary="} <= set(offered(f"'{talk}' "))
    assert offered(f"'{talk}' lang=de sp") == {
        "speakers=": CARDS["transcribe"].options[3].description["en"],
        "speech=": CARDS["transcribe"].options[5].description["en"],
    }
    assert "de" in offered(f"'{talk}' lang=d")


async def test_speakers_are_named_by_a_reply_or_a_form(terminal: Terminal, talk: Path) -> None:
    await terminal.answer(talk)
    assert set(FORM_BUTTONS) == set(FORM_SUBMISSIONS) == {FORM}
    codes = {button.action: code for code, _, button in terminal.chat.screen.shown.buttons()}
    assert "Who speaks in my talk.mp4?" in await terminal.types(codes["names"])
    assert terminal.chat._session._label() == "reply to 2 > "
    assert "Shall I remember these voices?" not in await terminal.types("Anna, Ben")
    (named,) = [it for it in await jobs(terminal.harness, LOCAL_USER) if it.finished is None]
    assert dict(named.options.names) == {"S1": "Anna", "S2": "Ben"}
    await end_job(
        terminal.harness, named.id, replace(result(terminal.harness, [TXT]), speakers=SPEAKERS)
    )
    output = await terminal.types("2a", "Zoë", "")
    assert "Who speaks in my talk.mp4?" in output
    filled = terminal.events[-1]
    assert isinstance(filled, FormSubmission)
    assert dict(filled.values) == {"1": "Zoë", "2": ""}
    (again,) = [it for it in await jobs(terminal.harness, LOCAL_USER) if it.finished is None]
    assert dict(again.options.names) == {"S1": "Zoë", "S2": ""}


async def test_abandoned_form_changes_nothing(terminal: Terminal, talk: Path) -> None:
    await terminal.answer(talk)
    await terminal.types("Name the speakers")
    terminal.events.clear()
    assert "Nothing changed" in await terminal.types("2a", "Zoë")
    assert terminal.events == []


async def test_input_history_is_deleted_with_all_data(terminal: Terminal) -> None:
    history = terminal.harness.services.storage.typed_lines
    await asyncio.to_thread(history.write_text, "1\t/search marigold\n")
    assert "↑" in await terminal.types("/privacy")
    await terminal.types("/delete_my_data")
    await terminal.types("1b")
    assert history.exists()
    await terminal.types("/delete_my_data")
    await terminal.types("2a")
    assert not history.exists()


def test_reply_command_refers_to_the_numbered_answer() -> None:
    messages = NumberedMessages()
    messages.note("answer", Message((Span("The answer"),), ((Button("x", "x"),),)))
    (event,) = LineParser(messages).events("/reply 1 /again lang=de")
    assert event.reply_to is not None  # type: ignore[union-attr]
    assert event.reply_to.message == "answer"  # type: ignore[union-attr]
