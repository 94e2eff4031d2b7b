"""Methods for the bot's menus and profile, and for administrators of a group."""

from __future__ import annotations

import re
from typing import Any

from tests.e2e.telegram_server.mini_apps import checked_menu_button
from tests.e2e.telegram_server.posts import Json
from tests.e2e.telegram_server.rules import Params, bad_request, checked_commands
from tests.e2e.telegram_server.world import World

LONGEST = {"description": 512, "short_description": 120}
SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")


def set_my_commands(world: World, params: Params) -> bool:
    world.commands[_menu(world, params)] = checked_commands(params)
    return True


def get_my_commands(world: World, params: Params) -> list[Json]:
    return world.commands.get(_menu(world, params), [])


def set_text(name: str) -> Any:
    """Return the method that sets `description` or `short_description`."""

    def put(world: World, params: Params) -> bool:
        text = params.text(name)
        if len(text) > LONGEST[name]:
            raise bad_request(f"{name} is too long")
        world.texts[name, _language(params)] = text
        return True

    return put


def get_text(name: str) -> Any:
    """Return the method that gets it."""
    return lambda world, params: {name: world.texts.get((name, _language(params)), "")}


def set_chat_menu_button(world: World, params: Params) -> bool:
    world.menu_button = checked_menu_button(params.json("menu_button") or {"type": "default"})
    return True


def get_chat_member(world: World, params: Params) -> Json:
    chat, user = world.chat(params.number("chat_id")), params.number("user_id") or 0
    if user == world.bot["id"]:
        member = world.bot
    elif user in world.chats:
        member = {"id": user, "is_bot": False, "first_name": world.chats[user]["first_name"]}
    else:
        raise bad_request("member not found")
    if user not in world.managers.get(chat["id"], set()):
        return {"status": "member", "user": member}
    return {"status": "administrator", "user": member, **_RIGHTS}


_RIGHTS = dict.fromkeys(
    (
        "can_be_edited",
        "is_anonymous",
        "can_manage_chat",
        "can_delete_messages",
        "can_manage_video_chats",
        "can_restrict_members",
        "can_promote_members",
        "can_change_info",
        "can_invite_users",
        "can_post_stories",
        "can_edit_stories",
        "can_delete_stories",
    ),
    False,
)


def _menu(world: World, params: Params) -> str:
    """Return the key of a menu: its language, with the scope before it unless default."""
    given = params.json("scope") or {"type": "default"}
    scope = given["type"]
    if scope == "chat":
        scope = f"chat:{world.chat(given['chat_id'])['id']}"
    elif scope not in SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    language = _language(params)
    return language if scope == "default" else f"{scope}/{language}"


def _language(params: Params) -> str:
    language = params.text("language_code")
    if language and not re.fullmatch("[a-z]{2}", language):
        raise bad_request("invalid language code specified")
    return language


PROFILE_METHODS = {
    "setmycommands": set_my_commands,
    "getmycommands": get_my_commands,
    "setmydescription": set_text("description"),
    "getmydescription": get_text("description"),
    "setmyshortdescription": set_text("short_description"),
    "getmyshortdescription": get_text("short_description"),
    "setchatmenubutton": set_chat_menu_button,
    "getchatmenubutton": lambda world, _params: world.menu_button,
    "getchatmember": get_chat_member,
}
