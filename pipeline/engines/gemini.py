"""Gemini, by Google's own client, `google-genai`."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from pydantic import BaseModel

from pipeline.engines.answer import schema_of
from pipeline.engines.base import Report, Wish
from pipeline.engines.patience import (
    ONCE,
    PATIENT,
    Busy,
    Meter,
    Patience,
    at_once,
    patiently,
    watched,
)
from pipeline.engines.prompts import Prompt
from pipeline.engines.writing import CutOff, Writer
from storage.errors import (
    EngineMissing,
    EngineNonsense,
    EngineOverQuota,
    EngineRefused,
    EngineTooSlow,
    EngineUnreachable,
)
from storage.models import Summary, Transcript

if TYPE_CHECKING:
    from google.genai import Client
    from google.genai.errors import APIError
    from google.genai.types import GenerateContentResponse

_BUDGET = 60_000  # tokens of transcript in one prompt: two hours and more; the window has a million
_LOOK = 10.0  # seconds to ask whether the model is there
_FINE = {"STOP", "FINISH_REASON_UNSPECIFIED"}
_BROKEN = {"OTHER", "MALFORMED_RESPONSE", "MALFORMED_FUNCTION_CALL", "UNEXPECTED_TOOL_CALL"}
_TOO_LONG = re.compile(r"token count.*exceeds|too many tokens|too long", re.IGNORECASE)


class Gemini:
    """Summarizes by the Gemini API; `timeout` is seconds for one answer."""

    def __init__(
        self,
        key: str,
        model: str,
        base_url: str = "",
        timeout: float = 120,
        *,
        patience: Patience = PATIENT,
    ) -> None:
        self.id = f"gemini {model}"
        self._key = key
        self._model = model
        self._base_url = base_url
        self._timeout = timeout
        self._patience = patience

    def ready(self) -> str:
        """Ask the server for the model. Raises EngineTrouble."""
        return at_once(patiently(self._ready, ONCE))

    def summarize(self, transcript: Transcript, wish: Wish, report: Report) -> Summary:
        """Write a summary. Raises EngineTrouble."""
        meter = Meter()
        return watched(self._summarize(transcript, wish, meter), report, meter)

    async def _ready(self) -> str:
        async with self._client(_LOOK) as client, self._in_our_words(_LOOK):
            await client.aio.models.get(model=self._model)
        return f"{self.id}: the key works and the model is there"

    async def _summarize(self, transcript: Transcript, wish: Wish, meter: Meter) -> Summary:
        async with self._client(self._timeout) as client:

            async def once(prompt: Prompt, shape: type[BaseModel]) -> str:
                async with self._in_our_words(self._timeout):
                    return self._text(await _generate(client, self._model, prompt, shape))

            async def ask(prompt: Prompt, shape: type[BaseModel]) -> str:
                return await patiently(lambda: once(prompt, shape), self._patience)

            return await Writer(ask, self.id, _BUDGET, meter).write(transcript, wish)

    @asynccontextmanager
    async def _client(self, seconds: float) -> AsyncIterator[Client]:
        """The vendor's client on a connection pool that is closed at the end. Its own retries are
        off and it takes nothing from the environment."""
        import httpx  # noqa: PLC0415 loaded only where the engine is used
        from google.genai import Client  # noqa: PLC0415 as above
        from google.genai.types import HttpOptions  # noqa: PLC0415 as above

        if not self._key and not self._base_url:
            raise EngineMissing("no key", engine=self.id, setting="GEMINI_API_KEY")
        async with httpx.AsyncClient(timeout=seconds) as connections:
            options = HttpOptions(
                base_url=self._base_url or None,
                api_version="v1beta",
                timeout=int(seconds * 1000),
                httpx_async_client=connections,
            )
            yield Client(api_key=self._key or "none", vertexai=False, http_options=options)

    @asynccontextmanager
    async def _in_our_words(self, seconds: float) -> AsyncIterator[None]:
        """The vendor's errors as ours."""
        import httpx  # noqa: PLC0415 as above
        from google.genai import errors  # noqa: PLC0415 as above

        try:
            async with asyncio.timeout(seconds):
                yield
        except errors.APIError as error:
            raise self._translated(error) from None
        except httpx.TransportError as error:
            if isinstance(error, httpx.ReadTimeout):
                raise EngineTooSlow(engine=self.id) from None
            raise Busy(EngineUnreachable(type(error).__name__, engine=self.id)) from None
        except TimeoutError:
            raise EngineTooSlow(engine=self.id) from None
        except (errors.UnknownApiResponseError, ValueError, RecursionError) as error:  # not JSON
            raise EngineNonsense(type(error).__name__, engine=self.id) from None

    def _translated(self, error: APIError) -> Exception:
        """An answer with an error status (https://ai.google.dev/gemini-api/docs/troubleshooting).
        The vendor's text goes to the log, without the key."""
        detail = self._without_key(f"{error.code} {error.status}: {error.message}")
        if error.code == 429:
            trouble = EngineOverQuota(detail, engine=self.id)
            daily = any("PerDay" in text for text in _strings(error.details))
            return trouble if daily else Busy(trouble, _retry_delay(error.details))
        if error.code >= 500:
            return Busy(EngineUnreachable(detail, engine=self.id))
        if error.code == 408:
            return EngineTooSlow(detail, engine=self.id)
        if error.code == 413 or (error.code == 400 and _TOO_LONG.search(str(error.message))):
            return CutOff()
        about_key = error.code in (401, 403) or "API_KEY" in str(error.details).upper()
        setting = "GEMINI_API_KEY" if about_key else "GEMINI_MODEL"
        return EngineMissing(detail, engine=self.id, setting=setting)

    def _without_key(self, text: str) -> str:
        return (text.replace(self._key, "[key]") if self._key else text)[:500]

    def _text(self, response: GenerateContentResponse) -> str:
        """The text of an answer, unless it was blocked or cut off."""
        feedback = response.prompt_feedback
        if feedback and feedback.block_reason:
            raise EngineRefused(f"prompt: {feedback.block_reason}", engine=self.id)
        if not response.candidates:
            raise EngineNonsense("no candidate", engine=self.id)
        candidate = response.candidates[0]
        reason = str(getattr(candidate.finish_reason, "value", candidate.finish_reason) or "STOP")
        if reason == "MAX_TOKENS":
            raise CutOff
        if reason in _BROKEN:
            raise EngineNonsense(reason, engine=self.id)
        if reason not in _FINE:  # SAFETY, RECITATION, BLOCKLIST, PROHIBITED_CONTENT, SPII, …
            raise EngineRefused(reason, engine=self.id)
        parts = (candidate.content.parts if candidate.content else None) or []
        return "".join(part.text for part in parts if part.text and not part.thought)


async def _generate(
    client: Client, model: str, prompt: Prompt, shape: type[BaseModel]
) -> GenerateContentResponse:
    from google.genai.types import GenerateContentConfig  # noqa: PLC0415 loaded by the caller

    return await client.aio.models.generate_content(
        model=model,
        contents=prompt.task,
        config=GenerateContentConfig(
            system_instruction=prompt.rules,
            response_mime_type="application/json",
            response_schema=schema_of(shape, closed=False),
            temperature=0.2,
        ),
    )


def _retry_delay(details: object) -> float | None:
    """The `retryDelay` of google.rpc.RetryInfo, such as `21s`, in seconds."""
    for text in _strings(details, "retryDelay"):
        if found := re.fullmatch(r"(\d+(?:\.\d+)?)s", text):
            return float(found.group(1))
    return None


def _strings(tree: object, name: str | None = None) -> Iterator[str]:
    """Every string in a tree of JSON, or those under one name."""
    if isinstance(tree, Mapping):
        for key, value in tree.items():
            if isinstance(value, str) and name in (None, key):
                yield value
            else:
                yield from _strings(value, name)
    elif isinstance(tree, list):
        for value in tree:
            yield from _strings(value, name)
