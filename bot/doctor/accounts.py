"""Checks of access and administrators."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

from bot.doctor.context import DoctorContext
from bot.doctor.finding import Finding, careful, ok
from bot.settings import BotSettings
from storage.errors import BadSetting
from storage.models import Person, Platform
from storage.self_test import try_rows


async def people(context: DoctorContext) -> AsyncIterator[Finding]:
    """Check the administrators of ADMINS and of /admin, and access."""
    bot = context.settings.bot
    appointed, complete = await _load_appointed(context)
    yield administrators(bot, appointed, complete=complete)
    if bot.platforms:
        yield access(bot, has_admin=bool(_in_settings(bot) or appointed))


async def _load_appointed(context: DoctorContext) -> tuple[list[str], bool]:
    """Return the administrators appointed by /admin, and whether they could be read."""
    if context.in_folder("people", context.settings.storage.database_url):
        return [], False
    from storage.database import Database  # noqa: PLC0415 takes a second

    try:
        if (await try_rows(context.settings.storage.database)).state != "ready":
            return [], True
        database = await Database.open(context.settings.storage.database)
    except BadSetting:  # the database check reports it
        return [], False
    try:
        async with database.read() as unit:
            return [_accounts(each) for each in await unit.people.administrators()], True
    finally:
        await database.close()


def _accounts(person: Person) -> str:
    return " = ".join(map(str, person.accounts))


def _in_settings(bot: BotSettings) -> list[str]:
    return [each for each in bot.admins if not each.startswith(f"{Platform.CONSOLE}:")]


def administrators(bot: BotSettings, appointed: Sequence[str], *, complete: bool = True) -> Finding:
    """Return the finding about administrators. Without `complete` those of /admin are unknown."""
    parts = []
    if configured := _in_settings(bot):
        parts.append(f"{', '.join(configured)} (ADMINS)")
    if appointed:
        parts.append(f"{', '.join(appointed)} (by /admin)")
    if not complete:
        parts.append("those appointed by /admin are unknown, since the database can't be read")
    if configured or appointed:
        return ok("administrators", "; ".join(parts))
    says = "; ".join(["nobody, so no one can use /stats, /queue and /who", *parts])
    todo = "set ADMINS=telegram:123456789; @userinfobot on Telegram shows people their number"
    if not bot.platforms:
        return ok("administrators", "the user of this terminal; no other platform is set up")
    return careful("administrators", says, todo)


def access(bot: BotSettings, *, has_admin: bool) -> Finding:
    """Return the finding about ACCESS. `has_admin` is whether a chat has an administrator."""
    match bot.access:
        case "open":
            says = "open: everybody who finds the bot may use it"
            if bot.minutes_per_day:
                return ok(
                    "access", f"{says}, up to {bot.minutes_per_day:g} minutes in 24 hours each"
                )
            todo = "set MINUTES_PER_DAY, or ACCESS=invite"
            return careful("access", f"{says}, without a limit of minutes", todo)
        case "allowlist":
            says = f"allowlist: {len(bot.allowed)} in ALLOWED, and the administrators"
            return ok("access", says)
        case _:
            return _invite_access(len(bot.invite_codes), has_admin=has_admin)


def _invite_access(codes: int, *, has_admin: bool) -> Finding:
    if codes:
        return ok("access", f"invite: {codes} codes in INVITE_CODES, and the codes made by /invite")
    says = "invite: no code in INVITE_CODES, so people need a code made by /invite"
    if has_admin:
        return ok("access", says)
    todo = "make one with mp4totext admin invite, or set INVITE_CODES"
    return careful("access", f"{says}, and no chat has an administrator", todo)
