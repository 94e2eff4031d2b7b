"""One event, one committed transaction, one reply, even when the confirmation of a commit is lost.

The key of an event is committed with the rows of its handler. An event whose key is there was
handled before and gets no reply, unless it was this process that wrote the key and never learned
that the commit had succeeded: then the reply is still owed.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.chat import Event, Upload
from bot.context.request import Reply
from bot.context.tasks import Gate
from storage.database import Database, Unit
from storage.database_errors.transient import TransientDatabaseError
from storage.models import Platform


class EventTransactions:
    """Transactions of events. `run` may be called again with an event that failed."""

    def __init__(self, database: Database, updates: Gate) -> None:
        self._database, self._updates = database, updates
        self._uncertain: dict[tuple[Platform, str, str], Reply | None] = {}  # perhaps committed

    async def run(
        self, event: Event, work: Callable[[Unit], Awaitable[Reply | None]]
    ) -> Reply | None:
        """Return the reply that `work` makes in a committed transaction; None for an event that was
        answered before. Raises TransientDatabaseError, and errors of `work`."""
        origin = event.origin
        key = (origin.account.platform, origin.key, origin.bot)
        reply: Reply | None = None
        try:
            with self._updates.hold():
                async with self._database.begin(quick=isinstance(event, Upload)) as unit:
                    is_new = await unit.received_updates.add(*key)
                    reply = await work(unit) if is_new else self._uncertain.get(key)
        except TransientDatabaseError as error:
            if error.is_uncertain:
                self._uncertain[key] = reply
            raise
        self._uncertain.pop(key, None)
        return reply
