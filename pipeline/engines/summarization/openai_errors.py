"""Causes of errors from servers of OpenAI's chat completions.

Servers use the statuses 400 and 404 for several causes, so the message decides.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openai import APIError, APIStatusError

_VERSION = re.compile(r"/(?:v\d+\w*|openai)$")  # ends of addresses that need no /v1
_MODEL_ERROR = re.compile(r"(?<!/)model", re.IGNORECASE)
_PATH_ERROR = re.compile(r"(?:page|file|route) not found|invalid url|cannot post", re.IGNORECASE)
_NO_SUCH_PATH = "Unexpected endpoint"  # message of LM Studio with status 200
_TOO_LONG = re.compile(r"context.?(?:length|size|window)|too (?:long|many tokens)", re.IGNORECASE)


def has_version(address: str) -> bool:
    """Return whether an address ends with a version of the API."""
    return bool(_VERSION.search(address.rstrip("/")))


def unknown_path_message(answer: object) -> str:
    """Return the message of an answer with status 200 to an unknown path; "" for other answers."""
    message = str(getattr(answer, "error", None) or "")
    return message if message.startswith(_NO_SUCH_PATH) else ""


def is_about_model(error: APIStatusError, address: str) -> bool:
    """Return whether a 404 is about the model, not about the path.

    An error in the protocol's form below a path with a version is from a server that knows the
    path.
    """
    message = f"{error.message} {error.body}"
    if error.code == "model_not_found" or _MODEL_ERROR.search(message):
        return True
    own_form = isinstance(error.body, dict) and "message" in error.body
    return own_form and has_version(address) and not _PATH_ERROR.search(message)


def is_prompt_too_long(error: APIError) -> bool:
    """Return whether the prompt exceeds the context of the model."""
    return bool(_TOO_LONG.search(str(error)))


def is_safety_block(error: APIError) -> bool:
    """Return whether a 400 is a safety block, as on Azure."""
    return error.code == "content_filter"


def retry_after(error: APIStatusError) -> float | None:
    """Return the Retry-After header in seconds; None if it is missing or a date."""
    try:
        return float(error.response.headers["retry-after"])
    except (KeyError, ValueError):
        return None
