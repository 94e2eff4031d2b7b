"""`/v1/audio/transcriptions` and `/v1/models` as OpenAI's clients call them, so that tools that
speak to a Whisper server can use this service."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Security
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from bot.jobs.redo_rules import StoredAnswer
from bot.web.api.app import BEARER, DOCUMENT, new_application
from bot.web.api.callers import Authentication, caller_of
from bot.web.api.forms import Form
from bot.web.api.made_files import made_file
from bot.web.api.mounts import OPENAI_PREFIX
from bot.web.api.openai_errors import OpenAIErrors, respond
from bot.web.api.openai_formats import (
    ResponseFormat,
    Transcription,
    VerboseTranscription,
    written,
)
from bot.web.api.openai_jobs import finished_job, transcript_of
from bot.web.api.problems import no_such
from bot.web.api.sending import received
from bot.web.context import Web, web_of
from storage.errors import InvalidOption
from storage.models import Format

_ABOUT = "The part of OpenAI's API that transcribes: set `base_url` and `api_key` of its clients."
_ERRORS: dict[int | str, dict[str, Any]] = {
    status: {
        "description": text,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/OpenAIErrors"}}},
    }
    for status, text in (
        (400, "The request or the recording is not what is expected."),
        (401, "No valid access token."),
        (403, "The token lacks the scope, or the person has no access."),
        (413, "The file is too large."),
        (429, "Too many requests, or the quota is used up."),
        ("default", "Any other error."),
    )
}
_SHAPES = [{"$ref": f"#/components/schemas/{it.__name__}"} for it in
           (Transcription, VerboseTranscription)]  # fmt: skip
_GRANULARITIES = ("word", "segment")
_GRANULARITY_FIELDS = ("timestamp_granularities[]", "timestamp_granularities")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?")
_FIELDS: dict[str, dict[str, Any]] = {
    "file": {"type": "string", "format": "binary", "description": "The recording."},
    "model": {"type": "string", "description": "Any name: the service has one model."},
    "language": {"type": "string", "description": "Code of the language that is spoken."},
    "prompt": {"type": "string", "description": "Names and rare words, with commas between."},
    "response_format": {"type": "string", "enum": list(ResponseFormat), "default": "json"},
    "temperature": {"type": "number", "minimum": 0, "maximum": 1, "description": "Ignored."},
    "timestamp_granularities[]": {
        "type": "array",
        "items": {"type": "string", "enum": list(_GRANULARITIES)},
        "description": "With `verbose_json`; `segment` without it.",
    },
}
_FORM: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {"type": "object", "required": ["file"], "properties": _FIELDS}
            }
        },
    }
}


class Model(BaseModel):
    """Model of speech recognition."""

    id: str
    object: str = "model"
    created: int = 0
    owned_by: str = "mp4totext"


class ModelList(BaseModel):
    """Names that `model` may have; any other one does the same."""

    object: str = "list"
    data: list[Model]


router = APIRouter(tags=["openai"])


@router.post(
    "/audio/transcriptions",
    response_class=Response,
    responses={
        200: {
            "description": "The transcript, in the form that was asked for.",
            "content": {
                "application/json": {"schema": {"anyOf": _SHAPES}},
                "text/plain": {"schema": {"type": "string"}},
            },
        },
        **_ERRORS,
    },
    openapi_extra=_FORM,
)
async def transcribe(request: Request) -> Response:
    """Transcribe a recording, and answer when it is done. A request that is repeated waits for the
    same job, or gets its transcript at once."""
    async with received(request) as form:
        shape, granularities = _response_format(form), _granularities(form)
        job = await finished_job(request, form, _options(form))
    if shape in (ResponseFormat.SRT, ResponseFormat.VTT):
        made_text = await made_file(request, StoredAnswer(job, None, busy=False), Format(shape))
        return Response(made_text, media_type="text/plain; charset=utf-8")
    transcript = await transcript_of(request, job)
    web, person = web_of(request), str(caller_of(request).person.id)
    async with web.turns.turn(person):
        made = await asyncio.to_thread(written, transcript, shape, granularities)
    if isinstance(made, str):
        return Response(made.encode("utf-8", "replace"), media_type="text/plain; charset=utf-8")
    body = made.model_dump_json(exclude_none=True).encode("utf-8", "replace")
    return Response(body, media_type="application/json")


@router.get("/models", response_model=ModelList, responses=_ERRORS)
async def list_models(request: Request) -> ModelList:
    """Return the names of the models."""
    return ModelList(data=[Model(id=name) for name in _models(request)])


@router.get("/models/{model}", response_model=Model, responses={**_ERRORS, 404: _ERRORS["default"]})
async def get_model(request: Request, model: str) -> Model:
    """Return a model."""
    if model not in _models(request):
        raise no_such(request)
    return Model(id=model)


def make_openai_api(web: Web) -> ASGIApp:
    """Return the API, to be mounted at `/v1`."""
    shapes = (OpenAIErrors, Transcription, VerboseTranscription)
    api = new_application("mp4totext for OpenAI's clients", _ABOUT, OPENAI_PREFIX, respond, shapes)
    api.include_router(router, dependencies=[Security(BEARER)])
    api.state.web = web
    uploads = frozenset({"/audio/transcriptions"})
    return Authentication(api, web, frozenset({DOCUMENT}), uploads, respond)


def _models(request: Request) -> list[str]:
    own = web_of(request).services.pipeline.whisper_model
    return list(dict.fromkeys(("whisper-1", own)))


def _response_format(form: Form) -> ResponseFormat:
    asked = form.value("response_format") or "json"
    try:
        return ResponseFormat(asked)
    except ValueError:
        raise InvalidOption(wish=asked[:60], choices=", ".join(ResponseFormat)) from None


def _granularities(form: Form) -> Sequence[str]:
    """Return the asked granularities. Raises InvalidOption."""
    asked = [it for name in _GRANULARITY_FIELDS for it in form.values.get(name, [])]
    if wrong := next((it for it in asked if it not in _GRANULARITIES), None):
        raise InvalidOption(wish=wrong[:60], choices=", ".join(_GRANULARITIES))
    return asked or ("segment",)


def _options(form: Form) -> str:
    """Return the options of the job. Nobody reads a summary here. Raises InvalidOption."""
    options = ["summary=none", "speech=no", "formats=txt"]
    if language := form.value("language").strip():
        if not _LANGUAGE.fullmatch(language):
            raise InvalidOption(wish=language[:60], choices="en, de, zh-Hant")
        options.append(f"lang={language}")
    words = re.split(r"[,;.!?\n]+", re.sub(r"[\"“”«»]", " ", form.value("prompt")))
    if hints := [" ".join(it.split()) for it in words if it.strip()]:
        options.append(f'hints="{", ".join(hints)}"')
    return " ".join(options)
