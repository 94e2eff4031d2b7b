"""What people may type and press, and which feature does it: the tables of the conversation."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.answer_buttons import (
    BACK,
    CHOOSE,
    DO,
    DROP,
    DROP_NOW,
    SUBTITLES,
    SUMMARY,
    TRANSCRIPT,
    VOICE,
)
from bot.chat import CommandCard
from bot.desk import Feature
from bot.features import again, jobs, preferences, privacy, start, submit
from bot.words import Words

COMMANDS: Mapping[str, Feature] = MappingProxyType(
    {
        "start": start.start,
        "help": start.help_,
        "status": jobs.status,
        "cancel": jobs.cancel,
        "settings": preferences.settings,
        "transcribe": submit.transcribe,
        "again": again.again,
        "privacy": privacy.privacy,
        "delete_my_data": privacy.delete_my_data,
    }
)
"""Every command on every platform; `command-<name>` are its words in the menu and in /help."""

BUTTONS: Mapping[str, Feature] = MappingProxyType(
    {
        "cancel": jobs.cancel_one,
        privacy.FORGET: privacy.forget,
        privacy.KEEP: privacy.keep,
        **dict.fromkeys((SUMMARY, TRANSCRIPT, SUBTITLES, VOICE), again.give),
        CHOOSE: again.choose,
        DO: again.do,
        BACK: again.back,
        DROP: again.drop,
        DROP_NOW: again.drop_now,
    }
)
"""What pressing a button does, by the button's action."""

OPEN_TO_ALL = (
    start.start,
    start.help_,
    privacy.privacy,
    privacy.delete_my_data,
    privacy.forget,
    privacy.keep,
    again.back,
    again.drop,
    again.drop_now,
)
"""Features that need no access: whoever lost theirs can still have their data deleted."""


def menu(words: Words) -> list[CommandCard]:
    """The commands as a platform registers them, described in every locale."""
    return [
        CommandCard(name, {code: words.into(code)(f"command-{name}") for code in words.locales})
        for name in COMMANDS
    ]
