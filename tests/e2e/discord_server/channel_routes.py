"""Routes of channels and their messages."""

from __future__ import annotations

from tests.e2e.discord_server.posts import BOT, LOADING, MANAGERS, Json, Place, Post, stamp
from tests.e2e.discord_server.rules import (
    NONCE_SECONDS,
    OLD_EDITS,
    OLD_SECONDS,
    ApiError,
    Body,
    checked_message,
    unknown,
)
from tests.e2e.discord_server.world import World

Found = dict[str, str]


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
    post = add_post(world, place, body)
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
    return edit_post(world, post, body)


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


def add_post(world: World, place: Place, body: Body) -> Post:
    files = [
        world.keep_file(it.name, "application/octet-stream", it.content) for it in body.uploads
    ]
    return world.post(Post(place, world.number(), BOT, [world.post_version(body)], files))


def edit_post(world: World, post: Post, body: Body) -> Json:
    checked_message(body, world.upload_limit, edit=True)
    post.flags &= ~LOADING
    post.history.append(world.post_version(body, post.history[-1]))
    world.lock.notify_all()
    return world.as_json(post)
