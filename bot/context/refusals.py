"""Refusals of requests: raised anywhere below a handler, worded here, sent by the dispatcher."""

from __future__ import annotations

from bot.i18n.translator import Translator, Value
from storage.errors import Refused, UserError
from storage.models import Failure


class RequestRefused(Refused):
    """A request can't be carried out. The Fluent message `key` gives the reason.

    Handlers check before they write, so the transaction is still committed. It stores the key of
    the event and the count of wrong codes.
    """

    def __init__(self, key: str, **placeholders: Value) -> None:
        """`placeholders` fill the message."""
        super().__init__(key)
        self.key = key
        self.placeholders = placeholders

    def text(self, t: Translator) -> str:
        """Return the sentence for the user."""
        return t(self.key, **self.placeholders)


def refusal_text(error: UserError, t: Translator) -> str:
    """Return the sentence about any foreseen error: what went wrong, and the next step."""
    if isinstance(error, RequestRefused):
        return error.text(t)
    return t.failure(Failure(error.code, error.values))
