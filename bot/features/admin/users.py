"""Commands of administrators about people: who, block, admin, audit."""

from __future__ import annotations

from bot.admin import actions, queries
from bot.admin.chat_command import run_admin_command
from bot.chat import Command
from bot.context.request import Reply, Request
from storage.database import Unit

_LISTED = 20


async def show_user(request: Request[Command], unit: Unit) -> Reply:
    """Answer `/who ACCOUNT` with the role, the quota and its use."""
    return await run_admin_command(request, unit, queries.who)


async def block_user(request: Request[Command], unit: Unit) -> Reply:
    """Answer `/block ACCOUNT`: the account can send nothing new."""
    return await run_admin_command(request, unit, actions.block)


async def unblock_user(request: Request[Command], unit: Unit) -> Reply:
    """Answer `/unblock ACCOUNT`: the account is an ordinary user again."""
    return await run_admin_command(request, unit, actions.unblock)


async def appoint_admin(request: Request[Command], unit: Unit) -> Reply:
    """Answer `/admin ACCOUNT`: appoint an administrator; `/admin` alone lists them."""
    return await run_admin_command(
        request, unit, actions.appoint, without_arguments=queries.administrators
    )


async def dismiss_admin(request: Request[Command], unit: Unit) -> Reply:
    """Answer `/unadmin ACCOUNT`: the account is an ordinary user again."""
    return await run_admin_command(request, unit, actions.dismiss)


async def show_audit(request: Request[Command], unit: Unit) -> Reply:
    """Answer `/audit` with the latest actions of administrators."""
    return await run_admin_command(request, unit, queries.audit(_LISTED))
