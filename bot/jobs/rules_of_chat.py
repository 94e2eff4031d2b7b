"""Rules for words that hold in a chat, under those of a person."""

from __future__ import annotations

from dataclasses import replace

from bot.chat import Origin
from bot.parsing.replacements import merge_rules
from storage.database import Unit
from storage.models import Options


async def with_rules_of_chat(options: Options, origin: Origin, unit: Unit) -> Options:
    """Return options with the group's rules for words, over which the person's own rules win."""
    if origin.private:
        return options
    rules = await unit.chats.replacements(origin.address)
    return replace(options, replacements=merge_rules(rules, options.replacements))
