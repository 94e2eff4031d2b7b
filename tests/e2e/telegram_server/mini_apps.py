"""Pages that Telegram opens inside itself: the address with the data that a client puts behind it.

- The data and how third parties check them, Ed25519 over `<bot id>:WebAppData` and the sorted
  fields without `hash` and `signature`: https://core.telegram.org/bots/webapps#validating-data-for-third-party-use
- They stand in the fragment, as `tgWebAppData`, beside version, platform and colours of the theme:
  https://docs.telegram-mini-apps.com/platform/launch-parameters
- `hash` needs the token and is made as for the bot itself:
  https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app
- A button takes https alone; the message is that of the Bot API server:
  https://github.com/tdlib/td/blob/master/td/telegram/BotMenuButton.cpp
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from typing import Any
from urllib.parse import quote, urlencode

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.e2e.telegram_server.rules import bad_request

SIGNING_KEY = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"emulated Telegram").digest())
"""In place of Telegram's own."""
PUBLIC_KEY = SIGNING_KEY.public_key().public_bytes_raw()
THEME = {"bg_color": "#17212b", "text_color": "#f5f5f5", "button_color": "#5288c1"}


def init_data(bot: str, user: dict[str, Any], at: int, token: str = "", **fields: str) -> str:
    """Return what Telegram says of a user who opens a page at a moment (Unix time)."""
    values = {"user": json.dumps(user, separators=(",", ":")), "auth_date": str(at), **fields}
    lines = "\n".join(f"{name}={value}" for name, value in sorted(values.items()))
    signature = SIGNING_KEY.sign(f"{bot}:WebAppData\n{lines}".encode())
    secret = hmac.new(b"WebAppData", (token or f"{bot}:x").encode(), hashlib.sha256).digest()
    values["signature"] = base64.urlsafe_b64encode(signature).decode().rstrip("=")
    lines += f"\nsignature={values['signature']}"  # the bot's own check has all but the hash
    values["hash"] = hmac.new(secret, lines.encode(), hashlib.sha256).hexdigest()
    return urlencode(values, quote_via=quote)


def launched(url: str, data: str) -> str:
    """Return the address that a client opens."""
    facts = {"tgWebAppData": data, "tgWebAppVersion": "9.1", "tgWebAppPlatform": "web"}
    return (
        f"{url}#{urlencode({**facts, 'tgWebAppThemeParams': json.dumps(THEME)}, quote_via=quote)}"
    )


def checked_menu_button(button: dict[str, Any]) -> dict[str, Any]:
    """Return a menu button as Telegram keeps it."""
    kind = button.get("type")
    if kind not in ("commands", "default", "web_app"):
        raise bad_request("can't parse menu button: type is invalid")
    if kind == "web_app":
        url = button["web_app"]["url"]
        if not button.get("text"):
            raise bad_request("menu button text must be non-empty")
        if not url.startswith("https://"):
            reason = "Only HTTPS links are allowed"
            raise bad_request(f"menu button Web App URL '{url}' is invalid: {reason}")
    return button
