"""`/settings`: default options, and the language of messages."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.chat import ButtonPress, Command, Event, Message
from bot.context.refusals import RequestRefused
from bot.context.request import Handler, Reply, Request
from bot.parsing.options import change, read, speech
from bot.people.voice_memory import forget_unwanted
from bot.views.answer_buttons import AUTO
from bot.views.settings_menu import NEWS, PAGES, RESET, UI_LOCALE, VOICES, Menu
from storage.database import Unit
from storage.errors import InvalidOption
from storage.models import Format, Options, Person

_LOCALE = re.compile(r"(?<!\S)tongue=(\S+)", re.IGNORECASE)
_NEWS = re.compile(r"(?<!\S)news=(\S+)", re.IGNORECASE)


async def change_settings(request: Request[Command], unit: Unit) -> Reply:
    """`/settings` opens the menu, `/settings lang=de …` changes, `/settings reset` goes back."""
    wanted = request.arguments
    if not wanted:
        return Reply(_main_page(request, request.person, "settings-title"))
    person = request.person
    if reset := wanted.lower() == RESET:
        person = await _reset(request, unit)
    else:
        options = read(wanted, person.options)  # may be refused, so it comes before any change
        if options.part:
            raise RequestRefused("settings-no-part")
        if options.join:
            raise RequestRefused("settings-no-join")
        if found := _LOCALE.search(wanted):
            person = await _set_locale(request, unit, person, found[1])
        if found := _NEWS.search(wanted):
            person = await _set_news(request, unit, person, found[1])
        person = await _save(request, unit, replace(person, options=options))
    return Reply(_main_page(request, person, "settings-reset" if reset else "settings-changed"))


def change_one(setting: str) -> Handler[Command]:
    """Return the handler of one setting: `/speakers 2-4` sets it, `/speakers` opens its page."""

    async def change_setting(request: Request[Command], unit: Unit) -> Reply:
        if not request.arguments:
            return Reply(_make_menu(request, request.person).page(setting))
        options = change(request.person.options, setting, request.arguments)
        person = await _save(request, unit, replace(request.person, options=options))
        return Reply(_main_page(request, person, "settings-changed"))

    return change_setting


async def turn_page(request: Request[ButtonPress], _unit: Unit) -> Reply:
    """Show another page of the menu, to its owner."""
    page, owner = request.split_argument(2)
    request.check_own(owner)
    menu = _make_menu(request, request.person)
    if page in menu.pages:
        return Reply(menu.page(page), edit=True)
    return Reply(_main_page(request, request.person, "settings-title"), edit=True)


async def choose_option(request: Request[ButtonPress], unit: Unit) -> Reply:
    """Change a setting of the owner of the menu. Raises RequestRefused, InvalidOption."""
    setting, choice, owner = request.split_argument(3)
    request.check_own(owner)
    if setting not in (*PAGES, RESET):
        raise RequestRefused("menu-not-yours")
    if setting == RESET:
        return Reply(_main_page(request, await _reset(request, unit), "settings-reset"), edit=True)
    if setting in (UI_LOCALE, NEWS):
        save = _set_locale if setting == UI_LOCALE else _set_news
        person = await save(request, unit, request.person, choice)
        return Reply(_main_page(request, person, "settings-title"), edit=True)
    options = request.person.options
    if setting == "formats":
        options = replace(options, formats=_toggle(options.formats, choice))
    else:
        options = change(options, setting, choice)
    person = await _save(request, unit, replace(request.person, options=options))
    if setting == "formats":  # more than one may follow
        return Reply(_make_menu(request, person).page(setting), edit=True)
    return Reply(_main_page(request, person, "settings-title"), edit=True)


def _make_menu(request: Request[Event], person: Person) -> Menu:
    translations = request.services.translations
    t = translations.for_locale(person.ui_locale or request.origin.locale)
    hidden = () if request.services.pipeline.remember_voices else (VOICES,)
    return Menu(person, request.origin.account.id, translations, t, hidden)


def _main_page(request: Request[Event], person: Person, heading: str) -> Message:
    menu = _make_menu(request, person)
    return menu.main(menu.t(heading))


def _toggle(formats: tuple[Format, ...], choice: str) -> tuple[Format, ...]:
    if choice not in tuple(Format):
        raise InvalidOption(wish=choice[:80], choices=", ".join(Format))
    return tuple(it for it in Format if (it in formats) != (it == choice))


async def _save(request: Request[Event], unit: Unit, person: Person) -> Person:
    await unit.people.set_options(request.origin.account, person.options)
    await forget_unwanted(request, unit, person.options.voices)
    return person


async def _reset(request: Request[Event], unit: Unit) -> Person:
    await unit.people.set_ui_locale(request.origin.account, "")
    await unit.people.set_news(request.origin.account, wanted=False)
    person = replace(request.person, options=Options(), ui_locale="", news=False)
    return await _save(request, unit, person)


async def _set_news(request: Request[Event], unit: Unit, person: Person, choice: str) -> Person:
    """Switch announcements on or off."""
    try:
        wanted = speech(choice)
    except InvalidOption as error:
        raise InvalidOption(**error.values | {"wish": f"news={choice}"[:80]}) from None
    await unit.people.set_news(request.origin.account, wanted=wanted)
    return replace(person, news=wanted)


async def _set_locale(request: Request[Event], unit: Unit, person: Person, locale: str) -> Person:
    """Set the language of messages; `auto` follows the platform."""
    known = request.services.translations.locales
    chosen = {AUTO: "", **{it.lower(): it for it in known}}.get(locale.lower())
    if chosen is None:
        raise InvalidOption(wish=locale[:80], choices=", ".join((AUTO, *known)))
    await unit.people.set_ui_locale(request.origin.account, chosen)
    return replace(person, ui_locale=chosen)
