"""Self-test of the queue server: writes values of each kind that the service uses, reads one back,
and sends a message in a channel.

`Queue` ignores errors of Redis, because a lost notification is harmless; this test reports them. It
does not use arq, because its import would slow down health checks.
"""

from __future__ import annotations

import re
import secrets

from redis.asyncio import Redis
from redis.asyncio.sentinel import MasterNotFoundError
from redis.exceptions import NoPermissionError, RedisError

from pipeline.queue.connections import (
    ANSWER_SECONDS,
    close_pool,
    connection_pool,
    is_from_cluster,
)

_KEPT_SECONDS = 60
_REFUSED = re.compile(r"(certificate verify failed: .+?)\.? \(_ssl")
_NO_TLS = re.compile(r"WRONG_VERSION_NUMBER|RECORD_LAYER_FAILURE")
_CLOSED = re.compile(r"Connection closed by server|reset by peer")


async def try_queue(url: str) -> str:
    """Return why a value can't be written to this server and read back; "" when it can.

    The result never contains the address, which may hold a password.
    """
    try:
        pool = connection_pool(url, ANSWER_SECONDS)
    except (RedisError, ValueError) as error:
        return f"the address can't be read: {error}"
    client = Redis(connection_pool=pool)
    try:
        return await _round_trip(client)
    except (RedisError, OSError, TimeoutError) as error:
        return _describe(error, is_tls=url.startswith("rediss"))
    finally:
        await client.aclose()
        await close_pool(pool)


async def _round_trip(client: Redis) -> str:
    """Do what bots and workers do. A user of the server may lack the right to any of it."""
    number, sent = secrets.token_hex(8), secrets.token_hex(8).encode()
    own, of_arq = f"mp4totext:doctor:{number}", f"arq:job:doctor-{number}"
    async with client.pubsub() as subscription:
        await subscription.subscribe(own)
        await client.publish(own, sent)
        async with client.pipeline(transaction=True) as commands:
            await commands.watch(own)
            commands.multi()  # type: ignore[no-untyped-call]
            commands.zadd(own, {sent: 0.0})
            commands.expire(own, _KEPT_SECONDS)
            commands.set(of_arq, sent, ex=_KEPT_SECONDS)
            commands.zpopmin(own)
            commands.getdel(of_arq)
            *_, popped, got = await commands.execute()
    return "" if (popped, got) == ([(sent, 0.0)], sent) else "what comes out is not what was put in"


def _describe(error: Exception, *, is_tls: bool) -> str:
    text = str(error) or type(error).__name__
    if isinstance(error, TimeoutError) or "Timeout" in type(error).__name__:
        return f"no answer within {ANSWER_SECONDS:.0f} s"
    if isinstance(error, MasterNotFoundError):
        needs_password = "Authentication" in text
        own = "they need ?sentinel_password=…" if needs_password else _about_tls(text, is_tls)
        hint = f"; {own}" if own else ""
        return f"none of the sentinels answers and knows a primary of this name{hint}"
    if is_from_cluster(error):
        return "it is part of a cluster, which can't be used; name one server, or sentinels"
    if isinstance(error, NoPermissionError):
        return f"{text}; the rights that its user needs are in docs/DEPLOYING.md"
    return _about_tls(text, is_tls) or text


def _about_tls(text: str, is_tls: bool) -> str:
    """Return what the error of a connection says about TLS, and what to do; "" for others."""
    if refused := _REFUSED.search(text):
        return f"{refused[1]}: see ssl_ca_certs and ssl_check_hostname in docs/DEPLOYING.md"
    if _NO_TLS.search(text):
        return "TLS is not spoken there; the address must begin with redis instead of rediss"
    if _CLOSED.search(text) and not is_tls:
        return (
            "the connection was closed; where TLS is spoken, the address must begin with rediss "
            "instead of redis"
        )
    return ""
