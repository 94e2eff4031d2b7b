"""The end of all tasks of a test, none of which loses its connection to the database."""

import asyncio

from sqlalchemy.pool import AsyncAdaptedQueuePool

from storage.database import Database


async def end_tasks(database: Database) -> None:
    """Cancel all other tasks at a moment at which none of them has a connection.

    A transaction puts its statements and its end in tasks of their own, which nobody but the event
    loop cancels. A connection whose end is cancelled is lost until it is collected as garbage.
    """
    pool = database._write_engine.pool
    assert isinstance(pool, AsyncAdaptedQueuePool)
    while True:
        while pool.checkedout():  # noqa: ASYNC110 - the pool tells nobody
            await asyncio.sleep(0.001)
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        if not tasks:
            return
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)  # some begin others to clean up
