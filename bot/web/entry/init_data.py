"""Telegram's data about the person who opened a page inside it, and their signature.

The process of the pages has no token, so it checks the signature for third parties, Ed25519 with a
key of Telegram's, which needs the bot's id alone:
https://core.telegram.org/bots/webapps#validating-data-for-third-party-use
"""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from storage.display_names import clean_name

TELEGRAM_KEY = bytes.fromhex("e7bf03a2fa4602af4580703d88dda5bb59f32ed8b02a56c187fe7d34caed242d")
"""Telegram's public key of the production environment. That of the test environment is not
accepted: its accounts have the same numbers as other people here."""
LIFETIME = timedelta(minutes=5)
"""After its `auth_date` the data signs nobody in. Telegram makes new data at each opening."""
_AHEAD = timedelta(minutes=1)
"""By which Telegram's clock may be ahead of this one."""
_MOST_FIELDS = 30
_SIGNATURE = re.compile(r"[A-Za-z0-9_-]{86}")
_LOCALE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


_WRONG = (InvalidSignature, LookupError, ValueError, TypeError, AttributeError, OverflowError)


class BadInitData(Exception):
    """Telegram did not sign these data for this bot."""


@dataclass(frozen=True, slots=True)
class InitData:
    """The user, `id` in digits, and the moment at which Telegram signed. `proof` is the signature,
    by which the data are known again."""

    id: str
    name: str
    locale: str
    signed: datetime
    proof: str

    @property
    def expires(self) -> datetime:
        """Return the moment from which on the data sign nobody in."""
        return self.signed + LIFETIME

    def is_fresh(self, now: datetime) -> bool:
        """Return whether the data are neither too old nor of the future."""
        return self.signed - _AHEAD <= now < self.expires


def read_init_data(written: str, bot: str, key: bytes = TELEGRAM_KEY) -> InitData:
    """Return the data that Telegram signed for a bot. Raises BadInitData."""
    try:
        pairs = parse_qsl(
            written, keep_blank_values=True, strict_parsing=True, max_num_fields=_MOST_FIELDS
        )
        fields = dict(pairs)
        proof = fields.pop("signature")
        if len(pairs) != len(fields) + 1 or not _SIGNATURE.fullmatch(proof):
            raise BadInitData("a field is there twice, or the signature has another form")
        fields.pop("hash", None)
        lines = (f"{name}={value}" for name, value in sorted(fields.items()))
        signed = "\n".join((f"{bot}:WebAppData", *lines)).encode()
        signature = base64.urlsafe_b64decode(proof + "==")
        Ed25519PublicKey.from_public_bytes(key).verify(signature, signed)
        return _user(fields, proof)
    except _WRONG as error:
        raise BadInitData(type(error).__name__) from error


def _user(fields: dict[str, str], proof: str) -> InitData:
    """Return the user of signed fields. Raises KeyError, ValueError, TypeError, OverflowError."""
    user = json.loads(fields["user"])
    number = user["id"]
    if type(number) is not int or number <= 0:
        raise ValueError("id")
    names = (str(user.get(each) or "") for each in ("first_name", "last_name"))
    locale = str(user.get("language_code") or "")
    signed = datetime.fromtimestamp(int(fields["auth_date"]), UTC)
    return InitData(
        str(number),
        clean_name(" ".join(names)),
        locale if _LOCALE.fullmatch(locale) else "en",
        signed,
        # The last letter has two bits that count for nothing, so other texts are the same bytes.
        base64.urlsafe_b64decode(proof + "==").hex(),
    )
