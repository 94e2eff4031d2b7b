"""What administrators look up about people and decide about them, said in a chat."""

from __future__ import annotations

from bot.admin import actions, queries
from bot.admin.from_chat import told
from bot.context.request import Reply, Visit
from storage.database import Unit

_LISTED = 20


async def who(visit: Visit, unit: Unit) -> Reply:
    """`/who ACCOUNT`: their role, and what they use of what they may."""
    return await told(visit, unit, queries.who)


async def block(visit: Visit, unit: Unit) -> Reply:
    """`/block ACCOUNT`: nothing new is taken from them."""
    return await told(visit, unit, actions.block)


async def unblock(visit: Visit, unit: Unit) -> Reply:
    """`/unblock ACCOUNT`: they are as anybody."""
    return await told(visit, unit, actions.unblock)


async def admin(visit: Visit, unit: Unit) -> Reply:
    """`/admin ACCOUNT` makes an administrator; `/admin` alone lists them."""
    return await told(visit, unit, actions.appoint, alone=queries.administrators)


async def unadmin(visit: Visit, unit: Unit) -> Reply:
    """`/unadmin ACCOUNT`: they are as anybody."""
    return await told(visit, unit, actions.dismiss)


async def audit(visit: Visit, unit: Unit) -> Reply:
    """`/audit`: what administrators did last."""
    return await told(visit, unit, queries.audit(_LISTED))
