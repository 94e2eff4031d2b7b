"""Routes of the REST API that the bot uses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.e2e.discord_server.channel_routes import (
    Found,
    channel,
    create_message,
    delete_message,
    edit_message,
    get_message,
    list_messages,
    member,
    open_direct,
    thread_member,
)
from tests.e2e.discord_server.interaction_routes import (
    edit_response,
    follow_up,
    get_response,
    respond,
)
from tests.e2e.discord_server.posts import APPLICATION, BOT, Json
from tests.e2e.discord_server.rules import Body, checked_commands
from tests.e2e.discord_server.world import World

Handler = Callable[[World, Found, Body], Any]


def gateway(world: World, path_values: Found, body: Body) -> Json:
    limit = {"total": 1000, "remaining": 999, "reset_after": 86_400_000}
    limit["max_concurrency"] = world.concurrency
    url = world.url.replace("http", "ws", 1) + "/gateway"
    return {"url": url, "shards": world.shards, "session_start_limit": limit}


def application(world: World, path_values: Found, body: Body) -> Json:
    return {
        "id": APPLICATION,
        "name": "mp4totext",
        "icon": None,
        "description": "",
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "00",
        "flags": 0,
        "team": None,
        "owner": BOT,
    }


def register(world: World, path_values: Found, body: Body) -> list[Json]:
    world.commands = checked_commands(body.json)
    world.lock.notify_all()
    return [
        it | {"id": world.number(), "application_id": APPLICATION, "version": "1"}
        for it in world.commands
    ]


def register_in_server(world: World, path_values: Found, body: Body) -> list[Json]:
    """Register the commands of one server."""
    world.server_commands[path_values["guild"]] = checked_commands(body.json)
    world.lock.notify_all()
    return [it | {"id": world.number(), "application_id": APPLICATION} for it in body.json]


def nothing(world: World, path_values: Found, body: Body) -> Json:
    return {}


ROUTES: list[tuple[str, str, Handler]] = [
    ("GET", "/users/@me", lambda world, path_values, body: BOT),
    ("GET", "/oauth2/applications/@me", application),
    ("GET", "/applications/@me", application),
    ("GET", "/gateway/bot", gateway),
    ("PUT", "/applications/{application}/commands", register),
    ("PUT", "/applications/{application}/guilds/{guild}/commands", register_in_server),
    ("POST", "/users/@me/channels", open_direct),
    ("GET", "/guilds/{guild}/members/{user}", member),
    ("GET", "/channels/{channel}", channel),
    ("GET", "/channels/{channel}/thread-members/{user}", thread_member),
    ("POST", "/channels/{channel}/messages", create_message),
    ("GET", "/channels/{channel}/messages", list_messages),
    ("PATCH", "/channels/{channel}/messages/{message}", edit_message),
    ("GET", "/channels/{channel}/messages/{message}", get_message),
    ("DELETE", "/channels/{channel}/messages/{message}", delete_message),
    ("POST", "/interactions/{interaction}/{token}/callback", respond),
    ("POST", "/webhooks/{application}/{token}", follow_up),
    ("PATCH", "/webhooks/{application}/{token}/messages/{message}", edit_response),
    ("GET", "/webhooks/{application}/{token}/messages/{message}", get_response),
]
"""Method, path below the API's base, and handler."""
