"""What Discord answers when it does not do what we asked, in the chat port's terms."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp
import discord

from bot.chat import ChatBusy, ChatDown, ChatError, ChatGone

# https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
UNKNOWN_CHANNEL, UNKNOWN_MESSAGE, UNKNOWN_WEBHOOK, UNKNOWN_INTERACTION = 10003, 10008, 10015, 10062
TOO_LARGE, TOO_MANY_FOLLOW_UPS, MISSING_ACCESS, NOT_OURS = 40005, 40094, 50001, 50005
NO_DIRECT_MESSAGES, MISSING_PERMISSION, TOKEN_DEAD, ARCHIVED = 50007, 50013, 50027, 50083
OLD_MESSAGE = 30046

DOOR_SHUT = frozenset({UNKNOWN_WEBHOOK, UNKNOWN_INTERACTION, TOKEN_DEAD, TOO_MANY_FOLLOW_UPS})
"""The interaction takes no (more) answers: another way may."""
NEVER = DOOR_SHUT | {
    UNKNOWN_CHANNEL, UNKNOWN_MESSAGE, MISSING_ACCESS, NOT_OURS, NO_DIRECT_MESSAGES,
    MISSING_PERMISSION, ARCHIVED,
}  # fmt: skip


class InteractionExpired(ChatGone):
    """This way is closed; another may be open."""


@contextmanager
def translate_errors() -> Iterator[None]:
    """Turn discord.py's errors into the port's. Nothing of the original is chained: addresses in
    it hold an interaction's token."""
    try:
        yield
    except discord.RateLimited as error:
        raise ChatBusy(error.retry_after) from None
    except discord.HTTPException as error:
        raise _of_http(error) from None
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        raise ChatDown(type(error).__name__) from None
    except discord.DiscordException as error:
        raise ChatError(f"{type(error).__name__}: {error}") from None


def _of_http(error: discord.HTTPException) -> ChatError:
    said = f"{error.status} {error.code}: {error.text[:200]}"
    if error.code in DOOR_SHUT:
        return InteractionExpired(said)
    if error.code in NEVER or error.status in (403, 404):
        return ChatGone(said)
    if error.code == OLD_MESSAGE:
        return ChatError(said)
    if error.status == 429:
        return ChatBusy(_retry_after(error))
    if error.status >= 500 or error.status == 401:
        return ChatDown(said)
    return ChatError(said)


def _retry_after(error: discord.HTTPException) -> float:
    """What the header says: the library keeps no more of a 429 that it gives up on."""
    try:
        return float(error.response.headers.get("Retry-After", 5.0))
    except ValueError:
        return 5.0
