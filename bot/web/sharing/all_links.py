"""The page of all links that a person has made, to whichever result."""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.web.context import web_of
from bot.web.pages import pages_of
from bot.web.sessions import visitor_of
from bot.web.signing_in import check_form
from storage import logs
from storage.database import Unit
from storage.models import Job, Share
from storage.repositories.pages.shares import SHORT_KEY

log = logs.get(__name__)

PAGE = 20
_KEY = re.compile(rf"[0-9a-f]{{{SHORT_KEY}}}")


async def show_links(request: Request) -> Response:
    """Show the links that have not ended, newest first, with the names of their results; those
    behind the link `?before=short key`."""
    visitor, web = await visitor_of(request), web_of(request)
    before = request.query_params.get("before", "")

    async def read(unit: Unit) -> tuple[list[Share], dict[str, Job]]:
        accounts, is_key = visitor.accounts, _KEY.fullmatch(before) is not None
        start = await unit.shares.find_own(accounts, before) if is_key else None
        links = await unit.shares.of_accounts(accounts, web.clock(), PAGE + 1, start)
        return links, await unit.library.several([each.job_id for each in links])

    links, jobs = await web.query(read)
    found = links[:PAGE]
    return pages_of(request).page(
        "all_links",
        visitor.tongue,
        form_token=visitor.form_token,
        links=[(link, jobs[link.job_id].media.name) for link in found if link.job_id in jobs],
        older=found[-1].key[:SHORT_KEY] if len(links) > PAGE else "",
        is_later=bool(before),
    )


async def end_links(request: Request) -> Response:
    """End one of one's own links, or all."""
    visitor, web = await visitor_of(request), web_of(request)
    form = await check_form(request, visitor.form_token)
    key = form.get("key", "")
    if key == "all" or len(key) == SHORT_KEY:
        short = "" if key == "all" else key
        # A transaction deletes only so many rows.
        while ended := await web.transact(
            lambda unit: unit.shares.end_for(visitor.accounts, short)
        ):
            log.info("shared links ended", count=ended)
    return RedirectResponse("/shared", 303)
