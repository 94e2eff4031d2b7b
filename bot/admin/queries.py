"""What administrators look up: people, administrators, and what was done by them."""

from __future__ import annotations

from bot.admin.context import AdminCommand, AdminContext, AdminResult, named
from bot.parsing.quota import typed
from bot.policy import is_admin
from bot.quota.rules import quota_of, service_quota
from bot.quota.usage import QuotaUsage, balance_of, lines
from storage.models import AS_THEIR_ROLE, Account, AuditEntry, Person, Role
from storage.quota_window import comes_back, seconds_used


async def who(office: AdminContext, written: str) -> AdminResult:
    """Somebody's role, and what they use of what they may."""
    if (account := office.account(written)) is None:
        return office.usage()
    if (person := await office.unit.people.find(account)) is None:
        return office.unknown_account(account)
    await office.note("who", account)
    t, role = office.t, role_of(office, person)
    balance = await _balance(office, person)
    words = [
        t("who-role", role=t(f"role-{role}")),
        t("who-accounts", accounts=", ".join(map(named, person.accounts))),
        t("who-since", date=f"{person.created:%Y-%m-%d}"),
        *quota_lines(office, person, balance),
    ]
    return AdminResult("\n".join(words), facts=_facts(account, person, role, balance))


async def quota(
    office: AdminContext, account: Account, person: Person, heading: str
) -> AdminResult:
    """What holds for somebody and what they used of it, under a heading."""
    balance = await _balance(office, person)
    words = "\n".join([heading, *quota_lines(office, person, balance)])
    return AdminResult(words, facts=_facts(account, person, role_of(office, person), balance))


def audit(last: int) -> AdminCommand:
    """What administrators did, so many of the last deeds."""

    async def look(office: AdminContext, _written: str) -> AdminResult:
        deeds = await office.unit.audit.newest(last)
        words = "\n".join(map(_line, deeds)) if deeds else office.t("audit-none")
        return AdminResult(words, facts=deeds)

    return look


async def administrators(office: AdminContext, _written: str) -> AdminResult:
    """Who they are: those of the settings, and whom they made so."""
    made = list(office.settings.admins)
    chosen = await office.unit.people.administrators()
    words = [office.t("admins-settings", accounts=", ".join(made) or "-")]
    words += [
        office.t("admins-made", accounts=", ".join(map(named, each.accounts))) for each in chosen
    ]
    facts = {"settings": made, "made": [[*map(named, each.accounts)] for each in chosen]}
    return AdminResult("\n".join(words), facts=facts)


def role_of(office: AdminContext, person: Person) -> Role:
    """What they are, by their row and by the settings."""
    return Role.ADMIN if is_admin(person, office.settings) else person.role


def quota_lines(office: AdminContext, person: Person, balance: QuotaUsage) -> list[str]:
    """What holds, what is used of it, and what was set for them; and that it is more than the
    service takes, where it is."""
    words = list(lines(balance, office.t))
    if person.quota != AS_THEIR_ROLE:
        words.append(office.t("quota-set", limits=typed(person.quota)))
    service = service_quota(office.pipeline)
    longest, largest = person.quota.longest or 0, person.quota.largest or 0
    if longest > (service.longest or longest) or largest > (service.largest or largest):
        most = {"longest": f"{service.longest:g}", "largest": f"{service.largest:g}"}
        words.append(office.t("quota-service", **most))
    return words


async def _balance(office: AdminContext, person: Person) -> QuotaUsage:
    holds = quota_of(person, office.settings, office.pipeline)
    return await balance_of(office.unit, person, holds, office.clock())


def _facts(account: Account, person: Person, role: Role, balance: QuotaUsage) -> dict[str, object]:
    holds, whole = balance.quota, None
    if holds.minutes:
        whole = comes_back(holds.minutes, balance.uses, holds.minutes * 60, balance.now)
    return {
        "account": named(account),
        "accounts": [*map(named, person.accounts)],
        "role": role,
        "met": person.created,
        "quota": holds,
        "set": person.quota,
        "minutes_used": round(seconds_used(balance.uses, balance.now) / 60, 2),
        "all_back": whole,
        "jobs": balance.under_way,
    }


def _line(deed: AuditEntry) -> str:
    """`2026-01-31 12:00 telegram:1 block telegram:2`, the same in every language."""
    actor = named(deed.actor) if deed.actor else "…"
    what = f"{deed.moment:%Y-%m-%d %H:%M} {actor} {deed.action} {deed.target or '…'}"
    return f"{what} {deed.detail}".strip()
