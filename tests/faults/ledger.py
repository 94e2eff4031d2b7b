"""Messages that people sent and see: both platforms as the oracle's plain data."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from bot.i18n.translator import Translations
from tests.e2e.discord_server import DiscordServer
from tests.e2e.discord_server import Post as DiscordPost
from tests.e2e.telegram_server import Post as TelegramPost
from tests.e2e.telegram_server import TelegramServer
from tests.faults.oracle import Chat, Sent, Shown

WORDS = Translations().for_locale("en")
PREPARING = WORDS("card-preparing")
"""Card of an ended job whose answer is not there yet."""
NOTICE = WORDS("database-away")
"""Message that promises an answer later; it is none."""
NOT_MEDIA, CANCELLED = WORDS("error-not_media"), WORDS("card-cancelled")
APOLOGIES = (WORDS("error-bug"), WORDS("error-unknown", code="").partition("(")[0])


@dataclass(slots=True)
class Ledger:
    """Recordings that people sent, and the chats that got another number."""

    sent: list[Sent] = field(default_factory=list)
    moved: dict[Chat, Chat] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, sent: Sent) -> None:
        """Note what somebody sent."""
        with self.lock:
            self.sent.append(sent)

    def moves(self, old: Chat, new: Chat) -> None:
        """Note that a chat got another number."""
        with self.lock:
            self.moved[old] = new


def shown_on(
    telegram: TelegramServer,
    discord: DiscordServer,
    of: Collection[tuple[Chat, str]] | None = None,
) -> list[Shown]:
    """Return the messages of the bot on both platforms: all, or those that answer these messages
    of people, by chat and number, and those that answer none."""
    with telegram.world.lock:
        found = [
            _on_telegram(it)
            for it in telegram.world.posts.values()
            if it.from_bot and not it.deleted
            if of is None or not it.reply_to or (("telegram", str(it.chat)), str(it.reply_to)) in of
        ]
    with discord.world.lock:
        found += [
            part
            for it in discord.world.posts.values()
            if it.from_bot and not it.deleted
            if of is None or (("discord", it.place.id), it.reply_to) in of
            for part in _on_discord(it)
        ]
    return found


def _on_telegram(post: TelegramPost) -> Shown:
    return Shown(
        chat=("telegram", str(post.chat)),
        reply_to=str(post.reply_to or ""),
        text=post.text,
        at=post.history[0].at,
        ended=post.history[-1].at,
        is_open=_is_open(post),
        is_notice=post.text == NOTICE,
        is_apology=_is_apology(post.text),
        file=_name(post.file.name, post.kind) if post.file else "",
        content=words_in_file(post.file.name, post.file.content) if post.file else "",
    )


def _on_discord(post: DiscordPost) -> Iterator[Shown]:
    for part in post.parts():
        yield Shown(
            chat=("discord", post.place.id),
            reply_to=post.reply_to,
            text=part.text,
            at=post.history[0].at,
            ended=post.history[-1].at,
            is_open=_is_open(post),
            is_notice=part.text == NOTICE,
            is_apology=_is_apology(part.text),
            to_press=bool(post.interaction),
            file=_name(part.file.name, part.kind) if part.file else "",
            content=words_in_file(part.file.name, part.file.content) if part.file else "",
        )


def _is_open(post: TelegramPost | DiscordPost) -> bool:
    return post.carries("cancel") or PREPARING in post.text


def _is_apology(text: str) -> bool:
    return any(it in text for it in APOLOGIES)


def _name(name: str, kind: str) -> str:
    return "voice.ogg" if kind == "voice" else name


def words_in_file(name: str, content: bytes) -> str:
    """Return the words of a file: those of subtitles without their numbers, times and line breaks,
    which part the words of one recording."""
    if name.endswith(".txt"):
        return content.decode(errors="replace")
    if not name.endswith(".srt"):
        return ""
    lines = content.decode(errors="replace").splitlines()
    return " ".join(it for it in lines if it and not it.isdecimal() and " --> " not in it)
