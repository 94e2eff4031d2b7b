"""Routes of the REST API that the bot uses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.e2e.discord_server.posts import (
    APPLICATION,
    BOT,
    EPHEMERAL,
    LOADING,
    MANAGERS,
    Json,
    Place,
    Post,
    stamp,
)
from tests.e2e.discord_server.rules import (
    ACKNOWLEDGE_SECONDS,
    NONCE_SECONDS,
    OLD_EDITS,
    OLD_SECONDS,
    USER_INSTALL_FOLLOW_UPS,
    ApiError,
    Body,
    checked_commands,
    checked_message,
    checked_modal,
    unknown,
)
from tests.e2e.discord_server.world import Interaction, World

Found = dict[str, str]
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


def open_direct(world: World, path_values: Found, body: Body) -> Json:
    user = str(body.json["recipient_id"])
    if user not in world.directs:
        raise unknown(10013, "User")
    return world.directs[user].as_json()


def member(world: World, path_values: Found, body: Body) -> Json:
    """Return a member of a server, with a role if they manage it."""
    if path_values["user"] in world.outsiders:
        raise unknown(10007, "Member")
    roles = [MANAGERS] if path_values["user"] in world.managers else []
    user = {"id": path_values["user"], "username": "somebody", "discriminator": "0", "avatar": None}
    more = {"joined_at": stamp(world.now()), "deaf": False, "mute": False, "flags": 0}
    return {"user": user, "roles": roles, **more}


def channel(world: World, path_values: Found, body: Body) -> Json:
    place = world.place(path_values["channel"])
    users = [user for user, it in world.directs.items() if it.id == place.id]
    people = [
        {"id": it, "username": "somebody", "discriminator": "0", "avatar": None} for it in users
    ]
    return place.as_json() | ({"recipients": people} if people else {})


def thread_member(world: World, path_values: Found, body: Body) -> Json:
    if path_values["user"] not in world.place(path_values["channel"]).only:
        raise unknown(10007, "Member")
    joined = {"join_timestamp": stamp(world.now()), "flags": 0}
    return {"id": path_values["channel"], "user_id": path_values["user"], **joined}


# --- messages in channels -----------------------------------------------------------------------


READ_HISTORY = 1 << 16


def create_message(world: World, path_values: Found, body: Body) -> Json:
    place = world.place(path_values["channel"])
    world.may_write(place)
    world.may_embed(place, body)
    checked_message(body, world.upload_limit)
    nonce = str(body.json.get("nonce", ""))
    if nonce and body.json.get("enforce_nonce"):
        for post in world.posts.values():
            unexpired = world.now() - world.created_at(post.id) < NONCE_SECONDS
            if post.nonce == nonce and post.place.id == place.id and unexpired:
                return world.as_json(post)
    reference = body.json.get("message_reference") or {}
    reply_to = str(reference.get("message_id", ""))
    replied = world.posts.get(reply_to)
    if reply_to and place.kind == "server" and not place.may & READ_HISTORY:
        # https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
        raise ApiError(400, 160002, "Cannot reply without permission to read message history")
    if reply_to and (replied is None or replied.deleted or replied.place.id != place.id):
        if reference.get("fail_if_not_exists", True):
            raise ApiError(400, 50035, "MESSAGE_REFERENCE_UNKNOWN_MESSAGE")
        reply_to = ""
    post = _add_post(world, place, body)
    post.nonce, post.reply_to = nonce, reply_to
    return world.as_json(post)


def edit_message(world: World, path_values: Found, body: Body) -> Json:
    post = world.readable_post(world.place(path_values["channel"]), path_values["message"])
    world.may_embed(post.place, body)
    if not post.from_bot:
        raise ApiError(403, 50005, "Cannot edit a message authored by another user")
    if world.now() - world.created_at(post.id) > OLD_SECONDS:
        post.edits += 1
        if post.edits > OLD_EDITS:
            why = "Maximum number of edits to messages older than 1 hour reached. Try again later."
            raise ApiError(429, 30046, why, retry_after=60.0)
    return _edit(world, post, body)


def delete_message(world: World, path_values: Found, body: Body) -> Json:
    """https://docs.discord.com/developers/resources/message#delete-message"""
    post = world.readable_post(world.place(path_values["channel"]), path_values["message"])
    if not post.from_bot:
        raise ApiError(403, 50013, "Missing Permissions")
    post.deleted = True
    return {}


