"""Access rules: admins, and accounts that may use the bot. Pure functions; the checks raise."""

from __future__ import annotations

from bot.settings import BotSettings
from storage.errors import NoAccess, NotInvited
from storage.models import Account, Person, Role


def is_admin(person: Person, settings: BotSettings) -> bool:
    """Return whether the settings or the role make the person an admin."""
    return person.role is Role.ADMIN or any(map(settings.is_admin, person.accounts))


def is_blocked(person: Person, settings: BotSettings) -> bool:
    """Return whether a person is blocked. Admins never are."""
    return person.role is Role.BLOCKED and not is_admin(person, settings)


def check_access(person: Person, account: Account, settings: BotSettings) -> None:
    """Check that the account may use the bot. Admins always may, blocked users never.

    Raises NoAccess, NotInvited.
    """
    if is_admin(person, settings):
        return
    has_access = {
        "open": True,
        "allowlist": any(map(settings.is_allowed, person.accounts)),
        "invite": person.invited or any(map(settings.is_allowed, person.accounts)),
    }
    check_not_blocked(person, account, settings)
    if not has_access[settings.access]:
        refusal = NotInvited if settings.access == "invite" else NoAccess
        raise refusal(account=str(account))


def check_not_blocked(person: Person, account: Account, settings: BotSettings) -> None:
    """Check an action that is open to strangers who want access. Raises NoAccess."""
    if is_blocked(person, settings):
        raise NoAccess(account=str(account))
