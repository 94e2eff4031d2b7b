"""Journal of sends that may be repeated, and of the other sends in the same chats meanwhile.

A send with a key is repeated after a crash, so it is recorded before its request, and until the
caller has had time to store what was sent. Others are written only where an answer is slow or lost:
from then on each send of that chat is recorded before its request, so that after a crash no message
of the bot in the window of a search is unknown. A request that Telegram refused sent nothing.
"""

from __future__ import annotations

import asyncio
import uuid
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Collection, Iterable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime

from telegram import Message

from bot.chat.sends import SendStore
from bot.platforms.telegram.duplicates.earlier_sends import EarlierSends
from bot.platforms.telegram.duplicates.known_ids import KnownIds
from bot.platforms.telegram.duplicates.records import Content, Records
from bot.platforms.telegram.errors import REFUSALS
from storage import logs
from storage.models import SendRecord, SendState

log = logs.get(__name__)
SLOW = 1.0
"""Seconds without an answer after which a request is recorded."""
MOST_IN_CHAT = 300
"""Records of one chat; with more its duplicates are left alone."""
_RECENT = 2000  # sends that are remembered, of all chats


class SendJournal:
    """Journal of one bot. Without a store it does not survive the process."""

    def __init__(self, bot: str) -> None:
        self.ids = KnownIds(bot)
        self.changed = asyncio.Event()
        self._bot = bot
        self._records = Records()
        self._flying: defaultdict[int, dict[str, SendRecord]] = defaultdict(dict)
        self._open: dict[int, dict[str, SendRecord]] = {}
        self._recent: deque[SendRecord] = deque(maxlen=_RECENT)
        self._earlier = EarlierSends()

    async def load(self, store: SendStore) -> None:
        """Keep the records in this store, and continue with those of an earlier process."""
        self._records.store = store
        now = datetime.now(UTC)
        for record in await store.load(self._bot):
            if record.state is SendState.NEWEST:
                self.ids.restore(record.chat, record.low)
                continue
            state = SendState.UNCERTAIN if record.state is SendState.SENDING else record.state
            chat = self._open.setdefault(int(record.chat), {})
            chat[record.id] = replace(record, state=state, changed=now)
            if state is SendState.SENT:
                self._earlier.add(record)
        self.changed.set()

    async def close(self) -> None:
        """Write what is not written yet."""
        await self.store_newest()
        await self._records.close()

    # --- sends --------------------------------------------------------------------------------

    @asynccontextmanager
    async def track(self, chat: int, content: Content) -> AsyncIterator[list[int]]:
        """Track one request. The block appends the ids of the messages that it sent."""
        sending = self._record(chat, content)
        self._flying[chat][sending.id] = sending
        slow = asyncio.get_running_loop().call_later(SLOW, self._record_flying, chat)
        sent: list[int] = []
        try:
            if chat in self._open:
                await self._records.put([sending])
            elif content.key:  # a later process sends it again if this one ends before the answer
                await self._records.put(self._start(chat, []))
            yield sent
        except REFUSALS:
            self._land(chat, sending)
            if chat in self._open:
                await self.forget(chat, [sending.id])
            raise
        except (Exception, asyncio.CancelledError):
            self._land(chat, sending)
            now = datetime.now(UTC)
            await self._lose(chat, replace(sending, state=SendState.UNCERTAIN, changed=now))
            raise
        finally:
            slow.cancel()
        self._land(chat, sending)
        self.ids.add_sent(chat, sent)
        now = datetime.now(UTC)
        await self._keep(
            chat, replace(sending, state=SendState.SENT, messages=tuple(sent), changed=now)
        )

    def receive(self, message: Message) -> None:
        """Take in the id of a received message."""
        self.ids.add_new(message.chat.id, message.message_id)

    async def edit(self, chat: int, number: int) -> None:
        """Take in the id of a message that the bot edits: it is no duplicate."""
        self.ids.add(chat, number)
        opened = self._open.get(chat, {}).values()
        if any(it.low < number for it in opened if it.state is SendState.UNCERTAIN) and not any(
            number in it.messages for it in opened
        ):
            edited = self._record(chat, Content(""))
            await self._keep(chat, replace(edited, state=SendState.SENT, messages=(number,)))

    def take_earlier(self, chat: int, key: str) -> tuple[int, ...]:
        """Return the messages of an earlier process with this key, which it may not have stored."""
        return self._earlier.take(chat, key)

    def sent_parts(self, chat: int, key: str) -> list[int]:
        """Return the ids of the messages that an upload with this key has sent, from its first
        file on, also in an earlier process. Key of a part: `key#<number of its first file>`."""
        parts = {
            it.key: it.messages
            for it in self._open.get(chat, {}).values()
            if it.state is SendState.SENT
        }
        sent: list[int] = []
        while more := parts.get(f"{key}#{len(sent)}"):
            sent += more
        return max(sent, self._earlier.take_parts(chat, key), key=len)

    async def store_newest(self) -> None:
        """Store the newest ids for a later process, and erase records that have served."""
        self._records.erase_due()
        now = datetime.now(UTC)
        records = [
            SendRecord(f"newest{each}", self._bot, each, "", newest, now, state=SendState.NEWEST)
            for each, newest in self.ids.take_changed().items()
        ]
        if records:
            await self._records.put(records)

    # --- for the search -----------------------------------------------------------------------

    def chats(self) -> list[int]:
        """Return the chats where an answer was lost."""
        return list(self._open)

    def records(self, chat: int) -> list[SendRecord]:
        """Return the records of such a chat, with those of requests under way."""
        return [*self._open.get(chat, {}).values(), *self._flying.get(chat, {}).values()]

    async def update(self, chat: int, record: SendRecord) -> None:
        """Replace a record."""
        await self._keep(chat, record)

    async def forget(self, chat: int, ids: Iterable[str]) -> None:
        """Delete records, and all of a chat when nothing there is uncertain any more."""
        opened, gone = self._open.get(chat, {}), list(ids)
        for each in gone:
            opened.pop(each, None)
        if self._is_certain(chat):
            self._open.pop(chat, None)
            self._recent.extend(opened.values())
            for record in opened.values():
                self._records.erase_later(record.id, self._earlier.patience(record))
        await self._records.erase(gone)

    async def forget_about(self, chat: str, jobs: Collection[str]) -> None:
        """Forget what was sent to a chat, and elsewhere about these jobs and albums."""

        def is_gone(it: SendRecord) -> bool:
            return it.chat == chat or not set(jobs).isdisjoint(it.about)

        self._recent = deque((it for it in self._recent if not is_gone(it)), _RECENT)
        self._earlier.drop(is_gone)
        for each in self.chats():
            await self.forget(each, [it.id for it in self.records(each) if is_gone(it)])

    # --- records ------------------------------------------------------------------------------

    def _record(self, chat: int, content: Content) -> SendRecord:
        return SendRecord(
            id=uuid.uuid4().hex,
            bot=self._bot,
            chat=str(chat),
            key=content.key,
            low=self._newest(chat),
            changed=datetime.now(UTC),
            fingerprints=content.fingerprints,
            size=content.size,
            buttons=content.buttons,
        )

    def _newest(self, chat: int) -> int:
        """Return an id below that of the next message; 0 when none is known."""
        opened = self._open.get(chat, {}).values()
        return max([self.ids.newest(chat), *(max([it.low, *it.messages]) for it in opened)])

    def _land(self, chat: int, record: SendRecord) -> None:
        self._flying[chat].pop(record.id, None)
        if not self._flying[chat]:
            del self._flying[chat]

    async def _lose(self, chat: int, record: SendRecord) -> None:
        """Record a send whose answer was lost."""
        new = [] if chat in self._open else self._start(chat, [record])
        self._open[chat][record.id] = record
        await self._records.put([record, *new])
        if len(self._open.get(chat, {})) > MOST_IN_CHAT:
            log.warning("duplicates: too many lost answers, leaving them", chat=chat)
            await self.forget(chat, list(self._open[chat]))

    def _record_flying(self, chat: int) -> None:
        """Record requests that take long: the process may be killed before they end."""
        if chat not in self._open and chat in self._flying:
            self._records.put_soon(self._start(chat, []))

    def _start(self, chat: int, lost: list[SendRecord]) -> list[SendRecord]:
        """Begin the records of a chat, with what may be in the window of a search. Return those
        that are to be stored."""
        flying = list(self._flying.get(chat, {}).values())
        low = min(it.low for it in [*lost, *flying])
        uploads = tuple(it.key.rpartition("#")[0] for it in [*lost, *flying] if "#" in it.key)
        sent = [
            it
            for it in self._recent
            if it.chat == str(chat)
            and (max(it.messages, default=0) > low or (uploads and it.key.startswith(uploads)))
        ]
        self._open[chat] = {it.id: it for it in sent}
        return [*sent, *flying]

    def _is_certain(self, chat: int) -> bool:
        opened = self._open.get(chat, {}).values()
        lost = any(it.state is SendState.UNCERTAIN for it in opened)
        return not (lost or self._flying.get(chat))

    async def _keep(self, chat: int, record: SendRecord) -> None:
        if chat not in self._open:
            self._recent.append(record)
            return
        self._open[chat][record.id] = record
        await self._records.put([record])
        if self._is_certain(chat):
            await self.forget(chat, [])
        self.changed.set()
