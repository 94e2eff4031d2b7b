"""What people see of the bot before they talk to it: menus of commands, descriptions, the menu
button, in every language, changed only where they differ from what Telegram has.

https://core.telegram.org/bots/api#botcommandscope
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from functools import partial

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
    MenuButtonCommands,
)
from telegram.error import TelegramError

from bot.chat import CommandCard, Profile, Scope
from bot.platforms.telegram.errors import masked
from storage import logs

log = logs.get(__name__)

# Private chats see the default, which is also what any chat sees for which nothing else is set.
SCOPES: Mapping[Scope, BotCommandScope] = {
    "private": BotCommandScopeDefault(),
    "group": BotCommandScopeAllGroupChats(),
    "managers": BotCommandScopeAllChatAdministrators(),
}
_OPERATORS: Sequence[Scope] = ("private", "operators")
LONGEST_MENU = 100


async def register(
    bot: Bot,
    token: str,
    commands: Sequence[CommandCard],
    profile: Profile,
    operators: Sequence[str] = (),
) -> None:
    """Set everything; `operators` are the people whose private menu has the operators' commands,
    too. What fails is logged: a bot without a menu works as well."""
    locales = _one_a_language({locale for card in commands for locale in card.description})
    steps: list[Callable[[], Awaitable[None]]] = [
        partial(_commands, bot, commands, locale, SCOPES[scope], (scope,))
        for locale in locales
        for scope in SCOPES
    ]
    steps += [
        partial(_commands, bot, commands, locale, BotCommandScopeChat(int(who)), _OPERATORS)
        for who in operators
        if who.isdigit()
        for locale in locales
    ]
    for locale in _one_a_language(profile.description):
        steps.append(partial(_description, bot, locale, profile.description[locale]))
    for locale in _one_a_language(profile.short):
        steps.append(partial(_short, bot, locale, profile.short[locale]))
    steps.append(partial(_button, bot))
    for step in steps:
        try:
            await step()
        except TelegramError as error:
            log.warning("the bot's menu is not complete", problem=masked(error, token))


async def _commands(
    bot: Bot,
    commands: Sequence[CommandCard],
    locale: str,
    where: BotCommandScope,
    scopes: Sequence[Scope],
) -> None:
    menu = tuple(
        BotCommand(card.name, card.description[locale])
        for card in commands
        if {*scopes} & {*card.scopes} and locale in card.description
    )[:LONGEST_MENU]
    language = _language(locale)
    if await bot.get_my_commands(where, language_code=language) != menu:
        await bot.set_my_commands(menu, where, language_code=language)


async def _description(bot: Bot, locale: str, text: str) -> None:
    language = _language(locale)
    if (await bot.get_my_description(language)).description != text:
        await bot.set_my_description(text, language)


async def _short(bot: Bot, locale: str, text: str) -> None:
    language = _language(locale)
    if (await bot.get_my_short_description(language)).short_description != text:
        await bot.set_my_short_description(text, language)


async def _button(bot: Bot) -> None:
    """The button beside the text field opens the list of commands."""
    if not isinstance(await bot.get_chat_menu_button(), MenuButtonCommands):
        await bot.set_chat_menu_button(menu_button=MenuButtonCommands())


def _one_a_language(locales: Iterable[str]) -> list[str]:
    """Telegram has one menu for a language in two letters: `zh-Hans` gets it, not `zh-Hant`."""
    first = {_language(it): it for it in sorted(locales, reverse=True)}
    return sorted(first.values())


def _language(locale: str) -> str:
    """Two letters, or "": what is shown to people whose language has nothing of its own."""
    return "" if locale.startswith("en") else locale[:2]


def deep_link(bot: Bot, words: str) -> str:
    """The address that opens a chat with the bot and says `/start` and these words there; "" as
    long as Telegram has not told who we are. https://core.telegram.org/bots/features#deep-linking"""
    try:
        return f"https://t.me/{bot.username}?start={words}"
    except RuntimeError:
        return ""
