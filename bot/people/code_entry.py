"""A code that somebody typed: looked up, and counted when it is none.

Who may type codes need not have access yet, so every wrong one counts, whatever it was for.
"""

from __future__ import annotations

from bot import policy
from bot.context.request import Request
from bot.i18n.translator import about
from storage import logs
from storage.database import Unit
from storage.errors import NoAccess
from storage.models import Code, CodeKind, Role

log = logs.get(__name__)


async def check_code(visit: Request, unit: Unit, kind: CodeKind, typed: str) -> Code | str:
    """The code, if it can be used now; else why not, in words."""
    if why := await lockout_message(visit, unit):
        return why
    code = await unit.codes.find(kind, typed, visit.desk.clock())
    if code is None or await _is_dead(visit, unit, code):
        return await count_failure(visit, unit, kind)
    return code


async def lockout_message(visit: Request, unit: Unit) -> str:
    """Why none of this account's codes is looked at just now; "" when they are."""
    now = visit.desk.clock()
    until = await unit.codes.refused_until(visit.origin.account, now)
    if until is None:
        return ""
    return visit.say("code-too-many", time=about(visit.say, (until - now).total_seconds()))


async def count_failure(visit: Request, unit: Unit, kind: CodeKind) -> str:
    """Count a wrong code, and say so."""
    account = visit.origin.account
    left = await unit.codes.wrong(account, visit.desk.clock())
    log.info("a wrong code", kind=kind, platform=account.platform, tries_left=left)
    said = visit.say(f"code-wrong-{kind}")
    return f"{said} {visit.say('code-tries', count=left)}"


async def _is_dead(visit: Request, unit: Unit, code: Code) -> bool:
    """Whether who made it may not let anybody come by it any more."""
    maker = await unit.people.find(code.owner) if code.owner else None
    if maker is None or code.owner is None:
        return code.kind is CodeKind.LINK
    if code.kind is CodeKind.INVITE:
        return maker.role is Role.BLOCKED
    try:
        policy.check_access(maker, code.owner, visit.desk.settings)
    except NoAccess:
        return True
    return False
