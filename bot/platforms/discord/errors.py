"""Discord's errors, translated into the errors of the chat port."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp
import discord

from bot.chat import ChatBusy, ChatDown, ChatError, ChatGone

# https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
UNKNOWN_CHANNEL, UNKNOWN_MESSAGE, UNKNOWN_WEBHOOK, UNKNOWN_INTERACTION = 10003, 10008, 10015, 10062
TOO_LARGE, TOO_MANY_FOLLOW_UPS, MISSING_ACCESS, NOT_OURS = 40005, 40094, 50001, 50005
NO_DIRECT_MESSAGES, MISSING_PERMISSION, INVALID_WEBHOOK_TOKEN, ARCHIVED = 50007, 50013, 50027, 50083
OLD_MESSAGE = 30046
NO_HISTORY = 160002  # no reply without the permission Read Message History

EXPIRED_CODES = frozenset(
    {UNKNOWN_WEBHOOK, UNKNOWN_INTERACTION, INVALID_WEBHOOK_TOKEN, TOO_MANY_FOLLOW_UPS}
)
"""The interaction takes no more responses; the message may be sent by another route."""
GONE_CODES = EXPIRED_CODES | {
    UNKNOWN_CHANNEL, UNKNOWN_MESSAGE, MISSING_ACCESS, NOT_OURS, NO_DIRECT_MESSAGES,
    MISSING_PERMISSION, ARCHIVED,
}  # fmt: skip


class InteractionExpired(ChatGone):
    """The interaction takes no more responses. Another route may work."""


class ReplyRefused(ChatError):
    """The bot may write there, but not as a reply."""


@contextmanager
def translate_errors() -> Iterator[None]:
    """Translate discord.py's errors into the port's. The original error is not chained: URLs in it
    hold the interaction's token."""
    try:
        yield
    except discord.RateLimited as error:
        raise ChatBusy(error.retry_after) from None
    except discord.HTTPException as error:
        raise _http_error(error) from None
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        raise ChatDown(type(error).__name__) from None
    except discord.DiscordException as error:
        raise ChatError(f"{type(error).__name__}: {error}") from None


def _http_error(error: discord.HTTPException) -> ChatError:
    text = f"{error.status} {error.code}: {error.text[:200]}"
    if error.code in EXPIRED_CODES:
        return InteractionExpired(text)
    if error.code in GONE_CODES or error.status in (403, 404):
        return ChatGone(text)
    if error.code in (OLD_MESSAGE, NO_HISTORY):
        return ReplyRefused(text) if error.code == NO_HISTORY else ChatError(text)
    if error.status == 429:
        return ChatBusy(_retry_after(error))
    if error.status >= 500 or error.status == 401:
        return ChatDown(text)
    return ChatError(text)


def _retry_after(error: discord.HTTPException) -> float:
    """Return the seconds of the Retry-After header: the library keeps no more of a final 429."""
    try:
        return float(error.response.headers.get("Retry-After", 5.0))
    except ValueError:
        return 5.0
