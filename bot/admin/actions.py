"""What administrators decide about people; each of it is written down, and nothing that changes
nothing."""

from __future__ import annotations

from bot.admin import queries
from bot.admin.context import AdminContext, AdminResult, named
from bot.parsing import quota as limits
from bot.policy import is_admin
from storage.models import Account, Person, Role


async def block(office: AdminContext, written: str) -> AdminResult:
    """Take nothing new from somebody who is no administrator, nor oneself."""
    account, person = await _met(office, written)
    if isinstance(person, AdminResult):
        return person
    if account in office.own:
        return AdminResult(office.t("block-not-self"), 1)
    if is_admin(person, office.settings):
        return AdminResult(office.t("block-not-admins", account=named(account)), 1)
    return await _become(office, account, person, Role.BLOCKED, "block")


async def unblock(office: AdminContext, written: str) -> AdminResult:
    """Take recordings from them again, as from anybody."""
    account, person = await _met(office, written)
    if isinstance(person, AdminResult):
        return person
    role = Role.USER if person.role is Role.BLOCKED else person.role
    return await _become(office, account, person, role, "unblock")


async def appoint(office: AdminContext, written: str) -> AdminResult:
    """Make somebody an administrator who is not blocked."""
    account, person = await _met(office, written)
    if isinstance(person, AdminResult):
        return person
    if is_admin(person, office.settings):
        return AdminResult(office.t("admin-already", account=named(account)), 1)
    if person.role is Role.BLOCKED:
        return AdminResult(office.t("admin-blocked", account=named(account)), 1)
    return await _become(office, account, person, Role.ADMIN, "admin")


async def dismiss(office: AdminContext, written: str) -> AdminResult:
    """Unmake an administrator whom another one made, but not oneself."""
    account, person = await _met(office, written)
    if isinstance(person, AdminResult):
        return person
    if account in office.own:
        return AdminResult(office.t("unadmin-not-self"), 1)
    if any(map(office.settings.is_admin, person.accounts)):
        return AdminResult(office.t("unadmin-settings", account=named(account)), 1)
    if person.role is not Role.ADMIN:
        return AdminResult(office.t("unadmin-none", account=named(account)), 1)
    return await _become(office, account, person, Role.USER, "unadmin")


async def quota(office: AdminContext, written: str) -> AdminResult:
    """Show a quota, set its limits, or take them back. Raises InvalidOption."""
    whose, *wished = written.split() or [""]
    account, person = await _met(office, whose)
    if isinstance(person, AdminResult):
        return person
    if not wished:
        await office.note("who", account)
        heading = office.t("quota-of", account=named(account))
        return await queries.quota(office, account, person, heading)
    wish = limits.read(wished, person.quota)
    if wish != person.quota:
        await office.unit.people.set_quota(account, wish)
        await office.note("quota", account, limits.typed(wish) or limits.DEFAULT)
    now = await office.unit.people.find(account)
    heading = office.t("quota-done", account=named(account))
    return await queries.quota(office, account, now or person, heading)


async def _met(office: AdminContext, written: str) -> tuple[Account, Person | AdminResult]:
    """The account that is written and its person; or what to say when there is none."""
    if (account := office.account(written)) is None:
        return office.actor, office.usage()
    person = await office.unit.people.find(account)
    return account, person or office.unknown_account(account)


async def _become(
    office: AdminContext, account: Account, person: Person, role: Role, action: str
) -> AdminResult:
    if person.role is not role:
        await office.unit.people.set_role(account, role)
        await office.note(action, account)
    return AdminResult(office.t(f"{action}-done", account=named(account)))
