"""What administrators look up about people and decide about them; each of it is written down."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.balance import balance_of, lines
from bot.chat import Command
from bot.desk import Reply, Visit, plain
from bot.policy import is_admin, quota_of
from storage.database import Unit
from storage.models import Account, Deed, Person, Platform, Role

_LISTED = 20


async def who(visit: Visit, unit: Unit) -> Reply:
    """`/who ACCOUNT`: their role, and what they use of what they may."""
    if (account := _account(visit)) is None:
        return Reply(plain(visit.say("who-how", command="who")))
    if (person := await unit.people.find(account)) is None:
        return Reply(plain(visit.say("who-unknown", account=_name(account))))
    await unit.audit.note(visit.origin.account, "who", _name(account))
    say, rules = visit.say, visit.desk.settings
    quota = quota_of(person, rules, visit.desk.pipeline)
    balance = await balance_of(unit, person, quota, datetime.now(UTC))
    role = Role.ADMIN if is_admin(person, rules) else person.role
    words = [
        say("who-role", role=say(f"role-{role}")),
        say("who-accounts", accounts=", ".join(map(_name, person.accounts))),
        say("who-since", date=f"{person.created:%Y-%m-%d}"),
        *lines(balance, say),
    ]
    return Reply(plain("\n".join(words)))


async def block(visit: Visit, unit: Unit) -> Reply:
    """`/block ACCOUNT`: nothing new is taken from them. Administrators can't be blocked."""
    return await _decide(visit, unit, "block", Role.BLOCKED)


async def unblock(visit: Visit, unit: Unit) -> Reply:
    """`/unblock ACCOUNT`: they are as anybody."""
    return await _decide(visit, unit, "unblock", Role.USER)


async def audit(visit: Visit, unit: Unit) -> Reply:
    """`/audit`: what administrators did last."""
    deeds = await unit.audit.newest(_LISTED)
    if not deeds:
        return Reply(plain(visit.say("audit-none")))
    return Reply(plain("\n".join(map(_line, deeds))))


async def _decide(visit: Visit, unit: Unit, command: str, role: Role) -> Reply:
    if (account := _account(visit)) is None:
        return Reply(plain(visit.say("who-how", command=command)))
    person = await unit.people.find(account)
    if person is None:
        return Reply(plain(visit.say("who-unknown", account=_name(account))))
    if is_admin(person, visit.desk.settings):
        return Reply(plain(visit.say("block-not-admins", account=_name(account))))
    if _may_change(person, role):
        await unit.people.set_role(account, role)
        await unit.audit.note(visit.origin.account, command, _name(account))
    return Reply(plain(visit.say(f"{command}-done", account=_name(account))))


def _may_change(person: Person, role: Role) -> bool:
    """Nothing is written down that changes nothing."""
    return person.role is not role


def _account(visit: Visit) -> Account | None:
    """`telegram:1`, or `1` for the platform that this is typed on; None for anything else."""
    written = visit.event.arguments.strip() if isinstance(visit.event, Command) else ""
    platform, colon, number = written.rpartition(":")
    known = platform.lower() if colon else visit.origin.account.platform.value
    if known not in set(Platform) or not 0 < len(number) <= 64 or len(number.split()) != 1:
        return None
    return Account(Platform(known), number)


def _name(account: Account) -> str:
    return f"{account.platform}:{account.id}"


def _line(deed: Deed) -> str:
    """`2026-01-31 12:00 telegram:1 block telegram:2`, the same in every language."""
    actor = _name(deed.actor) if deed.actor else "…"
    return f"{deed.moment:%Y-%m-%d %H:%M} {actor} {deed.action} {deed.target or '…'}"
