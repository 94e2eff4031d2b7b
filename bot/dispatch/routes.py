"""Routing tables: the handler of each command, button and form."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from bot.chat import ButtonPress, Command, FormSubmission
from bot.context.request import FormHandler, Handler
from bot.features import (
    accounts,
    groups,
    history,
    jobs,
    join,
    privacy,
    quota,
    results,
    search,
    settings,
    speaker_names,
    start,
    submit,
    tokens,
    voices,
    web,
)
from bot.features.admin import announcements, drain, invites, queue, stats, users
from bot.jobs.send_again import OPEN
from bot.people import voice_memory
from bot.settings import BotSettings
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
from bot.views.job_card import CANCEL

COMMANDS: Mapping[str, Handler[Command]] = MappingProxyType(
    {
        "start": start.start,
        "help": start.show_help,
        "status": jobs.show_status,
        "cancel": jobs.cancel_all,
        "settings": settings.change_settings,
        "language": settings.change_one("lang"),
        "speakers": settings.change_one("speakers"),
        "summary": settings.change_one("summary"),
        "speech": settings.change_one("speech"),
        "formats": settings.change_one("formats"),
        "transcribe": submit.transcribe,
        "again": results.repeat_answer,
        "join": join.join_recordings,
        "names": speaker_names.name_speakers,
        "forget_voice": voices.forget_voice,
        "history": history.show_history,
        "search": search.search,
        "quota": quota.show_quota,
        "auto": groups.switch_automatic,
        "replace": groups.set_rules,
        "link": accounts.link_account,
        "unlink": accounts.unlink_account,
        "web": web.open_pages,
        "token": tokens.open_tokens,
        "privacy": privacy.show_privacy,
        "delete_my_data": privacy.ask_to_delete,
    }
)
"""Every command on every platform; `command-<name>` are its words in the menu and in /help."""

BUTTONS: Mapping[str, Handler[ButtonPress]] = MappingProxyType(
    {
        CANCEL: jobs.cancel_job,
        settings_menu.OPEN: settings.turn_page,
        settings_menu.SET: settings.choose_option,
        history.LIST: history.turn_page,
        OPEN: history.open_result,
        search.PAGES: search.turn_page,
        accounts.CONFIRM: accounts.confirm_link,
        accounts.DECLINE: accounts.decline_link,
        accounts.UNLINK: accounts.unlink_chosen,
        web.END: web.end_sessions,
        tokens.REVOKE: tokens.revoke_tokens,
        privacy.FORGET: privacy.delete_data,
        privacy.KEEP: privacy.keep_data,
        **dict.fromkeys((SUMMARY, TRANSCRIPT, SUBTITLES, VOICE), results.send_file),
        CHOOSE: results.show_options,
        MENU: results.show_options,
        DO: results.redo,
        BACK: results.restore_buttons,
        NAMES: speaker_names.ask_names,
        speaker_names.FORM: speaker_names.explain_missing_form,
        voice_memory.REMEMBER: voices.remember_voices,
        voice_memory.DECLINE: voices.decline_voices,
        voices.LIST: voices.turn_page,
        voices.FORGET: voices.forget_listed,
        DROP: results.ask_to_delete,
        DROP_NOW: results.delete_result,
    }
)
"""Handlers of buttons by action."""

FORM_BUTTONS: Mapping[str, FormHandler] = MappingProxyType(
    {speaker_names.FORM: speaker_names.open_form}
)
"""Buttons that open a form where the platform has forms. Elsewhere BUTTONS handles them."""

FORM_SUBMISSIONS: Mapping[str, Handler[FormSubmission]] = MappingProxyType(
    {speaker_names.FORM: speaker_names.submit_form}
)
"""Handlers of submitted forms by action."""

OPEN_TO_ALL: tuple[Handler[Any], ...] = (
    start.start,
    start.show_help,
    accounts.link_account,
    accounts.confirm_link,
    accounts.decline_link,
    privacy.show_privacy,
    privacy.ask_to_delete,
    privacy.delete_data,
    privacy.keep_data,
    results.restore_buttons,
    results.ask_to_delete,
    results.delete_result,
    voices.forget_voice,
    voices.turn_page,
    voices.forget_listed,
)
"""Handlers that need no access: users who lost theirs can still have their data deleted."""

ACCOUNT_CHANGES: frozenset[Handler[Any]] = frozenset(
    {
        accounts.link_account,
        accounts.confirm_link,
        accounts.unlink_account,
        accounts.unlink_chosen,
    }
)
"""Handlers that change which account belongs to whom."""

ADMIN_COMMANDS: Mapping[str, Handler[Command]] = MappingProxyType(
    {
        "stats": stats.show_stats,
        "queue": queue.show_queue,
        "failures": queue.show_failures,
        "who": users.show_user,
        "block": users.block_user,
        "unblock": users.unblock_user,
        "admin": users.appoint_admin,
        "unadmin": users.dismiss_admin,
        "invite": invites.invite,
        "audit": users.show_audit,
        "drain": drain.drain_service,
        "announce": announcements.announce,
    }
)
"""Commands of administrators. Others see them in no menu; to them such a command is unknown."""

ADMIN_BUTTONS: Mapping[str, Handler[ButtonPress]] = MappingProxyType(
    {
        invites.REVOKE: invites.revoke_listed,
        queue.RETRY: queue.retry_job,
        queue.FRONT: queue.move_to_front,
        queue.TURN: queue.turn_page,
        drain.SWITCH: drain.press_button,
        announcement.ACTION: announcements.press_button,
    }
)
"""Buttons of administrators. Nothing happens when others press them."""


def commands_of(settings: BotSettings) -> list[str]:
    """Return the commands of a service with these settings, for menus and /help."""
    names, of_pages = (*COMMANDS, *ADMIN_COMMANDS), (web.open_pages, tokens.open_tokens)
    return [name for name in names if settings.has_pages or COMMANDS.get(name) not in of_pages]
