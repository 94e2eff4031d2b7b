"""`/token`: access tokens of programs, made, listed and revoked."""

from __future__ import annotations

from bot.access import is_admin
from bot.chat import Button, ButtonPress, Command, Event, Message, Span
from bot.context.refusals import RequestRefused
from bot.context.request import Reply, Request
from bot.people.api_tokens import make_token, read_wanted, token_line
from storage.database import Unit
from storage.repositories.secrets.api_tokens import MOST_DAYS, SHORT_KEY

REVOKE = "tokenend"
"""The buttons' action: `tokenend:<start of a token's key>:<owner>`, or ALL in its place."""
ALL = "all"


async def open_tokens(request: Request[Command], unit: Unit) -> Reply | None:
    """Answer `/token read 30 backup` with a new token, and `/token` with the list of all. Raises
    RequestRefused."""
    services, origin = request.services, request.origin
    if not services.settings.has_pages:
        if not origin.is_confidential:
            return None  # as to any other unknown command
        raise RequestRefused("hint-unknown-command", name="token")
    request.check_confidential("token")
    if not request.arguments:
        return Reply(await _tokens(request, unit))
    wanted = read_wanted(request.arguments)
    await unit.people.lock()
    now = services.clock()
    settings = services.settings
    secret, token = await make_token(unit, request.person, origin.account, wanted, settings, now)
    words = request.t("token-new", until=f"{token.expires:%Y-%m-%d}", scope=wanted.scope)
    return Reply(Message((Span(secret, "code"), Span("\n\n" + words))))


async def revoke_tokens(request: Request[ButtonPress], unit: Unit) -> Reply:
    """Revoke the token of a button, or all. The button may be forged: only one's own end."""
    which, owner = request.split_argument(2)
    request.check_own(owner)
    if which != ALL and len(which) != SHORT_KEY:
        raise RequestRefused("menu-not-yours")
    now, accounts = request.services.clock(), request.person.accounts
    await unit.api_tokens.end_for(accounts, now, "" if which == ALL else which)
    return Reply(await _tokens(request, unit), edit=True)


async def _tokens(request: Request[Event], unit: Unit) -> Message:
    t, owner = request.t, request.origin.account.id
    tokens = await unit.api_tokens.list_for(request.person.accounts, request.services.clock())
    how = t("token-how", most=MOST_DAYS)
    if is_admin(request.person, request.services.settings):
        how += "\n" + t("token-how-admin")
    if not tokens:
        return Message((Span(f"{t('tokens-none')}\n\n{how}"),))
    spans, rows = [Span(t("tokens-title"), "bold")], []
    for number, token in enumerate(tokens, 1):
        spans.append(Span(f"\n{number}. {token_line(token, t)}"))
        label = f"{t('button-token-revoke')} {number}"
        rows.append((Button(label, REVOKE, f"{token.key[:SHORT_KEY]}:{owner}"),))
    rows.append((Button(t("button-token-revoke-all"), REVOKE, f"{ALL}:{owner}"),))
    spans.append(Span(f"\n\n{how}"))
    return Message(tuple(spans), tuple(rows))
