"""Typed codes: found, or counted as wrong.

People without access may type codes, so every wrong one counts, whatever it was for.
"""

from __future__ import annotations

from bot import access
from bot.chat import Event
from bot.context.refusals import RequestRefused
from bot.context.request import Request
from bot.i18n.translator import Translator, about
from storage import logs
from storage.database import Unit
from storage.errors import NoAccess
from storage.models import Code, CodeKind, Role

log = logs.get(__name__)


class WrongCode(RequestRefused):
    """A code that can't be used. The message contains the number of tries left."""

    def __init__(self, kind: CodeKind, tries_left: int) -> None:
        """`tries_left` is the number of wrong codes before the account is locked out."""
        super().__init__(f"code-wrong-{kind}")
        self.tries_left = tries_left

    def text(self, t: Translator) -> str:
        """Return the sentence for the user."""
        return f"{super().text(t)} {t('code-tries', count=self.tries_left)}"


async def find_code(request: Request[Event], unit: Unit, kind: CodeKind, typed: str) -> Code:
    """Return a typed code that can be used now. Raises WrongCode, RequestRefused."""
    await check_not_locked_out(request, unit)
    code = await unit.codes.find(kind, typed, request.services.clock())
    if code is None or await _is_void(request, unit, code):
        raise await count_wrong_code(request, unit, kind)
    return code


async def check_not_locked_out(request: Request[Event], unit: Unit) -> None:
    """Check that the account has tries left. Raises RequestRefused."""
    now = request.services.clock()
    until = await unit.codes.locked_until(request.origin.account, now)
    if until is not None:
        time = about(request.t, (until - now).total_seconds())
        raise RequestRefused("code-too-many", time=time)


async def count_wrong_code(request: Request[Event], unit: Unit, kind: CodeKind) -> WrongCode:
    """Count a wrong code, and return the error to raise."""
    account = request.origin.account
    left = await unit.codes.count_failure(account, request.services.clock())
    log.info("wrong code entered", kind=kind, platform=account.platform, tries_left=left)
    return WrongCode(kind, left)


async def _is_void(request: Request[Event], unit: Unit, code: Code) -> bool:
    """Return whether the maker of a code has lost the right to invite people."""
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
