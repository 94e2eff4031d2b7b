"""The answer that a page is about, for its owner."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from bot.jobs.redo_rules import StoredAnswer, find_own_answer
from bot.web.context import web_of
from bot.web.pages import asked_tongue, pages_of
from bot.web.sessions import Refused, Visitor, visitor_of


async def own_answer(request: Request) -> tuple[Visitor, StoredAnswer]:
    """Return the visitor and their answer. Raises Refused, with the same page whether there is no
    such result or it is somebody else's."""
    visitor = await visitor_of(request)
    job = request.path_params["job"]
    find = web_of(request).query
    answer = await find(lambda unit: find_own_answer(unit, visitor.person, job))
    if answer is None:
        raise Refused(not_found(request, visitor))
    return visitor, answer


def not_found(request: Request, visitor: Visitor) -> Response:
    """Return the page for what is not there, or somebody else's."""
    tongue = asked_tongue(web_of(request), request.headers, visitor.person)
    return pages_of(request).message(tongue, 404, tongue.t("web-not-found"))
