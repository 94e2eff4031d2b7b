"""What people may type and press, and which feature does it: the tables of the conversation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from bot import announcement, remembering, settings_pages
from bot.answer_buttons import (
    BACK,
    CHOOSE,
    DO,
    DROP,
    DROP_NOW,
    MENU,
    NAMES,
    SUBTITLES,
    SUMMARY,
    TRANSCRIPT,
    VOICE,
)
from bot.chat import CommandCard, Profile, Scope
from bot.desk import Feature, Sheet
from bot.features import (
    accounts,
    again,
    announce,
    drain,
    groups,
    history,
    invitations,
    jobs,
    names,
    oversight,
    preferences,
    privacy,
    quota,
    search,
    start,
    stats,
    submit,
    voices,
    workload,
)
from bot.forms import entries, in_every_tongue, options
from bot.reopen import OPEN
from bot.words import Words

COMMANDS: Mapping[str, Feature] = MappingProxyType(
    {
        "start": start.start,
        "help": start.help_,
        "status": jobs.status,
        "cancel": jobs.cancel,
        "settings": preferences.settings,
        "language": preferences.one("lang"),
        "speakers": preferences.one("speakers"),
        "summary": preferences.one("summary"),
        "speech": preferences.one("speech"),
        "formats": preferences.one("formats"),
        "transcribe": submit.transcribe,
        "again": again.again,
        "names": names.names,
        "forget_voice": voices.forget_voice,
        "history": history.history,
        "search": search.search,
        "quota": quota.quota,
        "auto": groups.auto,
        "link": accounts.link,
        "unlink": accounts.unlink,
        "privacy": privacy.privacy,
        "delete_my_data": privacy.delete_my_data,
    }
)
"""Every command on every platform; `command-<name>` are its words in the menu and in /help."""

BUTTONS: Mapping[str, Feature] = MappingProxyType(
    {
        "cancel": jobs.cancel_one,
        settings_pages.OPEN: preferences.turn,
        settings_pages.SET: preferences.choose,
        history.LIST: history.turn,
        OPEN: history.open_one,
        search.TURN: search.turn,
        accounts.JOIN: accounts.join,
        accounts.JOIN_NOT: accounts.join_not,
        accounts.PART: accounts.part,
        privacy.FORGET: privacy.forget,
        privacy.KEEP: privacy.keep,
        **dict.fromkeys((SUMMARY, TRANSCRIPT, SUBTITLES, VOICE), again.give),
        CHOOSE: again.choose,
        MENU: again.choose,
        DO: again.do,
        BACK: again.back,
        NAMES: names.ask,
        names.TYPE: names.not_opened,
        remembering.REMEMBER: voices.remember,
        remembering.DECLINE: voices.decline,
        voices.LIST: voices.turn,
        voices.FORGET: voices.forget_one,
        DROP: again.drop,
        DROP_NOW: again.drop_now,
    }
)
"""What pressing a button does, by the button's action."""

SHEETS: Mapping[str, Sheet] = MappingProxyType({names.TYPE: names.sheet})
"""Which buttons open a form where the platform has forms; where none opens, BUTTONS has it."""

FILLED: Mapping[str, Feature] = MappingProxyType({names.TYPE: names.filled})
"""What is done with a form that was filled in, by its action."""

OPEN_TO_ALL = (
    start.start,
    start.help_,
    accounts.link,
    accounts.join,
    accounts.join_not,
    privacy.privacy,
    privacy.delete_my_data,
    privacy.forget,
    privacy.keep,
    again.back,
    again.drop,
    again.drop_now,
    voices.forget_voice,
    voices.turn,
    voices.forget_one,
)
"""Features that need no access: whoever lost theirs can still have their data deleted."""

OPERATORS: Mapping[str, Feature] = MappingProxyType(
    {
        "stats": stats.stats,
        "queue": workload.queue,
        "failures": workload.failures,
        "who": oversight.who,
        "block": oversight.block,
        "unblock": oversight.unblock,
        "admin": oversight.admin,
        "unadmin": oversight.unadmin,
        "invite": invitations.invite,
        "audit": oversight.audit,
        "drain": drain.drain,
        "announce": announce.announce,
    }
)
"""Commands of administrators: in no menu of others, and to them as unknown as any wrong command."""

OPERATORS_BUTTONS: Mapping[str, Feature] = MappingProxyType(
    {
        invitations.REVOKE: invitations.revoke,
        workload.RETRY: workload.retry,
        workload.FRONT: workload.front,
        workload.TURN: workload.turn,
        drain.SWITCH: drain.press,
        announcement.ACTION: announce.press,
    }
)
"""Their buttons, in the same manner."""


IN_GROUPS = (
    "transcribe",
    "again",
    "names",
    "forget_voice",
    "history",
    "search",
    "status",
    "cancel",
    "quota",
    "settings",
    "help",
)
"""What the menu of a group lists; the others work there, too."""
BY_MANAGERS = ("auto",)
"""What only those who manage a group find in its menu, beside what everybody there finds."""


def menu(words: Words) -> list[CommandCard]:
    """The commands as a platform registers them, described in every locale."""
    return [
        CommandCard(
            name,
            in_every_tongue(words, f"command-{name}"),
            tuple(_scopes(name)),
            options=options(name, words),
            entries=entries(name, words),
            alone=name != "transcribe",
            label=in_every_tongue(words, f"name-{name}"),
        )
        for name in (*COMMANDS, *OPERATORS)
    ]


def profile(words: Words) -> Profile:
    """What somebody reads who opens the chat for the first time."""
    return Profile(in_every_tongue(words, "profile"), in_every_tongue(words, "profile-short"))


def _scopes(name: str) -> Iterator[Scope]:
    if name in OPERATORS:
        yield "operators"
        return
    if name not in BY_MANAGERS:
        yield "private"
    if name in IN_GROUPS:
        yield "group"
    if name in IN_GROUPS + BY_MANAGERS:
        yield "managers"
