"""Options of a recording without a caption: those of its person, chat and service."""

from __future__ import annotations

from dataclasses import replace

from bot.chat import Origin
from bot.parsing.replacements import merge_rules
from bot.settings import BotSettings
from storage.database import Unit
from storage.models import Options


async def usual_options(own: Options, origin: Origin, unit: Unit, settings: BotSettings) -> Options:
    """Return a person's own options, with the group's rules for words, over which theirs win, and
    with the words for the page of the result where there are pages."""
    own = replace(own, page=settings.has_pages)
    if origin.private:
        return own
    rules = await unit.chats.replacements(origin.address)
    return replace(own, replacements=merge_rules(rules, own.replacements))
