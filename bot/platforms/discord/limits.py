"""Limits of Discord."""

from __future__ import annotations

from bot.chat import Capabilities
from bot.platforms.discord.modals import FIELDS
from storage.models import MEGABYTE

LIMITS = Capabilities(
    download=500 * MEGABYTE,
    upload=10 * MEGABYTE,
    text=3900,
    files=10,
    edit_every=2.5,
    fields=FIELDS,
    unasked_every=1.5,
    url_buttons=True,
)
"""Limits that hold everywhere on Discord: 10 MiB for an upload to a server without boosts, 500 MB
for a download from a paying user; 2000 characters as content, 4096 as an embed (escapes count).
A bot that opens many direct channels quickly is blocked from opening more:
https://discord.com/developers/docs/resources/user"""
