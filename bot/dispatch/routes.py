"""Routing tables: the handler of each command, button and form."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.context.request import FormHandler, Handler
from bot.features import (
    accounts,
    groups,
    history,
    jobs,
    privacy,
    quota,
    results,
    search,
    settings,
    speaker_names,
    start,
    submit,
    voices,
)
from bot.features.admin import announcements, drain, invites, queue, stats, users
from bot.jobs.reopen import OPEN
from bot.people import voice_memory
from bot.views import announcement, settings_menu
from bot.views.answer_buttons import (
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

COMMANDS: Mapping[str, Handler] = MappingProxyType(
    {
        "start": start.start,
        "help": start.help_,
        "status": jobs.status,
        "cancel": jobs.cancel,
        "settings": settings.settings,
        "language": settings.one("lang"),
        "speakers": settings.one("speakers"),
        "summary": settings.one("summary"),
        "speech": settings.one("speech"),
        "formats": settings.one("formats"),
        "transcribe": submit.transcribe,
        "again": results.again,
        "names": speaker_names.names,
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

BUTTONS: Mapping[str, Handler] = MappingProxyType(
    {
        "cancel": jobs.cancel_one,
        settings_menu.OPEN: settings.turn,
        settings_menu.SET: settings.choose,
        history.LIST: history.turn,
        OPEN: history.open_one,
        search.TURN: search.turn,
        accounts.JOIN: accounts.join,
        accounts.JOIN_NOT: accounts.join_not,
        accounts.PART: accounts.part,
        privacy.FORGET: privacy.forget,
        privacy.KEEP: privacy.keep,
        **dict.fromkeys((SUMMARY, TRANSCRIPT, SUBTITLES, VOICE), results.give),
        CHOOSE: results.choose,
        MENU: results.choose,
        DO: results.do,
        BACK: results.back,
        NAMES: speaker_names.ask,
        speaker_names.TYPE: speaker_names.not_opened,
        voice_memory.REMEMBER: voices.remember,
        voice_memory.DECLINE: voices.decline,
        voices.LIST: voices.turn,
        voices.FORGET: voices.forget_one,
        DROP: results.drop,
        DROP_NOW: results.drop_now,
    }
)
"""Handlers of buttons by action."""

SHEETS: Mapping[str, FormHandler] = MappingProxyType({speaker_names.TYPE: speaker_names.sheet})
"""Buttons that open a form where the platform has forms. Elsewhere BUTTONS handles them."""

FILLED: Mapping[str, Handler] = MappingProxyType({speaker_names.TYPE: speaker_names.filled})
"""Handlers of submitted forms by action."""

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
    results.back,
    results.drop,
    results.drop_now,
    voices.forget_voice,
    voices.turn,
    voices.forget_one,
)
"""Features that need no access: whoever lost theirs can still have their data deleted."""

OPERATORS: Mapping[str, Handler] = MappingProxyType(
    {
        "stats": stats.stats,
        "queue": queue.queue,
        "failures": queue.failures,
        "who": users.who,
        "block": users.block,
        "unblock": users.unblock,
        "admin": users.admin,
        "unadmin": users.unadmin,
        "invite": invites.invite,
        "audit": users.audit,
        "drain": drain.drain,
        "announce": announcements.announce,
    }
)
"""Commands of administrators: in no menu of others, and to them as unknown as any wrong command."""

OPERATORS_BUTTONS: Mapping[str, Handler] = MappingProxyType(
    {
        invites.REVOKE: invites.revoke,
        queue.RETRY: queue.retry,
        queue.FRONT: queue.front,
        queue.TURN: queue.turn,
        drain.SWITCH: drain.press,
        announcement.ACTION: announcements.press,
    }
)
"""Their buttons, in the same manner."""
