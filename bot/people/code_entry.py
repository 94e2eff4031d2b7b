"""A code that somebody typed: looked up, and counted when it is none.

Who may type codes need not have access yet, so every wrong one counts, whatever it was for.
"""

from __future__ import annotations

from bot import access
from bot.context.request import Request
from bot.i18n.translator import about
from storage import logs
from storage.database import Unit
from storage.errors import NoAccess
from storage.models import Code, CodeKind, Role

log = logs.get(__name__)


async def check_code(request: Request, unit: Unit, kind: CodeKind, typed: str) -> Code | str:
    """The code, if it can be used now; else why not, in words."""
    if why := await lockout_message(request, unit):
        return why
    code = await unit.codes.find(kind, typed, request.services.clock())
    if code is None or await _is_dead(request, unit, code):
        return await count_failure(request, unit, kind)
    return code


async def lockout_message(request: Request, unit: Unit) -> str:
    """Why none of this account's codes is looked at just now; "" when they are."""
    now = request.services.clock()
    until = await unit.codes.locked_until(request.origin.account, now)
    if until is None:
        return ""
    return request.t("code-too-many", time=about(request.t, (until - now).total_seconds()))


async def count_failure(request: Request, unit: Unit, kind: CodeKind) -> str:
    """Count a wrong code, and say so."""
    account = request.origin.account
    left = await unit.codes.count_failure(account, request.services.clock())
    log.info("a wrong code", kind=kind, platform=account.platform, tries_left=left)
    said = request.t(f"code-wrong-{kind}")
    return f"{said} {request.t('code-tries', count=left)}"


async def _is_dead(request: Request, unit: Unit, code: Code) -> bool:
    """Return whether the maker of a code may no longer let anybody in by it."""
    maker = await unit.people.find(code.owner) if code.owner else None
    if maker is None or code.owner is None:
        return code.kind is CodeKind.LINK
    if code.kind is CodeKind.INVITE:
        return maker.role is Role.BLOCKED
    try:
        access.check_access(maker, code.owner, request.services.settings)
    except NoAccess:
        return True
    return False
