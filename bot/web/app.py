"""The application: routes, and pages for what goes wrong."""

from __future__ import annotations

from functools import partial

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Scope

from bot.web.adding import add_link
from bot.web.api.mounts import mounted_apis, refused, show_api
from bot.web.context import Web, web_of
from bot.web.dashboard.actions import ask_person, change_job, switch
from bot.web.dashboard.overview import send_now, show_dashboard
from bot.web.documents.captions import send_captions, send_chapters
from bot.web.documents.downloads import send_document
from bot.web.editing.edits import edit, show_changes
from bot.web.editing.rewriting import redo_summary
from bot.web.editing.sentence import show_sentence
from bot.web.entry.joined import begin_to_join, part, show_google
from bot.web.entry.mini_app import enter_mini_app, show_mini_app, show_signed_in
from bot.web.entry.oauth import begin, come_back
from bot.web.guard import Guard, is_of_programs
from bot.web.library.deletion import delete_several
from bot.web.library.page import show_library
from bot.web.library.tags import change_tag, show_tags, tag_result, tag_several
from bot.web.live.pages import cancel_job, show_job
from bot.web.live.stream import send_events
from bot.web.pages import TYPES, Pages, asked_tongue, pages_of, static_file
from bot.web.results import send_file, send_recording
from bot.web.sessions import Refused
from bot.web.sharing.all_links import end_links, show_links
from bot.web.sharing.links import share, unshare
from bot.web.sharing.visits import (
    send_shared_captions,
    send_shared_chapters,
    send_shared_file,
    send_shared_recording,
    show_shared,
)
from bot.web.signing_in import enter, leave, show_entry
from bot.web.tokens import add_token, revoke_token, show_tokens
from bot.web.uploads.routes import serve_upload, serve_uploads
from bot.web.webhooks.page import change, create_webhook, show_webhook, show_webhooks
from storage import logs
from storage.blob_store.trouble import BlobStoreTrouble
from storage.database_errors.transient import TransientDatabaseError
from storage.machine.disk import disk_trouble

log = logs.get(__name__)

ROUTES = (
    Route("/", show_library),
    Route("/in/{code:str}", show_entry),
    Route("/in", enter, methods=["POST"]),
    Route("/out", leave, methods=["POST"]),
    Route("/telegram", show_mini_app),
    Route("/telegram", enter_mini_app, methods=["POST"]),
    Route("/telegram/session", show_signed_in),
    Route("/sign-in/{provider:str}", begin),
    Route("/sign-in/{provider:str}/back", come_back),
    Route("/google", show_google),
    Route("/google/join", begin_to_join, methods=["POST"]),
    Route("/google/end", part, methods=["POST"]),
    Route("/api/v1/docs", show_api),
    Route("/tokens", show_tokens),
    Route("/tokens", add_token, methods=["POST"]),
    Route("/tokens/end", revoke_token, methods=["POST"]),
    Route("/webhooks", show_webhooks),
    Route("/webhooks", create_webhook, methods=["POST"]),
    Route("/webhooks/{webhook:str}", show_webhook),
    Route("/webhooks/{webhook:str}", change, methods=["POST"]),
    Route("/links", add_link, methods=["POST"]),
    Route("/tags", show_tags),
    Route("/tags", change_tag, methods=["POST"]),
    Route("/tags/give", tag_several, methods=["POST"]),
    Route("/delete", delete_several, methods=["POST"]),
    Route("/shared", show_links),
    Route("/shared/end", end_links, methods=["POST"]),
    Route("/uploads", serve_uploads, methods=["OPTIONS", "POST"]),
    Route(
        "/uploads/{upload:str}",
        serve_upload,
        methods=["OPTIONS", "HEAD", "PATCH", "POST", "DELETE"],
    ),
    Route("/events", send_events),
    Route("/result/{job:str}", show_job),
    Route("/result/{job:str}/cancel", cancel_job, methods=["POST"]),
    Route("/result/{job:str}/recording", send_recording),
    Route("/result/{job:str}/file/{number:str}", send_file),
    Route("/result/{job:str}/as/{format:str}", send_document),
    Route("/result/{job:str}/captions", send_captions),
    Route("/result/{job:str}/chapters", send_chapters),
    Route("/result/{job:str}/sentence/{place:str}", show_sentence),
    Route("/result/{job:str}/edit", edit, methods=["POST"]),
    Route("/result/{job:str}/changes", show_changes),
    Route("/result/{job:str}/summary", redo_summary, methods=["POST"]),
    Route("/result/{job:str}/tags", tag_result, methods=["POST"]),
    Route("/result/{job:str}/share", share, methods=["POST"]),
    Route("/result/{job:str}/unshare", unshare, methods=["POST"]),
    Route("/share/{code:str}", show_shared),
    Route("/share/{code:str}/recording", send_shared_recording),
    Route("/share/{code:str}/file/{number:str}", send_shared_file),
    Route("/share/{code:str}/captions", send_shared_captions),
    Route("/share/{code:str}/chapters", send_shared_chapters),
    Route("/operator", show_dashboard),
    Route("/operator/now", send_now),
    Route("/operator/drain", switch, methods=["POST"]),
    Route("/operator/job", change_job, methods=["POST"]),
    Route("/operator/person", ask_person, methods=["POST"]),
)
"""Pages and files of people; the access tests walk over them."""


def make_app(web: Web) -> ASGIApp:
    """Return the application with its checks."""
    apis = mounted_apis(web)
    app = Starlette(
        routes=[*ROUTES, Route("/static/{name:str}", send_static), *apis],
        exception_handlers={
            Refused: _refused,
            HTTPException: _no_page,
            TransientDatabaseError: _away,
            BlobStoreTrouble: _away,
            OSError: _full,
            Exception: _bug,
        },
    )
    app.router.redirect_slashes = False
    app.state.web, app.state.pages, app.state.apis = web, Pages(web), apis
    return Guard(app, web, partial(_refusal, app.state.pages))


def _refusal(pages: Pages, scope: Scope, status: int, key: str) -> Response:
    """Return the response that refuses a request, as a page or for a program."""
    if not is_of_programs(scope):
        return pages.refusal(scope, status, key)
    return refused(status, pages.tongue(scope).t(key))


async def send_static(request: Request) -> Response:
    """Send a script or style of the pages, which are nobody's."""
    name = request.path_params["name"]
    if name not in TYPES:
        raise HTTPException(404)
    headers = {"Cache-Control": "public, max-age=86400", "Content-Type": TYPES[name]}
    return Response(static_file(name), headers=headers)


async def _refused(_request: Request, error: Exception) -> Response:
    if not isinstance(error, Refused):
        raise error
    return error.response


async def _no_page(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    response = _message(request, status, "web-not-found")
    if isinstance(error, HTTPException) and error.headers:
        response.headers.update(error.headers)
    return response


async def _away(request: Request, error: Exception) -> Response:
    log.warning("page not made, its data can't be reached", problem=str(error))
    response = _message(request, 503, "web-away")
    response.headers["Retry-After"] = "10"
    return response


async def _full(request: Request, error: Exception) -> Response:
    if not disk_trouble(error):
        raise error
    return await _away(request, error)


async def _bug(request: Request, _error: Exception) -> Response:
    return _message(request, 500, "error-bug")


def _message(request: Request, status: int, key: str) -> Response:
    tongue = asked_tongue(web_of(request), request.headers)
    return pages_of(request).message(tongue, status, tongue.t(key))
