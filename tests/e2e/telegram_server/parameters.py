"""Parameters of a request to the emulated Bot API."""

from __future__ import annotations

from aiohttp import BodyPartReader, web

from tests.e2e.telegram_server.rules import Params, Upload


async def read_params(request: web.Request) -> Params:
    """Parse the parameters from the query, a form, JSON or multipart: the Bot API takes all."""
    fields = dict(request.query)
    if request.content_type == "application/json":
        fields |= {name: str(value) for name, value in (await request.json()).items()}
        return Params(fields)
    if not request.content_type.startswith("multipart/"):
        return Params(fields | {name: str(it) for name, it in (await request.post()).items()})
    uploads: dict[str, Upload] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        content = bytes(await part.read())
        if part.filename is None:
            fields[part.name] = content.decode()
        else:
            mime = part.headers.get("Content-Type", "application/octet-stream")
            uploads[part.name] = Upload(part.filename, mime, content)
    return Params(fields, uploads)
