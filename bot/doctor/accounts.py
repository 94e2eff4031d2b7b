"""Who gets in, and who administers."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

from bot.doctor.context import DoctorContext
from bot.doctor.finding import Finding, careful, ok
from bot.settings import BotSettings
from storage.errors import BadSetting
from storage.models import Person, Platform
from storage.self_test import try_rows


async def people(ground: DoctorContext) -> AsyncIterator[Finding]:
    """Administrators of the settings and of /admin; access."""
    bot = ground.settings.bot
    made, complete = await _made(ground)
    yield administrators(bot, made, complete=complete)
    if bot.platforms:
        yield access(bot, anybody=bool(_named(bot) or made))


async def _made(ground: DoctorContext) -> tuple[list[str], bool]:
    """Whom administrators made so, and whether that is known."""
    if ground.in_folder("people", ground.settings.storage.database_url):
        return [], False
    from storage.database import Database  # noqa: PLC0415 takes a second

    try:
        if (await try_rows(ground.settings.storage.database)).state != "ready":
            return [], True
        rows = await Database.open(ground.settings.storage.database)
    except BadSetting:  # told by another check
        return [], False
    try:
        async with rows.read() as unit:
            return [_accounts(each) for each in await unit.people.administrators()], True
    finally:
        await rows.close()


def _accounts(person: Person) -> str:
    return " = ".join(map(str, person.accounts))


def _named(bot: BotSettings) -> list[str]:
    return [each for each in bot.admins if not each.startswith(f"{Platform.CONSOLE}:")]


def administrators(bot: BotSettings, made: Sequence[str], *, complete: bool = True) -> Finding:
    """Which there are."""
    said = []
    if named := _named(bot):
        said.append(f"{', '.join(named)} (ADMINS)")
    if made:
        said.append(f"{', '.join(made)} (by /admin)")
    if not complete:
        said.append("those made by /admin are not known, since the database can't be read")
    if named or made:
        return ok("administrators", "; ".join(said))
    says = "; ".join(["nobody: /stats, /queue and /who answer nobody", *said])
    todo = "ADMINS=telegram:123456789 (@userinfobot on Telegram tells people their number)"
    if not bot.platforms:
        return ok("administrators", "whoever sits at this terminal; no other front end is set up")
    return careful("administrators", says, todo)


def access(bot: BotSettings, *, anybody: bool) -> Finding:
    """What ACCESS means with the other settings. `anybody`: somebody administers in a chat."""
    match bot.access:
        case "open":
            says = "open: everybody who finds the bot may use it"
            if bot.minutes_per_day:
                return ok("access", f"{says}, {bot.minutes_per_day:g} minutes in 24 hours each")
            todo = "set MINUTES_PER_DAY, or ACCESS=invite"
            return careful("access", f"{says}, without a limit of minutes", todo)
        case "allowlist":
            says = f"allowlist: {len(bot.allowed)} in ALLOWED, and the administrators"
            return ok("access", says)
        case _:
            return _invited(len(bot.invite_codes), anybody=anybody)


def _invited(codes: int, *, anybody: bool) -> Finding:
    if codes:
        return ok("access", f"invite: {codes} codes in INVITE_CODES, and those of /invite")
    says = "invite: no code in INVITE_CODES, so people need one of /invite"
    if anybody:
        return ok("access", says)
    todo = "mp4totext admin invite makes one, or set INVITE_CODES"
    return careful("access", f"{says}, and nobody administers in a chat", todo)
