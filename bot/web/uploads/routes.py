"""Uploads of a person: created, continued, asked for and removed.

The token of the page's forms comes in a header, since no form sends these requests.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from bot.context.refusals import refusal_text
from bot.jobs.uploads import begin_upload, finish_upload
from bot.quota.rules import effective_quota
from bot.web.answer_places import chosen_place
from bot.web.context import web_of
from bot.web.sessions import Visitor, check_token, goes_on, secret_of, visitor_of
from bot.web.uploads import protocol
from bot.web.uploads.protocol import TusError
from bot.web.uploads.receive import Receiver, receiving
from storage import logs
from storage.database import Unit
from storage.errors import (
    EmptyFile,
    NotMedia,
    QuotaUsedUp,
    TooLarge,
    TooLargeHere,
    TooManyJobs,
    UserError,
)
from storage.incoming.parts import remove_upload
from storage.models import MEGABYTE, IncomingFile

FORM_HEADER = "x-form-token"
WAIT_SECONDS = 15
"""Seconds after which a client may ask again whether there is room for one more job."""

log = logs.get(__name__)

_Handler = Callable[[Request, Visitor], Awaitable[Response]]


async def serve_uploads(request: Request) -> Response:
    """Answer for `/uploads`: its abilities, and new uploads."""
    handlers: dict[str, _Handler] = {"OPTIONS": _abilities, "POST": _create}
    return await _answered(request, handlers)


async def serve_upload(request: Request) -> Response:
    """Answer for one upload."""
    handlers: dict[str, _Handler] = {
        "OPTIONS": _abilities,
        "HEAD": _tell,
        "PATCH": _continue,
        "DELETE": _remove,
    }
    return await _answered(request, handlers)


async def _answered(request: Request, handlers: dict[str, _Handler]) -> Response:
    visitor = await visitor_of(request)
    method = request.method
    if method == "POST":  # of clients behind a proxy that knows few methods
        method = request.headers.get("x-http-method-override", method)
    handler = handlers.get(method)
    if handler is None:
        return protocol.refusal(405, "This method has no meaning here.")
    try:
        if method != "OPTIONS":
            protocol.check_version(request.headers)
        if method not in ("OPTIONS", "HEAD"):
            check_token(request, request.headers.get(FORM_HEADER, ""), visitor.form_token)
        return await handler(request, visitor)
    except TusError as error:
        return protocol.refusal(error.status, error.says, **error.headers)
    except UserError as error:
        log.info("upload refused", code=error.code, detail=error.detail)
        waits = {"Retry-After": str(WAIT_SECONDS)} if isinstance(error, TooManyJobs) else {}
        return protocol.refusal(_status(error), refusal_text(error, visitor.tongue.t), **waits)


def _status(error: UserError) -> int:
    statuses: tuple[tuple[type[UserError] | tuple[type[UserError], ...], int], ...] = (
        ((TooLarge, TooLargeHere), 413),
        (TooManyJobs, 429),
        (QuotaUsedUp, 403),
        ((NotMedia, EmptyFile), 415),
    )
    return next((status for kinds, status in statuses if isinstance(error, kinds)), 422)


async def _abilities(request: Request, visitor: Visitor) -> Response:
    services = web_of(request).services
    quota = effective_quota(visitor.person, services.settings, services.pipeline)
    response = protocol.answer(
        204,
        Tus_Version=protocol.VERSION,
        Tus_Extension=protocol.EXTENSIONS,
        Tus_Checksum_Algorithm=",".join(protocol.ALGORITHMS),
    )
    if quota.largest:
        response.headers["Tus-Max-Size"] = str(int(quota.largest * MEGABYTE))
    return response


async def _create(request: Request, visitor: Visitor) -> Response:
    """Store a new upload, with the first bytes if the request has some."""
    services = web_of(request).services
    size = protocol.whole_number(request.headers, "upload-length")
    said = protocol.described(request.headers)
    if size == 0:
        raise EmptyFile
    account, options = chosen_place(visitor, said.chat, said.options)
    file = await begin_upload(services, account, said.name, options, said.header, size)
    if request.headers.get("content-type") == protocol.CONTENT_TYPE:
        file = await _receive(request, visitor, file)
    return protocol.answer(201, file, Location=f"/uploads/{file.id}")


async def _tell(request: Request, visitor: Visitor) -> Response:
    file = await _own(request, visitor)
    more = {"Upload_Metadata": file.metadata} if file.metadata else {}
    return protocol.answer(200, file, Upload_Length=str(file.size), **more)


async def _continue(request: Request, visitor: Visitor) -> Response:
    if request.headers.get("content-type") != protocol.CONTENT_TYPE:
        raise TusError(415, f"Content-Type must be {protocol.CONTENT_TYPE}.")
    file = await _own(request, visitor)
    if protocol.whole_number(request.headers, "upload-offset") != file.received:
        raise TusError(409, "Upload-Offset is not the number of bytes that are here.")
    return protocol.answer(204, await _receive(request, visitor, file))


async def _receive(request: Request, visitor: Visitor, file: IncomingFile) -> IncomingFile:
    """Take the bytes in, and make the job when they are all there."""
    web, secret = web_of(request), secret_of(request)

    async def may_store(unit: Unit) -> bool:
        return await goes_on(web, unit, secret, visitor.accounts)

    async with receiving(web, file, may_store) as receiver:
        file = await _receive_checked(request, receiver)
    if not file.is_whole or file.job:
        return file
    await finish_upload(web.services, file)
    now = await web.query(lambda unit: unit.uploads.find(file.id, web.clock()))
    return now or file


async def _receive_checked(request: Request, receiver: Receiver) -> IncomingFile:
    web, checksum = web_of(request), protocol.checksum(request.headers)
    try:
        await receiver.receive(request, checksum)
    except UserError:  # no recording: the rest need not come
        await remove_upload(web.database, web.blobs, receiver.file.id)
        raise
    return receiver.file


async def _remove(request: Request, visitor: Visitor) -> Response:
    web, file = web_of(request), await _own(request, visitor)
    await remove_upload(web.database, web.blobs, file.id)
    return protocol.answer(204)


async def _own(request: Request, visitor: Visitor) -> IncomingFile:
    """Return the upload of the address, if it is one of the visitor's. Raises TusError."""
    web, upload_id = web_of(request), request.path_params["upload"]
    file = None
    if upload_id.isalnum():
        file = await web.query(lambda unit: unit.uploads.find(upload_id, web.clock()))
    if file is None or file.account not in visitor.accounts:
        raise TusError(404, "There is no such upload.")
    return file
