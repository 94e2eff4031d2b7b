"""Admin queries: users, admins and the audit log."""

from __future__ import annotations

from bot.access import is_admin
from bot.admin.context import AdminCommand, AdminContext, AdminResult
from bot.parsing.quota import format_limits
from bot.quota.rules import effective_quota, service_quota
from bot.quota.usage import QuotaUsage, load_usage, usage_lines
from storage.models import AS_THEIR_ROLE, Account, AuditEntry, Person, Role
from storage.quota_window import available_from, seconds_used


async def who(context: AdminContext, written: str) -> AdminResult:
    """Show a user's role, accounts and quota usage. Raises AdminRefused."""
    account, person = await context.person(written)
    await context.note("who", account)
    t, role = context.t, role_of(context, person)
    usage = await _usage(context, person)
    words = [
        t("who-role", role=t(f"role-{role}")),
        t("who-accounts", accounts=", ".join(map(str, person.accounts))),
        t("who-since", date=f"{person.created:%Y-%m-%d}"),
        *quota_lines(context, person, usage),
    ]
    return AdminResult("\n".join(words), facts=_facts(account, person, role, usage))


async def show_quota(
    context: AdminContext, account: Account, person: Person, heading: str
) -> AdminResult:
    """Show a user's quota and usage under a heading."""
    usage = await _usage(context, person)
    words = "\n".join([heading, *quota_lines(context, person, usage)])
    return AdminResult(words, facts=_facts(account, person, role_of(context, person), usage))


def audit(last: int, before: int | None = None) -> AdminCommand:
    """Return the command that shows the last entries of the audit log; those before the one of this
    id."""

    async def show(context: AdminContext, _written: str) -> AdminResult:
        entries = await context.unit.audit.latest(last, before)
        words = "\n".join(map(_line, entries)) if entries else context.t("audit-none")
        return AdminResult(words, facts=entries)

    return show


async def administrators(context: AdminContext, _written: str) -> AdminResult:
    """Show the admins: those of the settings, and those appointed by them."""
    configured = list(context.settings.admins)
    appointed = await context.unit.people.administrators()
    words = [context.t("admins-settings", accounts=", ".join(configured) or "-")]
    words += [
        context.t("admins-made", accounts=", ".join(map(str, each.accounts))) for each in appointed
    ]
    facts = {
        "settings": configured,
        "made": [[*map(str, each.accounts)] for each in appointed],
    }
    return AdminResult("\n".join(words), facts=facts)


def role_of(context: AdminContext, person: Person) -> Role:
    """Return a person's role, by their row and by the settings."""
    return Role.ADMIN if is_admin(person, context.settings) else person.role


def quota_lines(context: AdminContext, person: Person, usage: QuotaUsage) -> list[str]:
    """Return lines with the quota that applies, its usage, the limits that were set for the person,
    and a note when those exceed the limits of the service."""
    words = list(usage_lines(usage, context.t))
    if person.quota != AS_THEIR_ROLE:
        words.append(context.t("quota-set", limits=format_limits(person.quota)))
    service = service_quota(context.pipeline)
    longest, largest = person.quota.longest or 0, person.quota.largest or 0
    if longest > (service.longest or longest) or largest > (service.largest or largest):
        most = {"longest": f"{service.longest:g}", "largest": f"{service.largest:g}"}
        words.append(context.t("quota-service", **most))
    return words


async def _usage(context: AdminContext, person: Person) -> QuotaUsage:
    quota = effective_quota(person, context.settings, context.pipeline)
    return await load_usage(context.unit, person, quota, context.clock())


def _facts(account: Account, person: Person, role: Role, usage: QuotaUsage) -> dict[str, object]:
    quota, all_back = usage.quota, None
    if quota.minutes:
        all_back = available_from(quota.minutes, usage.uses, quota.minutes * 60, usage.now)
    return {
        "account": str(account),
        "accounts": [*map(str, person.accounts)],
        "role": role,
        "met": person.created,
        "quota": quota,
        "set": person.quota,
        "minutes_used": round(seconds_used(usage.uses, usage.now) / 60, 2),
        "all_back": all_back,
        "jobs": usage.unfinished,
    }


def _line(entry: AuditEntry) -> str:
    """Return an entry as `2026-01-31 12:00 UTC telegram:1 block telegram:2`, in every language."""
    actor = str(entry.actor) if entry.actor else "…"
    action = f"{entry.moment:%Y-%m-%d %H:%M} UTC {actor} {entry.action} {entry.target or '…'}"
    return f"{action} {entry.detail}".strip()
