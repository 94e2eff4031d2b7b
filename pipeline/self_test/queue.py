"""Self-test of the queue server: writes a value and reads it back.

`Queue` ignores errors of Redis, because a lost notification is harmless; this test reports them. It
does not use arq, because its import would slow down health checks.
"""

from __future__ import annotations

import secrets

from redis.asyncio import Redis
from redis.exceptions import RedisError

WAIT_SECONDS = 5
_KEPT_SECONDS = 60


async def try_queue(url: str) -> str:
    """Return why a value can't be written to this server and read back; "" when it can.

    The result never contains the address, which may hold a password.
    """
    try:
        client = Redis.from_url(
            url, socket_timeout=WAIT_SECONDS, socket_connect_timeout=WAIT_SECONDS
        )
    except (RedisError, ValueError) as error:
        return f"the address can't be read: {error}"
    name, sent = f"mp4totext:doctor:{secrets.token_hex(8)}", secrets.token_hex(8).encode()
    try:
        async with client.pipeline(transaction=True) as commands:
            commands.rpush(name, sent)
            commands.expire(name, _KEPT_SECONDS)
            commands.lpop(name)
            _, _, got = await commands.execute()
    except (RedisError, OSError, TimeoutError) as error:
        return _describe(error)
    finally:
        await client.aclose()
    return "" if got == sent else "what comes out is not what was put in"


def _describe(error: Exception) -> str:
    text = str(error) or type(error).__name__
    if isinstance(error, TimeoutError) or "Timeout" in type(error).__name__:
        return f"no answer within {WAIT_SECONDS} s"
    return text
