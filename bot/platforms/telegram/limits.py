"""Limits of Telegram's servers."""

from __future__ import annotations

from dataclasses import replace

from bot.chat import Capabilities
from storage.models import MEGABYTE

PUBLIC = Capabilities(
    download=20 * MEGABYTE,
    upload=50 * MEGABYTE,
    text=4096,
    files=10,
    edit_every=3.0,
    caption=1024,
    redelivers=True,
    topics=True,
    url_buttons=True,
)
"""Limits of https://api.telegram.org. In a group 20 messages a minute, edits included."""
LOCAL = replace(PUBLIC, download=2000 * MEGABYTE, upload=2000 * MEGABYTE)
"""Limits of a local Bot API server."""
