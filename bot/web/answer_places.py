"""The chats to which an answer may go beside its page, and the choice of one of them."""

from __future__ import annotations

from bot.jobs.submission import NO_CHAT
from bot.web.sessions import Visitor
from storage.models import Account, Platform

ONLY_HERE = "none"


def answer_places(visitor: Visitor) -> dict[str, str]:
    """Return the choices of a form with their words: the private chat of each account, that of the
    session first, and none."""
    t, own = visitor.tongue.t, visitor.session.account
    accounts = [own, *(each for each in visitor.accounts if each != own)]
    accounts = [each for each in accounts if each.platform is not Platform.CONSOLE]
    names = {each: t("platform-name", code=each.platform) for each in accounts}
    shown = list(names.values())
    places = {
        _value(each): t("answer-in-chat", platform=_distinct(name, each, shown))
        for each, name in names.items()
    }
    return {**places, ONLY_HERE: t("answer-only-here")}


def chosen_place(visitor: Visitor, choice: str, options: str) -> tuple[Account, str]:
    """Return the account in whose chat an answer comes, and the options of its job. A choice that
    there is not is that of the session's account."""
    if choice == ONLY_HERE:
        return visitor.session.account, f"{options} {NO_CHAT}".strip()
    found = (each for each in visitor.accounts if _value(each) == choice)
    return next(found, visitor.session.account), options


def _value(account: Account) -> str:
    return f"{account.platform}:{account.id}"


def _distinct(name: str, account: Account, names: list[str]) -> str:
    return f"{name} {account.id}" if names.count(name) > 1 else name
