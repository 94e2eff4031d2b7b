"""Admin actions on users: block, roles, quotas. Each change goes to the audit log; an action that
changes nothing does not."""

from __future__ import annotations

from bot.access import is_admin
from bot.admin import queries
from bot.admin.context import AdminContext, AdminResult, account_text
from bot.parsing import quota as limits
from storage.models import Account, Person, Role


async def block(context: AdminContext, written: str) -> AdminResult:
    """Block a user from sending anything new; not an admin, nor oneself."""
    account, person = await _find_person(context, written)
    if isinstance(person, AdminResult):
        return person
    if account in context.own:
        return AdminResult(context.t("block-not-self"), 1)
    if is_admin(person, context.settings):
        return AdminResult(context.t("block-not-admins", account=account_text(account)), 1)
    return await _set_role(context, account, person, Role.BLOCKED, "block")


async def unblock(context: AdminContext, written: str) -> AdminResult:
    """Unblock a user."""
    account, person = await _find_person(context, written)
    if isinstance(person, AdminResult):
        return person
    role = Role.USER if person.role is Role.BLOCKED else person.role
    return await _set_role(context, account, person, role, "unblock")


async def appoint(context: AdminContext, written: str) -> AdminResult:
    """Make a user who is not blocked an admin."""
    account, person = await _find_person(context, written)
    if isinstance(person, AdminResult):
        return person
    if is_admin(person, context.settings):
        return AdminResult(context.t("admin-already", account=account_text(account)), 1)
    if person.role is Role.BLOCKED:
        return AdminResult(context.t("admin-blocked", account=account_text(account)), 1)
    return await _set_role(context, account, person, Role.ADMIN, "admin")


async def dismiss(context: AdminContext, written: str) -> AdminResult:
    """Take the admin role from a user to whom another admin gave it; not from oneself."""
    account, person = await _find_person(context, written)
    if isinstance(person, AdminResult):
        return person
    if account in context.own:
        return AdminResult(context.t("unadmin-not-self"), 1)
    if any(map(context.settings.is_admin, person.accounts)):
        return AdminResult(context.t("unadmin-settings", account=account_text(account)), 1)
    if person.role is not Role.ADMIN:
        return AdminResult(context.t("unadmin-none", account=account_text(account)), 1)
    return await _set_role(context, account, person, Role.USER, "unadmin")


async def quota(context: AdminContext, written: str) -> AdminResult:
    """Show a user's quota, set its limits, or reset them. Raises InvalidOption."""
    target, *changes = written.split() or [""]
    account, person = await _find_person(context, target)
    if isinstance(person, AdminResult):
        return person
    if not changes:
        await context.note("who", account)
        heading = context.t("quota-of", account=account_text(account))
        return await queries.show_quota(context, account, person, heading)
    wanted = limits.read(changes, person.quota)
    if wanted != person.quota:
        await context.unit.people.set_quota(account, wanted)
        await context.note("quota", account, limits.format_limits(wanted) or limits.DEFAULT)
    now = await context.unit.people.find(account)
    heading = context.t("quota-done", account=account_text(account))
    return await queries.show_quota(context, account, now or person, heading)


async def _find_person(context: AdminContext, written: str) -> tuple[Account, Person | AdminResult]:
    """Return the typed account and its person, or the result that says why there is none."""
    if (account := context.account(written)) is None:
        return context.actor, context.usage()
    person = await context.unit.people.find(account)
    return account, person or context.unknown_account(account)


async def _set_role(
    context: AdminContext, account: Account, person: Person, role: Role, action: str
) -> AdminResult:
    if person.role is not role:
        await context.unit.people.set_role(account, role)
        await context.note(action, account)
    return AdminResult(context.t(f"{action}-done", account=account_text(account)))
