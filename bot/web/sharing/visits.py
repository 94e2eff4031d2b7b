"""The page of a shared link: one result, read only.

A link that is unknown, revoked, or too old, one whose result is deleted, and one whose owner has no
access any more all get the same page.
"""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from bot.access import check_access
from bot.jobs.redo_rules import StoredAnswer, find_answer
from bot.web.context import Web, web_of
from bot.web.documents.captions import captions_response, chapters_response
from bot.web.pages import asked_tongue, pages_of
from bot.web.rates import network_of
from bot.web.results import View, file_response, limited, recording_response, result_page
from bot.web.sessions import Refused
from bot.web.sharing.links import key_of
from storage import logs
from storage.database import Unit
from storage.errors import NoAccess
from storage.models import Person, Share

log = logs.get(__name__)

_CODE = re.compile(r"[A-Za-z0-9_-]{32}")


async def show_shared(request: Request) -> Response:
    """Show a result to somebody who has a link."""
    answer, view = await _shared(request)
    return await result_page(request, answer, view)


async def send_shared_recording(request: Request) -> ASGIApp:
    """Send the recording to the player of the page."""
    answer, view = await _shared(request)
    sent = await recording_response(request, answer)
    return limited(request, view.tongue, view.who, sent)


async def send_shared_file(request: Request) -> ASGIApp:
    """Send a file of the answer, if the owner chose so."""
    answer, view = await _shared(request)
    sent = await file_response(request, answer) if view.files else None
    return limited(request, view.tongue, view.who, sent)


async def send_shared_captions(request: Request) -> Response:
    """Send the captions to the player of the page."""
    answer, view = await _shared(request)
    return await captions_response(request, answer, view.tongue, view.who)


async def send_shared_chapters(request: Request) -> Response:
    """Send the chapters to the player of the page."""
    answer, view = await _shared(request)
    return chapters_response(request, answer, view.tongue)


async def _shared(request: Request) -> tuple[StoredAnswer, View]:
    """Return the answer of a link, and how it is shown. Raises Refused."""
    web, tongue = web_of(request), asked_tongue(web_of(request), request.headers)
    who = f"visitor {network_of(request.client.host)}" if request.client else "visitor"
    if wait := web.visits.wait(who):
        raise Refused(pages_of(request).too_many(tongue, wait))
    code = request.path_params["code"]
    found = await _find(web, code) if _CODE.fullmatch(code) else None
    if found is None:
        raise Refused(pages_of(request).message(tongue, 404, tongue.t("web-share-ended")))
    share, answer = found
    address = f"/share/{code}"
    return answer, View(tongue, who, address, "", files=share.files, is_own=False)


async def _find(web: Web, code: str) -> tuple[Share, StoredAnswer] | None:
    key, now = key_of(code), web.clock()

    async def find(unit: Unit) -> tuple[Share, Person, StoredAnswer] | None:
        share = await unit.shares.find(key, now)
        person = await unit.people.find(share.account) if share else None
        answer = await find_answer(unit, share.job_id) if share and person else None
        if share is None or person is None or answer is None:
            return None
        own = answer.job.account == share.account
        return (share, person, answer) if own else None

    found = await web.query(find)
    if found is None:
        return None
    share, person, answer = found
    try:
        check_access(person, share.account, web.settings)
    except NoAccess:
        log.info("links of a person without access are ended")
        await web.transact(lambda unit: unit.shares.end_for(person.accounts))
        return None
    return share, answer
