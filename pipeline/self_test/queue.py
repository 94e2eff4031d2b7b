"""Puts something into the queue server and takes it out again: whether a bell would be heard.

`Queue` swallows what Redis says, since a lost bell costs nothing; here it is what is wanted. It
does without arq, whose import a health check would pay for.
"""

from __future__ import annotations

import secrets

from redis.asyncio import Redis
from redis.exceptions import RedisError

WAIT_SECONDS = 5
_KEPT_SECONDS = 60


async def try_queue(url: str) -> str:
    """Why nothing can be put into the server at this address and taken out; "": it can. Never holds
    the address, whose password it may carry."""
    try:
        client = Redis.from_url(
            url, socket_timeout=WAIT_SECONDS, socket_connect_timeout=WAIT_SECONDS
        )
    except (RedisError, ValueError) as error:
        return f"the address can't be read: {error}"
    name, sent = f"mp4totext:doctor:{secrets.token_hex(8)}", secrets.token_hex(8).encode()
    try:
        async with client.pipeline(transaction=True) as line:
            line.rpush(name, sent)
            line.expire(name, _KEPT_SECONDS)
            line.lpop(name)
            _, _, got = await line.execute()
    except (RedisError, OSError, TimeoutError) as error:
        return _said(error)
    finally:
        await client.aclose()
    return "" if got == sent else "what comes out is not what was put in"


def _said(error: Exception) -> str:
    text = str(error) or type(error).__name__
    if isinstance(error, TimeoutError) or "Timeout" in type(error).__name__:
        return f"no answer within {WAIT_SECONDS} s"
    return text
