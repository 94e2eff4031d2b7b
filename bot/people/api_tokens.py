"""Access tokens of a person: what is asked for, and the making of one, in a chat or on the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.access import is_admin
from bot.context.refusals import RequestRefused
from bot.i18n.translator import Translator
from bot.parsing.numbers import small_number
from bot.settings import BotSettings
from storage.database import Unit
from storage.display_names import clean_name
from storage.models import Account, ApiToken, Person, TokenScope
from storage.repositories.secrets.api_tokens import (
    MOST,
    MOST_DAYS,
    USUAL_DAYS,
    new_token,
    token_key,
)

_SCOPES = {
    TokenScope.READ: (TokenScope.READ,),
    TokenScope.WRITE: (TokenScope.READ, TokenScope.WRITE),
    TokenScope.ADMIN: (TokenScope.ADMIN,),
}
"""Scopes by what people ask for: who writes also reads."""


@dataclass(frozen=True, slots=True)
class WantedToken:
    """Token that a person asks for. `days` is its lifetime."""

    scope: TokenScope
    days: int = USUAL_DAYS
    name: str = ""

    def __post_init__(self) -> None:
        """Check the days. Raises RequestRefused."""
        if not 1 <= self.days <= MOST_DAYS:
            raise RequestRefused("token-how", most=MOST_DAYS)


def read_wanted(typed: str) -> WantedToken:
    """Return the token of `read 30 backup`. Raises RequestRefused with what may be typed."""
    scope, *rest = typed.split()
    if scope.lower() not in set(TokenScope):
        raise RequestRefused("token-how", most=MOST_DAYS)
    wanted, (first, _, name) = TokenScope(scope.lower()), " ".join(rest).partition(" ")
    if first.lstrip("-").isdigit():
        return WantedToken(wanted, small_number(first), clean_name(name))
    return WantedToken(wanted, name=clean_name(" ".join(rest)))


async def make_token(
    unit: Unit,
    person: Person,
    account: Account,
    wanted: WantedToken,
    settings: BotSettings,
    now: datetime,
) -> tuple[str, ApiToken]:
    """Store a new token. Return its secret, which is shown once, and its row. The caller holds
    `people.lock`, so that no deletion of the account goes on. Raises RequestRefused."""
    if wanted.scope is TokenScope.ADMIN and not is_admin(person, settings):
        raise RequestRefused("token-admin")
    await unit.usage.lock(person.accounts)  # two at the same moment are not both the last one
    if len(await unit.api_tokens.list_for(person.accounts, now)) >= MOST:
        raise RequestRefused("token-many", most=MOST)
    secret = new_token()
    name = wanted.name or f"{wanted.scope} {now:%Y-%m-%d}"
    expires = now + timedelta(days=wanted.days)
    scopes = _SCOPES[wanted.scope]
    token = ApiToken(token_key(secret), account, name, scopes, now, None, expires)
    await unit.api_tokens.add(token)
    return secret, token


def token_line(token: ApiToken, t: Translator) -> str:
    """Return the facts about a token: name, scope, end and last use."""
    used = f"{token.used:%Y-%m-%d %H:%M} UTC" if token.used else t("token-unused")
    scope = t("token-scope", scope=token.scopes[-1])
    return t(
        "token-line", name=token.name, scope=scope, until=f"{token.expires:%Y-%m-%d}", used=used
    )
