"""`/privacy` and `/delete_my_data`."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from bot.chat import Button, ButtonPress, Command, Message, Span
from bot.context.request import Reply, Request, plain
from bot.people.deletion import carry_out, confirmed
from bot.quota.rules import quota_after_unlink
from storage.database import Unit
from storage.models import Platform

FORGET, KEEP = "forget", "keep"


async def show_privacy(request: Request[Command], unit: Unit) -> Reply:
    """Answer `/privacy` with one paragraph."""
    storage = request.services.storage
    words = request.t("privacy", hours=storage.keep_media_hours, days=storage.retention_days)
    words += f" {request.t('privacy-codes')}"
    if request.services.settings.has_pages:
        words += f" {request.t('privacy-web')} {request.t('privacy-token')}"
        words += f" {request.t('privacy-webhook')}"
    if await unit.joined_logins.list_for(request.person.accounts):
        words += f" {request.t('privacy-google')}"
    if request.services.pipeline.remember_voices:
        words += f" {request.t('privacy-voices', days=storage.retention_days)}"
    if request.origin.account.platform is Platform.CONSOLE:
        words += f" {request.t('privacy-typed', days=storage.retention_days)}"
    return Reply(plain(words))


async def ask_to_delete(request: Request[Command], _unit: Unit) -> Reply:
    """Answer `/delete_my_data` with a question, which names several linked accounts."""
    t, owner, question = request.t, request.origin.account.id, request.t("delete-confirm")
    if len(request.person.accounts) > 1:
        platforms = [t("platform-name", code=it.platform) for it in request.person.accounts]
        question += "\n\n" + t("delete-accounts", accounts=", ".join(platforms))
    buttons = (Button(t("button-delete"), FORGET, owner), Button(t("button-keep"), KEEP, owner))
    return Reply(Message((Span(question),), (buttons,)))


async def delete_data(request: Request[ButtonPress], unit: Unit) -> Reply:
    """Delete all data of all the user's accounts. Only the user who asked may confirm: the button
    carries their account."""
    request.check_own(request.argument, "delete-not-yours")
    quota = quota_after_unlink(request.person, request.services.settings)
    deletion = replace(confirmed(request, "done"), accounts=request.person.accounts, quota=quota)
    await unit.deletions.add(deletion)
    then = partial(carry_out, request.services, deletion)
    return request.reply("delete-working", edit=True, then=then)


async def keep_data(request: Request[ButtonPress], _unit: Unit) -> Reply:
    """Delete nothing."""
    request.check_own(request.argument, "delete-not-yours")
    return request.reply("delete-kept", edit=True)
