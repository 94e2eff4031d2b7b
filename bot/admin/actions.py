"""Admin actions on users: block, roles, quotas. Each change goes to the audit log; an action that
changes nothing does not. All raise AdminRefused."""

from __future__ import annotations

from bot.access import is_admin
from bot.admin import queries
from bot.admin.context import AdminContext, AdminRefused, AdminResult
from bot.parsing import quota as limits
from storage.models import Account, Person, Role


async def block(context: AdminContext, written: str) -> AdminResult:
    """Block a user from sending anything new; not an admin, nor oneself."""
    account, person = await context.person(written)
    if account in context.own:
        raise AdminRefused("block-not-self")
    if is_admin(person, context.settings):
        raise AdminRefused("block-not-admins", account=str(account))
    return await _set_role(context, account, person, Role.BLOCKED, "block")


async def unblock(context: AdminContext, written: str) -> AdminResult:
    """Unblock a user."""
    account, person = await context.person(written)
    role = Role.USER if person.role is Role.BLOCKED else person.role
    return await _set_role(context, account, person, role, "unblock")


async def appoint(context: AdminContext, written: str) -> AdminResult:
    """Make a user who is not blocked an admin."""
    account, person = await context.person(written)
    if is_admin(person, context.settings):
        raise AdminRefused("admin-already", account=str(account))
    if person.role is Role.BLOCKED:
        raise AdminRefused("admin-blocked", account=str(account))
    return await _set_role(context, account, person, Role.ADMIN, "admin")


async def dismiss(context: AdminContext, written: str) -> AdminResult:
    """Take the admin role from a user to whom another admin gave it; not from oneself."""
    account, person = await context.person(written)
    if account in context.own:
        raise AdminRefused("unadmin-not-self")
    if any(map(context.settings.is_admin, person.accounts)):
        raise AdminRefused("unadmin-settings", account=str(account))
    if person.role is not Role.ADMIN:
        raise AdminRefused("unadmin-none", account=str(account))
    return await _set_role(context, account, person, Role.USER, "unadmin")


async def quota(context: AdminContext, written: str) -> AdminResult:
    """Show a user's quota, set its limits, or reset them. Raises InvalidOption too."""
    target, *changes = written.split() or [""]
    account, person = await context.person(target)
    if not changes:
        await context.note("who", account)
        heading = context.t("quota-of", account=str(account))
        return await queries.show_quota(context, account, person, heading)
    wanted = limits.read(changes, person.quota)
    if wanted != person.quota:
        await context.unit.people.set_quota(account, wanted)
        await context.note("quota", account, limits.format_limits(wanted) or limits.DEFAULT)
    now = await context.unit.people.find(account)
    heading = context.t("quota-done", account=str(account))
    return await queries.show_quota(context, account, now or person, heading)


async def _set_role(
    context: AdminContext, account: Account, person: Person, role: Role, action: str
) -> AdminResult:
    if person.role is not role:
        await context.unit.people.set_role(account, role)
        await context.note(action, account)
    return AdminResult(context.t(f"{action}-done", account=str(account)))
