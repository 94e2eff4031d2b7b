"""What administrators look up about people and decide about them, said in a chat."""

from __future__ import annotations

from bot import decisions, lookups
from bot.administered import told
from bot.desk import Reply, Visit
from storage.database import Unit

_LISTED = 20


async def who(visit: Visit, unit: Unit) -> Reply:
    """`/who ACCOUNT`: their role, and what they use of what they may."""
    return await told(visit, unit, lookups.who)


async def block(visit: Visit, unit: Unit) -> Reply:
    """`/block ACCOUNT`: nothing new is taken from them."""
    return await told(visit, unit, decisions.block)


async def unblock(visit: Visit, unit: Unit) -> Reply:
    """`/unblock ACCOUNT`: they are as anybody."""
    return await told(visit, unit, decisions.unblock)


async def admin(visit: Visit, unit: Unit) -> Reply:
    """`/admin ACCOUNT` makes an administrator; `/admin` alone lists them."""
    return await told(visit, unit, decisions.appoint, alone=lookups.administrators)


async def unadmin(visit: Visit, unit: Unit) -> Reply:
    """`/unadmin ACCOUNT`: they are as anybody."""
    return await told(visit, unit, decisions.dismiss)


async def audit(visit: Visit, unit: Unit) -> Reply:
    """`/audit`: what administrators did last."""
    return await told(visit, unit, lookups.audit(_LISTED))
