"""What a person gets unless they write other wishes beside a file, and how they are spoken to."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.chat import ButtonPress, Command, Message
from bot.context.request import Handler, Reply, Request, plain
from bot.parsing.options import change, read, speech
from bot.people.voice_memory import forget_unwanted
from bot.views.settings_menu import AUTO, NEWS, PAGES, RESET, TONGUE, VOICES, Menu
from storage.database import Unit
from storage.errors import InvalidOption
from storage.models import Format, Options, Person

_TONGUE = re.compile(r"(?<!\S)tongue=(\S+)", re.IGNORECASE)
_NEWS = re.compile(r"(?<!\S)news=(\S+)", re.IGNORECASE)


async def settings(visit: Request, unit: Unit) -> Reply:
    """`/settings` opens the menu, `/settings lang=de …` changes, `/settings reset` goes back."""
    wanted = visit.event.arguments.strip() if isinstance(visit.event, Command) else ""
    if not wanted:
        return Reply(_main(visit, visit.person, "settings-title"))
    person = visit.person
    if reset := wanted.lower() == RESET:
        person = await _reset(visit, unit)
    else:
        options = read(wanted, person.options)  # may be refused, so it comes before any change
        if found := _TONGUE.search(wanted):
            person = await _speak(visit, unit, person, found[1])
        if found := _NEWS.search(wanted):
            person = await _hear(visit, unit, person, found[1])
        person = await _keep(visit, unit, replace(person, options=options))
    return Reply(_main(visit, person, "settings-reset" if reset else "settings-changed"))


def one(wish: str) -> Handler:
    """The command of one setting: `/speakers 2-4` sets it, `/speakers` opens its page."""

    async def setting(visit: Request, unit: Unit) -> Reply:
        wanted = visit.event.arguments.strip() if isinstance(visit.event, Command) else ""
        if not wanted:
            return Reply(_menu(visit, visit.person).page(wish))
        options = change(visit.person.options, wish, wanted)
        person = await _keep(visit, unit, replace(visit.person, options=options))
        return Reply(_main(visit, person, "settings-changed"))

    return setting


async def turn(visit: Request, unit: Unit) -> Reply | None:  # noqa: ARG001 the shape of every feature
    """A button that turns to a page. Only whose menu it is may do that."""
    page, _, owner = _argument(visit).partition(":")
    if not visit.is_own(owner):
        return Reply(plain(visit.say("menu-not-yours")))
    menu = _menu(visit, visit.person)
    if page in menu.pages:
        return Reply(menu.page(page), edit=True)
    return Reply(_main(visit, visit.person, "settings-title"), edit=True)


async def choose(visit: Request, unit: Unit) -> Reply | None:
    """A button that sets something, of the presser's own only. Raises BadWish."""
    wish, _, rest = _argument(visit).partition(":")
    choice, _, owner = rest.partition(":")
    if not visit.is_own(owner) or wish not in (*PAGES, RESET):
        return Reply(plain(visit.say("menu-not-yours")))
    if wish == RESET:
        return Reply(_main(visit, await _reset(visit, unit), "settings-reset"), edit=True)
    if wish in (TONGUE, NEWS):
        keep = _speak if wish == TONGUE else _hear
        person = await keep(visit, unit, visit.person, choice)
        return Reply(_main(visit, person, "settings-title"), edit=True)
    options = visit.person.options
    if wish == "formats":
        options = replace(options, formats=_toggled(options.formats, choice))
    else:
        options = change(options, wish, choice)
    person = await _keep(visit, unit, replace(visit.person, options=options))
    if wish == "formats":  # more than one may follow
        return Reply(_menu(visit, person).page(wish), edit=True)
    return Reply(_main(visit, person, "settings-title"), edit=True)


def _argument(visit: Request) -> str:
    return visit.event.argument if isinstance(visit.event, ButtonPress) else ""


def _menu(visit: Request, person: Person) -> Menu:
    words = visit.desk.words
    say = words.into(person.tongue or visit.origin.locale)
    without = () if visit.desk.pipeline.remember_voices else (VOICES,)
    return Menu(person, visit.origin.account.id, words, say, without)


def _main(visit: Request, person: Person, heading: str) -> Message:
    menu = _menu(visit, person)
    return menu.main(menu.say(heading))


def _toggled(formats: tuple[Format, ...], choice: str) -> tuple[Format, ...]:
    if choice not in tuple(Format):
        raise InvalidOption(wish=choice[:80], choices=", ".join(Format))
    return tuple(it for it in Format if (it in formats) != (it == choice))


async def _keep(visit: Request, unit: Unit, person: Person) -> Person:
    await unit.people.set_options(visit.origin.account, person.options)
    await forget_unwanted(visit, unit, person.options.voices)
    return person


async def _reset(visit: Request, unit: Unit) -> Person:
    await unit.people.set_tongue(visit.origin.account, "")
    await unit.people.set_news(visit.origin.account, wanted=False)
    person = replace(visit.person, options=Options(), tongue="", news=False)
    return await _keep(visit, unit, person)


async def _hear(visit: Request, unit: Unit, person: Person, choice: str) -> Person:
    """Tell them what the operator announces, or not."""
    try:
        wanted = speech(choice)
    except InvalidOption as error:
        raise InvalidOption(**error.values | {"wish": f"news={choice}"[:80]}) from None
    await unit.people.set_news(visit.origin.account, wanted=wanted)
    return replace(person, news=wanted)


async def _speak(visit: Request, unit: Unit, person: Person, locale: str) -> Person:
    """Talk to them in this language from now on; `auto` is what their platform says."""
    known = visit.desk.words.locales
    tongue = "" if locale.lower() == AUTO else locale.lower()
    if tongue and tongue not in known:
        raise InvalidOption(wish=locale[:80], choices=", ".join((AUTO, *known)))
    await unit.people.set_tongue(visit.origin.account, tongue)
    return replace(person, tongue=tongue)
