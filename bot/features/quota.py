"""`/quota`: the limits of a user, their usage, and when it comes back."""

from __future__ import annotations

from bot.access import is_admin
from bot.admin import actions
from bot.admin.chat_command import run_admin_command
from bot.chat import Command, Message, Span
from bot.context.request import Reply, Request
from bot.quota.checks import sender_quota
from bot.quota.usage import load_usage, usage_lines
from storage.database import Unit
from storage.models import MEGABYTE


async def show_quota(request: Request[Command], unit: Unit) -> Reply:
    """Show the user's own quota. Administrators see and set others', `/quota ACCOUNT minutes=600`;
    other users see their own, whatever they write: so they don't learn which accounts exist."""
    if request.arguments and is_admin(request.person, request.services.settings):
        return await run_admin_command(request, unit, actions.quota)
    usage = await load_usage(unit, request.person, sender_quota(request), request.services.clock())
    megabytes = request.chat.capabilities.download / MEGABYTE
    words = "\n".join(usage_lines(usage, request.t, megabytes))
    return Reply(Message((Span(request.t("quota-title"), "bold"), Span(f"\n{words}"))))
