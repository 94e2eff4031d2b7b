"""Admin commands in a chat: the same operations as at the command line, as a reply."""

from __future__ import annotations

from bot.admin.context import AdminCommand, AdminContext
from bot.chat import Command
from bot.context.request import Reply, Request, plain
from storage.database import Unit


async def run_admin_command(
    request: Request, unit: Unit, work: AdminCommand, alone: AdminCommand | None = None
) -> Reply:
    """Run an admin command, or `alone` when it has no arguments. Raises UserError."""
    event, services, account = request.event, request.services, request.origin.account
    command, written = "", ""
    if isinstance(event, Command):
        command, written = f"/{event.name.lower()}", event.arguments.strip()
    context = AdminContext(
        unit,
        services.settings,
        services.pipeline,
        account,
        request.t,
        command,
        request.person.accounts,
        account.platform,
        services.clock,
    )
    chosen = work if written or alone is None else alone
    return Reply(plain((await chosen(context, written)).text))
