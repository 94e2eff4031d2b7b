"""A link that a person adds on the library's page."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.context.refusals import refusal_text
from bot.jobs.submission import Submission, submit_link
from bot.web.answer_places import chosen_place
from bot.web.context import web_of
from bot.web.pages import pages_of
from bot.web.sessions import visitor_of
from bot.web.signing_in import check_form
from storage.errors import UserError

_LONGEST_KEY = 64


async def add_link(request: Request) -> Response:
    """Begin the job of a link. The form has a key, so that a second press makes no second job."""
    visitor = await visitor_of(request)
    form = await check_form(request, visitor.form_token)
    key = f"link {form.get('key', '')[:_LONGEST_KEY]}"
    account, options = chosen_place(visitor, form.get("chat", ""), form.get("options", ""))
    asked = Submission(account, key, options)
    try:
        await submit_link(web_of(request).services, asked, form.get("link", ""))
    except UserError as error:
        text = refusal_text(error, visitor.tongue.t)
        return pages_of(request).message(visitor.tongue, 422, text)
    return RedirectResponse("/", 303)
