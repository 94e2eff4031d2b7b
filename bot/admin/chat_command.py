"""Admin commands in a chat: the same operations as at the command line, as a reply."""

from __future__ import annotations

from bot.admin.context import AdminCommand, AdminContext
from bot.chat import Command
from bot.context.request import Reply, Request, plain
from storage.database import Unit


async def run_admin_command(
    request: Request[Command],
    unit: Unit,
    command: AdminCommand,
    without_arguments: AdminCommand | None = None,
) -> Reply:
    """Run an admin command, or the other one when it has no arguments. Raises UserError."""
    services, account = request.services, request.origin.account
    context = AdminContext(
        unit,
        services.settings,
        services.pipeline,
        account,
        request.t,
        f"/{request.event.name.lower()}",
        request.person.accounts,
        account.platform,
        services.clock,
    )
    if not request.arguments and without_arguments is not None:
        command = without_arguments
    return Reply(plain((await command(context, request.arguments)).text))
