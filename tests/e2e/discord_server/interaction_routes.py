"""Routes of responses to interactions."""

from __future__ import annotations

from tests.e2e.discord_server.channel_routes import Found, add_post, edit_post
from tests.e2e.discord_server.posts import EPHEMERAL, LOADING, Json, Post
from tests.e2e.discord_server.rules import (
    ACKNOWLEDGE_SECONDS,
    USER_INSTALL_FOLLOW_UPS,
    ApiError,
    Body,
    checked_message,
    checked_modal,
    unknown,
)
from tests.e2e.discord_server.world import Interaction, World


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
    return edit_post(world, _response(world, path_values), body)


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
    post = add_post(world, interaction.place, body)
    post.interaction = interaction.id
    if alone:
        post.flags |= EPHEMERAL
        post.for_user = interaction.user["id"]
    return post
