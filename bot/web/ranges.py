"""Bytes of a stored object, whole or a range of them: RFC 9110, section 14."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from bot.web.guard import FILE_POLICY
from storage.blobs import Blobs
from storage.models import Blob

_PIECE = 512 * 1024
"""Bytes of one read, which a visitor has in memory here."""
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes `start` to `end`, both included."""

    start: int
    end: int


def asked_span(header: str, size: int) -> Span | None:
    """Return the range that a header asks for; None for the whole object. Several ranges are
    answered with the whole, as RFC 9110 allows. Raises ValueError for one outside of the object."""
    found = _RANGE.fullmatch(header.strip())
    if found is None or found[1] == found[2] == "":
        return None
    if not found[1]:
        start, end = max(0, size - int(found[2])), size - 1
    else:
        start, end = int(found[1]), min(int(found[2] or size - 1), size - 1)
    if found[1] and found[2] and int(found[2]) < int(found[1]):
        return None  # not a range: to be ignored
    if start > end or start >= size:
        raise ValueError(header)
    return Span(start, end)


def is_known(header: str, tag: str) -> bool:
    """Return whether a visitor has the bytes with this ETag: RFC 9110, section 13.1.2."""
    known = {each.strip().removeprefix("W/") for each in header.split(",")}
    return bool({tag, "*"} & known)


async def respond(
    request: Request, blobs: Blobs, blob: Blob, mime: str, disposition: str
) -> Response | None:
    """Return the bytes of a stored object that a request asks for; None when they are gone. Raises
    BlobStoreTrouble."""
    size = await asyncio.to_thread(blobs.size, blob.key)
    if size is None:
        return None
    tag = f'"{blob.sha256}"'
    headers = {
        "Accept-Ranges": "bytes",
        "Content-Disposition": disposition,
        "Content-Security-Policy": FILE_POLICY,
        "ETag": tag,
    }
    if is_known(request.headers.get("if-none-match", ""), tag):
        return Response(None, 304, headers)
    wanted = request.headers.get("range", "")
    if request.headers.get("if-range", tag) != tag:
        wanted = ""
    try:
        span = asked_span(wanted, size)
    except ValueError:
        return Response(None, 416, {**headers, "Content-Range": f"bytes */{size}"})
    status = 206 if span else 200
    if span:
        headers["Content-Range"] = f"bytes {span.start}-{span.end}/{size}"
    span = span or Span(0, size - 1)
    headers["Content-Length"] = str(span.end - span.start + 1)
    if request.method == "HEAD":
        return Response(None, status, headers, mime)
    return StreamingResponse(_read(blobs, blob.key, span), status, headers, mime)


async def _read(blobs: Blobs, key: str, span: Span) -> AsyncIterator[bytes]:
    """Yield the bytes. When they go meanwhile, the connection ends before the last byte."""
    at = span.start
    while at <= span.end:
        piece = await asyncio.to_thread(blobs.get_range, key, at, min(_PIECE, span.end - at + 1))
        if not piece:
            raise KeyError(key)
        yield piece
        at += len(piece)
