"""Menus of commands, descriptions and the menu button, in every language. They are changed only
where they differ from what Telegram has.

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
    MenuButton,
    MenuButtonCommands,
    MenuButtonWebApp,
    WebAppInfo,
)
from telegram.error import TelegramError

from bot.chat import CommandCard, Profile, Scope
from bot.platforms.telegram.errors import mask_token
from storage import logs

log = logs.get(__name__)

# The default scope is for private chats, and for any chat without a scope of its own.
SCOPES: Mapping[Scope, BotCommandScope] = {
    "private": BotCommandScopeDefault(),
    "group": BotCommandScopeAllGroupChats(),
    "managers": BotCommandScopeAllChatAdministrators(),
}
_OPERATORS: Sequence[Scope] = ("private", "operators")
LONGEST_MENU = 100
PAGE_BUTTON = "mp4totext"
"""Text of the button that opens the pages: the name that is at their top."""


async def register(
    bot: Bot,
    token: str,
    commands: Sequence[CommandCard],
    profile: Profile,
    operators: Sequence[str] = (),
) -> None:
    """Register all menus and texts. The private menu of `operators` (user ids) has the operators'
    commands, too. Failures are only logged: the bot works without a menu."""
    locales = _menu_locales({locale for card in commands for locale in card.description})
    steps: list[Callable[[], Awaitable[None]]] = [
        partial(_update_commands, bot, commands, locale, SCOPES[scope], (scope,))
        for locale in locales
        for scope in SCOPES
    ]
    steps += [
        partial(_update_commands, bot, commands, locale, BotCommandScopeChat(int(user)), _OPERATORS)
        for user in operators
        if user.isdigit()
        for locale in locales
    ]
    for locale in _menu_locales(profile.description):
        steps.append(partial(_update_description, bot, locale, profile.description[locale]))
    for locale in _menu_locales(profile.short):
        steps.append(partial(_update_short_description, bot, locale, profile.short[locale]))
    steps.append(partial(_update_menu_button, bot, profile.page))
    for step in steps:
        try:
            await step()
        except TelegramError as error:
            log.warning(
                "registering a Telegram menu failed, continuing", problem=mask_token(error, token)
            )


async def _update_commands(
    bot: Bot,
    commands: Sequence[CommandCard],
    locale: str,
    menu_scope: BotCommandScope,
    scopes: Sequence[Scope],
) -> None:
    menu = tuple(
        BotCommand(card.name, card.description[locale])
        for card in commands
        if {*scopes} & {*card.scopes} and locale in card.description
    )[:LONGEST_MENU]
    language = _language(locale)
    if await bot.get_my_commands(menu_scope, language_code=language) != menu:
        await bot.set_my_commands(menu, menu_scope, language_code=language)


async def _update_description(bot: Bot, locale: str, text: str) -> None:
    language = _language(locale)
    if (await bot.get_my_description(language)).description != text:
        await bot.set_my_description(text, language)


async def _update_short_description(bot: Bot, locale: str, text: str) -> None:
    language = _language(locale)
    if (await bot.get_my_short_description(language)).short_description != text:
        await bot.set_my_short_description(text, language)


async def _update_menu_button(bot: Bot, page: str) -> None:
    """Make the button beside the text field open the page, without one the list of commands. The
    button is one for all languages: https://core.telegram.org/bots/api#setchatmenubutton"""
    button: MenuButton = MenuButtonCommands()
    if page:
        button = MenuButtonWebApp(PAGE_BUTTON, WebAppInfo(page))
    if await bot.get_chat_menu_button() != button:
        await bot.set_chat_menu_button(menu_button=button)


def _menu_locales(locales: Iterable[str]) -> list[str]:
    """Return one locale for each two-letter language, as Telegram's menus have: `zh-Hans` is kept,
    `zh-Hant` is not."""
    first = {_language(it): it for it in sorted(locales, reverse=True)}
    return sorted(first.values())


def _language(locale: str) -> str:
    """Return the two letters of the language; "" for English, the default for all others."""
    return "" if locale.startswith("en") else locale[:2]


def deep_link(bot: Bot, words: str) -> str:
    """Return the URL that opens a chat with the bot and sends `/start` with `words`; "" until the
    bot's name is known. https://core.telegram.org/bots/features#deep-linking"""
    try:
        return f"https://t.me/{bot.username}?start={words}"
    except RuntimeError:
        return ""