def get_message(world: World, path_values: Found, body: Body) -> Json:
    return world.as_json(
        world.readable_post(world.place(path_values["channel"]), path_values["message"])
    )


def list_messages(world: World, path_values: Found, body: Body) -> list[Json]:
    """Return the messages after one, the newest first."""
    place = world.place(path_values["channel"])
    after = int(body.query.get("after", "0"))
    posts = [it for it in world.posts.values() if it.place.id == place.id and int(it.id) > after]
    oldest = sorted(posts, key=lambda it: int(it.id))[: int(body.query.get("limit", "50"))]
    return [world.as_json(it) for it in reversed(oldest) if not it.deleted]


def _add_post(world: World, place: Place, body: Body) -> Post:
    files = [
        world.keep_file(it.name, "application/octet-stream", it.content) for it in body.uploads
    ]
    return world.post(Post(place, world.number(), BOT, [world.post_version(body)], files))


def _edit(world: World, post: Post, body: Body) -> Json:
    checked_message(body, world.upload_limit, edit=True)
    post.flags &= ~LOADING
    post.history.append(world.post_version(body, post.history[-1]))
    world.lock.notify_all()
    return world.as_json(post)


# --- interactions -------------------------------------------------------------------------------


def respond(world: World, path_values: Found, body: Body) -> Json:
    """Take the first response to an interaction, within 3 seconds."""
    interaction = world.interactions.get(path_values["token"])
    if interaction is None or interaction.id != path_values["interaction"]:
        raise unknown(10062, "interaction")
    if interaction.acknowledged:
        raise ApiError(400, 40060, "Interaction has already been acknowledged.")
    if world.now() - interaction.created_at > ACKNOWLEDGE_SECONDS:
        raise unknown(10062, "interaction")
    kind = body.json["type"]
    response: Json = {"id": interaction.id, "type": interaction.json["type"]}
    if kind == 5:
        interaction.alone = bool((body.json.get("data") or {}).get("flags", 0) & EPHEMERAL)
        post = _add_response(world, interaction, Body({}), interaction.alone)  # "thinking …"
        post.flags |= LOADING
        interaction.original = post.id
        response |= {"response_message_id": post.id, "response_message_loading": True}
    elif kind == 8 and interaction.json["type"] == 4:
        interaction.choices = [it["value"] for it in body.json["data"]["choices"]]
        if len(interaction.choices) > 25:
            raise ApiError(400, 50035, "Invalid Form Body")
    elif kind == 9 and interaction.json["type"] in (2, 3):  # never in answer to a form
        interaction.modal = checked_modal(body.json["data"])
    elif kind == 6 and interaction.json["type"] in (3, 5):
        response |= {"response_message_id": interaction.original}
    else:
        raise ApiError(400, 50035, "Invalid Form Body")
    interaction.acknowledged = True
    world.lock.notify_all()
    return {"interaction": response, "resource": {"type": kind}}


def follow_up(world: World, path_values: Found, body: Body) -> Json:
    """Send a follow-up. A nonce is ignored: https://github.com/discord/discord-api-docs/pull/6647"""
    interaction = world.open(path_values["token"])
    if interaction.user_install and interaction.follow_ups >= USER_INSTALL_FOLLOW_UPS:
        raise ApiError(400, 40094, "Maximum number of follow up messages has been hit")
    checked_message(body, world.upload_limit)
    interaction.follow_ups += 1
    alone = bool(body.json.get("flags", 0) & EPHEMERAL)
    return world.as_json(_add_response(world, interaction, body, alone))


def edit_response(world: World, path_values: Found, body: Body) -> Json:
    return _edit(world, _response(world, path_values), body)


def get_response(world: World, path_values: Found, body: Body) -> Json:
    return world.as_json(_response(world, path_values))


def _response(world: World, path_values: Found) -> Post:
    interaction = world.open(path_values["token"])
    number = (
        interaction.original if path_values["message"] == "@original" else path_values["message"]
    )
    post = world.posts.get(number)
    ours = post is not None and interaction.id in (post.interaction, "")
    if post is None or post.deleted or not (ours or number == interaction.original):
        raise unknown(10008, "Message")
    return post


def _add_response(world: World, interaction: Interaction, body: Body, alone: bool) -> Post:
    """Add a message that responds to an interaction."""
    post = _add_post(world, interaction.place, body)
    post.interaction = interaction.id
    if alone:
        post.flags |= EPHEMERAL
        post.for_user = interaction.user["id"]
    return post


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
